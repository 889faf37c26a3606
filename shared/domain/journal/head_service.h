// Signs the heads of a stream, and holds the journal against the heads that were signed before.
#pragma once

#include "shared/domain/journal/journal_service.h"
#include "shared/domain/journal/signed_head.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::journal {

// Port: the lines that were ever appended, numbered from 1, in a place apart from the database.
// Implementations allow one appender beside any number of readers.
class HeadLog {
  public:
    virtual ~HeadLog() = default;
    struct LastLine {
        std::int64_t number = 0;
        std::string text;
    };
    // Durable when it returns.
    virtual Result<void> append(const std::string& line) = 0;
    // At most `limit` lines after line `after`; fewer only at the end.
    virtual Result<std::vector<std::string>> read(std::int64_t after, std::size_t limit) = 0;
    virtual Result<std::optional<LastLine>> last() = 0;
    // The last line of the newest log that was set aside when a backup was restored.
    virtual Result<std::optional<LastLine>> lastSetAside() = 0;
};

// Lines that one call of verify() checks.
inline constexpr std::size_t kVerifyHeadsMax = 2'000;

// How far the check of the signed heads came.
struct HeadsReport {
    std::string stream;
    std::string key_id;     // of the key whose signatures are good
    std::int64_t heads = 0; // number of the last line that was checked; 0: there is none
    // The entries that the first and the last line of this stretch vouch for; 0 without a line.
    std::int64_t signed_from = 0;
    std::int64_t signed_seq = 0;
    bool complete = false;
};

// verify() is thread-safe; sign() belongs to one thread.
class HeadService {
  public:
    struct Ports {
        TransactionRunner& transactions;
        JournalRepository& entries;
        HeadLog& log;
        const Clock& clock;
    };
    HeadService(Ports ports, std::string stream, SigningKey key);

    // Signs the present head when it has moved since the last time. Never over a contradiction: a
    // history that does not continue the last signed head gets no signature but the error of
    // verify(), every time, until somebody has looked at it. "journal.heads_missing" when the log
    // that it has begun is gone.
    Result<void> sign();

    // Checks at most kVerifyHeadsMax lines after line `after_line`. "journal.head_signature_wrong"
    // {line}: not signed by this server's key for this stream; "journal.truncated" {seq, found}:
    // the entry that was signed last is beyond the end; "journal.rewritten" {seq}: the entry is
    // another one than was signed; "journal.gap" {seq}: it is missing inside the stream;
    // "journal.heads_missing": there are entries, and not one head.
    Result<HeadsReport> verify(const identity::Actor& actor, std::int64_t after_line);

    // The highest number of an entry that was signed, 0 for none, by this log and the one that was
    // set aside last: the journal may be behind it. "journal.head_signature_wrong".
    Result<std::int64_t> signedUpTo() const;
    // Holds the journal against the head that was signed last, if there is one; the errors of
    // verify().
    Result<void> checkLast();
    // Whether the journal continues the head that was signed last; false after a restore that took
    // entries away or brought others. "journal.head_signature_wrong".
    Result<bool> continuesLog();

  private:
    Result<SignedHead> trusted(const std::string& line, std::int64_t number) const;
    Result<void> requireNothingSigned();
    Result<void> compare(ReadTx& tx, const StreamHead& end, const SignedHead& head);
    Result<void> startFromLog();

    Ports ports_;
    std::string stream_;
    SigningKey key_;
    PublicKey public_key_;
    std::optional<SignedHead> last_signed_; // of sign()'s thread; none until the log was read
};

} // namespace bianmin::journal

namespace bianmin {

template <>
struct Schema<journal::HeadsReport> {
    using T = journal::HeadsReport;
    static constexpr auto fields(auto&& visit) {
        return visit(field("stream", &T::stream), field("key_id", &T::key_id),
                     field("heads", &T::heads), field("signed_from", &T::signed_from),
                     field("signed_seq", &T::signed_seq), field("complete", &T::complete));
    }
};

} // namespace bianmin
