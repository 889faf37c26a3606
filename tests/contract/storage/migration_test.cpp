// Bringing a file to the schema of the program, and refusing what is not ours.
#include "shared/base/hash.h"
#include "shared/storage/sql/connection.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace bianmin::storage {
namespace {

using support::codeOf;
using support::valueOf;

class MigrationContract : public ::testing::Test {
  protected:
    Result<std::unique_ptr<SqliteDatabase>> open(std::span<const Migration> migrations) {
        return SqliteDatabase::open(settings(), migrations);
    }
    [[nodiscard]] SqliteSettings settings() const {
        return {.path = (directory_.path() / "a.db").string()};
    }
    // The first column of every row.
    static std::vector<std::string> column(SqliteDatabase& database, const std::string& sql) {
        std::vector<std::string> found;
        valueOf(database.read([&](ReadTx& tx) -> Result<void> {
            auto rows = TRY(connectionOf(tx).query(sql));
            while (TRY(rows->next()))
                found.emplace_back(rows->text(0));
            return {};
        }));
        return found;
    }
    static std::vector<std::string> tables(SqliteDatabase& database) {
        return column(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1");
    }

    support::TemporaryDirectory directory_;
};

constexpr Migration kFirst{1, "first", "CREATE TABLE a (x INTEGER NOT NULL) STRICT;"};
constexpr Migration kSecond{2, "second", "CREATE TABLE b (y TEXT NOT NULL) STRICT;"};
constexpr std::array kOne{kFirst};
constexpr std::array kTwo{kFirst, kSecond};

using Names = std::vector<std::string>;

TEST_F(MigrationContract, AFreshFileGetsEveryMigrationWithItsHash) {
    const auto database = valueOf(open(sqliteMigrations()));
    const auto hashes = column(*database, "SELECT sha256 FROM schema_migration ORDER BY number");
    ASSERT_EQ(hashes.size(), sqliteMigrations().size());
    for (std::size_t i = 0; i < hashes.size(); ++i)
        EXPECT_EQ(hashes[i], sha256Hex(sqliteMigrations()[i].sql));
    for (const std::string table :
         {"region", "organization", "station", "account", "session", "item_version", "service_case",
          "case_search", "document", "print_log", "journal_entry", "command"})
        EXPECT_EQ(column(*database, "SELECT name FROM sqlite_schema WHERE name = '" + table + "'"),
                  Names{table});
}

TEST_F(MigrationContract, EveryTableIsStrict) {
    const auto database = valueOf(open(sqliteMigrations()));
    EXPECT_EQ(column(*database, "SELECT name FROM pragma_table_list WHERE strict = 0 "
                                "AND type = 'table' AND name NOT LIKE 'sqlite%'"),
              Names{});
}

TEST_F(MigrationContract, OpeningAgainChangesNothing) {
    { const auto database = valueOf(open(kTwo)); }
    const auto database = valueOf(open(kTwo));
    EXPECT_EQ(tables(*database), (Names{"a", "b", "schema_migration"}));
}

TEST_F(MigrationContract, AnOlderFileGetsOnlyWhatIsMissingAndKeepsItsRows) {
    {
        const auto database = valueOf(open(kOne));
        valueOf(database->write([](Tx& tx) -> Result<void> {
            TRY(connectionOf(tx).execute("INSERT INTO a (x) VALUES (7)"));
            return {};
        }));
    }
    const auto database = valueOf(open(kTwo));
    EXPECT_EQ(tables(*database), (Names{"a", "b", "schema_migration"}));
    EXPECT_EQ(column(*database, "SELECT CAST(x AS TEXT) FROM a"), Names{"7"});
}

TEST_F(MigrationContract, AChangedMigrationIsRefused) {
    { const auto database = valueOf(open(kTwo)); }
    constexpr std::array changed_text{Migration{1, "first", "CREATE TABLE a (x INTEGER) STRICT;"},
                                      kSecond};
    const auto refused = open(changed_text);
    ASSERT_EQ(codeOf(refused), "store.migration_changed");
    EXPECT_EQ(refused.error().params.at("number"), "1");
    constexpr std::array changed_name{kFirst, Migration{2, "zweite", kSecond.sql}};
    EXPECT_EQ(codeOf(open(changed_name)), "store.migration_changed");
    EXPECT_EQ(codeOf(open(kTwo)), "good");
}

TEST_F(MigrationContract, ANewerSchemaIsRefused) {
    { const auto database = valueOf(open(kTwo)); }
    const auto refused = open(kOne);
    ASSERT_EQ(codeOf(refused), "store.schema_newer");
    EXPECT_EQ(refused.error().params.at("found"), "2");
    EXPECT_EQ(refused.error().params.at("known"), "1");
}

TEST_F(MigrationContract, AFailingMigrationLeavesTheFileAsItWas) {
    { const auto database = valueOf(open(kOne)); }
    constexpr std::array broken{
        kFirst, Migration{2, "broken", "CREATE TABLE b (y TEXT) STRICT; INSERT INTO nowhere;"}};
    EXPECT_FALSE(open(broken));
    const auto database = valueOf(open(kOne));
    EXPECT_EQ(tables(*database), (Names{"a", "schema_migration"}));
}

TEST_F(MigrationContract, AMigrationMayNotLeaveARowThatNamesNothing) {
    constexpr std::array orphan{
        Migration{1, "orphan",
                  "CREATE TABLE a (x INTEGER NOT NULL PRIMARY KEY) STRICT;"
                  "CREATE TABLE b (a INTEGER NOT NULL REFERENCES a (x)) STRICT;"
                  "INSERT INTO b (a) VALUES (1);"}};
    EXPECT_EQ(codeOf(open(orphan)), "store.reference");
}

// Two programs that start on one new file: one migrates, the other waits for it.
TEST_F(MigrationContract, TwoProgramsAtOnceMigrateOnce) {
    std::array<pid_t, 2> programs{};
    for (pid_t& program : programs) {
        program = ::fork();
        if (program == 0)
            ::_exit(open(kTwo) ? 0 : 1);
        ASSERT_GT(program, 0);
    }
    for (const pid_t program : programs) {
        int status = -1;
        ASSERT_EQ(::waitpid(program, &status, 0), program);
        EXPECT_EQ(status, 0);
    }
    const auto database = valueOf(open(kTwo));
    EXPECT_EQ(tables(*database), (std::vector<std::string>{"a", "b", "schema_migration"}));
    EXPECT_EQ(column(*database, "SELECT name FROM schema_migration ORDER BY number"),
              (std::vector<std::string>{"first", "second"}));
}

TEST_F(MigrationContract, SaysThatAFileIsNoDatabaseOrCannotBeOpened) {
    std::ofstream(settings().path) << std::string(5000, 'x');
    EXPECT_EQ(codeOf(open(kOne)), "store.corrupt");
    EXPECT_EQ(codeOf(SqliteDatabase::open(
                  {.path = (directory_.path() / "missing" / "a.db").string()}, kOne)),
              "store.cannot_open");
}

TEST_F(MigrationContract, OnlyTheOwnerMayReadTheFileAndItsLog) {
    const auto database = valueOf(open(kOne));
    for (const std::string suffix : {"", "-wal", "-shm"}) {
        const auto rights = std::filesystem::status(settings().path + suffix).permissions();
        EXPECT_EQ(rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
                  std::filesystem::perms::none)
            << suffix;
    }
}

TEST_F(MigrationContract, AnEmptyFileThatWasLeftBehindIsMadePrivate) {
    std::ofstream(settings().path).flush();
    std::filesystem::permissions(settings().path, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const auto database = valueOf(open(kOne));
    EXPECT_EQ(std::filesystem::status(settings().path).permissions() &
                  std::filesystem::perms::others_all,
              std::filesystem::perms::none);
}

} // namespace
} // namespace bianmin::storage
