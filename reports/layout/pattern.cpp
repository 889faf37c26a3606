#include "reports/layout/pattern.h"

#include "shared/base/civil_date.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/base/time.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace bianmin::reports {
namespace {

constexpr std::array<std::pair<std::string_view, Filter>, 10> kFilterNames{{
    {"date", Filter::date},
    {"time", Filter::time},
    {"money", Filter::money},
    {"capital", Filter::capital},
    {"mask_id", Filter::mask_id},
    {"sentence", Filter::sentence},
    {"provision", Filter::provision},
    {"join", Filter::join},
    {"count", Filter::count},
    {"default", Filter::fallback},
}};

bool takesArgument(Filter filter) {
    return filter == Filter::join || filter == Filter::fallback;
}

constexpr std::string_view kWordsPrefix = "words.";

tl::unexpected<Error> fault(std::string code, ErrorParams params = {}) {
    return fail(ErrorKind::invalid, std::move(code), std::move(params));
}

std::string filterNames() {
    std::string names;
    for (const auto& entry : kFilterNames)
        names += (names.empty() ? "" : "、") + std::string(entry.first);
    return names;
}

Result<FilterUse> parseFilter(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const auto known = std::find_if(kFilterNames.begin(), kFilterNames.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (known == kFilterNames.end())
        return fault("template.filter_unknown",
                     {{"filter", textStart(name)}, {"choices", filterNames()}});
    if (takesArgument(known->second) != (colon != std::string_view::npos))
        return fault("template.filter_argument", {{"filter", std::string(name)}});
    FilterUse use;
    use.filter = known->second;
    if (colon != std::string_view::npos)
        use.argument = std::string(text.substr(colon + 1));
    return use;
}

Result<PatternPiece> parsePlaceholder(std::string_view text) {
    PatternPiece piece;
    std::size_t bar = text.find('|');
    piece.path = std::string(text.substr(0, bar));
    if (!isPath(piece.path))
        return fault("template.path_invalid", {{"path", textStart(piece.path)}});
    while (bar != std::string_view::npos) {
        const std::size_t next = text.find('|', bar + 1);
        const std::size_t length = next == std::string_view::npos ? next : next - bar - 1;
        piece.filters.push_back(TRY(parseFilter(text.substr(bar + 1, length))));
        bar = next;
    }
    return piece;
}

bool isNothing(const Json& value) {
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
           (value.is_array() && value.empty());
}

// One member of an object or element of a list.
const Json* step(const Json& from, std::string_view name) {
    if (from.is_object()) {
        const auto found = from.find(std::string(name));
        return found == from.end() ? nullptr : &*found;
    }
    return nullptr;
}

std::string normalisedLines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 == text.size() || text[i + 1] != '\n')
                out += '\n';
        } else {
            out += text[i] == '\t' ? ' ' : text[i];
        }
    }
    return out;
}

std::optional<std::string> plainText(const Json& value) {
    if (value.is_string())
        return normalisedLines(value.get_ref<const std::string&>());
    if (value.is_number_integer())
        return value.dump();
    return std::nullopt;
}

std::optional<std::string> dateText(const std::string& text) {
    if (text.find('T') != std::string::npos) {
        const auto instant = parseInstant(text);
        return instant ? std::optional(civilDate(*instant).chinese()) : std::nullopt;
    }
    const auto date = CivilDate::parse(text);
    return date ? std::optional(date->chinese()) : std::nullopt;
}

std::optional<std::string> timeText(const std::string& text) {
    const auto instant = parseInstant(text);
    return instant ? std::optional(formatChinese(toCivil(*instant))) : std::nullopt;
}

std::optional<Money> moneyOf(const Json& value) {
    if (!value.is_number_integer())
        return std::nullopt;
    const auto fen = value.get<std::int64_t>();
    if (fen < 0 || fen > Money::kMaxFen)
        return std::nullopt;
    return Money(fen);
}

