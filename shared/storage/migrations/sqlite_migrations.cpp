#include "shared/storage/migrations/migration.h"

namespace bianmin::storage {
namespace {

#include "sqlite_migrations.inc"

} // namespace

std::span<const Migration> sqliteMigrations() {
    return kSqliteMigrations;
}

} // namespace bianmin::storage
