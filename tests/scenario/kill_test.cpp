// The server is killed at random moments of its work, again and again, on the same files: whatever
// it acknowledged is there afterwards, once, and nothing is there by halves.
#include "shared/storage/blobs/blob_folder.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/fault/options.h"
#include "tests/fault/store_audit.h"
#include "tests/scenario/kill_load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>
#include <thread>

namespace bianmin::scenario {
namespace {

using std::chrono::microseconds;
using ::testing::IsEmpty;

constexpr std::uint64_t kKillsByDefault = 200;
constexpr std::uint64_t kSeedByDefault = 20261125;
constexpr int kWindows = 6;
constexpr int kCounters = kWindows + 1; // and a department that sets numbers aside
constexpr const char* kDepartment = "mzj";
constexpr int kAnswersMax = 40;          // before a kill under load
constexpr int kWholeFileEvery = 50;      // kills between two checks of the whole file
constexpr const char* kItem = "WJ0001";  // decided on the spot
constexpr int kMomentMaxMicros = 10'000; // of one command or of starting
constexpr int kRestMaxMicros = 200'000;  // the writer copies its log after 100 ms without work

enum class Moment { under_load, at_rest, starting, stopping };

class Kill : public ::testing::Test {
  protected:
    Kill() {
        county_.ctlJson("admin", "",
                        {"item", "import", BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json"});
        county_.ctlJson("admin", "",
                        {"user", "add", "clerk", "--name", "王小明", "--organization", "sjz-zx",
                         "--role", "window_clerk", "--role", "output_desk", "--new-password-file",
                         county_.folder() / "password"});
        for (int i = 0; i < kWindows; ++i)
            counters_.push_back(std::make_unique<Counter>(county_, "clerk", kItem, i));
        county_.addPerson({"head", "department_head", kDepartment, ""});
        counters_.push_back(std::make_unique<Counter>(county_, "head"));
        look();
    }

    int between(int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random_);
    }
    microseconds upTo(int micros) { return microseconds(between(0, micros)); }

    Moment chooseMoment() {
        switch (between(0, 9)) {
        case 0:
            return Moment::at_rest;
        case 1:
            return Moment::starting;
        case 2:
            return Moment::stopping;
        default:
            return Moment::under_load;
        }
    }

    // From a running server to a dead one.
    void workAndKill() {
        const Moment moment = chooseMoment();
        const int answers = between(0, kAnswersMax);
        Shift shift(kCounters, moment == Moment::at_rest ? answers : 1'000'000);
        {
            std::vector<std::jthread> threads;
            for (const auto& counter : counters_)
                threads.emplace_back([&shift, &counter] { counter->work(shift); });
            shift.waitForAnswers(answers);
            if (moment == Moment::stopping)
                county_.askServerToStop();
            shift.waitFor(upTo(moment == Moment::at_rest ? kRestMaxMicros : kMomentMaxMicros));
            county_.killServer();
        }
        if (moment == Moment::starting) {
            county_.spawnServer();
            shift.waitFor(upTo(kMomentMaxMicros));
            county_.killServer();
        }
    }

    void restart() {
        county_.startServer();
        for (const auto& counter : counters_)
            counter->moveTo(county_);
    }

    // The tables against the journal, and everything that was answered since the last look.
    void look() {
        EXPECT_THAT(audit_.look(), IsEmpty());
        EXPECT_THAT(missingFiles(), IsEmpty());
        for (const auto& counter : counters_) {
            EXPECT_EQ(counter->complaint(), "");
            const auto answers = counter->takeAnswers();
            EXPECT_THAT(audit_.missing(answers), IsEmpty());
            for (const auto& answer : answers)
                EXPECT_EQ(fileFault(answer), "");
            answered_ += static_cast<int>(answers.size());
            unanswered_ += counter->hasUnanswered() ? 1 : 0;
        }
    }

    // Files that the store names and that are not there whole, of those that were named since the
    // last look: whoever was answered, and before anybody repeats what was cut off.
    std::vector<std::string> missingFiles() {
        const auto connection = support::valueOf(
            storage::SqliteConnection::open(county_.database(), storage::OpenMode::read_only));
        const storage::BlobFolder files(county_.database() + ".files");
        std::vector<std::string> missing;
        auto names = support::valueOf(connection->query("SELECT sha256 FROM blob"));
        while (support::valueOf(names->next())) {
            const std::string name(names->text(0));
            if (seen_files_.insert(name).second && !files.get(name))
                missing.push_back(name);
        }
        return missing;
    }

    // What is wrong with the file of a paper whose print was answered, or with the scans of a case
    // whose intake was; empty when nothing is.
    std::string fileFault(const fault::Acknowledged& answer) {
        std::vector<std::string> names;
        const Json said = support::valueOf(parseJson(answer.answer));
        if (answer.operation == "recordPrint") {
            names.push_back(said.at("sha256").get<std::string>());
        } else if (answer.operation == "intakeCase") {
            for (const Json& material : said.at("case").at("record").at("materials")) {
                for (const Json& scan : material.at("scans"))
                    names.push_back(scan.get<std::string>());
            }
            EXPECT_FALSE(names.empty());
        }
        const storage::BlobFolder files(county_.database() + ".files");
        std::string faults;
        for (const std::string& name : names) {
            if (const auto file = files.get(name); !file)
                faults += file.error().code + " " + name + "; ";
        }
        return faults;
    }

    // A last shift without a kill; then everything from the start, by us and by the server.
    void finish() {
        Shift shift(kCounters, kAnswersMax);
        {
            std::vector<std::jthread> threads;
            for (const auto& counter : counters_)
                threads.emplace_back([&shift, &counter] { counter->work(shift); });
        }
        look();
        fault::StoreAudit all(county_.database(), kStream);
        EXPECT_THAT(all.look(), IsEmpty());
        EXPECT_THAT(all.integrity(), IsEmpty());
        EXPECT_EQ(all.entries(), audit_.entries());
        // One more: the log-in that asks.
        EXPECT_EQ(county_.ctlJson("admin", "", {"journal", "verify"}).at("entries"),
                  all.entries() + 1);
        // Every file that the store names, whoever was answered.
        EXPECT_THAT(county_.ctlJson("admin", "", {"store", "check"}).at("findings"), IsEmpty());
    }

    static constexpr const char* kStream = "county-441821";
    const std::uint64_t seed_ = fault::numberOption("BIANMIN_SEED", kSeedByDefault);
    std::mt19937_64 random_{seed_};
    County county_;
    fault::StoreAudit audit_{county_.database(), kStream};
    std::vector<std::unique_ptr<Counter>> counters_;
    std::set<std::string> seen_files_;
    int answered_ = 0;
    int unanswered_ = 0;
};

} // namespace

TEST_F(Kill, LosesNothingThatWasAcknowledgedAndLeavesNoHalves) {
    const auto kills = static_cast<int>(fault::numberOption("BIANMIN_KILLS", kKillsByDefault));
    std::cout << "BIANMIN_SEED=" << seed_ << std::endl;
    SCOPED_TRACE("BIANMIN_SEED=" + std::to_string(seed_));
    for (int kill = 1; kill <= kills && !HasFailure(); ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        workAndKill();
        restart();
        look();
        if (kill % kWholeFileEvery == 0) {
            EXPECT_THAT(audit_.integrity(), IsEmpty());
        }
    }
    finish();
    std::cout << kills << " kills, " << answered_ << " commands answered, " << unanswered_
              << " cut off, " << audit_.entries() << " entries" << std::endl;
    EXPECT_GT(answered_, kills);
    EXPECT_GT(unanswered_, kills);
}

} // namespace bianmin::scenario
