#include "shared/domain/cases/case.h"

#include <algorithm>

namespace bianmin::cases {

namespace {

// Yellow begins at this share of the promise, but never later than one working day before.
constexpr int kYellowShareDivisor = 10;

} // namespace

std::string_view chinese(Lamp lamp) {
    switch (lamp) {
    case Lamp::green:
        return "正常";
    case Lamp::yellow:
        return "将到期";
    case Lamp::red:
        return "超期";
    case Lamp::grey:
        return "不计时";
    }
    return {};
}

Remaining remaining(CaseState state, const CaseDates& dates, CivilDate today,
                    const calendar::WorkCalendar& calendar) {
    const bool running = state == CaseState::accepted || state == CaseState::reviewed;
    if (!running || !dates.due_on || !dates.accepted_on)
        return {};
    const CivilDate due = *dates.due_on;
    if (today > due)
        return {-calendar.workingDaysBetween(due, today), Lamp::red};
    const int left = calendar.workingDaysBetween(today, due);
    const int promised = calendar.workingDaysBetween(*dates.accepted_on, due);
    const int yellow_from = std::max(1, promised / kYellowShareDivisor);
    return {left, left <= yellow_from ? Lamp::yellow : Lamp::green};
}

} // namespace bianmin::cases
