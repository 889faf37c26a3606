// A day of the Gregorian calendar without time or zone: what legal periods are counted in.
#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace bianmin {

class CivilDate {
  public:
    CivilDate() = default; // 1970-01-01
    explicit CivilDate(std::chrono::sys_days days)
        : days_(days) {}

    // Error "date.invalid" when there is no such day; years 1900 to 2199.
    static Result<CivilDate> create(int year, unsigned month, unsigned day);
    // Accepts "2026-03-02" and "20260302".
    static Result<CivilDate> parse(std::string_view text);

    [[nodiscard]] int year() const;
    [[nodiscard]] unsigned month() const;
    [[nodiscard]] unsigned day() const;
    [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday(days_); }
    [[nodiscard]] bool isWeekend() const;
    [[nodiscard]] std::chrono::sys_days days() const { return days_; }
    [[nodiscard]] CivilDate plusDays(int count) const {
        return CivilDate(days_ + std::chrono::days(count));
    }

    [[nodiscard]] std::string iso() const;     // "2026-03-02"
    [[nodiscard]] std::string chinese() const; // "2026年3月2日"

    friend auto operator<=>(const CivilDate&, const CivilDate&) = default;

  private:
    std::chrono::sys_days days_{};
};

// b - a in natural days.
[[nodiscard]] int daysBetween(CivilDate a, CivilDate b);

} // namespace bianmin
