// The one writer: batches, limits, and what readers see of it.
#include "shared/storage/sql/connection.h"
#include "tests/support/results.h"
#include "tests/support/temporary_database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

namespace bianmin::storage {
namespace {

using support::codeOf;
using support::TemporaryDatabase;
using support::valueOf;

// So that the time for which a test holds the writer does not end its batch.
constexpr std::chrono::hours kForEver{1};

constexpr char kWord[] = "佛人社受字";

// Holds the writer inside a command until the test lets it go on, so that what is queued meanwhile
// is known.
class HeldWriter {
  public:
    explicit HeldWriter(SqliteDatabase& database)
        : held_(std::async(std::launch::async, [this, &database] {
            return database.write([this](Tx&) -> Result<void> {
                if (!ran_.exchange(true)) { // it may run again, when a later command was cut
                    entered_.set_value();
                    go_on_.get_future().wait();
                }
                return {};
            });
        })) {
        entered_.get_future().wait();
    }
    ~HeldWriter() { release(); }
    HeldWriter(const HeldWriter&) = delete;
    HeldWriter& operator=(const HeldWriter&) = delete;

    void release() {
        if (!released_)
            go_on_.set_value();
        released_ = true;
    }

  private:
    std::promise<void> entered_;
    std::promise<void> go_on_;
    std::atomic<bool> ran_{false};
    bool released_ = false;
    std::future<Result<void>> held_; // last: its thread uses the promises
};

void waitUntilQueued(SqliteDatabase& database, std::size_t count) {
    while (database.statistics().queued < count)
        std::this_thread::yield();
}

class WriterContract : public ::testing::Test {
  protected:
    static Result<int> nextNumber(TemporaryDatabase& store) {
        return inWrite<int>(store.database(), [&store](Tx& tx) {
            return store.repositories().numbers.take(tx, {kWord, 2026}, 1);
        });
    }
    static std::int64_t count(TemporaryDatabase& store, const std::string& table) {
        return valueOf(
            inRead<std::int64_t>(store.database(), [&](ReadTx& tx) -> Result<std::int64_t> {
                auto rows = TRY(connectionOf(tx).query("SELECT count(*) FROM " + table));
                TRY(rows->next());
                return rows->integer(0);
            }));
    }
};

TEST_F(WriterContract, OneCommitCarriesManyCommandsAndAFailingOneLeavesAlone) {
    TemporaryDatabase store({.path = {}, .batch_time_max = kForEver});
    const auto before = store.database().statistics();
    std::vector<std::future<Result<int>>> answers;
    {
        HeldWriter held(store.database());
        for (std::size_t i = 0; i < 10; ++i) {
            answers.push_back(std::async(std::launch::async, [&store, i] {
                return inWrite<int>(store.database(), [&store, i](Tx& tx) -> Result<int> {
                    const int number = TRY(store.repositories().numbers.take(tx, {kWord, 2026}, 1));
                    if (i == 4)
                        return fail(ErrorKind::conflict, "case.changed");
                    if (i == 5)
                        throw std::runtime_error("thrown by a library");
                    return number;
                });
            }));
            waitUntilQueued(store.database(), i + 1);
        }
    }
    std::vector<int> numbers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto answer = answers[i].get();
        if (i == 4)
            EXPECT_EQ(codeOf(answer), "case.changed");
        else if (i == 5)
            EXPECT_EQ(codeOf(answer), "internal");
        else
            numbers.push_back(valueOf(answer));
    }
    EXPECT_EQ(numbers, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8}));
    const auto after = store.database().statistics();
    EXPECT_EQ(after.commits - before.commits, 1U);
    EXPECT_EQ(after.commands - before.commands, 9U); // with the one that held the writer
    EXPECT_EQ(after.commands_failed - before.commands_failed, 2U);
}

TEST_F(WriterContract, ABatchEndsAtItsLimit) {
    TemporaryDatabase store({.path = {}, .batch_max = 4, .batch_time_max = kForEver});
    const auto before = store.database().statistics();
    std::vector<std::future<Result<int>>> answers;
    {
        HeldWriter held(store.database());
        for (std::size_t i = 0; i < 7; ++i)
            answers.push_back(std::async(std::launch::async, [&] { return nextNumber(store); }));
        waitUntilQueued(store.database(), 7);
    }
    for (auto& answer : answers)
        valueOf(answer.get());
    EXPECT_EQ(store.database().statistics().commits - before.commits, 2U); // 1 + 3, then 4
}

