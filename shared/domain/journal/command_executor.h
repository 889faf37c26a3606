// Idempotent commands: the client makes an id before the first send; the server keeps id -> answer
// in the command's own transaction, so a repeated send gets the same answer and changes nothing.
//
// Answers are kept for a set time. The id tells when it was made, so a command whose answer may
// have been forgotten is refused instead of being run twice: also when the time was lengthened or
// the clock put back since.
#pragma once

#include "shared/base/json.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"
#include "shared/domain/identity/permission.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace bianmin::journal {

struct StoredCommand {
    CommandId id;
    UserId user;
    std::string request_hash; // SHA-256 of operation and body
    std::string answer;       // JSON
    Instant at;
};

class CommandRepository {
  public:
    virtual ~CommandRepository() = default;
    virtual Result<std::optional<StoredCommand>> find(ReadTx&, const CommandId&) = 0;
    virtual Result<void> add(Tx&, const StoredCommand&) = 0;
    virtual Result<std::optional<Instant>> newest(ReadTx&) = 0; // `at` of the last one added
    // Forgets at most `limit` commands added before `before`, and keeps the greatest of their ids
    // for newestForgotten(); how many.
    virtual Result<std::int64_t> forget(Tx&, Instant before, std::size_t limit) = 0;
    // The id that was made last of all that were ever forgotten.
    virtual Result<std::optional<CommandId>> newestForgotten(ReadTx&) = 0;
};

struct CommandRequest {
    CommandId id;
    std::string operation; // "intakeCase", with the entity's id where the path has one
    std::string body;      // as received
};

// How far the clock of a client may be ahead of the server's.
inline constexpr std::chrono::hours kClockAheadMax{24};
// Answers that one sweep forgets: a bounded time in the writer.
inline constexpr std::size_t kForgetCommandsMax = 2000;

// Thread-safe: holds references only.
class CommandExecutor {
  public:
    struct Ports {
        TransactionRunner& transactions;
        CommandRepository& commands;
        const Clock& clock;
    };
    // `keep`: how long after it was made an id may still be sent.
    CommandExecutor(Ports ports, std::chrono::hours keep)
        : ports_(ports)
        , keep_(keep) {}

    // Runs `work` once for an id and answers its JSON text; a repeat answers the stored text.
    // "command.id_invalid"; "command.id_reused" when the id came with another body or person;
    // "command.too_old" {days} and "command.clock_ahead" when the id was made too long ago or in
    // the future; "command.forgotten" when it is not younger than one that was forgotten.
    Result<std::string> run(const identity::Actor& actor, const CommandRequest& request,
                            const std::function<Result<Json>(Tx&)>& work);
    // The stored text of a repeat, for callers that must make something ready before run(); empty
    // when the id is not known. "command.id_invalid", "command.id_reused".
    Result<std::optional<std::string>> stored(const identity::Actor& actor,
                                              const CommandRequest& request);

    // Forgets answers that no id can ask for any more, at most kForgetCommandsMax; how many.
    Result<std::int64_t> forgetOld();

  private:
    Result<std::optional<std::string>> find(ReadTx& tx, const identity::Actor& actor,
                                            const CommandRequest& request);
    Result<void> checkAge(ReadTx& tx, const CommandId& id, Instant now);

    Ports ports_;
    std::chrono::hours keep_;
};

} // namespace bianmin::journal
