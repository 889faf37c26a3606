// The real clock and the real randomness. Only program mains and tests' outermost set-up make them.
#pragma once

#include "shared/base/random.h"
#include "shared/base/time.h"

namespace bianmin {

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

// OpenSSL's generator. Aborts the process if the generator fails: there is no safe way to go on.
class SystemRandom final : public Random {
  public:
    [[nodiscard]] std::string bytes(std::size_t count) override;
};

} // namespace bianmin
