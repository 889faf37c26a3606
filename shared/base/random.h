// The randomness port and what is made from it.
#pragma once

#include "shared/base/time.h"

#include <cstddef>
#include <string>

namespace bianmin {

// Port: cryptographically strong bytes. Implementations are thread-safe.
class Random {
  public:
    virtual ~Random() = default;
    [[nodiscard]] virtual std::string bytes(std::size_t count) = 0;
};

// RFC 9562 version 7: 48 bits of milliseconds, then random. Lower-case text of 36 characters.
[[nodiscard]] std::string makeUuidV7(Instant now, Random& random);
// True for any RFC 9562 text of version 7 in lower case.
[[nodiscard]] bool isUuidV7(std::string_view text);
// When such an id was made, by the clock of whoever made it. `uuid` is of version 7.
[[nodiscard]] Instant uuidV7Time(std::string_view uuid);
// `count` decimal digits, each equally likely.
[[nodiscard]] std::string randomDigits(std::size_t count, Random& random);

} // namespace bianmin
