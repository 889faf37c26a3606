// Faults at every call: the Nth read, write, sync … of a part of a small day fails, for every N
// until the part passes untouched; so for every part. Whatever happened, afterwards the store is
// whole: what was acknowledged is there, what was not is there wholly or not at all, and work goes
// on.
#include "shared/base/log.h"
#include "tests/fault/day.h"
#include "tests/fault/faulty_vfs.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <ostream>

namespace bianmin::fault {
namespace {

using support::valueOf;
using ::testing::IsEmpty;

// How the trouble ends.
enum class Recovery {
    once,          // that one call failed
    room_again,    // every call fails until a command has failed; then all is well, without restart
    after_restart, // every call fails until the store has been closed and is opened again
};

struct Series {
    const char* name;
    FileCall call;
    Verdict verdict;
    Recovery recovery;
    // How many trials, at least, end with a command refused; 0 where the engine gets over it
    // unseen.
    int in_a_day;
    int in_the_making;
};

void PrintTo(const Series& series, std::ostream* out) {
    *out << series.name;
}

constexpr Series kSeries[] = {
    {"WriteTornOnce", FileCall::write, Verdict::torn, Recovery::once, 350, 150},
    {"WriteRefusedOnce", FileCall::write, Verdict::io_error, Recovery::once, 350, 150},
    {"WriteTornUntilRestart", FileCall::write, Verdict::torn, Recovery::after_restart, 400, 200},
    {"DiskFullUntilThereIsRoom", FileCall::write, Verdict::disk_full, Recovery::room_again, 400,
     200},
    {"DiskFullUntilRestart", FileCall::write, Verdict::disk_full, Recovery::after_restart, 400,
     200},
    {"SyncOnce", FileCall::sync, Verdict::io_error, Recovery::once, 15, 8},
    {"SyncForAWhile", FileCall::sync, Verdict::io_error, Recovery::room_again, 20, 8},
    {"SyncUntilRestart", FileCall::sync, Verdict::io_error, Recovery::after_restart, 20, 8},
    {"ReadOnce", FileCall::read, Verdict::io_error, Recovery::once, 120, 8},
    {"ReadForAWhile", FileCall::read, Verdict::io_error, Recovery::room_again, 200, 8},
    {"TruncateOnce", FileCall::truncate, Verdict::io_error, Recovery::once, 0, 0},
    {"TruncateUntilRestart", FileCall::truncate, Verdict::io_error, Recovery::after_restart, 0, 0},
    {"OpenOnce", FileCall::open, Verdict::io_error, Recovery::once, 9, 4},
    {"OpenUntilRestart", FileCall::open, Verdict::io_error, Recovery::after_restart, 9, 4},
    {"RemoveOnce", FileCall::remove, Verdict::io_error, Recovery::once, 0, 0},
    {"SharedMemoryOnce", FileCall::shared_memory, Verdict::io_error, Recovery::once, 6, 2},
    {"SharedMemoryForAWhile", FileCall::shared_memory, Verdict::io_error, Recovery::room_again, 6,
     2},
    {"SharedMemoryUntilRestart", FileCall::shared_memory, Verdict::io_error,
     Recovery::after_restart, 6, 2},
};

// Once the trouble is over, a command that fails again is a defect.
constexpr int kRefusalsMax = 1;

// A part of a day with the Nth call going wrong.
class Trial {
  public:
    // On a store that has to be made first.
    Trial(const Series& series, int nth)
        : series_(series)
        , nth_(nth)
        , day_((directory_.path() / "day.db").string()) {}
    Trial(const Series& series, int nth, const Day& begun)
        : series_(series)
        , nth_(nth)
        , day_(begun, (directory_.path() / "day.db").string()) {}

    // Until `commands` more are answered. False when that was done before the Nth call.
    bool run(std::size_t commands) {
        FaultyVfs::instance().setJudge([this](const Call& call) { return judge(call); });
        const std::size_t goal = day_.acknowledged().size() + commands;
        while (day_.acknowledged().size() < goal && refusals_ <= kRefusalsMax)
            advance();
        EXPECT_LE(refusals_, kRefusalsMax) << last_error_;
        day_.close();
        FaultyVfs::instance().obeyNobody();
        return calls_ >= nth_;
    }

    void check() {
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(day_.path())));
        StoreAudit audit(day_.path(), kStream);
        EXPECT_THAT(audit.everything(day_.acknowledged()), IsEmpty());
        EXPECT_GT(audit.entries(), 0);
    }

    [[nodiscard]] int refusals() const { return refusals_; }

  private:
    Verdict judge(const Call& call) {
        if (call.what != series_.call)
            return Verdict::pass;
        const int number = ++calls_;
        const bool strikes =
            series_.recovery == Recovery::once ? number == nth_ : number >= nth_ && !over_;
        return strikes ? series_.verdict : Verdict::pass;
    }

    void advance() {
        const auto done = day_.advance();
        if (done)
            return;
        ++refusals_;
        last_error_ = done.error().code + " " + done.error().detail;
        // The disk is at fault: nobody may be told that the program or the store is broken.
        EXPECT_EQ(done.error().kind, ErrorKind::unavailable) << last_error_;
        if (series_.verdict == Verdict::disk_full) {
            EXPECT_EQ(done.error().code, "store.full");
        }
        if (series_.recovery == Recovery::after_restart)
            day_.close();
        over_ = true;
    }

    const Series& series_;
    const int nth_;
    support::TemporaryDirectory directory_;
    std::atomic<int> calls_{0}; // of the kind in question
    std::atomic<bool> over_{false};
    Day day_;
    int refusals_ = 0;
    std::string last_error_;
};

class Faults : public ::testing::TestWithParam<Series> {
  protected:
    Faults() {
        FaultyVfs::instance(); // before any store is opened
        setLogLevel(LogLevel::error);
    }

    // Every N from 1 to the first that the commands do not reach; in how many trials one of them
    // was refused.
    template <class... Begun>
    static int loop(std::size_t commands, const Begun&... begun) {
        int refused = 0;
        for (int nth = 1;; ++nth) {
            SCOPED_TRACE("call " + std::to_string(nth));
            Trial trial(GetParam(), nth, begun...);
            const bool reached = trial.run(commands);
            trial.check();
            if (!reached || HasFailure())
                return refused;
            refused += trial.refusals();
        }
    }
};

// In parts, each on copies of what the parts before it left: a trial runs no commands that other
// trials have run before its fault comes. A part has several commands, so that they meet the log
// that the ones before them wrote.
TEST_P(Faults, OfADayLoseNothingAndLeaveNoHalves) {
    constexpr std::size_t kPart = 4;
    static_assert(Day::kCommands % kPart == 0);
    const FurnishedStore store;
    Day day(store.path());
    int refused = 0;
    while (!day.over() && !HasFailure()) {
        SCOPED_TRACE("after " + std::to_string(day.acknowledged().size()) + " commands");
        refused += loop(kPart, day);
        for (std::size_t i = 0; i < kPart; ++i)
            valueOf(day.advance());
        day.close();
    }
    EXPECT_GE(refused, GetParam().in_a_day);
}

// From the empty file to the first case.
TEST_P(Faults, WhileAStoreIsMadeLeaveOneThatCanBeMade) {
    EXPECT_GE(loop(1), GetParam().in_the_making);
}

INSTANTIATE_TEST_SUITE_P(Every, Faults, ::testing::ValuesIn(kSeries),
                         [](const auto& series) { return std::string(series.param.name); });

} // namespace
} // namespace bianmin::fault
