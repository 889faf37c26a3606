// Sends an application so that it can never be taken in twice: the command's id stands in the draft
// on the disk before the first byte leaves, and sending the same content again carries the same id.
#pragma once

#include "client/core/draft_keeper.h"
#include "client/core/sent_command.h"

#include <functional>

namespace bianmin::client {

// The answer to a draft that another person had sent without hearing more: it was stored then. The
// server keeps the ids of what it stored, and gives its answer to the sender alone.
[[nodiscard]] bool isStoredByOther(const Error& error);

// UI thread only.
class IntakeSender {
  public:
    using Then = std::function<void(Result<documents::CaseOutcome>)>;

    IntakeSender(const DeskServices& desk, DraftKeeper& drafts)
        : desk_(desk)
        , drafts_(drafts) {}

    // One at a time. `content` is what the draft keeps.
    void send(const cases::IntakeCommand& command, const Draft& content, Then then);
    [[nodiscard]] bool isBusy() const { return busy_; }

    // The draft of this content now, with the id that it was sent under, if it was.
    [[nodiscard]] Draft draftOf(Draft content) const;
    // What was sent last may be stored or not.
    [[nodiscard]] bool outcomeIsUnknown() const { return !sent_.id().empty(); }
    // A draft is taken up again, or the next person has come.
    void takeUp(const Draft& draft) { sent_ = SentCommand(draft.command_id, draft.command_digest); }
    void forget() { sent_ = {}; }

  private:
    struct Sending {
        cases::IntakeCommand command;
        DraftId draft;
        CommandId id;
        bool repeated = false; // it was sent under this id before
        Then then;
    };
    void transmit(const Sending& sending);
    void answered(const Sending& sending, Result<documents::CaseOutcome> answer);

    const DeskServices& desk_;
    DraftKeeper& drafts_;
    AliveToken alive_;
    SentCommand sent_;
    bool busy_ = false;
};

} // namespace bianmin::client
