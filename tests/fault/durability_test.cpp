// What the one writer promises, seen from the file system: nothing is answered before it is synced,
// a power cut at any moment loses nothing that was answered, the writer alone copies the log, and
// readers wait for none of it.
#include "shared/base/log.h"
#include "shared/storage/sql/connection.h"
#include "tests/fault/day.h"
#include "tests/fault/faulty_vfs.h"
#include "tests/fault/options.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <set>
#include <thread>

namespace bianmin::fault {
namespace {

using support::codeOf;
using support::valueOf;
using ::testing::IsEmpty;

class Durability : public ::testing::Test {
  protected:
    Durability() {
        vfs_.startRemembering();
        setLogLevel(LogLevel::error);
        std::filesystem::copy_file(store_.path(), path_);
    }
    ~Durability() override {
        vfs_.obeyNobody();
        vfs_.stopRemembering();
    }

    std::unique_ptr<storage::SqliteDatabase> open(storage::SqliteSettings settings) {
        settings.path = path_;
        return valueOf(storage::SqliteDatabase::open(settings));
    }
    Result<int> nextNumber(storage::SqliteDatabase& database) {
        return inWrite<int>(database, [this](Tx& tx) {
            return repositories_.numbers.take(tx, {"佛人社受字", 2026}, 1);
        });
    }
    static std::int64_t stations(storage::SqliteDatabase& database) {
        return valueOf(inRead<std::int64_t>(database, [](ReadTx& tx) -> Result<std::int64_t> {
            auto rows = TRY(storage::connectionOf(tx).query("SELECT count(*) FROM station"));
            TRY(rows->next());
            return rows->integer(0);
        }));
    }

    FaultyVfs& vfs_ = FaultyVfs::instance();
    const FurnishedStore store_;
    support::TemporaryDirectory directory_;
    const std::string path_ = (directory_.path() / "a.db").string();
    storage::Repositories repositories_;
};

TEST_F(Durability, NothingIsAnsweredBeforeItIsSynced) {
    Day day(path_);
    std::atomic<int> writes{0};
    vfs_.setJudge([&](const Call& call) {
        writes += call.what == FileCall::write && call.file == FileRole::log ? 1 : 0;
        return Verdict::pass;
    });
    while (!day.over()) {
        const int before = writes;
        valueOf(day.advance());
        EXPECT_GT(writes, before);
        EXPECT_FALSE(vfs_.hasUnsynced(FileRole::log));
    }
}

// Holds the thread that makes a certain call, the first time, until the test lets it go on.
class StandStill {
  public:
    StandStill(FaultyVfs& vfs, Call where) {
        vfs.setJudge([state = state_, where](const Call& call) {
            if (call.what == where.what && call.file == where.file && !state->seen.exchange(true)) {
                state->reached.set_value();
                state->go_on.get_future().wait();
            }
            return Verdict::pass;
        });
    }
    void waitUntilReached() { state_->reached.get_future().wait(); }
    void goOn() { state_->go_on.set_value(); }

