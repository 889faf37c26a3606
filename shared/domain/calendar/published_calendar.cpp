#include "shared/domain/calendar/work_calendar.h"

#include <string_view>

namespace bianmin::calendar {
namespace {

#include "published_data.inc"

} // namespace

const WorkCalendar& publishedCalendar() {
    static const WorkCalendar calendar = [] {
        auto parsed = WorkCalendar::parse(kPublishedData);
        BIANMIN_CHECK(parsed.has_value()); // the data are part of this program
        return std::move(parsed).value();
    }();
    return calendar;
}

} // namespace bianmin::calendar
