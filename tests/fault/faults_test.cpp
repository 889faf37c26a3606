// Faults at every call: the Nth read, write, sync … of a small day fails, for every N until the day
// passes untouched. Whatever happened, afterwards the store is whole: what was acknowledged is
// there, what was not is there wholly or not at all, and work goes on.
#include "shared/base/log.h"
#include "tests/fault/faulty_vfs.h"
#include "tests/fault/hall.h"
#include "tests/fault/options.h"
#include "tests/fault/store_audit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

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
    int step; // 1: every N; a wider step for what the neighbours cover (all with
              // BIANMIN_FAULTS_ALL)
};

constexpr Series kSeries[] = {
    {"WriteTornOnce", FileCall::write, Verdict::torn, Recovery::once, 1},
    {"WriteRefusedOnce", FileCall::write, Verdict::io_error, Recovery::once, 5},
    {"WriteTornUntilRestart", FileCall::write, Verdict::torn, Recovery::after_restart, 3},
    {"DiskFullUntilThereIsRoom", FileCall::write, Verdict::disk_full, Recovery::room_again, 3},
    {"DiskFullUntilRestart", FileCall::write, Verdict::disk_full, Recovery::after_restart, 5},
    {"SyncOnce", FileCall::sync, Verdict::io_error, Recovery::once, 1},
    {"SyncForAWhile", FileCall::sync, Verdict::io_error, Recovery::room_again, 1},
    {"SyncUntilRestart", FileCall::sync, Verdict::io_error, Recovery::after_restart, 1},
    {"ReadOnce", FileCall::read, Verdict::io_error, Recovery::once, 3},
    {"ReadForAWhile", FileCall::read, Verdict::io_error, Recovery::room_again, 7},
    {"TruncateOnce", FileCall::truncate, Verdict::io_error, Recovery::once, 1},
    {"TruncateUntilRestart", FileCall::truncate, Verdict::io_error, Recovery::after_restart, 1},
    {"OpenOnce", FileCall::open, Verdict::io_error, Recovery::once, 1},
    {"OpenUntilRestart", FileCall::open, Verdict::io_error, Recovery::after_restart, 1},
    {"RemoveOnce", FileCall::remove, Verdict::io_error, Recovery::once, 1},
    {"SharedMemoryOnce", FileCall::shared_memory, Verdict::io_error, Recovery::once, 1},
    {"SharedMemoryForAWhile", FileCall::shared_memory, Verdict::io_error, Recovery::room_again, 1},
    {"SharedMemoryUntilRestart", FileCall::shared_memory, Verdict::io_error,
     Recovery::after_restart, 1},
};

void PrintTo(const Series& series, std::ostream* out) {
    *out << series.name;
}

// Without any trouble left, a command that fails again is a defect.
constexpr int kFailuresMax = 3;

storage::SqliteSettings settingsOf(const std::string& path) {
    storage::SqliteSettings settings;
    settings.path = path;
    settings.readers = 1;
    settings.log_pages_max = 24; // so that the log is copied every few commands
    return settings;
}

// A store with its county, made once.
class FurnishedStore {
  public:
    FurnishedStore()
        : path_((directory_.path() / "furnished.db").string()) {
        const support::FakeClock clock;
        support::SeededRandom random;
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        valueOf(Hall(*database, clock, random).furnish());
    }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    support::TemporaryDirectory directory_;
    std::string path_;
};

// One day with the Nth call going wrong.
class Trial {
  public:
    Trial(const Series& series, int nth, const std::string& furnished)
        : series_(series)
        , nth_(nth)
        , path_((directory_.path() / "day.db").string())
        , errand_(sampleIntake()) {
        if (!furnished.empty())
            std::filesystem::copy_file(furnished, path_);
    }

    // False when the day was over before the Nth call.
    bool run() {
        FaultyVfs::instance().setJudge([this](const Call& call) { return judge(call); });
        while (errand_.next() && failures_ <= kFailuresMax)
            advance();
        EXPECT_LE(failures_, kFailuresMax) << last_error_;
        close();
        FaultyVfs::instance().obeyNobody();
        return calls_ >= nth_;
    }

