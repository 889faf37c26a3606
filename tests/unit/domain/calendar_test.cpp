#include "shared/domain/calendar/work_calendar.h"

#include <gtest/gtest.h>

#include <map>

namespace bianmin::calendar {
namespace {

CivilDate date(std::string_view text) {
    return CivilDate::parse(text).value();
}

const WorkCalendar& published() {
    return publishedCalendar();
}

std::string due(std::string_view start, int days, const std::vector<Pause>& pauses = {},
                DayUnit unit = DayUnit::working_day) {
    return published().due(date(start), days, unit, pauses).value().date.iso();
}

// A schedule of one year with the given days, for the rules of the data.
Json data(const std::string& days) {
    return parseJson(R"({"version":"t1","notices":[{"year":2026,"document":"通知"}],"days":[)" +
                     days + "]}")
        .value();
}

Error refused(const Json& json) {
    const auto parsed = WorkCalendar::parse(dumpJson(json));
    EXPECT_FALSE(parsed);
    return parsed ? Error{} : parsed.error();
}

TEST(PublishedCalendar, HoldsThreeYears) {
    EXPECT_EQ(published().firstYear(), 2024);
    EXPECT_EQ(published().lastYear(), 2026);
    EXPECT_EQ(published().version(), "cn-2024-2026.1");
    EXPECT_EQ(published().data().notices[0].document, "国办发明电〔2023〕7号");
}

TEST(PublishedCalendar, HasTheWorkingDaysOfEachYear) {
    std::map<int, int> years;
    for (CivilDate day = date("2024-01-01"); day <= date("2026-12-31"); day = day.plusDays(1))
        years[day.year()] += published().isWorkingDay(day) ? 1 : 0;
    EXPECT_EQ(years, (std::map<int, int>{{2024, 251}, {2025, 248}, {2026, 248}}));
}

TEST(PublishedCalendar, HasTheWorkingDaysOfEachMonthOf2026) {
    std::vector<int> months(12);
    for (CivilDate day = date("2026-01-01"); day <= date("2026-12-31"); day = day.plusDays(1))
        months[day.month() - 1] += published().isWorkingDay(day) ? 1 : 0;
    EXPECT_EQ(months, (std::vector<int>{21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}));
}

TEST(PublishedCalendar, NewYearsEve2024IsAWorkingDayInLaw) {
    EXPECT_TRUE(published().isWorkingDay(date("2024-02-09")));
}

TEST(Due, MatchesTheCountedVectors) {
    struct Vector {
        const char* start;
        int days;
        const char* due;
    };
    const Vector vectors[] = {
        {"2024-02-08", 5, "2024-02-21"},  {"2024-09-27", 5, "2024-10-10"},
        {"2025-01-24", 5, "2025-02-07"},  {"2025-04-25", 1, "2025-04-27"},
        {"2025-09-30", 1, "2025-10-09"},  {"2025-09-26", 5, "2025-10-10"},
        {"2026-01-01", 3, "2026-01-06"},  {"2026-02-13", 1, "2026-02-14"},
        {"2026-02-13", 20, "2026-03-19"}, {"2026-09-18", 5, "2026-09-24"},
        {"2026-09-30", 10, "2026-10-20"}, {"2026-04-30", 20, "2026-06-01"},
        {"2026-03-02", 20, "2026-03-30"},
    };
    for (const Vector& vector : vectors)
        EXPECT_EQ(due(vector.start, vector.days), vector.due)
            << vector.start << " + " << vector.days;
}

TEST(Due, SkipsThePausedWorkingDays) {
    const Pause pause{date("2026-03-09"), date("2026-03-23")};
    EXPECT_EQ(due("2026-03-02", 20, {pause}), "2026-04-14");
}

TEST(Due, SeveralPausesAddAndOverlapsCountOnce) {
    const std::vector<Pause> split{{date("2026-03-09"), date("2026-03-16")},
                                   {date("2026-03-16"), date("2026-03-23")}};
    EXPECT_EQ(due("2026-03-02", 20, split), "2026-04-14");
    const std::vector<Pause> overlapping{{date("2026-03-09"), date("2026-03-20")},
                                         {date("2026-03-11"), date("2026-03-23")}};
    EXPECT_EQ(due("2026-03-02", 20, overlapping), "2026-04-14");
}

TEST(Due, APauseThatEndsOnItsFirstDayOrLiesElsewhereChangesNothing) {
    EXPECT_EQ(due("2026-03-02", 20, {{date("2026-03-09"), date("2026-03-09")}}), "2026-03-30");
    EXPECT_EQ(due("2026-03-02", 20, {{date("2026-03-07"), date("2026-03-09")}}), "2026-03-30");
    EXPECT_EQ(due("2026-03-02", 20, {{date("2026-01-01"), date("2026-03-03")}}), "2026-03-30");
    EXPECT_EQ(due("2026-03-02", 20, {{date("2026-03-31"), date("2026-12-31")}}), "2026-03-30");
}

TEST(Due, ZeroDaysEndOnTheStartDayOrTheNextWorkingDay) {
    EXPECT_EQ(due("2026-03-02", 0), "2026-03-02");
    EXPECT_EQ(due("2026-02-15", 0), "2026-02-24");
    EXPECT_EQ(due("2026-03-02", 0, {}, DayUnit::natural_day), "2026-03-02");
}

TEST(Due, NaturalDaysMoveOnlyTheLastDayToAWorkingDay) {
    EXPECT_EQ(due("2026-03-02", 10, {}, DayUnit::natural_day), "2026-03-12");
    EXPECT_EQ(due("2026-03-02", 12, {}, DayUnit::natural_day), "2026-03-16"); // 14th: Saturday
    EXPECT_EQ(due("2026-02-10", 5, {}, DayUnit::natural_day), "2026-02-24");  // 春节
    EXPECT_EQ(due("2026-02-10", 4, {}, DayUnit::natural_day), "2026-02-14");  // works
    EXPECT_EQ(due("2026-01-31", 60, {}, DayUnit::natural_day), "2026-04-01");
    EXPECT_EQ(
        due("2026-03-02", 10, {{date("2026-03-04"), date("2026-03-09")}}, DayUnit::natural_day),
        "2026-03-17");
}

TEST(Due, NeverEndsInsideAPause) {
    EXPECT_EQ(
        due("2026-03-02", 10, {{date("2026-03-16"), date("2026-03-19")}}, DayUnit::natural_day),
        "2026-03-12");
    EXPECT_EQ(
        due("2026-03-02", 12, {{date("2026-03-16"), date("2026-03-19")}}, DayUnit::natural_day),
        "2026-03-19");
}

TEST(Due, MarksDatesBeyondThePublishedYearsAsEstimates) {
    const DueDate last = published().due(date("2026-12-30"), 1, DayUnit::working_day).value();
    EXPECT_EQ(last, (DueDate{date("2026-12-31"), false}));
    const DueDate next = published().due(date("2026-12-31"), 1, DayUnit::working_day).value();
    EXPECT_EQ(next, (DueDate{date("2027-01-04"), true}));
    EXPECT_TRUE(published().due(date("2023-12-20"), 30, DayUnit::working_day)->estimated);
    EXPECT_FALSE(published().due(date("2023-12-31"), 3, DayUnit::working_day)->estimated);
    EXPECT_TRUE(published().due(date("2027-03-01"), 0, DayUnit::working_day)->estimated);
}

TEST(Due, RefusesPeriodsThatCannotBe) {
    const auto fault = [](int days, const std::vector<Pause>& pauses) {
        const auto result = published().due(date("2026-03-02"), days, DayUnit::working_day, pauses);
        const auto listed =
            published().explain(date("2026-03-02"), days, DayUnit::working_day, pauses);
        EXPECT_EQ(result.has_value(), listed.has_value());
        return result ? "" : result.error().code;
    };
    EXPECT_EQ(fault(-1, {}), "calendar.days_out_of_range");
    EXPECT_EQ(fault(1001, {}), "calendar.days_out_of_range");
    EXPECT_EQ(fault(1000, {}), "");
    EXPECT_EQ(fault(5, {{date("2026-03-09"), date("2026-03-08")}}), "calendar.pause_invalid");
    EXPECT_EQ(fault(5, std::vector<Pause>(101)), "calendar.pause_invalid");
}

TEST(Due, HasExactlySoManyWorkingDaysAfterTheStart) {
    for (CivilDate start = date("2024-01-01"); start <= date("2026-06-30");
         start = start.plusDays(1)) {
        for (const int days : {1, 2, 5, 20, 45}) {
            const CivilDate end = published().due(start, days, DayUnit::working_day)->date;
            ASSERT_EQ(published().workingDaysBetween(start, end), days) << start.iso();
            ASSERT_TRUE(published().isWorkingDay(end)) << start.iso();
        }
    }
}

TEST(Due, NeverComesEarlierForMoreDaysOrALaterStart) {
    for (const DayUnit unit : {DayUnit::working_day, DayUnit::natural_day}) {
        CivilDate before = date("2024-01-01");
        for (CivilDate start = date("2024-01-01"); start <= date("2026-06-30");
             start = start.plusDays(1)) {
            const CivilDate ten = published().due(start, 10, unit)->date;
            ASSERT_LE(before, ten) << start.iso();
            ASSERT_LE(ten, published().due(start, 11, unit)->date) << start.iso();
            before = ten;
        }
    }
}

TEST(Explain, ShowsEachDayWithItsReason) {
    const Pause pause{date("2026-02-13"), date("2026-02-14")};
    const auto days =
        published().explain(date("2026-02-12"), 2, DayUnit::working_day, {pause}).value();
    std::vector<std::string> lines;
    for (const CountedDay& day : days)
        lines.push_back(day.date.iso() +
                        (day.counted  ? " 计 "
                         : day.paused ? " 停 "
                                      : " 不计 ") +
                        chinese(day.reason));
    EXPECT_EQ(lines,
              (std::vector<std::string>{"2026-02-13 停 工作日", "2026-02-14 计 春节调休上班",
                                        "2026-02-15 不计 春节放假", "2026-02-16 不计 春节放假",
                                        "2026-02-17 不计 春节放假", "2026-02-18 不计 春节放假",
                                        "2026-02-19 不计 春节放假", "2026-02-20 不计 春节放假",
                                        "2026-02-21 不计 春节放假", "2026-02-22 不计 春节放假",
                                        "2026-02-23 不计 春节放假", "2026-02-24 计 工作日"}));
}

TEST(Explain, AgreesWithDue) {
    const std::vector<Pause> pauses{{date("2026-03-09"), date("2026-03-23")}};
    for (const DayUnit unit : {DayUnit::working_day, DayUnit::natural_day}) {
        for (int days = 1; days <= 300; ++days) {
            const auto list = published().explain(date("2026-03-02"), days, unit, pauses).value();
            const DueDate end = published().due(date("2026-03-02"), days, unit, pauses).value();
            const auto counted = std::count_if(list.begin(), list.end(),
                                               [](const CountedDay& day) { return day.counted; });
            const bool estimated = std::any_of(list.begin(), list.end(), [](const CountedDay& day) {
                return day.reason.estimated;
            });
            ASSERT_EQ(list.back().date, end.date) << days;
            ASSERT_EQ(counted, days);
            ASSERT_EQ(estimated, end.estimated) << days;
        }
    }
}

TEST(Reason, NamesEstimatesOutsideThePublishedYears) {
    EXPECT_EQ(chinese(published().reason(date("2027-10-08"))), "工作日（预估）");
    EXPECT_EQ(chinese(published().reason(date("2027-10-09"))), "周末（预估）");
    EXPECT_EQ(chinese(published().reason(date("2027-10-01"))), "国庆节放假（预估）");
    EXPECT_EQ(chinese(published().reason(date("2026-10-01"))), "国庆节放假");
    EXPECT_EQ(chinese(published().reason(date("2026-03-07"))), "周末");
}

TEST(Due, NeverFallsOnAHolidayThatHasItsDateByLaw) {
    const auto due = published().due(date("2026-12-31"), 1, DayUnit::working_day);
    EXPECT_EQ(due->date, date("2027-01-04")) << "1 January is a Friday";
    EXPECT_TRUE(due->estimated);
}

TEST(WorkingDaysBetween, CountsBackwardsToo) {
    EXPECT_EQ(published().workingDaysBetween(date("2026-03-02"), date("2026-03-30")), 20);
    EXPECT_EQ(published().workingDaysBetween(date("2026-03-30"), date("2026-03-02")), -20);
    EXPECT_EQ(published().workingDaysBetween(date("2026-03-02"), date("2026-03-02")), 0);
}

TEST(CalendarData, ComesBackFromItsJson) {
    EXPECT_EQ(WorkCalendar::parse(dumpJson(encode(published().data())))->data(),
              published().data());
}

TEST(CalendarData, IsPutInOrder) {
    const WorkCalendar calendar =
        WorkCalendar::parse(dumpJson(data(R"({"date":"2026-05-02","kind":"off","name":"劳动节"},
                                             {"date":"2026-05-01","kind":"off","name":"劳动节"})")))
            .value();
    EXPECT_FALSE(calendar.isWorkingDay(date("2026-05-01")));
    EXPECT_EQ(calendar.data().days.front().date, date("2026-05-01"));
}

TEST(CalendarData, RefusesContradictions) {
    const std::string day = R"({"date":"2026-05-01","kind":"off","name":"劳动节"})";
    const Error twice = refused(data(day + "," + day));
    EXPECT_EQ(twice.code, "calendar.duplicate_day");
    EXPECT_EQ(twice.params.at("date"), "2026-05-01");
    EXPECT_EQ(refused(data(R"({"date":"2026-05-06","kind":"work","name":"劳动节"})")).code,
              "calendar.makeup_not_weekend");
    EXPECT_EQ(refused(data(R"({"date":"2027-01-01","kind":"off","name":"元旦"})")).code,
              "calendar.day_outside_years");
    EXPECT_EQ(refused(data(R"({"date":"2025-11-30","kind":"off","name":"元旦"})")).code,
              "calendar.day_outside_years");
    EXPECT_TRUE(
        WorkCalendar::parse(dumpJson(data(R"({"date":"2025-12-31","kind":"off","name":"元旦"})"))));
}

TEST(CalendarData, RefusesYearsWithGapsOrTwice) {
    Json json = data("");
    json["notices"].push_back({{"year", 2028}, {"document", "通知"}});
    EXPECT_EQ(refused(json).code, "calendar.years_not_consecutive");
    json["notices"][1]["year"] = 2026;
    EXPECT_EQ(refused(json).code, "calendar.years_not_consecutive");
    json["notices"] = Json::array();
    EXPECT_EQ(refused(json).code, "input.invalid");
    EXPECT_EQ(WorkCalendar::create({}).error().code, "calendar.years_not_consecutive");
}

TEST(CalendarData, RefusesFaultyFields) {
    EXPECT_EQ(WorkCalendar::parse("{").error().code, "json.malformed");
    const Error error = refused(data(R"({"date":"2026-02-30","kind":"maybe","name":""})"));
    EXPECT_EQ(error.fields,
              (std::vector<FieldError>{{"/days/0/date", "date.invalid", {}},
                                       {"/days/0/kind", "field.not_in_list", {{"value", "maybe"}}},
                                       {"/days/0/name", "field.required", {}}}));
}

TEST(DayUnit, HasItsOfficialWord) {
    EXPECT_EQ(chinese(DayUnit::working_day), "工作日");
    EXPECT_EQ(chinese(DayUnit::natural_day), "自然日");
}

} // namespace
} // namespace bianmin::calendar
