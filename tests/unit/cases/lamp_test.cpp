#include "tests/unit/cases/samples.h"

#include <gtest/gtest.h>

namespace bianmin::cases {
namespace {

CivilDate day(const char* text) {
    return *CivilDate::parse(text);
}

Remaining on(const char* today, CaseState state = CaseState::accepted) {
    // Accepted on Monday 2026-03-02 with 10 working days: due on Monday 2026-03-16.
    const CaseDates dates{day("2026-03-02"), day("2026-03-16"), false, {}, "test"};
    return remaining(state, dates, day(today), calendar::publishedCalendar());
}

TEST(Lamp, IsGreenWhileThereIsTime) {
    EXPECT_EQ(on("2026-03-02").lamp, Lamp::green);
    EXPECT_EQ(on("2026-03-02").working_days, 10);
    EXPECT_EQ(on("2026-03-12").lamp, Lamp::green);
    EXPECT_EQ(on("2026-03-12").working_days, 2);
}

TEST(Lamp, IsYellowOnTheLastWorkingDays) {
    EXPECT_EQ(on("2026-03-13").lamp, Lamp::yellow);
    EXPECT_EQ(on("2026-03-16").lamp, Lamp::yellow);
    EXPECT_EQ(on("2026-03-16").working_days, 0);
}

TEST(Lamp, IsRedAfterTheDueDate) {
    EXPECT_EQ(on("2026-03-17").lamp, Lamp::red);
    EXPECT_EQ(on("2026-03-17").working_days, -1);
}

TEST(Lamp, IsGreyWhereNoClockRuns) {
    for (const auto state :
         {CaseState::received, CaseState::supplement_needed, CaseState::acceptance_refused,
          CaseState::granted, CaseState::refused, CaseState::ready, CaseState::delivered}) {
        EXPECT_EQ(on("2026-03-17", state).lamp, Lamp::grey);
        EXPECT_FALSE(on("2026-03-17", state).working_days);
    }
}

} // namespace
} // namespace bianmin::cases