    void check() {
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        StoreAudit audit(path_, kStream);
        EXPECT_THAT(audit.look(), IsEmpty());
        EXPECT_THAT(audit.missing(acknowledged_), IsEmpty());
        EXPECT_THAT(audit.integrity(), IsEmpty());
        EXPECT_GT(audit.entries(), 0);
    }

    [[nodiscard]] std::size_t acknowledged() const { return acknowledged_.size(); }
    [[nodiscard]] int failures() const { return failures_; }

  private:
    Verdict judge(const Call& call) {
        if (call.what != series_.call)
            return Verdict::pass;
        const int number = ++calls_;
        const bool strikes =
            series_.recovery == Recovery::once ? number == nth_ : number >= nth_ && !over_;
        return strikes ? series_.verdict : Verdict::pass;
    }

    // Opens the store when it is not open, then sends the next command under its id.
    void advance() {
        const auto done = tryNext();
        if (done)
            return;
        ++failures_;
        last_error_ = done.error().code + " " + done.error().detail;
        for (const auto& field : done.error().fields)
            last_error_ += " " + field.path + " " + field.code;
        // The disk is at fault: nobody may be told that the program or the store is broken.
        EXPECT_EQ(done.error().kind, ErrorKind::unavailable) << last_error_;
        if (series_.recovery == Recovery::after_restart)
            close();
        over_ = true;
    }

    Result<void> tryNext() {
        if (!database_) {
            database_ = TRY(storage::SqliteDatabase::open(settingsOf(path_)));
            hall_ = std::make_unique<Hall>(*database_, clock_, random_);
        }
        if (!furnished_) {
            TRY(hall_->furnish());
            furnished_ = true;
        }
        if (id_.empty())
            id_ = CommandId(makeUuidV7(clock_.now(), random_));
        const Json answer = TRY(hall_->execute(*errand_.next(), id_, "0101"));
        acknowledged_.push_back({id_, *errand_.next(), answer});
        errand_.answered(answer);
        id_ = {};
        return {};
    }

    void close() {
        hall_.reset();
        database_.reset();
    }

    const Series& series_;
    const int nth_;
    support::TemporaryDirectory directory_;
    const std::string path_;
    const support::FakeClock clock_;
    support::SeededRandom random_;
    std::atomic<int> calls_{0}; // of the kind in question
    std::atomic<bool> over_{false};
    std::unique_ptr<storage::SqliteDatabase> database_;
    std::unique_ptr<Hall> hall_;
    bool furnished_ = false;
    Errand errand_;
    CommandId id_; // of the command that has no answer yet
    std::vector<Acknowledged> acknowledged_;
    int failures_ = 0;
    std::string last_error_;
};

// What the trials of a series came to.
struct Tally {
    int trials = 0;
    int refused = 0; // in how many a command was refused
};

class Faults : public ::testing::TestWithParam<Series> {
  protected:
    Faults() {
        FaultyVfs::instance(); // before any store is opened
        setLogLevel(LogLevel::error);
    }

    // Every N from 1 to the first that the day does not reach.
    static Tally loop(const std::string& furnished, int step) {
        Tally tally;
        for (int nth = 1;; nth += step) {
            SCOPED_TRACE("call " + std::to_string(nth));
            Trial trial(GetParam(), nth, furnished);
            const bool reached = trial.run();
            EXPECT_EQ(trial.acknowledged(), kCommandsOfTheDay);
            trial.check();
            if (!reached || HasFailure())
                return tally;
            ++tally.trials;
            tally.refused += trial.failures() > 0 ? 1 : 0;
        }
    }

    // Intake, review, decision, ready, delivery, rating; four papers printed.
    static constexpr std::size_t kCommandsOfTheDay = 10;
};

TEST_P(Faults, OfADayLoseNothingAndLeaveNoHalves) {
    const FurnishedStore store;
    const bool all = numberOption("BIANMIN_FAULTS_ALL", 0) != 0;
    const Tally tally = loop(store.path(), all ? 1 : GetParam().step);
    std::cerr<<tally.trials<<" "<<tally.refused<<"\n";
    EXPECT_GT(tally.trials, 0);
}

INSTANTIATE_TEST_SUITE_P(Every, Faults, ::testing::ValuesIn(kSeries),
                         [](const auto& series) { return std::string(series.param.name); });

} // namespace
} // namespace bianmin::fault
