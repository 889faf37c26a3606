// The paths that a template may use: what snapshots of papers, guides and the layout itself hold. A
// list's rows are written as one element: "materials.*.name".
#pragma once

#include <string_view>
#include <vector>

namespace bianmin::reports {

[[nodiscard]] const std::vector<std::string_view>& knownFields(); // sorted
[[nodiscard]] bool isKnownField(std::string_view path);

} // namespace bianmin::reports