// 18 places: region and check stay, birth date and half of the sequence go. Other numbers keep a
// quarter at each end, so that nothing short is shown whole.
std::string maskedId(const std::string& text) {
    constexpr std::size_t kResidentIdLength = 18;
    std::u32string characters = codePoints(text);
    const bool resident = characters.size() == kResidentIdLength;
    const std::size_t head = resident ? 6 : characters.size() / 4;
    const std::size_t tail = resident ? 4 : characters.size() / 4;
    for (std::size_t i = head; i + tail < characters.size(); ++i)
        characters[i] = U'*';
    return toUtf8(characters);
}

std::string withoutSentenceEnd(const std::string& text) {
    constexpr std::u32string_view kEnds = U"。．.；;，,、 \n\u3000";
    std::u32string characters = codePoints(text);
    while (!characters.empty() && kEnds.find(characters.back()) != std::u32string_view::npos)
        characters.pop_back();
    return toUtf8(characters);
}

// "…第三十二条的规定。" -> "…第三十二条". The title of a law that ends so ends with 》.
std::string provisionOf(const std::string& text) {
    constexpr std::string_view kProvision = "规定";
    constexpr std::string_view kOf = "的";
    std::string basis = withoutSentenceEnd(text);
    if (!basis.ends_with(kProvision) || basis.size() == kProvision.size())
        return basis;
    basis.resize(basis.size() - kProvision.size());
    if (basis.ends_with(kOf))
        basis.resize(basis.size() - kOf.size());
    return basis;
}

std::optional<std::string> joined(const Json& list, const std::string& separator) {
    if (!list.is_array())
        return std::nullopt;
    std::string out;
    for (const Json& element : list) {
        const auto text = plainText(element);
        if (!text)
            return std::nullopt;
        out += (out.empty() ? "" : separator) + *text;
    }
    return out;
}

// Applies one filter; nothing when the value does not suit it.
std::optional<Json> applied(const FilterUse& use, const Json& value) {
    const auto wrap = [](std::optional<std::string> text) {
        return text ? std::optional<Json>(Json(std::move(*text))) : std::nullopt;
    };
    const auto money = moneyOf(value);
    const auto text = plainText(value);
    switch (use.filter) {
    case Filter::fallback:
        return value;
    case Filter::join:
        return wrap(joined(value, use.argument));
    case Filter::count:
        return value.is_array() ? wrap(std::to_string(value.size())) : std::nullopt;
    case Filter::money:
        return money ? wrap(money->grouped()) : std::nullopt;
    case Filter::capital:
        return money ? wrap(money->capital()) : std::nullopt;
    case Filter::date:
        return text ? wrap(dateText(*text)) : std::nullopt;
    case Filter::time:
        return text ? wrap(timeText(*text)) : std::nullopt;
    case Filter::mask_id:
        return text ? wrap(maskedId(*text)) : std::nullopt;
    case Filter::sentence:
        return text ? wrap(withoutSentenceEnd(*text)) : std::nullopt;
    case Filter::provision:
        return text ? wrap(provisionOf(*text)) : std::nullopt;
    }
    return std::nullopt;
}

Result<std::string> fillPlaceholder(const PatternPiece& piece, const Scope& scope) {
    const Json* found = scope.find(piece.path);
    if (!found) {
        const auto fallback =
            std::find_if(piece.filters.begin(), piece.filters.end(),
                         [](const FilterUse& use) { return use.filter == Filter::fallback; });
        if (fallback != piece.filters.end())
            return fallback->argument;
        return fail(ErrorKind::invalid, "document.field_missing",
                    {{"field", scope.fullPath(piece.path)}});
    }
    std::optional<Json> value = *found;
    for (const FilterUse& use : piece.filters) {
        if (value)
            value = applied(use, *value);
    }
    auto text = value ? plainText(*value) : std::nullopt;
    if (!text || !isValidUtf8(*text)) {
        return fail(ErrorKind::invalid, "document.field_invalid",
                    {{"field", scope.fullPath(piece.path)}});
    }
    return *std::move(text);
}

} // namespace

