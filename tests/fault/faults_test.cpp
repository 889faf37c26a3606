// Faults at every call: the Nth read, write, sync … of a small day fails, for every N until the day
// passes untouched. Whatever happened, afterwards the store is whole: what was acknowledged is
// there, what was not is there wholly or not at all, and work goes on.
#include "shared/base/log.h"
#include "tests/fault/day.h"
#include "tests/fault/faulty_vfs.h"
#include "tests/fault/options.h"
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
    // How often a day of a store, and the making of one, must at least be disturbed; 0 where the
    // engine gets over it unseen.
    int refusals_min;
    int step; // from N to the next; 1 for all with BIANMIN_FAULTS_ALL
};

void PrintTo(const Series& series, std::ostream* out) {
    *out << series.name;
}

constexpr Series kSeries[] = {
    {"WriteTornOnce", FileCall::write, Verdict::torn, Recovery::once, 100, 1},
    {"WriteRefusedOnce", FileCall::write, Verdict::io_error, Recovery::once, 20, 5},
    {"WriteTornUntilRestart", FileCall::write, Verdict::torn, Recovery::after_restart, 20, 5},
    {"DiskFullUntilThereIsRoom", FileCall::write, Verdict::disk_full, Recovery::room_again, 40, 3},
    {"DiskFullUntilRestart", FileCall::write, Verdict::disk_full, Recovery::after_restart, 20, 7},
    {"SyncOnce", FileCall::sync, Verdict::io_error, Recovery::once, 2, 1},
    {"SyncForAWhile", FileCall::sync, Verdict::io_error, Recovery::room_again, 2, 1},
    {"SyncUntilRestart", FileCall::sync, Verdict::io_error, Recovery::after_restart, 2, 1},
    {"ReadOnce", FileCall::read, Verdict::io_error, Recovery::once, 2, 3},
    {"ReadForAWhile", FileCall::read, Verdict::io_error, Recovery::room_again, 2, 7},
    {"TruncateOnce", FileCall::truncate, Verdict::io_error, Recovery::once, 0, 1},
    {"TruncateUntilRestart", FileCall::truncate, Verdict::io_error, Recovery::after_restart, 0, 1},
    {"OpenOnce", FileCall::open, Verdict::io_error, Recovery::once, 2, 1},
    {"OpenUntilRestart", FileCall::open, Verdict::io_error, Recovery::after_restart, 2, 1},
    {"RemoveOnce", FileCall::remove, Verdict::io_error, Recovery::once, 0, 1},
    {"SharedMemoryOnce", FileCall::shared_memory, Verdict::io_error, Recovery::once, 1, 1},
    {"SharedMemoryForAWhile", FileCall::shared_memory, Verdict::io_error, Recovery::room_again, 1,
     1},
    {"SharedMemoryUntilRestart", FileCall::shared_memory, Verdict::io_error,
     Recovery::after_restart, 1, 1},
};

// Once the trouble is over, a command that fails again is a defect.
constexpr int kRefusalsMax = 1;

// One day with the Nth call going wrong.
class Trial {
  public:
    // On a copy of `furnished`; empty: on a store that has to be made first.
    Trial(const Series& series, int nth, const std::string& furnished)
        : series_(series)
        , nth_(nth)
        , path_((directory_.path() / "day.db").string())
        , day_(path_) {
        if (!furnished.empty())
            std::filesystem::copy_file(furnished, path_);
    }

    // Until `commands` are answered. False when that was done before the Nth call.
    bool run(std::size_t commands) {
        FaultyVfs::instance().setJudge([this](const Call& call) { return judge(call); });
        while (day_.acknowledged().size() < commands && refusals_ <= kRefusalsMax)
            advance();
        EXPECT_LE(refusals_, kRefusalsMax) << last_error_;
        day_.close();
        FaultyVfs::instance().obeyNobody();
        return calls_ >= nth_;
    }

    void check() {
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        StoreAudit audit(path_, kStream);
        EXPECT_THAT(audit.look(), IsEmpty());
        EXPECT_THAT(audit.missing(day_.acknowledged()), IsEmpty());
        EXPECT_THAT(audit.integrity(), IsEmpty());
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
    const std::string path_;
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
    static int loop(const std::string& furnished, std::size_t commands) {
        const int step = numberOption("BIANMIN_FAULTS_ALL", 0) != 0 ? 1 : GetParam().step;
        int refused = 0;
        for (int nth = 1;; nth += step) {
            SCOPED_TRACE("call " + std::to_string(nth));
            Trial trial(GetParam(), nth, furnished);
            const bool reached = trial.run(commands);
            trial.check();
            if (!reached || HasFailure())
                return refused;
            refused += trial.refusals();
        }
    }
};

TEST_P(Faults, OfADayLoseNothingAndLeaveNoHalves) {
    const FurnishedStore store;
    EXPECT_GE(loop(store.path(), Day::kCommands), GetParam().refusals_min);
}

// From the empty file to the first case.
TEST_P(Faults, WhileAStoreIsMadeLeaveOneThatCanBeMade) {
    EXPECT_GE(loop({}, 1), GetParam().refusals_min);
}

INSTANTIATE_TEST_SUITE_P(Every, Faults, ::testing::ValuesIn(kSeries),
                         [](const auto& series) { return std::string(series.param.name); });

} // namespace
} // namespace bianmin::fault
