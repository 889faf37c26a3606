// The journal (流水): the one record of what happened. Appended inside the command's transaction.
#pragma once

#include "shared/base/random.h"
#include "shared/base/transaction.h"
#include "shared/domain/identity/change_recorder.h"
#include "shared/domain/journal/record_witness.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::journal {

struct StreamHead {
    std::int64_t seq = 0;
    std::string hash = kFirstPrevHash;
};

// A personal value behind a commitment, kept in an erasable table.
struct PersonalValue {
    std::string commitment;
    std::string salt; // 16 random bytes as 32 lower-case hex digits; hashed in this form
    std::string value;
};

// What a verification or a feed reads next.
struct JournalQuery {
    std::string stream;
    std::int64_t after_seq = 0;
    std::size_t limit = limits::kPageSizeDefault;
};

class JournalRepository {
  public:
    virtual ~JournalRepository() = default;
    virtual Result<StreamHead> head(ReadTx&, const std::string& stream) = 0;
    virtual Result<void> append(Tx&, const Entry&) = 0;
    virtual Result<void> addPersonal(Tx&, const PersonalValue&) = 0;
    // The value behind a commitment; none when it was erased.
    virtual Result<std::optional<PersonalValue>> personal(ReadTx&,
                                                          const std::string& commitment) = 0;
    virtual Result<std::vector<Entry>> read(ReadTx&, const JournalQuery&) = 0; // ascending
    virtual Result<std::vector<Entry>> tail(ReadTx&, const std::string& stream,
                                            std::size_t count) = 0; // ascending
    virtual Result<std::vector<Entry>> ofEntity(ReadTx&, const std::string& entity) = 0;
};

// Entries that one call of verifyStretch() recomputes: a bounded time in one read transaction.
inline constexpr std::int64_t kVerifyStretchMax = 20'000;

// How far a verification came. The stretches of one verification are joined by whoever asks for
// them: `after_hash` of each must be `head_hash` of the one before.
struct VerifyReport {
    std::string stream;
    std::string after_hash = kFirstPrevHash; // of the entry after which this stretch began
    std::int64_t entries = 0;                // number of the last entry that was recomputed
    std::string head_hash = kFirstPrevHash;  // its hash
    std::int64_t end_seq = 0;                // number of the journal's last entry
    std::int64_t personal = 0; // personal values of this stretch that agree with their commitments
    std::int64_t erased = 0;   // and those that are not there any more
    std::int64_t records = 0; // cases, papers, prints, reserved and void numbers that this stretch
                              // made and that stand in their tables as it says
    std::int64_t records_standing = 0; // all that the tables hold; counted at the end only
    bool complete = false;             // the end was reached, and agrees with the stored head
};

// Adds the next stretch to what was verified before it. "journal.rewritten" {seq} when the two do
// not join; at the end "journal.record_unwritten" {count} when the tables hold more records than
// the journal made.
Result<void> addStretch(VerifyReport& whole, const VerifyReport& next);

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

    // Recomputes at most kVerifyStretchMax entries after entry `after_seq` (0: from the first), and
    // compares the personal values behind them with their commitments and what they made with its
    // tables. The error names the first bad entry (see ChainVerifier, RecordWitness);
    // "journal.personal_changed" {seq, name}; "journal.head_differs" {seq} when the end does not
    // agree with the stored head; "journal.seq_unknown" {seq} when there is no entry `after_seq`.
    Result<VerifyReport> verifyStretch(ReadTx& tx, const identity::Actor& actor,
                                       std::int64_t after_seq);
    // All stretches in one go, for programs without anybody who waits: takes seconds for a million
    // entries.
    Result<VerifyReport> verify(ReadTx& tx, const identity::Actor& actor);
    // The newest `count` entries (at most one page), oldest first.
    Result<std::vector<Entry>> tail(ReadTx& tx, const identity::Actor& actor, std::size_t count);

  private:
    Result<ChainVerifier> verifierAfter(ReadTx& tx, std::int64_t after_seq);
    Result<void> verifyPersonal(ReadTx& tx, const Entry& entry, VerifyReport& report);

    Ports ports_;
    std::string stream_;
};

} // namespace bianmin::journal

namespace bianmin {

template <>
struct Schema<journal::VerifyReport> {
    using T = journal::VerifyReport;
    static constexpr auto fields(auto&& visit) {
        return visit(field("stream", &T::stream), field("after_hash", &T::after_hash),
                     field("entries", &T::entries), field("head_hash", &T::head_hash),
                     field("end_seq", &T::end_seq), field("personal", &T::personal),
                     field("erased", &T::erased), field("records", &T::records),
                     field("records_standing", &T::records_standing),
                     field("complete", &T::complete));
    }
};

} // namespace bianmin
