// The one legal clock's counting core: which days are working days, and when a period of days ends.
// 行政许可法 art. 82: periods are counted in working days, statutory holidays excluded. Nothing
// else in the product counts days. Pure, immutable after creation, thread-safe.
#pragma once

#include "shared/base/codec.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::calendar {

enum class DayUnit { working_day, natural_day };
[[nodiscard]] std::string_view chinese(DayUnit unit); // 工作日, 自然日

enum class ScheduledKind {
    off,  // 放假
    work, // 调休上班: a weekend day that is worked
};

// One day on which the State Council's schedule departs from the plain week, or a weekend day that
// it names as part of a holiday.
struct ScheduledDay {
    CivilDate date;
    ScheduledKind kind = ScheduledKind::off;
    std::string name; // the holiday: 春节

    friend bool operator==(const ScheduledDay&, const ScheduledDay&) = default;
};

struct Notice { // the document that published a year's schedule
    int year = 0;
    std::string document;

    friend bool operator==(const Notice&, const Notice&) = default;
};

struct CalendarData {
    std::string version;         // stored beside each date computed with it
    std::vector<Notice> notices; // one a year, without gaps
    std::vector<ScheduledDay> days;

    friend bool operator==(const CalendarData&, const CalendarData&) = default;
};

enum class DayKind {
    workday,        // 工作日
    weekend,        // 周末
    holiday,        // 法定节假日放假, with a name
    makeup_workday, // 调休上班, with a name
};

struct DayReason {
    DayKind kind = DayKind::workday;
    std::string name;       // of the holiday, for holiday and makeup_workday
    bool estimated = false; // 预估: no schedule is published for this year: the plain week without
                            // the holidays that have the same date in every year

    friend bool operator==(const DayReason&, const DayReason&) = default;
};
// "工作日", "周末", "春节放假", "春节调休上班", with "(预估)" behind it where it is an estimate.
[[nodiscard]] std::string chinese(const DayReason& reason);

// The period does not run from `start` up to the day before `end` (补正, 特别程序).
struct Pause {
    CivilDate start;
    CivilDate end;
};

struct DueDate {
    CivilDate date;         // due at the end of this day
    bool estimated = false; // 预估: a day on the way lies outside the published years

    friend bool operator==(const DueDate&, const DueDate&) = default;
};

struct CountedDay { // one day of an explained period
    CivilDate date;
    bool counted = false;
    bool paused = false;
    DayReason reason;

    friend bool operator==(const CountedDay&, const CountedDay&) = default;
};

class WorkCalendar {
  public:
    static constexpr int kDaysMax = 1000;          // longest period that can be counted
    static constexpr std::size_t kPausesMax = 100; // of one period

    // A JSON text of CalendarData. Errors of parseJson and decode, and those of create.
    static Result<WorkCalendar> parse(std::string_view json);
    // Errors "calendar.years_not_consecutive", "calendar.duplicate_day" {date},
    // "calendar.makeup_not_weekend" {date}, "calendar.day_outside_years" {date}.
    static Result<WorkCalendar> create(CalendarData data);

    [[nodiscard]] const std::string& version() const { return data_.version; }
    [[nodiscard]] const CalendarData& data() const { return data_; }
    [[nodiscard]] int firstYear() const { return data_.notices.front().year; }
    [[nodiscard]] int lastYear() const { return data_.notices.back().year; }
    [[nodiscard]] bool isPublished(CivilDate date) const;

    [[nodiscard]] bool isWorkingDay(CivilDate date) const;
    [[nodiscard]] DayReason reason(CivilDate date) const;

    // The last day of a period of `days` days after `start`; the start day is not counted. Working
    // days: the n-th working day. Natural days: the n-th day, or the next working day when that is
    // none. Days inside a pause are not counted and no period ends on one. Zero days end on the
    // start day, or on the next working day when that is none.
    // Errors "calendar.days_out_of_range" {max}, "calendar.pause_invalid".
    [[nodiscard]] Result<DueDate> due(CivilDate start, int days, DayUnit unit,
                                      const std::vector<Pause>& pauses = {}) const;
    // Every day after `start` up to the due date, with why it counts or not: the evidence that
    // staff, applicants and supervisors can check by hand. Same arguments and errors as due().
    [[nodiscard]] Result<std::vector<CountedDay>>
    explain(CivilDate start, int days, DayUnit unit, const std::vector<Pause>& pauses = {}) const;

    // Working days after `from` up to and including `to`; negative when `to` is before `from`.
    [[nodiscard]] int workingDaysBetween(CivilDate from, CivilDate to) const;

  private:
    explicit WorkCalendar(CalendarData data)
        : data_(std::move(data)) {}
    [[nodiscard]] const ScheduledDay* scheduled(CivilDate date) const;

    CalendarData data_; // notices and days in order
};

// The State Council's schedules that this release ships, compiled in.
[[nodiscard]] const WorkCalendar& publishedCalendar();

} // namespace bianmin::calendar

namespace bianmin {

template <>
struct EnumNames<calendar::DayUnit> {
    using U = calendar::DayUnit;
    static constexpr std::array<std::pair<U, std::string_view>, 2> names{
        {{U::working_day, "working_day"}, {U::natural_day, "natural_day"}}};
};

template <>
struct EnumNames<calendar::ScheduledKind> {
    using K = calendar::ScheduledKind;
    static constexpr std::array<std::pair<K, std::string_view>, 2> names{
        {{K::off, "off"}, {K::work, "work"}}};
};

template <>
struct EnumNames<calendar::DayKind> {
    using K = calendar::DayKind;
    static constexpr std::array<std::pair<K, std::string_view>, 4> names{
        {{K::workday, "workday"},
         {K::weekend, "weekend"},
         {K::holiday, "holiday"},
         {K::makeup_workday, "makeup_workday"}}};
};

template <>
struct Schema<calendar::ScheduledDay> {
    using T = calendar::ScheduledDay;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("date", &T::date), field("kind", &T::kind),
            field("name", &T::name,
                  {.max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line}));
    }
};

template <>
struct Schema<calendar::Notice> {
    using T = calendar::Notice;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("year", &T::year),
            field("document", &T::document,
                  {.max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line}));
    }
};

template <>
struct Schema<calendar::CalendarData> {
    using T = calendar::CalendarData;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("version", &T::version, {.max = 40, .min = 1, .lines = LineMode::single_line}),
            field("notices", &T::notices, {.max = 100, .min = 1}),
            field("days", &T::days, {.max = 5000}));
    }
};

template <>
struct Schema<calendar::DayReason> {
    using T = calendar::DayReason;
    static constexpr auto fields(auto&& visit) {
        return visit(field("kind", &T::kind), field("name", &T::name),
                     field("estimated", &T::estimated));
    }
};

template <>
struct Schema<calendar::CountedDay> {
    using T = calendar::CountedDay;
    static constexpr auto fields(auto&& visit) {
        return visit(field("date", &T::date), field("counted", &T::counted),
                     field("paused", &T::paused), field("reason", &T::reason));
    }
};

} // namespace bianmin
