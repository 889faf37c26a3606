#include "client/core/intake_sender.h"

namespace bianmin::client {

Draft IntakeSender::draftOf(const IntakeForm& form, const std::string& item_name) const {
    return {form, item_name, desk_.clock.now(), sent_.id(), sent_.digest()};
}

void IntakeSender::send(const cases::IntakeCommand& command, const IntakeForm& form,
                        const std::string& item_name, Then then) {
    BIANMIN_CHECK(!busy_);
    busy_ = true;
    const CommandId id = sent_.idFor(encode(command), desk_);
    // A disk that is full must not stop the counter: the id then lives in memory alone.
    drafts_.save(draftOf(form, item_name),
                 [this, alive = alive_.watch(), command, id, then](const Result<void>&) {
                     if (alive.lock())
                         transmit(command, id, then);
                 });
}

void IntakeSender::transmit(const cases::IntakeCommand& command, const CommandId& id,
                            const Then& then) {
    desk_.ask([command, id](CountyApi& api) { return api.intake(command, id); }, alive_.watch(),
              [this, then](Result<documents::CaseOutcome> answer) {
                  busy_ = false;
                  if (answer)
                      drafts_.clear();
                  then(std::move(answer));
              });
}

} // namespace bianmin::client
