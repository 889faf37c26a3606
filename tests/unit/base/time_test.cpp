#include "shared/base/time.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

Instant instant(std::string_view text) {
    return parseInstant(text).value();
}

TEST(Time, ChangesTheDayAtMidnightOfChina) {
    EXPECT_EQ(civilDate(instant("2026-03-01T15:59:59.999Z")).iso(), "2026-03-01");
    EXPECT_EQ(civilDate(instant("2026-03-01T16:00:00.000Z")).iso(), "2026-03-02");
    EXPECT_EQ(startOfDay(CivilDate::create(2026, 3, 2).value()),
              instant("2026-03-01T16:00:00.000Z"));
}

TEST(Time, SplitsAnInstantIntoCivilParts) {
    const CivilTime time = toCivil(instant("2026-03-02T01:15:59.999Z"));
    EXPECT_EQ(time.date.iso(), "2026-03-02");
    EXPECT_EQ(time.hour, 9);
    EXPECT_EQ(time.minute, 15);
    EXPECT_EQ(time.second, 59);
    EXPECT_EQ(formatChinese(time), "2026年3月2日 09时15分");
}

TEST(Time, SplitsInstantsBeforeTheEpoch) {
    const CivilTime time = toCivil(fromMillis(-1));
    EXPECT_EQ(time.date.iso(), "1970-01-01");
    EXPECT_EQ(time.hour, 7);
    EXPECT_EQ(time.second, 59);
    EXPECT_EQ(formatInstant(fromMillis(-1)), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(fileStamp(fromMillis(-1)), "19691231T235959Z");
}

TEST(Time, ReadsOffsetsAndFractions) {
    const Instant expected = instant("2026-03-02T01:15:00.000Z");
    EXPECT_EQ(instant("2026-03-02T09:15:00+08:00"), expected);
    EXPECT_EQ(instant("2026-03-01T20:45:00-04:30"), expected);
    EXPECT_EQ(instant("2026-03-02T01:15:00Z"), expected);
    EXPECT_EQ(toMillis(instant("2026-03-02T01:15:00.5Z")) - toMillis(expected), 500);
    EXPECT_EQ(toMillis(instant("2026-03-02T01:15:00.123456789Z")) - toMillis(expected), 123);
}

TEST(Time, ComesBackFromItsText) {
    for (const std::int64_t millis : {0LL, 1LL, 999LL, 1'772'414'100'000LL, 4'102'444'799'999LL})
        EXPECT_EQ(toMillis(instant(formatInstant(fromMillis(millis)))), millis);
}

TEST(Time, RefusesWhatIsNotAnRfc3339Instant) {
    for (const char* text :
         {"", "2026-03-02", "2026-03-02T01:15:00", "2026-03-02 01:15:00Z", "2026-03-02T24:00:00Z",
          "2026-03-02T01:60:00Z", "2026-03-02T01:15:60Z", "2026-02-30T01:15:00Z",
          "2026-03-02T01:15:00.Z", "2026-03-02T01:15:00.1234567890Z", "2026-03-02T01:15:00Zx",
          "2026-03-02T01:15:00+0800", "2026-03-02T01:15:00+24:00", "2026-03-02T1:15:00Z     "}) {
        const auto parsed = parseInstant(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "time.invalid") << text;
    }
}

} // namespace
} // namespace bianmin
