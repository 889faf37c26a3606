#include "shared/base/time.h"

#include "shared/base/text.h"

#include <fmt/format.h>

#include <optional>

namespace bianmin {
namespace {

using std::chrono::floor;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr hours kChinaStandardTime{8};

// Reads a text from left to right; the first mismatch makes every later step fail.
class Scanner {
  public:
    explicit Scanner(std::string_view text)
        : rest_(text) {}

    [[nodiscard]] std::optional<int> digits(std::size_t count) {
        if (rest_.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }

    [[nodiscard]] bool take(char expected) {
        if (rest_.empty() || rest_.front() != expected)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    // One to nine digits after the point; everything below the millisecond is cut off.
    [[nodiscard]] std::optional<int> fractionAsMillis() {
        int value = 0;
        std::size_t count = 0;
        while (count < rest_.size() && isAsciiDigit(rest_[count])) {
            if (count < 3)
                value = value * 10 + (rest_[count] - '0');
            ++count;
        }
        if (count == 0 || count > 9)
            return std::nullopt;
        for (std::size_t i = count; i < 3; ++i)
            value *= 10;
        rest_.remove_prefix(count);
        return value;
    }

    [[nodiscard]] bool done() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

// "Z" or "+08:00" at the end of an RFC 3339 text, as what has to be subtracted.
std::optional<minutes> scanOffset(Scanner& scanner) {
    if (scanner.take('Z'))
        return minutes(0);
    const bool east = scanner.take('+');
    if (!east && !scanner.take('-'))
        return std::nullopt;
    const auto hour = scanner.digits(2);
    if (!hour || *hour > 23 || !scanner.take(':'))
        return std::nullopt;
    const auto minute = scanner.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    const minutes offset = hours(*hour) + minutes(*minute);
    return east ? offset : -offset;
}

std::optional<milliseconds> scanTimeOfDay(Scanner& scanner) {
    const auto hour = scanner.digits(2);
    if (!hour || *hour > 23 || !scanner.take(':'))
        return std::nullopt;
    const auto minute = scanner.digits(2);
    if (!minute || *minute > 59 || !scanner.take(':'))
        return std::nullopt;
    const auto second = scanner.digits(2);
    if (!second || *second > 59)
        return std::nullopt;
    milliseconds time = hours(*hour) + minutes(*minute) + seconds(*second);
    if (scanner.take('.')) {
        const auto fraction = scanner.fractionAsMillis();
        if (!fraction)
            return std::nullopt;
        time += milliseconds(*fraction);
    }
    return time;
}

} // namespace

CivilTime toCivil(Instant instant) {
    const auto local = instant + kChinaStandardTime;
    const auto day = floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(floor<seconds>(local - day));
    return {CivilDate(day), static_cast<int>(time.hours().count()),
            static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count())};
}

CivilDate civilDate(Instant instant) {
    return CivilDate(floor<std::chrono::days>(instant + kChinaStandardTime));
}

Instant startOfDay(CivilDate date) {
    return Instant(date.days()) - kChinaStandardTime;
}

std::int64_t toMillis(Instant instant) {
    return instant.time_since_epoch().count();
}

Instant fromMillis(std::int64_t millis) {
    return Instant(milliseconds(millis));
}

std::string formatInstant(Instant instant) {
    const auto day = floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", CivilDate(day).iso(), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::string fileStamp(Instant instant) {
    constexpr std::size_t kToTheSecond = std::size("2026-11-25T03:15:00") - 1;
    std::string stamp = formatInstant(instant).substr(0, kToTheSecond);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return stamp + "Z";
}

Result<Instant> parseInstant(std::string_view text) {
    const auto invalid = [] { return fail(ErrorKind::invalid, "time.invalid"); };
    if (text.size() < 20)
        return invalid();
    const std::string_view date_text = text.substr(0, 10);
    const auto date = CivilDate::parse(date_text);
    if (!date)
        return invalid();
    Scanner scanner(text.substr(10));
    if (!scanner.take('T'))
        return invalid();
    const auto time = scanTimeOfDay(scanner);
    if (!time)
        return invalid();
    const auto offset = scanOffset(scanner);
    if (!offset || !scanner.done())
        return invalid();
    return Instant(date->days()) + *time - *offset;
}

std::string formatChinese(const CivilTime& time) {
    return fmt::format("{} {:02}时{:02}分", time.date.chinese(), time.hour, time.minute);
}

} // namespace bianmin
