#include "shared/storage/sqlite/sqlite_migrate.h"

#include "shared/base/hash.h"
#include "shared/storage/sql/statements.h"

namespace bianmin::storage {
namespace {

struct Applied {
    int number = 0;
    std::string name;
    std::string sha256;
};

Result<std::vector<Applied>> appliedMigrations(SqliteConnection& connection) {
    TRY(connection.executeScript("CREATE TABLE IF NOT EXISTS schema_migration ("
                                 "number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,"
                                 "sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT"));
    return readAll<Applied>(
        TRY(connection.query("SELECT number, name, sha256 FROM schema_migration ORDER BY number")),
        [](const Rows& row) -> Result<Applied> {
            return Applied{static_cast<int>(row.integer(0)), readText(row, 1), readText(row, 2)};
        });
}

Result<void> checkApplied(const std::vector<Applied>& applied,
                          std::span<const Migration> migrations) {
    const int known = migrations.empty() ? 0 : migrations.back().number;
    if (!applied.empty() && applied.back().number > known)
        return fail(
            ErrorKind::internal, "store.schema_newer",
            {{"found", std::to_string(applied.back().number)}, {"known", std::to_string(known)}});
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (applied[i].number != migrations[i].number || applied[i].name != migrations[i].name ||
            applied[i].sha256 != sha256Hex(migrations[i].sql))
            return fail(ErrorKind::internal, "store.migration_changed",
                        {{"number", std::to_string(applied[i].number)}});
    }
    return {};
}

Result<void> apply(SqliteConnection& connection, const Migration& migration) {
    TRY(connection.executeScript(std::string(migration.sql)));
    TRY(connection.execute(
        "INSERT INTO schema_migration (number, name, sha256, applied_at) "
        "VALUES (?, ?, ?, CAST(strftime('%s', 'now') AS INTEGER) * 1000)",
        {migration.number, migration.name, std::string_view(sha256Hex(migration.sql))}));
    return {};
}

Result<void> migrateLocked(SqliteConnection& connection, std::span<const Migration> migrations) {
    const auto applied = TRY(appliedMigrations(connection));
    TRY(checkApplied(applied, migrations));
    if (applied.size() == migrations.size())
        return {};
    for (const Migration& migration : migrations.subspan(applied.size()))
        TRY(apply(connection, migration));
    auto orphans = TRY(connection.query("PRAGMA foreign_key_check"));
    if (TRY(orphans->next()))
        return fail(ErrorKind::internal, "store.reference", {}, "after the migrations");
    return {};
}

} // namespace

Result<void> migrate(SqliteConnection& connection, std::span<const Migration> migrations) {
    for (std::size_t i = 0; i < migrations.size(); ++i)
        BIANMIN_CHECK(migrations[i].number == static_cast<int>(i) + 1);
    TRY(connection.execute("BEGIN IMMEDIATE"));
    auto migrated = migrateLocked(connection, migrations);
    if (migrated) {
        auto committed = connection.execute("COMMIT");
        if (committed)
            return {};
        migrated = tl::unexpected(committed.error());
    }
    if (connection.inTransaction())
        TRY(connection.execute("ROLLBACK"));
    return migrated;
}

} // namespace bianmin::storage
