// The name by which an item's department and an organisation of the directory find each other.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin::catalog {

// Drops bracketed remarks (（…） or (…), also nested), the word 县级 and white space:
// "市场监督管理局（行政审批局）" -> "市场监督管理局". Error "department.invalid" when nothing is
// left or a bracket has no partner. Pure and thread-safe.
[[nodiscard]] Result<std::string> departmentKey(std::string_view department);

// True when the department names an office of its own in a township behind it:
// 公安局（派出所）, 市场监督管理局（所）. Of an item that a township decides it is that office
// which decides, not the township's government.
[[nodiscard]] bool namesBranch(std::string_view department);

} // namespace bianmin::catalog
