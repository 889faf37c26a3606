// The server is killed in the middle of work: whatever it acknowledged is there afterwards.
#include "shared/domain/documents/case_desk.h"
#include "shared/transport/operation_path.h"
#include "tests/api/case_requests.h"
#include "tests/scenario/server_process.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

namespace bianmin::scenario {

namespace {

using support::valueOf;

constexpr int kCounters = 4;
constexpr int kCasesBeforeTheKill = 40; // of all counters together
constexpr int kPersonsPerCounter = 200;

struct Attempt {
    CommandId id;
    Json body;
    std::string number; // empty: no answer came
};

// One counter that takes in cases until its server is gone.
std::vector<Attempt> work(const County& county, int counter, std::atomic<int>& acknowledged) {
    std::vector<Attempt> attempts;
    auto session = county.session("clerk", "0101");
    const auto item = api_test::itemOf(*session.api, "MZ0001");
    for (int i = 0; i < kPersonsPerCounter; ++i) {
        const int person = counter * kPersonsPerCounter + i;
        Attempt attempt{
            county.newId(),
            encode(api_test::intakeOf(item, {.id_number = api_test::inventedIdNumber(person)})),
            {}};
        const auto answer = session.api->commandAs<documents::CaseOutcome>(
            transport::operationPath("intakeCase"), attempt.body, attempt.id);
        if (answer)
            attempt.number = answer->view.record.number.str();
        attempts.push_back(attempt);
        // A counter whose server is gone counts as done, so that nobody waits for it.
        acknowledged += answer ? 1 : kCasesBeforeTheKill;
        acknowledged.notify_all();
        if (!answer)
            return attempts;
    }
    return attempts;
}

} // namespace

TEST(Kill, LosesNoAcknowledgedCaseAndRepeatsChangeNothing) {
    County county;
    county.ctlJson("admin", "",
                   {"item", "import", BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json"});
    county.addPerson({"clerk", "window_clerk", "sjz-zx", ""});

    std::atomic<int> progress{0};
    std::vector<std::vector<Attempt>> attempts(kCounters);
    {
        std::vector<std::jthread> counters;
        for (int c = 0; c < kCounters; ++c)
            counters.emplace_back(
                [&, c] { attempts[static_cast<std::size_t>(c)] = work(county, c, progress); });
        for (int seen = progress; seen < kCasesBeforeTheKill; seen = progress)
            progress.wait(seen);
        county.killServer();
    }
    county.startServer();

    EXPECT_GT(county.ctlJson("admin", "", {"journal", "verify"}).at("entries"),
              kCasesBeforeTheKill);
    auto session = county.session("clerk", "0101");
    int acknowledged = 0;
    std::set<std::string> numbers;
    for (const auto& counter : attempts) {
        for (const Attempt& attempt : counter) {
            // The client repeats what it has no answer to, with the same id.
            const auto again = session.api->commandAs<documents::CaseOutcome>(
                transport::operationPath("intakeCase"), attempt.body, attempt.id);
            ASSERT_TRUE(again) << again.error().code;
            const std::string number = again->view.record.number.str();
            EXPECT_TRUE(numbers.insert(number).second) << number;
            if (attempt.number.empty())
                continue;
            ++acknowledged;
            EXPECT_EQ(number, attempt.number);
            EXPECT_TRUE(
                session.api->get(transport::operationPath("showCase", {{"case_number", number}})));
        }
    }
    EXPECT_GE(acknowledged, kCasesBeforeTheKill);
    // One case for each attempt, however often it was sent.
    const Json report = county.ctlJson("admin", "", {"journal", "verify"});
    EXPECT_GT(report.at("entries"), acknowledged);
}

} // namespace bianmin::scenario
