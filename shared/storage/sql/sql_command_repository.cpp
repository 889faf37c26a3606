#include "shared/storage/sql/sql_command_repository.h"

#include "shared/storage/sql/statements.h"

namespace bianmin::storage {

using journal::StoredCommand;

Result<std::optional<StoredCommand>> SqlCommandRepository::find(ReadTx& tx, const CommandId& id) {
    return readFirst<StoredCommand>(
        TRY(connectionOf(tx).query("SELECT id, account, request_hash, answer, at "
                                   "FROM command WHERE id = ?",
                                   {id.str()})),
        [](const Rows& row) -> Result<StoredCommand> {
            return StoredCommand{CommandId(readText(row, 0)), UserId(readText(row, 1)),
                                 readText(row, 2), readText(row, 3), readInstant(row, 4)};
        });
}

Result<void> SqlCommandRepository::add(Tx& tx, const StoredCommand& command) {
    TRY(connectionOf(tx).execute(
        "INSERT INTO command (id, account, request_hash, answer, at) VALUES (?, ?, ?, ?, ?)",
        {command.id.str(), command.user.str(), command.request_hash, command.answer,
         boundInstant(command.at)}));
    return {};
}

} // namespace bianmin::storage
