// Log-ins while the disk of the store is full. People must be able to go on reading then, so their
// sessions are kept in memory until they can be recorded; they end with the program.
#pragma once

#include "shared/domain/identity/account.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace bianmin::identity {

// Thread-safe.
class UnrecordedSessions {
  public:
    // More than a county has people; one more is refused.
    static constexpr std::size_t kSessionsMax = 2000;

    struct Kept {
        Session session;
        std::string password_hash; // with which it was opened: another one ends it
    };

    // False when there are too many.
    bool add(Kept kept, Instant now);
    // Nothing when it has expired.
    [[nodiscard]] std::optional<Kept> find(const SessionId& id, Instant now) const;
    void drop(const SessionId& id);

    // Wrong passwords that could not be recorded either, since the last that was.
    void addFailure(const UserId& user);
    [[nodiscard]] int failures(const UserId& user) const;
    void forgetFailures(const UserId& user);

  private:
    mutable std::mutex mutex_; // guards all below
    std::map<SessionId, Kept> sessions_;
    std::map<UserId, int> failures_; // of accounts that exist
};

} // namespace bianmin::identity
