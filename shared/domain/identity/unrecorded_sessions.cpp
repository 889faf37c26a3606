#include "shared/domain/identity/unrecorded_sessions.h"

namespace bianmin::identity {

bool UnrecordedSessions::add(Kept kept, Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_,
                  [now](const auto& named) { return named.second.session.expires_at <= now; });
    if (sessions_.size() >= kSessionsMax)
        return false;
    const SessionId id = kept.session.id;
    sessions_.insert_or_assign(id, std::move(kept));
    return true;
}

std::optional<UnrecordedSessions::Kept> UnrecordedSessions::find(const SessionId& id,
                                                                 Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(id);
    if (found == sessions_.end() || found->second.session.expires_at <= now)
        return std::nullopt;
    return found->second;
}

void UnrecordedSessions::drop(const SessionId& id) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(id);
}

void UnrecordedSessions::addFailure(const UserId& user) {
    const std::lock_guard lock(mutex_);
    ++failures_[user];
}

int UnrecordedSessions::failures(const UserId& user) const {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(user);
    return found == failures_.end() ? 0 : found->second;
}

void UnrecordedSessions::forgetFailures(const UserId& user) {
    const std::lock_guard lock(mutex_);
    failures_.erase(user);
}

} // namespace bianmin::identity
