// Instants and the clock port. Storage and wire use UTC instants in milliseconds; law uses civil
// dates in China Standard Time (UTC+8, no daylight saving since 1991).
#pragma once

#include "shared/base/civil_date.h"
#include "shared/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace bianmin {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Port: the only source of "now" for rules. Implementations are thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

// A civil moment in China Standard Time, to the second.
struct CivilTime {
    CivilDate date;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

[[nodiscard]] CivilTime toCivil(Instant instant);
[[nodiscard]] CivilDate civilDate(Instant instant);
// First instant of the civil day.
[[nodiscard]] Instant startOfDay(CivilDate date);

[[nodiscard]] std::int64_t toMillis(Instant instant);
[[nodiscard]] Instant fromMillis(std::int64_t millis);

// RFC 3339 in UTC with milliseconds, "2026-03-02T01:15:00.000Z"; parse also accepts an offset.
[[nodiscard]] std::string formatInstant(Instant instant);
// For names of files, in the order of their age: "20261125T031500Z", whole seconds.
[[nodiscard]] std::string fileStamp(Instant instant);
[[nodiscard]] Result<Instant> parseInstant(std::string_view text);

// "2026年3月2日 09时15分" for papers and screens.
[[nodiscard]] std::string formatChinese(const CivilTime& time);

} // namespace bianmin
