// The journal (流水): the one record of what happened. Appended inside the command's transaction.
#pragma once

#include "shared/base/random.h"
#include "shared/domain/identity/change_recorder.h"
#include "shared/domain/journal/journal_verifier.h"

#include <string>
#include <vector>

namespace bianmin::journal {

// Thread-safe: holds references and the stream's name only.
class JournalService final : public identity::ChangeRecorder {
  public:
    struct Ports {
        JournalRepository& entries;
        const Clock& clock;
        Random& random;
        RecordWitness& records;
    };
    JournalService(Ports ports, std::string stream);

    // Personal values become payload["personal"][name] = commitment; that key belongs to the
    // journal, and Change::payload must be an object without it.
    Result<void> record(Tx& tx, const identity::Actor& actor,
                        const identity::Change& change) override;

    // As JournalVerifier.
    Result<VerifyReport> verifyStretch(ReadTx& tx, const identity::Actor& actor,
                                       std::int64_t after_seq);
    // The newest `count` entries (at most one page), oldest first.
    Result<std::vector<Entry>> tail(ReadTx& tx, const identity::Actor& actor, std::size_t count);
    // At most one page after entry `after_seq`, oldest first; nothing after the newest.
    Result<std::vector<Entry>> page(ReadTx& tx, const identity::Actor& actor,
                                    std::int64_t after_seq);

  private:
    Ports ports_;
    std::string stream_;
    JournalVerifier verifier_;
};

} // namespace bianmin::journal
