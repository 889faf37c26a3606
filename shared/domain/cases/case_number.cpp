#include "shared/domain/cases/case_number.h"

#include "shared/base/text.h"

#include <algorithm>

namespace bianmin::cases {

namespace {

constexpr std::size_t kLength = 22;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr int kModulus = 36;

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    BIANMIN_CHECK(digits.size() <= width);
    return std::string(width - digits.size(), '0') + digits;
}

// People read letters where digits are printed.
char readAsDigit(char character) {
    return character == 'O' ? '0' : character == 'I' ? '1' : character;
}

} // namespace

char checkCharacter(std::string_view text) {
    // ISO/IEC 7064, hybrid system MOD 37,36.
    int product = kModulus;
    for (const char character : text) {
        const auto place = kAlphabet.find(character);
        BIANMIN_CHECK(place != std::string_view::npos);
        int sum = (product + static_cast<int>(place)) % kModulus;
        if (sum == 0)
            sum = kModulus;
        product = (sum * 2) % (kModulus + 1);
    }
    const int check = (kModulus + 1 - product) % kModulus;
    return kAlphabet[static_cast<std::size_t>(check)];
}

CaseNumber makeCaseNumber(const CaseNumberParts& parts) {
    BIANMIN_CHECK(parts.county.size() == 6 && parts.station.size() == 4);
    BIANMIN_CHECK(parts.serial >= 1 && parts.serial <= kSerialMax);
    std::string text = parts.county;
    text += padded(parts.date.year() % 100, 2);
    text += padded(static_cast<int>(parts.date.month()), 2);
    text += padded(static_cast<int>(parts.date.day()), 2);
    text += parts.station;
    text += padded(parts.serial, 5);
    text += checkCharacter(text);
    return CaseNumber(text);
}

Result<CaseNumber> parseCaseNumber(std::string_view text) {
    std::string number = toUpperAscii(toHalfWidth(trimmed(text)));
    if (number.size() != kLength)
        return fail(ErrorKind::invalid, "case_number.length");
    for (std::size_t i = 0; i + 1 < kLength; ++i)
        number[i] = readAsDigit(number[i]);
    const std::string_view body(number.data(), kLength - 1);
    if (!std::ranges::all_of(body, isAsciiDigit) ||
        kAlphabet.find(number.back()) == std::string_view::npos)
        return fail(ErrorKind::invalid, "case_number.character");
    const char check = checkCharacter(body);
    if (readAsDigit(check) != readAsDigit(number.back()))
        return fail(ErrorKind::invalid, "case_number.check");
    number.back() = check;
    return CaseNumber(number);
}

} // namespace bianmin::cases
