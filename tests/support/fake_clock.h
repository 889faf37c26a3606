// A clock that stands still until a test moves it.
#pragma once

#include "shared/base/time.h"

#include <atomic>

namespace bianmin::support {

// Thread-safe.
class FakeClock final : public Clock {
  public:
    // Monday 2026-03-02, 09:15 in China.
    FakeClock()
        : FakeClock(fromMillis(1'772'414'100'000)) {}
    explicit FakeClock(Instant start)
        : millis_(toMillis(start)) {}

    [[nodiscard]] Instant now() const override { return fromMillis(millis_); }
    void set(Instant instant) { millis_ = toMillis(instant); }
    void advance(std::chrono::milliseconds by) { millis_ += by.count(); }

  private:
    std::atomic<std::int64_t> millis_;
};

} // namespace bianmin::support