TEST_F(WriterContract, ABatchEndsAtItsTime) {
    TemporaryDatabase store({.path = {}, .batch_time_max = std::chrono::milliseconds(0)});
    const auto before = store.database().statistics();
    std::vector<std::future<Result<int>>> answers;
    {
        HeldWriter held(store.database());
        for (std::size_t i = 0; i < 3; ++i)
            answers.push_back(std::async(std::launch::async, [&] { return nextNumber(store); }));
        waitUntilQueued(store.database(), 3);
    }
    for (auto& answer : answers)
        valueOf(answer.get());
    EXPECT_EQ(store.database().statistics().commits - before.commits, 4U); // each alone
}

TEST_F(WriterContract, AFullQueueRefusesAtOnceAndWorksAgainAfterwards) {
    TemporaryDatabase store({.path = {}, .queue_max = 3});
    std::vector<std::future<Result<int>>> answers;
    {
        HeldWriter held(store.database());
        for (int i = 0; i < 3; ++i)
            answers.push_back(std::async(std::launch::async, [&] { return nextNumber(store); }));
        waitUntilQueued(store.database(), 3);
        const auto refused = nextNumber(store);
        ASSERT_EQ(codeOf(refused), "store.busy");
        EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    }
    for (auto& answer : answers)
        valueOf(answer.get());
    EXPECT_EQ(nextNumber(store), 4);
}

TEST_F(WriterContract, StoppingAnswersEverythingThatIsQueued) {
    TemporaryDatabase store;
    std::vector<std::future<Result<int>>> answers;
    std::future<void> stopped;
    {
        HeldWriter held(store.database());
        for (int i = 0; i < 20; ++i)
            answers.push_back(std::async(std::launch::async, [&] { return nextNumber(store); }));
        waitUntilQueued(store.database(), 20);
        stopped = std::async(std::launch::async, [&store] { store.close(); });
    }
    stopped.get();
    for (auto& answer : answers)
        EXPECT_EQ(codeOf(answer.get()), "good");
    store.reopen();
    EXPECT_EQ(nextNumber(store), 21);
}

TEST_F(WriterContract, AReaderSeesOnlyWhatIsCommittedAndOneStateThroughout) {
    TemporaryDatabase store;
    valueOf(nextNumber(store));
    const auto last = [&](ReadTx& tx) -> Result<std::int64_t> {
        auto rows = TRY(connectionOf(tx).query("SELECT last FROM document_number"));
        TRY(rows->next());
        return rows->integer(0);
    };
    // Inside a command: not visible to others.
    valueOf(store.database().write([&](Tx& tx) -> Result<void> {
        TRY(store.repositories().numbers.take(tx, {kWord, 2026}, 1));
        EXPECT_EQ(last(tx), 2);
        EXPECT_EQ((inRead<std::int64_t>(store.database(), last)), 1);
        return {};
    }));
    // Inside a read: what is committed meanwhile is not visible.
    valueOf(store.database().read([&](ReadTx& tx) -> Result<void> {
        EXPECT_EQ(last(tx), 2);
        EXPECT_EQ(nextNumber(store), 3);
        EXPECT_EQ(last(tx), 2);
        return {};
    }));
    EXPECT_EQ((inRead<std::int64_t>(store.database(), last)), 3);
}

TEST_F(WriterContract, AReaderCannotChangeAnything) {
    TemporaryDatabase store;
    const auto changed = store.database().read([](ReadTx& tx) -> Result<void> {
        TRY(connectionOf(tx).execute("DELETE FROM document_number"));
        return {};
    });
    EXPECT_FALSE(changed);
    // The connection is still of use to the next reader.
    EXPECT_EQ(count(store, "document_number"), 0);
}

TEST_F(WriterContract, ReadersAreBoundedAndComeBack) {
    TemporaryDatabase store(
        {.path = {}, .readers = 1, .reader_wait_max = std::chrono::milliseconds(1)});
    valueOf(store.database().read([&](ReadTx&) -> Result<void> {
        const auto second = store.database().read([](ReadTx&) { return Result<void>(); });
        EXPECT_EQ(codeOf(second), "store.busy");
        return {};
    }));
    const auto thrown = store.database().read(
        [](ReadTx&) -> Result<void> { throw std::runtime_error("thrown by a library"); });
    EXPECT_EQ(codeOf(thrown), "internal");
    EXPECT_EQ(count(store, "document_number"), 0);
}

