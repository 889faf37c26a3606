// Digests and encodings over OpenSSL. Pure and thread-safe.
#pragma once

#include "shared/base/result.h"

#include <array>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace bianmin {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] std::string sha256Hex(std::string_view bytes);
// Of everything that is left in the stream; the caller asks the stream whether it could be read.
[[nodiscard]] std::string sha256Hex(std::istream& stream);
[[nodiscard]] std::string toHex(std::span<const std::uint8_t> bytes);
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] Result<std::string> fromHex(std::string_view hex);
[[nodiscard]] std::string toBase64(std::string_view bytes);
[[nodiscard]] Result<std::string> fromBase64(std::string_view text);
// Compares in time that does not depend on where the difference is.
[[nodiscard]] bool equalConstantTime(std::string_view a, std::string_view b);

} // namespace bianmin
