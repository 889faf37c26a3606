#include "shared/base/civil_date.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

CivilDate date(std::string_view text) {
    return CivilDate::parse(text).value();
}

TEST(CivilDate, ReadsBothForms) {
    EXPECT_EQ(date("2026-03-02"), date("20260302"));
    EXPECT_EQ(date("2026-03-02"), CivilDate::create(2026, 3, 2).value());
    EXPECT_EQ(date("2026-03-02").year(), 2026);
    EXPECT_EQ(date("2026-03-02").month(), 3U);
    EXPECT_EQ(date("2026-03-02").day(), 2U);
}

TEST(CivilDate, RefusesDaysThatDoNotExistAndOtherForms) {
    for (const char* text :
         {"2026-02-29", "2026-04-31", "20260230", "2026-13-01", "2026-00-10", "2026-01-00",
          "1899-12-31", "2200-01-01", "", "2026-3-2", "2026/03/02", "26-03-02", "2026-03-02 ",
          "2026-03-0x", "+2260302", "２０２６０３０２"}) {
        const auto parsed = CivilDate::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "date.invalid") << text;
        EXPECT_EQ(parsed.error().kind, ErrorKind::invalid) << text;
    }
}

TEST(CivilDate, KnowsLeapYears) {
    EXPECT_TRUE(CivilDate::create(1904, 2, 29));
    EXPECT_TRUE(CivilDate::create(2000, 2, 29));
    EXPECT_FALSE(CivilDate::create(1900, 2, 29));
    EXPECT_FALSE(CivilDate::create(2100, 2, 29));
}

TEST(CivilDate, WritesIsoAndChinese) {
    EXPECT_EQ(date("2026-03-02").iso(), "2026-03-02");
    EXPECT_EQ(date("2026-03-02").chinese(), "2026年3月2日");
    EXPECT_EQ(date("2026-12-31").chinese(), "2026年12月31日");
}

TEST(CivilDate, EveryDayOfTwoCenturiesComesBackFromItsText) {
    CivilDate day = date("1900-01-01");
    while (day < date("2199-12-31")) {
        ASSERT_EQ(date(day.iso()), day);
        day = day.plusDays(1);
    }
}

TEST(CivilDate, CountsNaturalDays) {
    EXPECT_EQ(daysBetween(date("2026-02-28"), date("2026-03-01")), 1);
    EXPECT_EQ(daysBetween(date("2024-02-28"), date("2024-03-01")), 2);
    EXPECT_EQ(daysBetween(date("2026-03-02"), date("2026-03-01")), -1);
    EXPECT_EQ(date("2025-12-31").plusDays(1), date("2026-01-01"));
}

TEST(CivilDate, KnowsTheWeekend) {
    EXPECT_TRUE(date("2026-02-14").isWeekend());
    EXPECT_TRUE(date("2026-02-15").isWeekend());
    EXPECT_FALSE(date("2026-02-13").isWeekend());
    EXPECT_FALSE(date("2026-02-16").isWeekend());
}

} // namespace
} // namespace bianmin
