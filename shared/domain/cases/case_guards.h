// What the transitions of a case share. Private to this module.
#pragma once

#include "shared/domain/cases/case.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace bianmin::cases {

// The guard every transition begins with: the case is in one of the states it may start from.
// "case.state_forbids" {state, action}.
Result<void> requireState(const Case& subject, std::initializer_list<CaseState> from,
                          std::string_view action);
[[nodiscard]] bool isBlank(std::string_view text);

} // namespace bianmin::cases
