// Brings a SQLite file to the schema of this program.
#pragma once

#include "shared/storage/migrations/migration.h"
#include "shared/storage/sqlite/sqlite_connection.h"

#include <span>

namespace bianmin::storage {

// Applies what is missing, all in one transaction under the write lock; foreign keys must still be
// off on this connection. "store.schema_newer" {found, known}; "store.migration_changed" {number};
// "store.reference" when a migration left a row that names nothing.
Result<void> migrate(SqliteConnection& connection, std::span<const Migration> migrations);

} // namespace bianmin::storage
