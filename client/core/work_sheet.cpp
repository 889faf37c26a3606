#include "client/core/work_sheet.h"

namespace bianmin::client {

WorkSheet sheetOf(const std::set<CaseAction>& actions) {
    if (actions.contains(CaseAction::accept))
        return WorkSheet::counter;
    if (actions.contains(CaseAction::resubmit))
        return WorkSheet::resubmit;
    if (actions.contains(CaseAction::review))
        return WorkSheet::review;
    if (actions.contains(CaseAction::decide))
        return WorkSheet::decide;
    return actions.contains(CaseAction::make_ready) ? WorkSheet::ready : WorkSheet::nothing;
}

SheetStart sheetStart(const SheetPlace& before, const SheetPlace& now, TypedWords typed) {
    if (typed == TypedWords::sent || before.number.empty() || before.number != now.number)
        return SheetStart::fresh;
    if (before.sheet == now.sheet)
        return SheetStart::as_typed;
    return typed == TypedWords::some ? SheetStart::set_aside : SheetStart::fresh;
}

} // namespace bianmin::client
