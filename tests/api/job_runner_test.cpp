#include "server/jobs/job_runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace bianmin::server {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TEST(JobRunner, RunsEachJobAtOnceAndAgain) {
    std::latch once(1);
    std::latch thrice(3);
    std::atomic<int> seldom{0};
    JobRunner runner({{"seldom", hours(1),
                       [&]() -> Result<void> {
                           ++seldom;
                           once.count_down();
                           return {};
                       }},
                      {"often", milliseconds(1), [&]() -> Result<void> {
                           if (!thrice.try_wait())
                               thrice.count_down();
                           return {};
                       }}});
    once.wait();
    thrice.wait();
    runner.stop();
    EXPECT_EQ(seldom, 1);
}

TEST(JobRunner, AFailingJobIsTriedAgainAndHarmsNoOther) {
    std::latch other(2);
    std::latch failing(2);
    JobRunner runner(
        {{"fails", milliseconds(1),
          [&]() -> Result<void> {
              if (!failing.try_wait())
                  failing.count_down();
              return fail(ErrorKind::unavailable, "store.busy");
          }},
         {"throws", milliseconds(1), []() -> Result<void> { throw std::runtime_error("broken"); }},
         {"other", milliseconds(1), [&]() -> Result<void> {
              if (!other.try_wait())
                  other.count_down();
              return {};
          }}});
    other.wait();
    failing.wait();
}

TEST(JobRunner, TheLastRunComesWhenItStops) {
    std::latch first(1);
    std::atomic<int> signed_heads{0};
    JobRunner runner({{"sign", hours(1),
                       [&]() -> Result<void> {
                           ++signed_heads;
                           if (!first.try_wait())
                               first.count_down();
                           return {};
                       },
                       true}});
    first.wait();
    runner.stop();
    EXPECT_EQ(signed_heads, 2);
    runner.stop();
    EXPECT_EQ(signed_heads, 2) << "stopped once";
}

} // namespace
} // namespace bianmin::server
