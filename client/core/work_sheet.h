// Which sheet the work on a case is done on, and what becomes of the words on it when the case is
// shown again.
#pragma once

#include "client/core/case_presenter.h"

namespace bianmin::client {

enum class WorkSheet { nothing, counter, resubmit, review, decide, ready };

// The sheet for what may be done; the acts of the output desk have a page of their own.
[[nodiscard]] WorkSheet sheetOf(const std::set<CaseAction>& actions);

struct SheetPlace {
    CaseNumber number; // empty: no case
    WorkSheet sheet = WorkSheet::nothing;
};

enum class TypedWords {
    none,
    some,
    sent, // stored with the case: whatever is shown begins anew
};
enum class SheetStart {
    fresh,     // as the sheet begins
    as_typed,  // the same work goes on: not a word is lost
    set_aside, // the case has moved on without it: to be read and copied, not to be sent
};
[[nodiscard]] SheetStart sheetStart(const SheetPlace& before, const SheetPlace& now,
                                    TypedWords typed);

} // namespace bianmin::client
