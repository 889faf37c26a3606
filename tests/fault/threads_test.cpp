// Many counters and many readers on one store at the same time.
#include "tests/fault/hall.h"
#include "tests/fault/options.h"
#include "tests/fault/store_audit.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>

namespace bianmin::fault {
namespace {

using support::codeOf;
using support::valueOf;
using ::testing::IsEmpty;

constexpr std::size_t kCounters = 8;
constexpr std::size_t kReaders = 2;
// Fewer than there are counters, so that several number their cases in one series.
constexpr const char* kStations[] = {"0101", "0201"};
constexpr std::size_t kAcceptsByDefault = 250; // of each counter; 10,000 by hand

// The newest case that a counter was told of, for the readers. Thread-safe.
class Newest {
  public:
    void set(const std::string& number) {
        {
            const std::lock_guard lock(mutex_);
            number_ = number;
        }
        changed_.notify_all();
    }
    void noMore() {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
        }
        changed_.notify_all();
    }
    // Waits for one that is not `known`; empty when there will be no more.
    [[nodiscard]] std::string after(const std::string& known) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return over_ || number_ != known; });
        return over_ ? std::string() : number_;
    }

  private:
    std::mutex mutex_; // guards all below
    std::condition_variable changed_;
    std::string number_;
    bool over_ = false;
};

class Threads : public ::testing::Test {
  protected:
    Threads() { valueOf(hall_.furnish()); }

    // Takes in and accepts cases one after another; all answers.
    std::vector<Acknowledged> accept(const std::string& station, std::size_t cases) {
        std::vector<Acknowledged> answered;
        for (std::size_t i = 0; i < cases; ++i) {
            const Request request = *CaseErrand(sampleIntake()).next();
            const CommandId id(makeUuidV7(clock_.now(), random_));
            const Json answer = valueOf(hall_.execute(request, id, station));
            newest_.set(answer.at("case").at("record").at("number"));
            answered.emplace_back(id, request, answer);
        }
        return answered;
    }

    // Whatever was acknowledged is there for a reader, with all that belongs to it.
    void readUntilDone() {
        std::string number;
        while (!(number = newest_.after(number)).empty()) {
            const auto file = valueOf(hall_.file(number));
            EXPECT_EQ(file.view.record.state, cases::CaseState::accepted);
            EXPECT_EQ(file.documents.size(), 2U);
            EXPECT_EQ(file.history.size(), 3U);
            EXPECT_THAT(valueOf(hall_.list()).rows, ::testing::Not(IsEmpty()));
            ++reads_;
        }
    }

    // All counters and readers at once; all answers.
    std::vector<Acknowledged> run(std::size_t accepts) {
        std::vector<std::vector<Acknowledged>> answers(kCounters);
        std::vector<std::jthread> readers;
        for (std::size_t i = 0; i < kReaders; ++i)
            readers.emplace_back([this] { readUntilDone(); });
        {
            std::vector<std::jthread> counters;
            for (std::size_t i = 0; i < kCounters; ++i)
                counters.emplace_back([this, &answers, accepts, i] {
                    answers[i] = accept(kStations[i % std::size(kStations)], accepts);
                });
        }
        newest_.noMore();
        readers.clear();
        std::vector<Acknowledged> all;
        for (auto& some : answers)
            all.insert(all.end(), std::make_move_iterator(some.begin()),
                       std::make_move_iterator(some.end()));
        return all;
    }

    support::TemporaryDatabase store_;
    const support::FakeClock clock_;
    support::SeededRandom random_;
    Hall hall_{store_.database(), clock_, random_};
    Newest newest_;
    std::atomic<int> reads_{0};
};

TEST_F(Threads, NumberTheirCasesAndPapersWithoutGapsOrDoubles) {
    const auto accepts =
        static_cast<std::size_t>(numberOption("BIANMIN_ACCEPTS_PER_THREAD", kAcceptsByDefault));
    const auto answers = run(accepts);
    ASSERT_EQ(answers.size(), kCounters * accepts);
    EXPECT_GT(reads_, 0);
    EXPECT_LT(store_.database().statistics().commits, answers.size()); // many shared one

    std::set<std::string> numbers;
    for (const Acknowledged& command : answers)
        numbers.insert(Json::parse(command.answer).at("case").at("record").at("number"));
    EXPECT_EQ(numbers.size(), answers.size());
    StoreAudit audit(store_.path(), kStream); // serials, document numbers, journal: no gap
    EXPECT_THAT(audit.everything(answers), IsEmpty());
    EXPECT_EQ(audit.entries(), static_cast<std::int64_t>(answers.size()) * 3);
}

// The second to come gets the first one's answer, whichever that is.
TEST_F(Threads, ThatSendTheSameCommandAtTheSameTimeGetOneResult) {
    constexpr int kRounds = 20;
    for (int round = 0; round < kRounds; ++round) {
        const Request request = *CaseErrand(sampleIntake()).next();
        const CommandId id(makeUuidV7(clock_.now(), random_));
        std::vector<Json> answers(kCounters);
        {
            std::vector<std::jthread> senders;
            for (Json& answer : answers)
                senders.emplace_back(
                    [&] { answer = valueOf(hall_.execute(request, id, kStations[0])); });
        }
        for (const Json& answer : answers)
            EXPECT_EQ(answer, answers.front());
    }
    StoreAudit audit(store_.path(), kStream);
    EXPECT_THAT(audit.look(), IsEmpty());
    EXPECT_EQ(audit.entries(), kRounds * 3);
}

} // namespace
} // namespace bianmin::fault
