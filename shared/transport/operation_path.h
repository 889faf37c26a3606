// The path of an operation with its places filled, from the one table of operations.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace bianmin::transport {

using PathValues = std::initializer_list<std::pair<std::string_view, std::string>>;

// operationPath("showCase", {{"case_number", number}}): values are percent-encoded. The operation
// and every name must exist, and every place of its path must be given: anything else is a bug.
[[nodiscard]] std::string operationPath(std::string_view operation_id, PathValues values = {});

} // namespace bianmin::transport
