#include "client/core/intake_sender.h"

namespace bianmin::client {

namespace {

// The server has answered and has not stored it.
bool isRefused(const Error& error) {
    return !isNetworkError(error) && error.kind != ErrorKind::unavailable &&
           error.kind != ErrorKind::internal;
}

} // namespace

bool isStoredByOther(const Error& error) {
    return error.code == "command.id_reused";
}

Draft IntakeSender::draftOf(Draft content) const {
    content.saved_at = desk_.clock.now();
    content.command_id = sent_.id();
    content.command_digest = sent_.digest();
    return content;
}

void IntakeSender::send(const cases::IntakeCommand& command, const Draft& content, Then then) {
    BIANMIN_CHECK(!busy_);
    busy_ = true;
    const CommandId before = sent_.id();
    const CommandId id = sent_.idFor(encode(command), desk_);
    const Sending sending{command, content.id, id, before == id, std::move(then)};
    // A disk that is full must not stop the counter: the id then lives in memory alone.
    drafts_.save(draftOf(content), [this, alive = alive_.watch(), sending](const Result<void>&) {
        if (alive.lock())
            transmit(sending);
    });
}

void IntakeSender::transmit(const Sending& sending) {
    desk_.ask([command = sending.command,
               id = sending.id](CountyApi& api) { return api.intake(command, id); },
              alive_.watch(),
              [this, sending](Result<documents::CaseOutcome> answer) {
                  answered(sending, std::move(answer));
              });
}

void IntakeSender::answered(const Sending& sending, Result<documents::CaseOutcome> answer) {
    busy_ = false;
    if (answer)
        drafts_.drop(sending.draft);
    // After a broken line even a refusal is no proof: it may have been given before the server
    // looked whether it knows the command. That it knows the id from somebody else is proof.
    else if (isStoredByOther(answer.error()) || (!sending.repeated && isRefused(answer.error())))
        forget();
    sending.then(std::move(answer));
}

} // namespace bianmin::client