bool isPath(std::string_view text) {
    bool at_start = true;
    for (const char c : text) {
        const bool letter = isAsciiLower(c) || c == '_';
        const bool digit = isAsciiDigit(c);
        if (c == '.' ? at_start : !(letter || (digit && !at_start)))
            return false;
        at_start = c == '.';
    }
    return !at_start;
}

Result<Pattern> parsePattern(std::string_view text) {
    Pattern pattern;
    while (!text.empty()) {
        const std::size_t open = text.find("{{");
        const std::string_view literal = text.substr(0, open);
        if (literal.find("}}") != std::string_view::npos)
            return fault("template.brace_close");
        if (!literal.empty())
            pattern.pieces.push_back({std::string(literal), {}, {}});
        if (open == std::string_view::npos)
            break;
        const std::size_t close = text.find("}}", open);
        if (close == std::string_view::npos)
            return fault("template.brace_open");
        pattern.pieces.push_back(TRY(parsePlaceholder(text.substr(open + 2, close - open - 2))));
        text.remove_prefix(close + 2);
    }
    return pattern;
}

Scope Scope::with(std::string_view name, const Json& value, std::string origin) const {
    Scope inner = *this;
    inner.named_.insert(inner.named_.begin(), {std::string(name), &value, std::move(origin)});
    return inner;
}

Scope Scope::withWords(const Words& words) const {
    Scope inner = *this;
    inner.words_ = &words;
    return inner;
}

const Pattern* Scope::word(std::string_view path) const {
    if (!words_ || path.substr(0, kWordsPrefix.size()) != kWordsPrefix)
        return nullptr;
    const auto found = words_->find(path.substr(kWordsPrefix.size()));
    return found == words_->end() ? nullptr : &found->second;
}

const Scope::Named* Scope::named(std::string_view head) const {
    const auto found = std::find_if(named_.begin(), named_.end(),
                                    [&](const Named& entry) { return entry.name == head; });
    return found == named_.end() ? nullptr : &*found;
}

const Json* Scope::find(std::string_view path) const {
    std::size_t dot = path.find('.');
    const Named* inner = named(path.substr(0, dot));
    const Json* value = inner ? inner->value : step(*snapshot_, path.substr(0, dot));
    while (value && dot != std::string_view::npos) {
        path.remove_prefix(dot + 1);
        dot = path.find('.');
        value = step(*value, path.substr(0, dot));
    }
    return value && !isNothing(*value) ? value : nullptr;
}

std::string Scope::fullPath(std::string_view path) const {
    const std::size_t dot = path.find('.');
    const Named* inner = named(path.substr(0, dot));
    if (!inner)
        return std::string(path);
    return inner->origin + (dot == std::string_view::npos ? "" : std::string(path.substr(dot)));
}

const std::string& FilledText::fieldAt(std::size_t byte_offset) const {
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const Part& entry) { return byte_offset < entry.end; });
    BIANMIN_CHECK(part != parts.end());
    return part->field;
}

Result<FilledText> fill(const Pattern& pattern, const Scope& scope) {
    FilledText out;
    for (const PatternPiece& piece : pattern.pieces) {
        if (piece.path.empty()) {
            out.text += piece.literal;
            out.parts.push_back({out.text.size(), "template"});
        } else if (const Pattern* word = scope.word(piece.path)) {
            // Words use no words, which parseTemplate() sees to, so this goes one level deep.
            const FilledText inner = TRY(fill(*word, scope));
            for (const FilledText::Part& part : inner.parts)
                out.parts.push_back({out.text.size() + part.end, part.field});
            out.text += inner.text;
        } else {
            out.text += TRY(fillPlaceholder(piece, scope));
            out.parts.push_back({out.text.size(), scope.fullPath(piece.path)});
        }
    }
    return out;
}

} // namespace bianmin::reports
