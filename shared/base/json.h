// Strict JSON at the edge: one document, valid UTF-8, no duplicate keys, bounded depth and size.
#pragma once

#include "shared/base/limits.h"
#include "shared/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace bianmin {

// Objects keep their keys sorted by bytes, so dump() is canonical.
using Json = nlohmann::json;

struct JsonLimits {
    std::size_t bytes_max = limits::kRequestBodyMaxBytes;
    std::size_t depth_max = limits::kJsonDepthMax;
};

// Errors: "json.malformed" {line, column}, "json.duplicate_key" {key, line}, "json.too_deep",
// "json.too_large", "json.not_utf8".
[[nodiscard]] Result<Json> parseJson(std::string_view text, const JsonLimits& limits = {});

// Compact, UTF-8, keys sorted. The input must be valid UTF-8 throughout.
[[nodiscard]] std::string dumpJson(const Json& value);

} // namespace bianmin
