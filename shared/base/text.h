// Text in UTF-8, over ICU. All functions are pure and thread-safe. Names on papers are never
// normalised; only search keys are.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin {

[[nodiscard]] bool isValidUtf8(std::string_view text);
// Code points of valid UTF-8. Ill-formed input is a caller's bug (check at the edge first).
[[nodiscard]] std::u32string codePoints(std::string_view text);
[[nodiscard]] std::string toUtf8(std::u32string_view text);
[[nodiscard]] std::size_t codePointCount(std::string_view text);
// At most the first `bytes_max` bytes of valid UTF-8, cut between characters: for repeating a
// foreign text in an error or a log.
inline constexpr std::size_t kQuotedMaxBytes = 60;
[[nodiscard]] std::string textStart(std::string_view text, std::size_t bytes_max = kQuotedMaxBytes);

// What a character of ASCII is, whatever the locale; all others are none of these.
[[nodiscard]] constexpr bool isAsciiDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] constexpr bool isAsciiUpper(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
[[nodiscard]] constexpr bool isAsciiLower(char32_t c) {
    return c >= U'a' && c <= U'z';
}
[[nodiscard]] constexpr bool isAsciiUpperOrDigit(char32_t c) {
    return isAsciiUpper(c) || isAsciiDigit(c);
}
[[nodiscard]] constexpr bool isAsciiLetterOrDigit(char32_t c) {
    return isAsciiLower(c) || isAsciiUpperOrDigit(c);
}
// As hashes and UUIDs are written.
[[nodiscard]] constexpr bool isLowerHexDigit(char32_t c) {
    return isAsciiDigit(c) || (c >= U'a' && c <= U'f');
}

// Leading and trailing white space removed, inner runs of ASCII/ideographic space made one space.
[[nodiscard]] std::string trimmed(std::string_view text);
// Full-width ASCII (Ａ１－) and the ideographic space made half-width; other characters untouched.
[[nodiscard]] std::string toHalfWidth(std::string_view text);
[[nodiscard]] std::string toUpperAscii(std::string_view text);
[[nodiscard]] std::string toLowerAscii(std::string_view text);

// True when the text holds control characters, directional or invisible format characters,
// non-characters or U+FFFD (the mark of a character lost in conversion), which have no place in a
// name, an address or an opinion ('\n' and '\t' are allowed when multi_line).
enum class LineMode { single_line, multi_line };
[[nodiscard]] bool hasForbiddenCharacters(std::string_view text, LineMode mode);

// Key for comparison and search: old private-use codes made the characters they stood for, NFKC,
// lower case, spaces and middle dots removed. Never stored in place of the text: it changes
// characters.
[[nodiscard]] std::string searchKey(std::string_view text);

// Pinyin initials of every Han character, other ASCII letters and digits kept in lower case:
// "最低生活保障对象认定" -> "zdshbzdxrd". Costs 40 µs a character and 0.4 s at the first call of a
// process: compute it once, when a name is written, not on a thread that draws.
[[nodiscard]] std::string pinyinInitials(std::string_view text);
// Initials when the text is a person's name (单 -> s): may differ from pinyinInitials.
[[nodiscard]] std::string nameInitials(std::string_view name);

// ICU pinyin collation key as lower-case hex, to be stored beside a name and sorted bytewise.
[[nodiscard]] std::string sortKey(std::string_view text);

// Byte offsets in `text` at which a new line may begin by the Chinese rules (no closing mark first,
// no opening mark last, words and numbers whole), ascending, without 0, with the end.
[[nodiscard]] std::vector<std::size_t> lineBreaks(std::string_view text);

} // namespace bianmin