  private:
    struct State {
        std::atomic<bool> seen{false};
        std::promise<void> reached;
        std::promise<void> go_on;
    };
    std::shared_ptr<State> state_ = std::make_shared<State>(); // the judge may outlive us
};

TEST_F(Durability, AReaderDoesNotWaitForACommit) {
    const auto database = open({});
    StandStill sync(vfs_, {FileCall::sync, FileRole::log});
    auto written = std::async(std::launch::async, [&] { return nextNumber(*database); });
    sync.waitUntilReached();
    EXPECT_EQ(stations(*database), 4);
    sync.goOn();
    EXPECT_EQ(codeOf(written.get()), "good");
}

TEST_F(Durability, AReaderDoesNotWaitForACheckpoint) {
    storage::SqliteSettings settings;
    settings.log_pages_max = 1;
    const auto database = open(settings);
    StandStill copying(vfs_, {FileCall::write, FileRole::database});
    EXPECT_EQ(codeOf(nextNumber(*database)), "good");
    copying.waitUntilReached();
    EXPECT_EQ(stations(*database), 4);
    copying.goOn();
    EXPECT_EQ(codeOf(nextNumber(*database)), "good");
}

TEST_F(Durability, ACheckpointDoesNotWaitForAReader) {
    storage::SqliteSettings settings;
    settings.log_pages_max = 1;
    const auto database = open(settings);
    valueOf(database->read([&](ReadTx& tx) -> Result<void> {
        // The first query takes the snapshot, which stands in the way of copying.
        auto rows = TRY(storage::connectionOf(tx).query("SELECT count(*) FROM station"));
        TRY(rows->next());
        const auto before = database->statistics().checkpoints;
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(codeOf(nextNumber(*database)), "good");
        // The answer comes before the copying: the third one shows that of the second.
        EXPECT_GE(database->statistics().checkpoints, before + 2);
        return {};
    }));
}

// Which threads write to the database file itself.
class Copiers {
  public:
    Verdict note(const Call& call) {
        if (call.what == FileCall::write && call.file == FileRole::database) {
            const std::lock_guard lock(mutex_);
            threads_.insert(std::this_thread::get_id());
        }
        return Verdict::pass;
    }
    [[nodiscard]] std::set<std::thread::id> threads() const {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

  private:
    mutable std::mutex mutex_; // guards threads_
    std::set<std::thread::id> threads_;
};

TEST_F(Durability, TheWritersThreadAloneCopiesTheLog) {
    constexpr int kCallers = 4;
    constexpr int kCommands = 50;
    const auto database = open({});
    const auto copiers = std::make_shared<Copiers>();
    vfs_.setJudge([copiers](const Call& call) { return copiers->note(call); });
    std::thread::id writer;
    valueOf(database->write([&](Tx&) -> Result<void> {
        writer = std::this_thread::get_id();
        return {};
    }));
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < kCallers; ++i)
            callers.emplace_back([&] {
                for (int j = 0; j < kCommands; ++j) {
                    EXPECT_EQ(codeOf(nextNumber(*database)), "good");
                    EXPECT_EQ(stations(*database), 4);
                }
            });
    }
    while (copiers->threads().empty()) // until the writer has rested for a moment
        std::this_thread::yield();
    EXPECT_EQ(copiers->threads(), std::set{writer});
}

TEST_F(Durability, NothingIsCopiedWhileCommandsWait) {
    constexpr std::size_t kCommands = 20;
    storage::SqliteSettings settings;
    settings.batch_max = 1; // a commit each
    const auto database = open(settings);
    const auto copiers = std::make_shared<Copiers>();
    vfs_.setJudge([copiers](const Call& call) { return copiers->note(call); });
    std::vector<std::future<Result<void>>> commands;
    std::latch first_runs(1); // before the others come: it waits for all of them
    commands.push_back(std::async(std::launch::async, [&] {
        return database->write([&](Tx&) -> Result<void> {
            first_runs.count_down();
            while (database->statistics().queued < kCommands)
                std::this_thread::yield();
            return {};
        });
    }));
    first_runs.wait();
    for (std::size_t i = 0; i < kCommands; ++i)
        commands.push_back(std::async(std::launch::async, [&] {
            return database->write([&](Tx& tx) -> Result<void> {
                TRY(repositories_.numbers.take(tx, {"佛人社受字", 2026}, 1));
                EXPECT_THAT(copiers->threads(), IsEmpty());
                return {};
            });
        }));
    for (auto& command : commands)
        EXPECT_EQ(codeOf(command.get()), "good");
    EXPECT_GE(database->statistics().commits, kCommands);
}

// A day that a power cut ends at its Nth change of a file: what was not synced until then is lost,
// kept or torn as `seed` has it. Afterwards the day goes on. False when it had no Nth change.
bool cutPower(const std::string& furnished, int nth, std::uint64_t seed) {
    FaultyVfs& vfs = FaultyVfs::instance();
    support::TemporaryDirectory directory;
    const std::string before = (directory.path() / "before.db").string();
    const std::string after = (directory.path() / "after.db").string();
    std::filesystem::copy_file(furnished, before);
    std::atomic<int> changes{0};
    std::atomic<bool> dark{false};
    Day day(before);
    vfs.startRemembering();
    vfs.setJudge([&](const Call& call) {
        const bool changes_something =
            call.what == FileCall::write || call.what == FileCall::sync ||
            call.what == FileCall::truncate || call.what == FileCall::remove;
        if (changes_something && ++changes == nth) {
            std::mt19937_64 random(seed);
            vfs.copyAfterPowerCut(before, after, random);
            dark = true;
        }
        return dark ? Verdict::io_error : Verdict::pass;
    });
    while (!day.over() && day.advance()) {
    }
    day.close();
    vfs.obeyNobody();
    if (!dark)
        return false;

    StoreAudit audit(after, kStream);
    const auto expectAllThere = [&] {
        EXPECT_THAT(audit.everything(day.acknowledged()), IsEmpty());
    };
    valueOf(storage::SqliteDatabase::open(settingsOf(after)));
    expectAllThere();
    day.moveTo(after);
    while (!day.over())
        valueOf(day.advance());
    expectAllThere();
    day.close();
    return true;
}

TEST_F(Durability, APowerCutAtAnyMomentLosesNothingThatWasAnswered) {
    const std::uint64_t seed = numberOption("BIANMIN_SEED", 20261125);
    const int rounds = static_cast<int>(numberOption("BIANMIN_POWER_CUT_ROUNDS", 1));
    SCOPED_TRACE("BIANMIN_SEED=" + std::to_string(seed));
    for (int round = 0; round < rounds; ++round) {
        int nth = 1;
        for (;; ++nth) {
            SCOPED_TRACE("round " + std::to_string(round) + " change " + std::to_string(nth));
            const auto fate = seed + static_cast<std::uint64_t>(round * 100'000 + nth);
            if (!cutPower(store_.path(), nth, fate) || HasFailure())
                break;
        }
        EXPECT_GT(nth, 100);
    }
}

} // namespace
} // namespace bianmin::fault
