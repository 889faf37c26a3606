#include "shared/domain/identity/contact_checks.h"

#include <algorithm>
#include <optional>

namespace bianmin::identity {
namespace {

constexpr std::size_t kNameMin = 2;
constexpr std::size_t kPersonNameMax = 50;
constexpr std::size_t kEnterpriseNameMax = 100;
constexpr char32_t kNameDot = 0x00B7; // 间隔号 of GB/T 15834

bool allDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool between(std::size_t value, std::size_t low, std::size_t high) {
    return value >= low && value <= high;
}

// "0763" + "3366110" + optional "801", from digits whose area code may be joined to the number.
std::optional<std::string> landline(std::string_view area_and_number, std::string_view extension) {
    // 010 and 02x are the three-digit area codes; all others have four digits.
    const bool short_area =
        area_and_number.substr(0, 3) == "010" || area_and_number.substr(0, 2) == "02";
    const std::size_t area_size = short_area ? 3 : 4;
    if (area_and_number.size() <= area_size)
        return std::nullopt;
    const std::string_view number = area_and_number.substr(area_size);
    const bool fits = area_and_number.front() == '0' && area_and_number[1] != '0' &&
                      number.front() != '0' && between(number.size(), 7, 8);
    if (!fits)
        return std::nullopt;
    std::string text =
        std::string(area_and_number.substr(0, area_size)) + "-" + std::string(number);
    if (!extension.empty())
        text += "-" + std::string(extension);
    return text;
}

// Telephone characters only, brackets made hyphens, without the country code of China.
std::string telephoneCharacters(std::string_view text) {
    std::string number = toHalfWidth(text);
    std::erase(number, ' ');
    std::replace(number.begin(), number.end(), ')', '-');
    std::erase(number, '(');
    for (const std::string_view prefix : {"+86-", "+86", "0086-", "0086"}) {
        if (number.compare(0, prefix.size(), prefix) == 0)
            return number.substr(prefix.size());
    }
    return number;
}

// The parts between hyphens; nothing when one is empty or not digits.
std::optional<std::vector<std::string>> hyphenParts(std::string_view text) {
    std::vector<std::string> parts;
    while (true) {
        const auto hyphen = text.find('-');
        const std::string_view part = text.substr(0, hyphen);
        if (!allDigits(part) || parts.size() == 3)
            return std::nullopt;
        parts.emplace_back(part);
        if (hyphen == std::string_view::npos)
            return parts;
        text.remove_prefix(hyphen + 1);
    }
}

bool isMobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

bool isHan(char32_t c) {
    return c == 0x3007 || between(c, 0x3400, 0x4DBF) || between(c, 0x4E00, 0x9FFF) ||
           between(c, 0xF900, 0xFAFF) || between(c, 0x20000, 0x3FFFD);
}

bool isLatin(char32_t c) {
    const bool ascii = between(c, U'A', U'Z') || between(c, U'a', U'z');
    const bool accented = between(c, 0x00C0, 0x024F) && c != 0x00D7 && c != 0x00F7;
    return ascii || accented || between(c, 0x1E00, 0x1EFF);
}

// Dots that keyboards and old systems give for 间隔号, also the full stop between Han characters.
bool isDotVariant(char32_t c) {
    constexpr std::u32string_view kVariants = U"\u2022\u2027\u2219\u22C5\u30FB\uFF65\uFF0E";
    return kVariants.find(c) != std::u32string_view::npos;
}

bool isLatinNameMark(char32_t c) {
    return c == U' ' || c == U'-' || c == U'\'' || c == U'.' || c == U',';
}

// Padding beside a Han character taken out, dots made U+00B7.
std::u32string tidied(const std::u32string& typed) {
    std::u32string name;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char32_t c = typed[i];
        const bool after_han = i > 0 && isHan(typed[i - 1]);
        const bool before_han = i + 1 < typed.size() && isHan(typed[i + 1]);
        if (c == U' ' && (after_han || before_han))
            continue;
        const bool dot = isDotVariant(c) || (c == U'.' && after_han && before_han);
        name.push_back(dot ? kNameDot : c);
    }
    return name;
}

// The place of the first character that a name may not have there, from 1; 0 when all fit.
std::size_t wrongPosition(const std::u32string& name) {
    const bool any_han = std::any_of(name.begin(), name.end(), isHan);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char32_t c = name[i];
        if (isHan(c) || isLatin(c))
            continue;
        const bool inside = i > 0 && i + 1 < name.size();
        const bool joins = inside && (isHan(name[i - 1]) || isLatin(name[i - 1]));
        const bool fits = c == kNameDot ? joins : !any_han && i > 0 && isLatinNameMark(c);
        if (!fits)
            return i + 1;
    }
    return 0;
}

