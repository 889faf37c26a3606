// What every item of the catalogue must keep to, whatever file it came from.
#pragma once

#include "shared/domain/catalog/item.h"

#include <vector>

namespace bianmin::catalog {

// All faults of one item, each with the JSON pointer of its key in the item format ("/steps/1/…").
// Empty when the item is good. Pure and thread-safe.
[[nodiscard]] std::vector<FieldError> itemFaults(const Item& item);

} // namespace bianmin::catalog
