// Places a flow chart: boxes one below another, joined by arrows, with what branches off beside
// them.
#pragma once

#include "reports/layout/flow.h"
#include "reports/layout/pattern.h"
#include "reports/layout/template.h"
#include "reports/layout/text_setter.h"

namespace bianmin::reports {

// One strip, at most `block.height` high and `width` wide; nothing for an empty list. The type is
// made smaller in half points for a long chart, down to 7 pt. Errors: "document.field_missing",
// "document.field_invalid" {field}, "document.chart_too_long" {field}, and those of TextSetter.
[[nodiscard]] Result<std::vector<Slab>> flowChartSlabs(const FlowChartBlock& block,
                                                       const Scope& scope, const TextSetter& text,
                                                       Length width);

} // namespace bianmin::reports
