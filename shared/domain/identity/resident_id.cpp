#include "shared/domain/identity/resident_id.h"

#include "shared/base/text.h"

namespace bianmin::identity {
namespace {

constexpr std::size_t kResidentIdLength = 18;
constexpr std::size_t kOldLength = 15;

// ISO 7064 MOD 11-2 over the first 17 digits.
char checkDigit(std::string_view digits) {
    constexpr std::array<int, kResidentIdLength - 1> kWeights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                              3, 7, 9,  10, 5, 8, 4, 2};
    constexpr std::string_view kCheckDigits = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * (digits[i] - '0');
    return kCheckDigits[static_cast<std::size_t>(sum % 11)];
}

std::string normalised(std::string_view text) {
    return toUpperAscii(trimmed(toHalfWidth(text)));
}

// The place of the first character that cannot stand there, counted from 1; 0 when all can.
std::size_t wrongPosition(std::string_view number) {
    for (std::size_t i = 0; i < number.size(); ++i) {
        const bool last = i + 1 == kResidentIdLength;
        const bool fits = isAsciiDigit(number[i]) || (last && number[i] == 'X');
        if (!fits)
            return i + 1;
    }
    return 0;
}

} // namespace

std::string_view chinese(Sex sex) {
    switch (sex) {
    case Sex::male:
        return "男";
    case Sex::female:
        return "女";
    }
    return {};
}

std::string_view chinese(ResidentKind kind) {
    switch (kind) {
    case ResidentKind::citizen:
        return "居民身份证";
    case ResidentKind::foreign_resident:
        return "外国人永久居留身份证";
    case ResidentKind::hong_kong_resident:
        return "香港居民居住证";
    case ResidentKind::macau_resident:
        return "澳门居民居住证";
    case ResidentKind::taiwan_resident:
        return "台湾居民居住证";
    }
    return {};
}

Result<ResidentId> ResidentId::parse(std::string_view text, CivilDate today) {
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "resident_id.length");
    const std::string number = normalised(text);
    if (codePointCount(number) != kResidentIdLength)
        return fail(ErrorKind::invalid, "resident_id.length");
    if (const std::size_t position = wrongPosition(number))
        return fail(ErrorKind::invalid, "resident_id.character",
                    {{"position", std::to_string(position)}});
    if (number.front() == '0') // no region begins with 0
        return fail(ErrorKind::invalid, "resident_id.first_digit");
    const auto birth_date = CivilDate::parse(std::string_view(number).substr(6, 8));
    if (!birth_date)
        return fail(ErrorKind::invalid, "resident_id.date");
    if (*birth_date > today)
        return fail(ErrorKind::invalid, "resident_id.future");
    const char expected = checkDigit(number);
    if (number.back() != expected)
        return fail(ErrorKind::invalid, "resident_id.check_digit",
                    {{"expected", std::string(1, expected)}});
    return ResidentId(number, *birth_date);
}

Sex ResidentId::sex() const {
    return (number_[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
}

ResidentKind ResidentId::kind() const {
    if (number_.front() == '9')
        return ResidentKind::foreign_resident;
    const std::string region = regionCode();
    if (region == "810000")
        return ResidentKind::hong_kong_resident;
    if (region == "820000")
        return ResidentKind::macau_resident;
    if (region == "830000")
        return ResidentKind::taiwan_resident;
    return ResidentKind::citizen;
}

Result<std::string> upgradeFifteenDigits(std::string_view text) {
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "resident_id.old_length");
    const std::string old = normalised(text);
    if (old.size() != kOldLength || old.find_first_not_of("0123456789") != std::string::npos)
        return fail(ErrorKind::invalid, "resident_id.old_length");
    std::string number = old.substr(0, 6) + "19" + old.substr(6);
    if (!CivilDate::parse(std::string_view(number).substr(6, 8)))
        return fail(ErrorKind::invalid, "resident_id.date");
    number.push_back(checkDigit(number));
    return number;
}

} // namespace bianmin::identity
