#include "shared/base/random.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"

#include <cstdint>
#include <string_view>

namespace bianmin {
namespace {

constexpr std::size_t kUuidTextSize = 36;

bool isDashPlace(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

} // namespace

std::string makeUuidV7(Instant now, Random& random) {
    const auto millis = static_cast<std::uint64_t>(toMillis(now));
    std::string bytes;
    for (int shift = 40; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(millis >> shift & 0xFF));
    bytes += random.bytes(10);
    BIANMIN_CHECK(bytes.size() == 16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x70); // version 7
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80); // variant of RFC 9562
    std::string text = toHex(bytes);
    for (const std::size_t place : {8U, 13U, 18U, 23U})
        text.insert(place, 1, '-');
    return text;
}

bool isUuidV7(std::string_view text) {
    if (text.size() != kUuidTextSize)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDashPlace(i) ? c != '-' : !isLowerHexDigit(c))
            return false;
    }
    constexpr std::string_view kVariants = "89ab";
    return text[14] == '7' && kVariants.find(text[19]) != std::string_view::npos;
}

Instant uuidV7Time(std::string_view uuid) {
    BIANMIN_CHECK(isUuidV7(uuid));
    std::int64_t millis = 0;
    for (const std::string_view digits : {uuid.substr(0, 8), uuid.substr(9, 4)}) {
        for (const char c : digits)
            millis = millis * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return fromMillis(millis);
}

std::string randomDigits(std::size_t count, Random& random) {
    std::string digits;
    while (digits.size() < count) {
        for (const char byte : random.bytes(count - digits.size())) {
            // 250 is the largest multiple of ten in a byte: beyond it some digits would be
            // likelier.
            const auto value = static_cast<std::uint8_t>(byte);
            if (value < 250)
                digits.push_back(static_cast<char>('0' + value % 10));
        }
    }
    return digits;
}

} // namespace bianmin
