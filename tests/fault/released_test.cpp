// Every schema that was released becomes the present one with all its rows, and the work goes on. A
// release adds its store to tests/fault/released: a dump of one day, made by that release.
#include "shared/base/files.h"
#include "shared/storage/migrations/migration.h"
#include "tests/fault/day.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace bianmin::fault {
namespace {

using support::valueOf;
using ::testing::IsEmpty;

constexpr std::size_t kDumpMaxBytes = 1'000'000;

std::vector<std::string> releasedStores() {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(BIANMIN_RELEASED_FOLDER))
        names.push_back(file.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

class Released : public ::testing::TestWithParam<std::string> {
  protected:
    // As the release left it: no program of today has opened it yet.
    Released() {
        const std::string dump = valueOf(readWholeFile(
            std::string(BIANMIN_RELEASED_FOLDER) + "/" + GetParam() + ".sql", kDumpMaxBytes));
        const auto connection =
            valueOf(storage::SqliteConnection::open(path_, storage::OpenMode::read_write));
        valueOf(connection->executeScript(dump));
    }

    std::vector<std::string> column(const std::string& sql) {
        const auto connection =
            valueOf(storage::SqliteConnection::open(path_, storage::OpenMode::read_only));
        const auto rows = valueOf(connection->query(sql, {}));
        std::vector<std::string> found;
        while (valueOf(rows->next()))
            found.emplace_back(rows->isNull(0) ? std::string_view("NULL") : rows->text(0));
        return found;
    }

    support::TemporaryDirectory directory_;
    const std::string path_ = (directory_.path() / "a.db").string();
};

TEST_P(Released, BecomesThePresentSchemaAndKeepsEverything) {
    const auto cases = column("SELECT number FROM service_case ORDER BY 1");
    const auto entries = column("SELECT hash FROM journal_entry ORDER BY seq");
    const auto papers = column("SELECT id || snapshot_hash FROM document ORDER BY 1");
    ASSERT_FALSE(cases.empty());
    ASSERT_FALSE(papers.empty());
    { const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_))); }
    EXPECT_EQ(column("SELECT number FROM service_case ORDER BY 1"), cases);
    EXPECT_EQ(column("SELECT hash FROM journal_entry ORDER BY seq"), entries);
    EXPECT_EQ(column("SELECT id || snapshot_hash FROM document ORDER BY 1"), papers);
    EXPECT_EQ(column("SELECT CAST(max(number) AS TEXT) FROM schema_migration"),
              std::vector{std::to_string(storage::sqliteMigrations().back().number)});
    StoreAudit audit(path_, kStream);
    EXPECT_THAT(audit.look(), IsEmpty());
    EXPECT_THAT(audit.integrity(), IsEmpty());
}

// The parts of a number, which the first schemas did not store, are those that are printed.
TEST_P(Released, NumbersOfItsPapersAreInTheirBooks) {
    { const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_))); }
    EXPECT_THAT(column("SELECT number FROM document WHERE number IS NOT NULL AND number <> "
                       "number_word || '〔' || number_year || '〕' || number_sequence || '号'"),
                IsEmpty());
    EXPECT_THAT(column("SELECT id FROM document WHERE (number IS NULL) <> (number_word IS NULL)"),
                IsEmpty());
    const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
    const auto books = valueOf(inRead<std::vector<documents::NumberBookView>>(
        *database, [](ReadTx& tx) { return storage::Repositories().numbers.books(tx); }));
    EXPECT_FALSE(books.empty());
    for (const auto& book : books)
        EXPECT_EQ(book.missing, 0) << book.word;
}

TEST_P(Released, TheNextDayGoesOnInIt) {
    Day day(path_, 2); // the day of the dump had the first seed
    while (!day.over())
        valueOf(day.advance());
    day.close();
    {
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        const support::FakeClock clock;
        support::SeededRandom random(1);
        Hall hall(*database, clock, random);
        EXPECT_GT(valueOf(hall.verifyJournal()).records, 0);
    }
    StoreAudit audit(path_, kStream);
    EXPECT_THAT(audit.look(), IsEmpty());
    EXPECT_THAT(audit.missing(day.acknowledged()), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Every, Released, ::testing::ValuesIn(releasedStores()),
                         [](const auto& name) { return name.param; });

} // namespace
} // namespace bianmin::fault
