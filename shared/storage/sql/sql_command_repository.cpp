#include "shared/storage/sql/sql_command_repository.h"

#include "shared/storage/sql/statements.h"

#include <algorithm>

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

Result<std::optional<Instant>> SqlCommandRepository::newest(ReadTx& tx) {
    return readFirst<Instant>(
        TRY(connectionOf(tx).query("SELECT at FROM command ORDER BY at DESC LIMIT 1")),
        [](const Rows& row) -> Result<Instant> { return readInstant(row, 0); });
}

Result<std::int64_t> SqlCommandRepository::forget(Tx& tx, Instant before, std::size_t limit) {
    Connection& connection = connectionOf(tx);
    const auto ids = TRY(readAll<std::string>(
        TRY(connection.query("SELECT id FROM command WHERE at < ? ORDER BY at LIMIT ?",
                             {boundInstant(before), boundCount(limit)})),
        [](const Rows& row) -> Result<std::string> { return readText(row, 0); }));
    if (ids.empty())
        return 0;
    for (const std::string& id : ids)
        TRY(connection.execute("DELETE FROM command WHERE id = ?", {id}));
    // Ids of version 7 sort by the time they were made at.
    const std::string newest = std::ranges::max(ids);
    const auto known = TRY(newestForgotten(tx));
    if (!known)
        TRY(connection.execute("INSERT INTO forgotten_command (only_row, newest_id) VALUES (1, ?)",
                               {newest}));
    else if (newest > known->str())
        TRY(connection.execute("UPDATE forgotten_command SET newest_id = ?", {newest}));
    return static_cast<std::int64_t>(ids.size());
}

Result<std::optional<CommandId>> SqlCommandRepository::newestForgotten(ReadTx& tx) {
    return readFirst<CommandId>(
        TRY(connectionOf(tx).query("SELECT newest_id FROM forgotten_command")),
        [](const Rows& row) -> Result<CommandId> { return CommandId(readText(row, 0)); });
}

} // namespace bianmin::storage
