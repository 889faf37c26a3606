// The quick way into good JSON, by simdjson. Every decision that a text is wrong, and where, stays
// with the reader in json.cpp, which is the only caller. Pure; thread-safe.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace bianmin {

// The document of a good text that is valid UTF-8 (the caller has checked), at most `depth_max`
// deep, without a key twice in an object or an integer beyond 63 bits. Nothing otherwise, and
// nothing at all where simdjson is not at hand: that does not mean that the text is wrong.
[[nodiscard]] std::optional<nlohmann::json> readFastJson(std::string_view text,
                                                         std::size_t depth_max);

} // namespace bianmin
