// Keeps the programs that measure alive, with small numbers: that they count right and measure what
// they say, never how long it takes.
#include "tests/perf/accepts.h"
#include "tests/perf/case_queries.h"
#include "tests/perf/county_store.h"
#include "tests/perf/history.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace bianmin::perf {
namespace {

using support::valueOf;

const CountySource kDemonstration{.regions = {},
                                  .items = BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json"};

std::size_t linesOf(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

class Smoke : public ::testing::Test {
  protected:
    std::string store(std::uint64_t cases) {
        const std::string file = folder_.path() / (std::to_string(cases) + ".db");
        std::ostringstream progress;
        valueOf(makeStore({.file = file, .source = kDemonstration, .cases = cases}, progress));
        return file;
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    support::TemporaryDirectory folder_;
};

TEST_F(Smoke, GeneratedCasesAreWholeAndTheirJournalVerifies) {
    storage::SqliteSettings settings;
    settings.path = store(60);
    const auto database = valueOf(storage::SqliteDatabase::open(settings));
    support::FakeClock clock;
    support::SeededRandom random;
    Office office(*database, clock, random);
    valueOf(database->read([&](ReadTx& tx) -> Result<void> {
        auto rows = TRY(storage::connectionOf(tx).query(
            "SELECT c.number, count(*) FROM service_case c JOIN journal_entry j ON j.entity = "
            "'case:' || c.number WHERE c.state = 'delivered' GROUP BY c.number"));
        std::size_t delivered = 0;
        for (; TRY(rows->next()); ++delivered)
            EXPECT_GE(rows->integer(1), 14) << rows->text(0);
        EXPECT_GE(delivered, 20U);
        return {};
    }));
    const journal::JournalVerifier verifier(office.repositories.journal, office.services.records,
                                            kStream);
    EXPECT_GT(valueOf(verifier.verify(*database)).records, 60);
}

TEST_F(Smoke, TheSameOrderGivesTheSameJournal) {
    const auto headOf = [](const std::string& file) {
        storage::SqliteSettings settings;
        settings.path = file;
        const auto database = valueOf(storage::SqliteDatabase::open(settings));
        storage::Repositories repositories;
        return valueOf(inRead<journal::StreamHead>(
            *database, [&](ReadTx& tx) { return repositories.journal.head(tx, kStream); }));
    };
    const std::string file = store(20);
    const auto first = headOf(file);
    std::filesystem::remove(file);
    const auto second = headOf(store(20));
    EXPECT_EQ(first.seq, second.seq);
    EXPECT_EQ(first.hash, second.hash);
}

TEST_F(Smoke, AStoreThatIsThereIsUsedAgain) {
    const std::string file = folder() / "7.db";
    std::ofstream(file) << "not touched";
    EXPECT_EQ(store(7), file);
    EXPECT_EQ(std::filesystem::file_size(file), 11U);
}

TEST(Population, NumbersAreRightAndDistinct) {
    const Population population(3, {"石角镇"});
    std::set<std::string> numbers;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        const auto person = population.person(i);
        const auto firm = population.firm(i);
        EXPECT_TRUE(identity::parsePersonName(person.name)) << person.name;
        EXPECT_TRUE(identity::parsePhone(person.phone)) << person.phone;
        EXPECT_TRUE(identity::parsePhone(firm.phone)) << firm.phone;
        for (const auto& applicant : {person, firm}) {
            EXPECT_TRUE(identity::normaliseIdNumber(applicant.id_kind, applicant.id_number,
                                                    *CivilDate::create(2026, 3, 2)))
                << applicant.id_number;
            EXPECT_TRUE(numbers.insert(applicant.id_number).second) << applicant.id_number;
        }
        EXPECT_EQ(population.person(i).name, person.name);
    }
}

TEST_F(Smoke, EveryQuestionIsAnsweredAlikeByBothStores) {
    const std::string small = store(40);
    const std::string large = store(120);
    std::ostringstream table;
    std::ostringstream progress;
    measureQueries(
        {.small_file = small, .large_file = large, .source = kDemonstration, .repetitions = 2},
        table, progress);
    QueriedStore asked(large, kDemonstration);
    EXPECT_EQ(asked.cases(), 120);
    const auto questions = asked.questions();
    EXPECT_EQ(linesOf(table.str()), questions.size());
    for (const Question& question : questions) {
        const auto answer = question.ask();
        EXPECT_TRUE(parseJson(answer.text)) << question.name;
        if (question.name == "search: case number") {
            EXPECT_EQ(answer.rows, 1U);
        } else if (question.name == "all cases of the county") {
            EXPECT_EQ(answer.rows, 20U);
        } else if (question.name == "search: ID number") {
            EXPECT_GT(answer.rows, 0U);
        }
    }
}

TEST_F(Smoke, TheServerStartsOnAGeneratedStore) {
    std::ostringstream table;
    measureStore(store(20), kDemonstration, table);
    EXPECT_EQ(linesOf(table.str()), 3U) << table.str();
    for (const char* part : {"document ", "journal_entry ", "journal verified"})
        EXPECT_NE(table.str().find(part), std::string::npos) << part;
}

TEST_F(Smoke, AcceptsAreMeasuredBesideTheEngine) {
    std::ostringstream table;
    std::ostringstream progress;
    measureAccepts({.clients = {1, 3}, .rounds = 1, .time = std::chrono::milliseconds(300)}, table,
                   progress);
    EXPECT_EQ(linesOf(table.str()), 3U) << table.str();
    EXPECT_NE(table.str().find("journal verified"), std::string::npos) << table.str();
}

} // namespace
} // namespace bianmin::perf