tl::unexpected<Error> lengthFault(std::string code, std::size_t max) {
    return fail(ErrorKind::invalid, std::move(code),
                {{"min", std::to_string(kNameMin)}, {"max", std::to_string(max)}});
}

std::string stars(std::size_t count) {
    return std::string(count, '*');
}

} // namespace

std::string_view chinese(PhoneKind kind) {
    switch (kind) {
    case PhoneKind::mobile:
        return "手机";
    case PhoneKind::landline:
        return "固定电话";
    case PhoneKind::short_number:
        return "短号";
    }
    return {};
}

Result<Phone> parsePhone(std::string_view text) {
    const auto invalid = [] { return fail(ErrorKind::invalid, "phone.invalid"); };
    if (!isValidUtf8(text))
        return invalid();
    const auto parts = hyphenParts(telephoneCharacters(text));
    if (!parts)
        return invalid();
    std::string joined;
    for (const std::string& part : *parts)
        joined += part;
    if (isMobile(joined))
        return Phone{joined, PhoneKind::mobile};
    if (parts->size() == 1 && between(joined.size(), 3, 6) && joined.front() != '0')
        return Phone{joined, PhoneKind::short_number};
    // "0763-3366110-801", "0763-3366110", "07633366110-801" or "07633366110".
    const bool split_area = parts->front().size() <= 4;
    const std::size_t number_parts = split_area ? 2 : 1;
    if (parts->size() < number_parts || parts->size() > number_parts + 1)
        return invalid();
    const std::string area_and_number = split_area ? (*parts)[0] + (*parts)[1] : (*parts)[0];
    const std::string extension = parts->size() > number_parts ? parts->back() : std::string();
    const auto number = landline(area_and_number, extension);
    if (!number || extension.size() > 6)
        return invalid();
    return Phone{*number, PhoneKind::landline};
}

Result<Phone> parsePersonalPhone(std::string_view text) {
    Phone phone = TRY(parsePhone(text));
    if (phone.kind == PhoneKind::short_number)
        return fail(ErrorKind::invalid, "phone.short_number");
    return phone;
}

Result<PersonName> parsePersonName(std::string_view text) {
    constexpr std::string_view kCode = "person_name.length";
    if (!isValidUtf8(text))
        return lengthFault(std::string(kCode), kPersonNameMax);
    const std::u32string typed = codePoints(trimmed(text));
    const std::u32string name = tidied(typed);
    if (!between(name.size(), kNameMin, kPersonNameMax))
        return lengthFault(std::string(kCode), kPersonNameMax);
    if (const std::size_t position = wrongPosition(name))
        return fail(ErrorKind::invalid, "person_name.character",
                    {{"position", std::to_string(position)}});
    return PersonName{toUtf8(name), name != typed};
}

Result<std::string> parseEnterpriseName(std::string_view text) {
    if (!isValidUtf8(text) || hasForbiddenCharacters(text, LineMode::single_line))
        return fail(ErrorKind::invalid, "enterprise_name.character");
    std::string name = trimmed(text);
    if (!between(codePointCount(name), kNameMin, kEnterpriseNameMax))
        return lengthFault("enterprise_name.length", kEnterpriseNameMax);
    return name;
}

std::string maskIdNumber(std::string_view number) {
    const std::u32string points = codePoints(number);
    constexpr std::size_t kShown = 5; // the first and the last four
    if (points.size() <= kShown)
        return stars(points.size());
    return toUtf8(points.substr(0, 1)) + stars(points.size() - kShown) +
           toUtf8(points.substr(points.size() - 4));
}

std::string maskPhone(std::string_view number) {
    constexpr std::size_t kTail = 4;
    const auto hyphen = number.find('-');
    const std::size_t head = hyphen == std::string_view::npos ? 3 : hyphen + 1;
    if (number.size() <= head + kTail)
        return stars(number.size());
    return std::string(number.substr(0, head)) + stars(number.size() - head - kTail) +
           std::string(number.substr(number.size() - kTail));
}

std::string maskName(std::string_view name) {
    const std::u32string points = codePoints(name);
    if (points.empty())
        return {};
    // At most two stars, so that the mask does not tell how long a name is.
    return toUtf8(points.substr(0, 1)) + stars(std::clamp<std::size_t>(points.size() - 1, 1, 2));
}

} // namespace bianmin::identity
