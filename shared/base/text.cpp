#include "shared/base/text.h"

#include "shared/base/hash.h"
#include "shared/base/private_use.h"

#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

namespace bianmin {
namespace {

constexpr char32_t kIdeographicSpace = 0x3000;

std::uint8_t octet(char c) {
    return static_cast<std::uint8_t>(c);
}

// The length that a lead byte promises; 0 for a byte that cannot lead.
std::size_t sequenceLength(std::uint8_t lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

// Decodes the character at the front and removes it; false when it is ill-formed (RFC 3629:
// neither overlong, nor a surrogate, nor beyond U+10FFFF).
bool takeCodePoint(std::string_view& text, char32_t& out) {
    const std::size_t length = sequenceLength(octet(text.front()));
    if (length == 0 || length > text.size())
        return false;
    if (length == 1) {
        out = octet(text.front());
        text.remove_prefix(1);
        return true;
    }
    char32_t value = octet(text.front()) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((octet(text[i]) & 0xC0) != 0x80)
            return false;
        value = value << 6 | (octet(text[i]) & 0x3F);
    }
    constexpr char32_t kLowest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kLowest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return false;
    text.remove_prefix(length);
    out = value;
    return true;
}

void appendUtf8(std::string& text, char32_t c) {
    const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0 | c >> 6);
        push(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        push(0xE0 | c >> 12);
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    }
}

bool isSpace(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isHan(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

char lowerAscii(char32_t c) {
    return static_cast<char>(isAsciiUpper(c) ? c + (U'a' - U'A') : c);
}

// Dots that stand between the parts of a name, as they are met in practice.
bool isMiddleDot(char32_t c) {
    constexpr std::u32string_view kDots = U"\u00B7\u2022\u2027\u2219\u22C5\u30FB";
    return kDots.find(c) != std::u32string_view::npos;
}

// Directional controls, invisible separators, non-characters and the mark of a lost character.
bool isForbiddenFormat(char32_t c) {
    return c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c == 0xFFFD;
}

bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

icu::UnicodeString toIcu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string fromIcu(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

std::unique_ptr<icu::Transliterator> makeTransliterator(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, status));
    BIANMIN_CHECK(U_SUCCESS(status) && made != nullptr); // ICU's data are part of the installation
    return made;
}

// Takes the first letter of each syllable out of "zui di" (also of "𠮷ye": what has no reading
// ends the syllable before it).
void appendSyllableInitials(std::string& initials, std::string_view latin) {
    bool at_start = true;
    for (const char c : latin) {
        const bool letter = isAsciiLower(c);
        if (letter && at_start)
            initials.push_back(c);
        at_start = !letter;
    }
}

// Han characters are read in runs, because a reading may depend on the neighbour (尉迟).
std::string initialsWith(const icu::Transliterator& reader, std::string_view text) {
    std::string initials;
    std::u32string run;
    const auto read_run = [&] {
        if (run.empty())
            return;
        icu::UnicodeString latin = toIcu(toUtf8(run));
        reader.transliterate(latin);
        appendSyllableInitials(initials, fromIcu(latin));
        run.clear();
    };
    for (const char32_t c : codePoints(toHalfWidth(text))) {
        if (isHan(c)) {
            run.push_back(c);
            continue;
        }
        read_run();
        if (isAsciiLetterOrDigit(c))
            initials.push_back(lowerAscii(c));
    }
    read_run();
    return initials;
}

} // namespace

bool isValidUtf8(std::string_view text) {
    char32_t c = 0;
    while (!text.empty()) {
        if (octet(text.front()) < 0x80) {
            text.remove_prefix(1);
            continue;
        }
        if (!takeCodePoint(text, c))
            return false;
    }
    return true;
}

std::u32string codePoints(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    char32_t c = 0;
    while (!text.empty()) {
        BIANMIN_CHECK(takeCodePoint(text, c));
        points.push_back(c);
    }
    return points;
}

std::string toUtf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() * 3);
    for (const char32_t c : text)
        appendUtf8(utf8, c);
    return utf8;
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        if ((octet(c) & 0xC0) != 0x80)
            ++count;
    }
    return count;
}

