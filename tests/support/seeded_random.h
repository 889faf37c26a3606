// Randomness that a seed repeats. Print the seed where a test draws one.
#pragma once

#include "shared/base/random.h"

#include <cstdint>
#include <mutex>
#include <random>
#include <string>

namespace bianmin::support {

// Thread-safe; the order in which threads draw is theirs.
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed = 1)
        : engine_(seed) {}

    [[nodiscard]] std::string bytes(std::size_t count) override {
        const std::lock_guard lock(mutex_);
        std::string drawn;
        for (std::size_t i = 0; i < count; ++i)
            drawn.push_back(static_cast<char>(engine_() & 0xff));
        return drawn;
    }
    // A whole number from `low` to `high`, both included.
    [[nodiscard]] int between(int low, int high) {
        const std::lock_guard lock(mutex_);
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }

  private:
    std::mutex mutex_; // guards engine_
    std::mt19937_64 engine_;
};

} // namespace bianmin::support
