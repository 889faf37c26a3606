// Bytes on a TLS or a plain socket: what no honest client sends.
#pragma once

#include <cstdint>
#include <string>

namespace bianmin::api_test {

// Sends the bytes over TLS and reads until the server closes or has answered one request.
[[nodiscard]] std::string exchangeRaw(std::uint16_t port, const std::string& bytes);
// The status of the first answer; 0 when there is none.
[[nodiscard]] int statusOf(const std::string& answer);

} // namespace bianmin::api_test
