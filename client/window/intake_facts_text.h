// The right side of the intake screen in words.
#pragma once

#include "client/core/intake_facts.h"
#include "client/ui/fact_list.h"

#include <vector>

namespace bianmin::window {

[[nodiscard]] std::vector<ui::Fact> factRows(const client::IntakeFacts& facts);
// What an item asks of who applies (受理条件), numbered.
[[nodiscard]] std::vector<ui::Fact> conditionRows(const catalog::Item& item);

} // namespace bianmin::window