std::string textStart(std::string_view text, std::size_t bytes_max) {
    std::size_t size = std::min(bytes_max, text.size());
    while (size < text.size() && size > 0 && (octet(text[size]) & 0xC0) == 0x80)
        --size;
    return std::string(text.substr(0, size));
}

std::string trimmed(std::string_view text) {
    const std::u32string points = codePoints(text);
    std::size_t first = 0;
    std::size_t last = points.size();
    while (first < last && isSpace(points[first]))
        ++first;
    while (last > first && isSpace(points[last - 1]))
        --last;
    std::u32string kept;
    bool in_run = false;
    for (std::size_t i = first; i < last; ++i) {
        const bool space = points[i] == U' ' || points[i] == kIdeographicSpace;
        if (!space)
            kept.push_back(points[i]);
        else if (!in_run)
            kept.push_back(U' ');
        in_run = space;
    }
    return toUtf8(kept);
}

std::string toHalfWidth(std::string_view text) {
    constexpr char32_t kFirst = 0xFF01; // ！
    constexpr char32_t kLast = 0xFF5E;  // ～
    std::u32string points = codePoints(text);
    for (char32_t& c : points) {
        if (c >= kFirst && c <= kLast)
            c = c - kFirst + U'!';
        else if (c == kIdeographicSpace)
            c = U' ';
    }
    return toUtf8(points);
}

std::string toUpperAscii(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
        if (isAsciiLower(c))
            c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

std::string toLowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = lowerAscii(c);
    return lower;
}

bool hasForbiddenCharacters(std::string_view text, LineMode mode) {
    char32_t c = 0;
    while (!text.empty()) {
        BIANMIN_CHECK(takeCodePoint(text, c));
        const bool line_character = mode == LineMode::multi_line && (c == U'\n' || c == U'\t');
        if ((isControl(c) && !line_character) || isForbiddenFormat(c))
            return true;
    }
    return false;
}

std::string searchKey(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    BIANMIN_CHECK(U_SUCCESS(status));
    std::u32string standard = codePoints(text);
    std::ranges::transform(standard, standard.begin(), standardCodeOf);
    const icu::UnicodeString folded = folding->normalize(toIcu(toUtf8(standard)), status);
    BIANMIN_CHECK(U_SUCCESS(status));
    std::u32string key = codePoints(fromIcu(folded));
    std::erase_if(key, [](char32_t c) { return isSpace(c) || isMiddleDot(c); });
    return toUtf8(key);
}

// ICU's transliterators are costly to make and not safe to share, so each thread keeps its own.
std::string pinyinInitials(std::string_view text) {
    thread_local const auto reader = makeTransliterator("Han-Latin; Latin-ASCII; Lower");
    return initialsWith(*reader, text);
}

std::string nameInitials(std::string_view name) {
    thread_local const auto reader = makeTransliterator("Han-Latin/Names; Latin-ASCII; Lower");
    return initialsWith(*reader, name);
}

std::string sortKey(std::string_view text) {
    thread_local const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
        BIANMIN_CHECK(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    const icu::UnicodeString source = toIcu(text);
    const std::int32_t size = collator->getSortKey(source, nullptr, 0);
    std::vector<std::uint8_t> key(static_cast<std::size_t>(size));
    collator->getSortKey(source, key.data(), size);
    key.pop_back(); // ICU ends the key with a zero byte
    return toHex(std::span<const std::uint8_t>(key));
}

std::vector<std::size_t> lineBreaks(std::string_view text) {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createLineInstance(icu::Locale("zh", "CN"), status));
        BIANMIN_CHECK(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    UErrorCode status = U_ZERO_ERROR;
    UText* source =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator->setText(source, status);
    utext_close(source);
    BIANMIN_CHECK(U_SUCCESS(status));
    std::vector<std::size_t> breaks;
    iterator->first();
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
        breaks.push_back(static_cast<std::size_t>(at));
    return breaks;
}

} // namespace bianmin
