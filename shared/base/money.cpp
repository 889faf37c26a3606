#include "shared/base/money.h"

#include "shared/base/text.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

namespace bianmin {
namespace {

constexpr std::array<std::string_view, 10> kDigits{"零", "壹", "贰", "叁", "肆",
                                                   "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> kSmallUnits{"", "拾", "佰", "仟"};
constexpr std::string_view kPrefix = "人民币";
constexpr std::size_t kCapitalTextMax = 80; // code points; the longest amount has 37

// One piece of a capital amount. 支付结算办法 annex 1 leaves some 零 and the 整 after 角 to the
// writer: those pieces may be there or not, and the canonical text fixes one choice.
enum class Piece { required, optional_written, optional_omitted };
struct Token {
    std::string_view text;
    Piece piece = Piece::required;
};
using Tokens = std::vector<Token>;

// A section of up to four digits; 零 stands for any run of zeros between two digits of it.
void appendSection(Tokens& tokens, std::uint64_t section) {
    constexpr std::array<std::uint64_t, 4> kPowers{1, 10, 100, 1000};
    bool started = false;
    bool zeros = false;
    for (std::size_t place = 4; place-- > 0;) {
        const std::uint64_t digit = section / kPowers[place] % 10;
        if (digit == 0) {
            zeros = started;
            continue;
        }
        if (zeros)
            tokens.push_back({kDigits[0]});
        tokens.push_back({kDigits[digit]});
        if (place > 0)
            tokens.push_back({kSmallUnits[place]});
        started = true;
        zeros = false;
    }
}

// 零 between a higher part and the lower part that follows it: compulsory when the lower part does
// not fill its first place, free when only the last place of the higher part is 0 (107000).
void appendJoint(Tokens& tokens, std::uint64_t higher, bool lower_fills_first_place) {
    if (!lower_fills_first_place)
        tokens.push_back({kDigits[0]});
    else if (higher % 10 == 0)
        tokens.push_back({kDigits[0], Piece::optional_omitted});
}

void appendInteger(Tokens& tokens, std::uint64_t number) {
    constexpr std::uint64_t kWan = 10'000;
    constexpr std::uint64_t kYi = 100'000'000;
    if (number >= kYi) {
        appendInteger(tokens, number / kYi);
        tokens.push_back({"亿"});
        const std::uint64_t rest = number % kYi;
        if (rest != 0) {
            appendJoint(tokens, number / kYi, rest >= kYi / 10);
            appendInteger(tokens, rest);
        }
        return;
    }
    if (number >= kWan) {
        appendSection(tokens, number / kWan);
        tokens.push_back({"万"});
        const std::uint64_t rest = number % kWan;
        if (rest != 0)
            appendJoint(tokens, number / kWan, rest >= kWan / 10);
        appendSection(tokens, rest);
        return;
    }
    appendSection(tokens, number);
}

Tokens capitalTokens(std::uint64_t total_fen) {
    const std::uint64_t yuan = total_fen / 100;
    const std::uint64_t jiao = total_fen / 10 % 10;
    const std::uint64_t fen = total_fen % 10;
    Tokens tokens;
    if (total_fen == 0)
        return {{kDigits[0]}, {"元"}, {"整"}};
    if (yuan != 0) {
        appendInteger(tokens, yuan);
        tokens.push_back({"元"});
    }
    if (jiao == 0 && fen == 0) {
        tokens.push_back({"整"});
        return tokens;
    }
    if (yuan != 0 && jiao == 0)
        tokens.push_back({kDigits[0]});
    else if (yuan != 0 && yuan % 10 == 0)
        tokens.push_back({kDigits[0], Piece::optional_written});
    if (jiao != 0) {
        tokens.push_back({kDigits[jiao]});
        tokens.push_back({"角"});
    }
    if (fen != 0) {
        tokens.push_back({kDigits[fen]});
        tokens.push_back({"分"});
    } else {
        tokens.push_back({"整", Piece::optional_omitted});
    }
    return tokens;
}

// Traditional forms and variants that the annex tells the payee to accept too.
std::string normalisedCapital(std::string_view text) {
    std::u32string points = codePoints(text);
    for (char32_t& c : points) {
        switch (c) {
        case U'貳':
            c = U'贰';
            break;
        case U'叄':
        case U'參':
            c = U'叁';
            break;
        case U'陸':
            c = U'陆';
            break;
        case U'萬':
            c = U'万';
            break;
        case U'億':
            c = U'亿';
            break;
        case U'圓':
        case U'圆':
            c = U'元';
            break;
        case U'幣':
            c = U'币';
            break;
        case U'正':
            c = U'整';
            break;
        default:
            break;
        }
    }
    return toUtf8(points);
}

std::optional<std::uint64_t> digitOf(char32_t c) {
    constexpr std::u32string_view kCharacters = U"零壹贰叁肆伍陆柒捌玖";
    const auto found = kCharacters.find(c);
    if (found == std::u32string_view::npos)
        return std::nullopt;
    return found;
}

// What a well-formed text is worth. Ill-formed texts give some number too; the caller finds them
// by writing that number out again.
std::optional<std::uint64_t> capitalValue(std::u32string_view text) {
    constexpr std::uint64_t kYuanMax = Money::kMaxFen / 100;
    std::uint64_t high = 0;    // complete parts above 亿
    std::uint64_t middle = 0;  // complete part above 万
    std::uint64_t section = 0; // 仟 佰 拾 of the open section
    std::uint64_t digit = 0;
    std::uint64_t fen = 0;
    const auto unit = [&](std::uint64_t worth) {
        section += digit * worth;
        digit = 0;
    };
    for (const char32_t c : text) {
        if (const auto value = digitOf(c)) {
            digit = *value;
        } else if (c == U'拾') {
            unit(10);
        } else if (c == U'佰') {
            unit(100);
        } else if (c == U'仟') {
            unit(1000);
        } else if (c == U'万') {
            middle = (section + digit) * 10'000;
            section = digit = 0;
        } else if (c == U'亿') {
            high = (high + middle + section + digit) * 100'000'000;
            middle = section = digit = 0;
        } else if (c == U'元') {
            fen += (high + middle + section + digit) * 100;
            high = middle = section = digit = 0;
        } else if (c == U'角') {
            fen += digit * 10;
            digit = 0;
        } else if (c == U'分') {
            fen += digit;
            digit = 0;
        } else if (c != U'整') {
            return std::nullopt;
        }
        if (high > kYuanMax || fen > static_cast<std::uint64_t>(Money::kMaxFen))
            return std::nullopt;
    }
    return fen;
}

bool matches(const Tokens& tokens, std::string_view text) {
    // A free piece is never followed by a piece with the same text, so taking it greedily is right.
    for (const Token& token : tokens) {
        if (text.substr(0, token.text.size()) == token.text)
            text.remove_prefix(token.text.size());
        else if (token.piece == Piece::required)
            return false;
    }
    return text.empty();
}

// The digits of "1,409" without their commas; nothing when the groups are not of three.
std::optional<std::string> withoutGrouping(std::string_view text) {
    if (text.find(',') == std::string_view::npos)
        return std::string(text);
    std::string digits;
    bool first = true;
    while (true) {
        const auto comma = text.find(',');
        const std::string_view group = text.substr(0, comma);
        if (first ? group.empty() || group.size() > 3 : group.size() != 3)
            return std::nullopt;
        digits += group;
        first = false;
        if (comma == std::string_view::npos)
            return digits;
        text.remove_prefix(comma + 1);
    }
}

bool allDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint64_t magnitude(std::int64_t fen) {
    const auto bits = static_cast<std::uint64_t>(fen);
    return fen < 0 ? ~bits + 1 : bits;
}

std::string withSign(std::int64_t fen, std::string text) {
    return fen < 0 ? "-" + text : text;
}

} // namespace

Result<Money> Money::parse(std::string_view text) {
    const auto invalid = [] { return fail(ErrorKind::invalid, "money.invalid"); };
    const auto point = text.find('.');
    const auto yuan = withoutGrouping(text.substr(0, point));
    std::string decimals = "00";
    if (point != std::string_view::npos)
        decimals = std::string(text.substr(point + 1));
    if (!yuan || !allDigits(*yuan) || !allDigits(decimals) || decimals.size() > 2)
        return invalid();
    if (yuan->size() > 1 && yuan->front() == '0') // "0100" is a slip of the hand
        return invalid();
    decimals.resize(2, '0');
    const std::string digits = *yuan + decimals;
    if (digits.size() > std::to_string(kMaxFen).size())
        return fail(ErrorKind::invalid, "money.too_large");
    std::int64_t fen = 0;
    for (const char c : digits)
        fen = fen * 10 + (c - '0');
    return Money(fen);
}

Result<Money> Money::parseCapital(std::string_view text) {
    const auto invalid = [] { return fail(ErrorKind::invalid, "money.capital_invalid"); };
    if (!isValidUtf8(text) || codePointCount(text) > kCapitalTextMax)
        return invalid();
    const std::string normal = normalisedCapital(text);
    std::string_view body = normal;
    if (body.substr(0, kPrefix.size()) == kPrefix)
        body.remove_prefix(kPrefix.size());
    const auto fen = capitalValue(codePoints(body));
    if (!fen || !matches(capitalTokens(*fen), body))
        return invalid();
    return Money(static_cast<std::int64_t>(*fen));
}

std::string Money::plain() const {
    const std::uint64_t amount = magnitude(fen_);
    return withSign(fen_, fmt::format("{}.{:02}", amount / 100, amount % 100));
}

std::string Money::grouped() const {
    const std::uint64_t amount = magnitude(fen_);
    std::string yuan = std::to_string(amount / 100);
    for (std::size_t from_end = 3; from_end < yuan.size(); from_end += 4)
        yuan.insert(yuan.size() - from_end, 1, ',');
    return withSign(fen_, fmt::format("{}.{:02}", yuan, amount % 100));
}

std::string Money::capital() const {
    std::string text(kPrefix);
    if (fen_ < 0)
        text += "负";
    for (const Token& token : capitalTokens(magnitude(fen_))) {
        if (token.piece != Piece::optional_omitted)
            text += token.text;
    }
    return text;
}

} // namespace bianmin
