#include "shared/domain/calendar/work_calendar.h"

#include <algorithm>
#include <optional>

namespace bianmin::calendar {
namespace {

bool isPaused(CivilDate date, const std::vector<Pause>& pauses) {
    return std::any_of(pauses.begin(), pauses.end(), [date](const Pause& pause) {
        return pause.start <= date && date < pause.end;
    });
}

Result<void> checkPeriod(int days, const std::vector<Pause>& pauses) {
    if (days < 0 || days > WorkCalendar::kDaysMax)
        return fail(ErrorKind::invalid, "calendar.days_out_of_range",
                    {{"max", std::to_string(WorkCalendar::kDaysMax)}});
    const bool ordered = std::all_of(pauses.begin(), pauses.end(),
                                     [](const Pause& pause) { return pause.start <= pause.end; });
    if (!ordered || pauses.size() > WorkCalendar::kPausesMax)
        return fail(ErrorKind::invalid, "calendar.pause_invalid");
    return {};
}

// Walks from the day after `start` and shows each day to `visit(date, working, paused, counted)`
// until the period is over; returns its last day.
template <class Visit>
CivilDate walk(const WorkCalendar& calendar, CivilDate start, int days, DayUnit unit,
               const std::vector<Pause>& pauses, Visit visit) {
    int left = days;
    CivilDate date = start;
    // Zero days end at once when the start day itself can carry the end.
    if (left == 0 && calendar.isWorkingDay(date) && !isPaused(date, pauses))
        return date;
    while (true) {
        date = date.plusDays(1);
        const bool paused = isPaused(date, pauses);
        const bool working = calendar.isWorkingDay(date);
        const bool counted = left > 0 && !paused && (unit == DayUnit::natural_day || working);
        if (counted)
            --left;
        visit(date, paused, counted);
        if (left == 0 && working && !paused)
            return date;
    }
}

tl::unexpected<Error> refuseDay(std::string code, CivilDate date) {
    return fail(ErrorKind::invalid, std::move(code), {{"date", date.iso()}});
}

// A schedule may already move days of the December before its year (it did for 2007).
bool lies(const CalendarData& data, CivilDate date) {
    const int first = data.notices.front().year;
    const int last = data.notices.back().year;
    return (date.year() >= first && date.year() <= last) ||
           (date.year() == first - 1 && date.month() == 12);
}

} // namespace

std::string_view chinese(DayUnit unit) {
    switch (unit) {
    case DayUnit::working_day:
        return "工作日";
    case DayUnit::natural_day:
        return "自然日";
    }
    return {};
}

std::string chinese(const DayReason& reason) {
    std::string text;
    switch (reason.kind) {
    case DayKind::workday:
        text = "工作日";
        break;
    case DayKind::weekend:
        text = "周末";
        break;
    case DayKind::holiday:
        text = reason.name + "放假";
        break;
    case DayKind::makeup_workday:
        text = reason.name + "调休上班";
        break;
    }
    return reason.estimated ? text + "（预估）" : text;
}

namespace {

// 《全国年节及纪念日放假办法》 art. 2 (as amended in 2024): the holidays that have the same date in
// every year. Those of the lunar calendar and the days moved around them need the year's own
// schedule.
std::string_view fixedHoliday(CivilDate date) {
    const unsigned month = date.month();
    const unsigned day = date.day();
    if (month == 1 && day == 1)
        return "元旦";
    if (month == 5 && day <= 2)
        return "劳动节";
    if (month == 10 && day <= 3)
        return "国庆节";
    return {};
}

} // namespace

Result<WorkCalendar> WorkCalendar::parse(std::string_view json) {
    const Json document = TRY(parseJson(json));
    return create(TRY(decode<CalendarData>(document)));
}

Result<WorkCalendar> WorkCalendar::create(CalendarData data) {
    const auto by_year = [](const Notice& a, const Notice& b) { return a.year < b.year; };
    std::sort(data.notices.begin(), data.notices.end(), by_year);
    const auto gap =
        std::adjacent_find(data.notices.begin(), data.notices.end(),
                           [](const Notice& a, const Notice& b) { return b.year != a.year + 1; });
    if (data.notices.empty() || gap != data.notices.end())
        return fail(ErrorKind::invalid, "calendar.years_not_consecutive");

    const auto by_date = [](const ScheduledDay& a, const ScheduledDay& b) {
        return a.date < b.date;
    };
    std::sort(data.days.begin(), data.days.end(), by_date);
    const auto twice = std::adjacent_find(
        data.days.begin(), data.days.end(),
        [](const ScheduledDay& a, const ScheduledDay& b) { return a.date == b.date; });
    if (twice != data.days.end())
        return refuseDay("calendar.duplicate_day", twice->date);

    for (const ScheduledDay& day : data.days) {
        if (!lies(data, day.date))
            return refuseDay("calendar.day_outside_years", day.date);
        if (day.kind == ScheduledKind::work && !day.date.isWeekend())
            return refuseDay("calendar.makeup_not_weekend", day.date);
    }
    return WorkCalendar(std::move(data));
}

bool WorkCalendar::isPublished(CivilDate date) const {
    return date.year() >= firstYear() && date.year() <= lastYear();
}

const ScheduledDay* WorkCalendar::scheduled(CivilDate date) const {
    const auto found = std::lower_bound(
        data_.days.begin(), data_.days.end(), date,
        [](const ScheduledDay& day, CivilDate wanted) { return day.date < wanted; });
    return found != data_.days.end() && found->date == date ? &*found : nullptr;
}

bool WorkCalendar::isWorkingDay(CivilDate date) const {
    if (const ScheduledDay* day = scheduled(date))
        return day->kind == ScheduledKind::work;
    return !date.isWeekend() && (isPublished(date) || fixedHoliday(date).empty());
}

DayReason WorkCalendar::reason(CivilDate date) const {
    const bool estimated = !isPublished(date);
    if (const ScheduledDay* day = scheduled(date)) {
        const bool works = day->kind == ScheduledKind::work;
        return {works ? DayKind::makeup_workday : DayKind::holiday, day->name, estimated};
    }
    if (const std::string_view name = fixedHoliday(date); estimated && !name.empty())
        return {DayKind::holiday, std::string(name), estimated};
    return {date.isWeekend() ? DayKind::weekend : DayKind::workday, {}, estimated};
}

Result<DueDate> WorkCalendar::due(CivilDate start, int days, DayUnit unit,
                                  const std::vector<Pause>& pauses) const {
    TRY(checkPeriod(days, pauses));
    bool estimated = false;
    const CivilDate date = walk(*this, start, days, unit, pauses, [&](CivilDate day, bool, bool) {
        estimated = estimated || !isPublished(day);
    });
    return DueDate{date, estimated || !isPublished(date)};
}

Result<std::vector<CountedDay>> WorkCalendar::explain(CivilDate start, int days, DayUnit unit,
                                                      const std::vector<Pause>& pauses) const {
    TRY(checkPeriod(days, pauses));
    std::vector<CountedDay> list;
    walk(*this, start, days, unit, pauses, [&](CivilDate day, bool paused, bool counted) {
        list.push_back({day, counted, paused, reason(day)});
    });
    return list;
}

int WorkCalendar::workingDaysBetween(CivilDate from, CivilDate to) const {
    if (to < from)
        return -workingDaysBetween(to, from);
    int count = 0;
    for (CivilDate date = from.plusDays(1); date <= to; date = date.plusDays(1)) {
        if (isWorkingDay(date))
            ++count;
    }
    return count;
}

} // namespace bianmin::calendar
