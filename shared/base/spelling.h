// What somebody probably meant who wrote a name that does not exist.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bianmin {

// Insertions, deletions and replacements of bytes that make one of the other.
[[nodiscard]] std::size_t editDistance(std::string_view one, std::string_view other);

// The nearest candidate, where it is near enough to be a slip of the keyboard.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::span<const std::string_view> candidates);

} // namespace bianmin
