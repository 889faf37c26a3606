// Verification of a journal from its first entry to its end: the chain, the personal values behind
// the entries, and the records that they made. In stretches, so that no transaction is long.
#pragma once

#include "shared/domain/journal/journal_repository.h"
#include "shared/domain/journal/record_witness.h"

#include <optional>

namespace bianmin::journal {

// Entries that one stretch of a verification recomputes: a bounded time in one read transaction.
inline constexpr std::int64_t kVerifyStretchMax = 20'000;

// What differs from the entries, as the error that says so.
struct RecordFault {
    std::string code;
    ErrorParams params;
};

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
    std::int64_t records = 0;  // cases, papers, prints, reserved and void numbers that this stretch
                               // made and that stand in their tables as it says
    std::int64_t records_standing = 0; // all that the tables hold; counted at the end only
    // What first differs from the entries of this stretch; nothing after it is compared. The chain
    // is followed all the same: an entry that is missing or another one may be why it differs.
    std::optional<RecordFault> fault{};
    std::int64_t heads_missing = 0; // how often a start found the log of signed heads gone
    bool complete = false;          // the end was reached, and agrees with the stored head
};

// Adds the next stretch to what was verified before it. "journal.rewritten" {seq} when the two do
// not join; at the end the fault "journal.record_unwritten" {count} when the tables hold more
// records than the journal made.
Result<void> addStretch(VerifyReport& whole, const VerifyReport& next);

// The fault as an error, for who knows by now that the chain is good.
Result<void> requireNoFault(const VerifyReport& whole);

// Thread-safe: holds references and the stream's name only.
class JournalVerifier {
  public:
    JournalVerifier(JournalRepository& entries, RecordWitness& records, std::string stream)
        : entries_(entries)
        , records_(records)
        , stream_(std::move(stream)) {}

    // Recomputes at most kVerifyStretchMax entries after entry `after_seq` (0: from the first), and
    // compares the personal values behind them with their commitments and what they made with its
    // tables. The error names the first bad entry of the chain (see ChainVerifier);
    // "journal.head_differs" {seq} when the end does not agree with the stored head;
    // "journal.seq_unknown" {seq} when there is no entry `after_seq`. The fault of the report: see
    // RecordWitness; "journal.personal_changed" {seq, name}; "journal.personal_lost" {seq, name}
    // when the value is gone and no entry says that it was erased; "journal.payload_invalid" {seq}.
    Result<VerifyReport> stretch(ReadTx& tx, std::int64_t after_seq) const;
    // All stretches, each in a read of its own, for programs without anybody who waits; a fault is
    // an error at the end.
    Result<VerifyReport> verify(TransactionRunner& transactions) const;

  private:
    Result<ChainVerifier> chainAfter(ReadTx& tx, std::int64_t after_seq) const;
    Result<std::int64_t> confirm(ReadTx& tx, const Entry& entry, VerifyReport& report) const;
    Result<OpenedEntry> open(ReadTx& tx, const Entry& entry, VerifyReport& report) const;

    JournalRepository& entries_;
    RecordWitness& records_;
    std::string stream_;
};

} // namespace bianmin::journal

namespace bianmin {

template <>
struct Schema<journal::RecordFault> {
    using T = journal::RecordFault;
    static constexpr auto fields(auto&& visit) {
        return visit(field("code", &T::code), field("params", &T::params));
    }
};
template <>
struct Schema<journal::VerifyReport> {
    using T = journal::VerifyReport;
    static constexpr auto fields(auto&& visit) {
        return visit(field("stream", &T::stream), field("after_hash", &T::after_hash),
                     field("entries", &T::entries), field("head_hash", &T::head_hash),
                     field("end_seq", &T::end_seq), field("personal", &T::personal),
                     field("erased", &T::erased), field("records", &T::records),
                     field("records_standing", &T::records_standing),
                     field("fault", &T::fault, {.presence = Presence::optional}),
                     field("heads_missing", &T::heads_missing), field("complete", &T::complete));
    }
};

} // namespace bianmin
