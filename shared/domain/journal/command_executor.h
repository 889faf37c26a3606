// Idempotent commands: the client makes an id before the first send; the server keeps id -> answer
// in the command's own transaction, so a repeated send gets the same answer and changes nothing.
#pragma once

#include "shared/base/json.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"
#include "shared/domain/identity/permission.h"

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
};

struct CommandRequest {
    CommandId id;
    std::string operation; // "intakeCase", with the entity's id where the path has one
    std::string body;      // as received
};

// Thread-safe: holds references only.
class CommandExecutor {
  public:
    struct Ports {
        TransactionRunner& transactions;
        CommandRepository& commands;
        const Clock& clock;
    };
    explicit CommandExecutor(Ports ports)
        : ports_(ports) {}

    // Runs `work` once for an id and answers its JSON text; a repeat answers the stored text.
    // "command.id_invalid"; "command.id_reused" when the id came with another body or person.
    Result<std::string> run(const identity::Actor& actor, const CommandRequest& request,
                            const std::function<Result<Json>(Tx&)>& work);

  private:
    Ports ports_;
};

} // namespace bianmin::journal
