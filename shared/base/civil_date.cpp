#include "shared/base/civil_date.h"

#include <fmt/format.h>

#include <optional>

namespace bianmin {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

std::chrono::year_month_day split(std::chrono::sys_days days) {
    return std::chrono::year_month_day(days);
}

// The value of a text of decimal digits only.
std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

tl::unexpected<Error> invalidDate() {
    return fail(ErrorKind::invalid, "date.invalid");
}

} // namespace

Result<CivilDate> CivilDate::create(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (year < kFirstYear || year > kLastYear || !date.ok())
        return invalidDate();
    return CivilDate(std::chrono::sys_days(date));
}

Result<CivilDate> CivilDate::parse(std::string_view text) {
    const bool dashed = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!dashed && text.size() != 8)
        return invalidDate();
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(dashed ? 5 : 4, 2));
    const auto day = number(text.substr(dashed ? 8 : 6, 2));
    if (!year || !month || !day)
        return invalidDate();
    return create(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

int CivilDate::year() const {
    return static_cast<int>(split(days_).year());
}
unsigned CivilDate::month() const {
    return static_cast<unsigned>(split(days_).month());
}
unsigned CivilDate::day() const {
    return static_cast<unsigned>(split(days_).day());
}

bool CivilDate::isWeekend() const {
    return weekday() == std::chrono::Saturday || weekday() == std::chrono::Sunday;
}

std::string CivilDate::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::string CivilDate::chinese() const {
    return fmt::format("{}年{}月{}日", year(), month(), day());
}

int daysBetween(CivilDate a, CivilDate b) {
    return static_cast<int>((b.days() - a.days()).count());
}

} // namespace bianmin
