// The plain part of JSON, fast: what our own programs write. Everything else is the library's, and
// so is every decision that a text is wrong. Used by json.cpp only. Pure; thread-safe.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bianmin {

// The document when it is plain: valid UTF-8 (the caller has checked), no number but integers of 64
// bits, no \u escape, no key twice, at most `depth_max` deep. Nothing otherwise, which does not
// mean that the text is wrong.
[[nodiscard]] std::optional<nlohmann::json> readPlainJson(std::string_view text,
                                                          std::size_t depth_max);

// The same bytes as the library's compact dump, with U+FFFD for bytes that are not UTF-8.
[[nodiscard]] std::string writePlainJson(const nlohmann::json& value);

} // namespace bianmin
