// The right side of the intake screen in words.
#pragma once

#include "client/core/intake_facts.h"
#include "client/ui/fact_list.h"

#include <vector>

namespace bianmin::window {

[[nodiscard]] std::vector<ui::Fact> factRows(const client::IntakeFacts& facts);

} // namespace bianmin::window
