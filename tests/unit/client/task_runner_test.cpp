#include "client/core/task_runner.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace bianmin::client {
namespace {

using testing::ManualExecutor;
using testing::ManualTasks;

TEST(TaskRunner, GivesTheResultToTheUiThreadOnly) {
    ManualExecutor ui;
    ManualTasks tasks(ui);
    AliveToken alive;
    int seen = 0;
    tasks.run([]() -> Result<int> { return 7; }, alive.watch(),
              [&](Result<int> result) { seen = *result; });
    tasks.workOne();
    EXPECT_EQ(seen, 0);
    ui.runOne();
    EXPECT_EQ(seen, 7);
}

TEST(TaskRunner, DropsTheResultOfSomebodyWhoIsGone) {
    ManualExecutor ui;
    ManualTasks tasks(ui);
    int seen = 0;
    {
        const AliveToken alive;
        tasks.run([]() -> Result<int> { return 7; }, alive.watch(),
                  [&](const Result<int>& result) { seen = *result; });
    }
    tasks.settle();
    EXPECT_EQ(seen, 0);
}

TEST(TaskRunner, DropsTheResultOfARenewedInterest) {
    ManualExecutor ui;
    ManualTasks tasks(ui);
    AliveToken alive;
    int seen = 0;
    const auto ask = [&](int value) {
        tasks.run([value]() -> Result<int> { return value; }, alive.watch(),
                  [&](const Result<int>& result) { seen += *result; });
    };
    ask(1);
    alive.renew();
    ask(10);
    tasks.settle();
    EXPECT_EQ(seen, 10);
}

TEST(TaskRunner, AnswersUnavailableWhenTooMuchWaits) {
    ManualExecutor ui;
    ManualTasks tasks(ui);
    tasks.refuses = true;
    const AliveToken alive;
    std::string code;
    tasks.run([]() -> Result<int> { return 7; }, alive.watch(),
              [&](const Result<int>& result) { code = result.error().code; });
    tasks.settle();
    EXPECT_EQ(code, "unavailable");
}

// Posts at once: what the worker's thread does is seen without a user interface.
class DirectExecutor final : public UiExecutor {
  public:
    void post(std::function<void()> job) override { job(); }
};

TEST(ThreadTaskRunner, WorksOffTheCallersThread) {
    DirectExecutor ui;
    ThreadTaskRunner tasks(ui, 2);
    const AliveToken alive;
    std::promise<std::thread::id> promise;
    tasks.run([]() -> Result<std::thread::id> { return std::this_thread::get_id(); }, alive.watch(),
              [&](Result<std::thread::id> id) { promise.set_value(*id); });
    EXPECT_NE(promise.get_future().get(), std::this_thread::get_id());
}

TEST(ThreadTaskRunner, StopDropsWhatWaitsAndSaysWhenAWorkerIsStillBusy) {
    DirectExecutor ui;
    std::promise<void> begun;
    std::promise<void> release;
    std::atomic<bool> second_ran = false;
    const AliveToken alive;
    {
        ThreadTaskRunner tasks(ui, 1);
        tasks.run(
            [&]() -> Result<int> {
                begun.set_value();
                release.get_future().wait();
                return 0;
            },
            alive.watch(), [](const Result<int>&) {});
        tasks.run(
            [&]() -> Result<int> {
                second_ran = true;
                return 0;
            },
            alive.watch(), [](const Result<int>&) {});
        begun.get_future().wait();
        EXPECT_FALSE(tasks.stop(std::chrono::milliseconds(0)));
        release.set_value();
    }
    EXPECT_FALSE(second_ran);
}

TEST(ThreadTaskRunner, RefusesWorkAfterStop) {
    DirectExecutor ui;
    ThreadTaskRunner tasks(ui, 1);
    EXPECT_TRUE(tasks.stop(std::chrono::milliseconds(1000)));
    const AliveToken alive;
    std::string code;
    tasks.run([]() -> Result<int> { return 7; }, alive.watch(),
              [&](const Result<int>& result) { code = result.error().code; });
    EXPECT_EQ(code, "unavailable");
}

} // namespace
} // namespace bianmin::client