TEST_F(WriterContract, ASlowCommandIsCutAndTheOthersGoOn) {
    TemporaryDatabase store({.path = {}, .command_time_max = std::chrono::milliseconds(500)});
    const auto endless_query = store.database().write([](Tx& tx) -> Result<void> {
        auto rows = TRY(connectionOf(tx).query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT count(*) FROM n"));
        TRY(rows->next());
        return {};
    });
    EXPECT_EQ(codeOf(endless_query), "store.too_slow");
    const auto endless_loop = store.database().write([&](Tx& tx) -> Result<void> {
        for (;;)
            TRY(store.repositories().numbers.take(tx, {kWord, 2026}, 1));
    });
    EXPECT_EQ(codeOf(endless_loop), "store.too_slow");
    EXPECT_EQ(nextNumber(store), 1);
}

// The engine undoes a statement that changes rows only with the whole transaction.
TEST_F(WriterContract, ACutChangeFailsAloneThoughItTakesTheTransactionWithIt) {
    TemporaryDatabase store({.path = {},
                             .batch_time_max = kForEver,
                             .command_time_max = std::chrono::milliseconds(500)});
    std::future<Result<int>> before;
    std::future<Result<void>> cut;
    std::future<Result<int>> after;
    {
        HeldWriter held(store.database());
        before = std::async(std::launch::async, [&] { return nextNumber(store); });
        waitUntilQueued(store.database(), 1);
        cut = std::async(std::launch::async, [&] {
            return store.database().write([](Tx& tx) -> Result<void> {
                TRY(connectionOf(tx).execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                    "INSERT INTO document_number (word, year, last) SELECT '佛人社受字' || i, i, 1 "
                    "FROM n"));
                return {};
            });
        });
        waitUntilQueued(store.database(), 2);
        after = std::async(std::launch::async, [&] { return nextNumber(store); });
        waitUntilQueued(store.database(), 3);
    }
    EXPECT_EQ(codeOf(cut.get()), "store.too_slow");
    EXPECT_EQ(before.get(), 1);
    EXPECT_EQ(after.get(), 2);
    EXPECT_EQ(count(store, "document_number"), 1);
    EXPECT_EQ(store.database().statistics().commands_failed, 1U);
}

TEST_F(WriterContract, ACommandThatLosesTheWholeTransactionFailsItsBatchButNotTheNext) {
    TemporaryDatabase store({.path = {}, .batch_time_max = kForEver});
    std::future<Result<int>> before;
    std::future<Result<void>> breaking;
    {
        HeldWriter held(store.database());
        before = std::async(std::launch::async, [&] { return nextNumber(store); });
        waitUntilQueued(store.database(), 1);
        breaking = std::async(std::launch::async, [&] {
            return store.database().write([](Tx& tx) -> Result<void> {
                TRY(connectionOf(tx).execute("ROLLBACK")); // as the engine does on a full disk
                return {};
            });
        });
        waitUntilQueued(store.database(), 2);
    }
    EXPECT_EQ(codeOf(before.get()), "store.failed");
    EXPECT_EQ(codeOf(breaking.get()), "store.failed");
    EXPECT_EQ(nextNumber(store), 1);
}

TEST_F(WriterContract, AFullDiskFailsTheCommandsAndNotTheProcess) {
    TemporaryDatabase store;
    const auto setMaxPages = [&](const std::string& pages) {
        valueOf(store.database().write([&](Tx& tx) -> Result<void> {
            auto rows = TRY(connectionOf(tx).query("PRAGMA max_page_count = " + pages));
            TRY(rows->next());
            return {};
        }));
    };
    setMaxPages("1"); // the engine takes the present size as the least
    const std::string large(300'000, 'x');
    const auto refused = store.database().write([&](Tx& tx) -> Result<void> {
        return store.repositories().journal.addPersonal(tx, {std::string(64, 'a'), "s", large});
    });
    EXPECT_EQ(codeOf(refused), "store.full");
    EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
    setMaxPages("1000000");
    valueOf(store.database().write([&](Tx& tx) {
        return store.repositories().journal.addPersonal(tx, {std::string(64, 'a'), "s", large});
    }));
    EXPECT_EQ(count(store, "journal_personal"), 1);
}

TEST_F(WriterContract, TheLogIsCopiedIntoTheFileWhenTheWriterIsAtRest) {
    TemporaryDatabase store;
    valueOf(nextNumber(store));
    const auto before = store.database().statistics().checkpoints;
    while (store.database().statistics().checkpoints == before)
        std::this_thread::yield();
    EXPECT_EQ(nextNumber(store), 2);
}

} // namespace
} // namespace bianmin::storage
