#include "reports/layout/text_setter.h"

#include "shared/base/text.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace bianmin::reports {
namespace {

// The ideographic em box stands this far above the baseline, whatever the fallback font says of
// itself: lines of mixed fonts then share one baseline.
constexpr Length kAscentPermille = 860;

// A line that would need wider gaps than this share of the em stays ragged.
constexpr Length kJustifyGapDivisor = 4;

struct SetGlyph {
    char32_t code_point = 0;
    ResolvedGlyph resolved;
    Length advance = 0;
    bool break_before = false;
};

bool isSpace(char32_t code_point) {
    return code_point == U' ' || code_point == U'\u3000';
}

bool isLatin(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Gaps between letters and digits of one word or number are never widened.
bool mayWiden(const SetGlyph& left, const SetGlyph& right) {
    return !(isLatin(left.code_point) && isLatin(right.code_point));
}

std::size_t utf8Length(char32_t code_point) {
    return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

// Where a word that is wider than the line is cut: behind what fits, but even then not before a
// closing mark nor behind an opening one.
std::size_t cutInside(const std::vector<SetGlyph>& glyphs, std::size_t begin, std::size_t fitting) {
    constexpr std::u32string_view kClosing = U"，。、；：！？）》〕”’】…";
    constexpr std::u32string_view kOpening = U"（《〔“‘【";
    std::size_t cut = std::max(fitting, begin + 1);
    while (cut > begin + 1 &&
           (kClosing.find(glyphs[cut].code_point) != std::u32string_view::npos ||
            kOpening.find(glyphs[cut - 1].code_point) != std::u32string_view::npos))
        --cut;
    return cut;
}

// Index behind the last glyph of the line; at least one glyph.
std::size_t lineEnd(const std::vector<SetGlyph>& glyphs, std::size_t begin, Length limit) {
    Length width = 0;
    std::size_t last_break = begin;
    for (std::size_t i = begin; i < glyphs.size(); ++i) {
        if (glyphs[i].break_before && i > begin)
            last_break = i;
        width += glyphs[i].advance;
        if (width > limit && !isSpace(glyphs[i].code_point))
            return last_break > begin ? last_break : cutInside(glyphs, begin, i);
    }
    return glyphs.size();
}

// One line's glyphs and how they are spread.
struct LineGlyphs {
    const SetGlyph* begin = nullptr;
    const SetGlyph* end = nullptr;
    bool is_last = false; // of its paragraph
};

Length naturalWidth(const LineGlyphs& line) {
    Length width = 0;
    for (const SetGlyph* glyph = line.begin; glyph != line.end; ++glyph)
        width += glyph->advance;
    return width;
}

// Space to add in each gap that may be widened so that the line fills the box.
Length justifyingGap(const LineGlyphs& line, const TextFormat& format, Length slack) {
    if (format.align != Align::justify || line.is_last || slack <= 0)
        return 0;
    Length gaps = 0;
    for (const SetGlyph* glyph = line.begin; glyph + 1 < line.end; ++glyph)
        gaps += mayWiden(glyph[0], glyph[1]) ? 1 : 0;
    if (gaps == 0)
        return 0;
    const Length gap = slack / gaps;
    return gap > emOf(format.size) / kJustifyGapDivisor ? 0 : gap;
}

Length startOf(Align align, Length slack) {
    switch (align) {
    case Align::centre:
        return slack / 2;
    case Align::right:
        return slack;
    case Align::left:
    case Align::justify:
        return 0;
    }
    return 0;
}

// Cuts the line into runs of one font and one spacing and places them from `x`.
TextLine placeLine(const LineGlyphs& line, const TextFormat& format, Length x, Length gap) {
    const Length em = emOf(format.size);
    const Length baseline = (format.line_height - em) / 2 + em * kAscentPermille / 1000;
    TextLine out;
    for (const SetGlyph* glyph = line.begin; glyph != line.end; ++glyph) {
        const bool widened = glyph != line.begin && mayWiden(glyph[-1], glyph[0]);
        const Length spacing = widened ? gap : 0;
        x += spacing;
        GlyphRun* open = out.runs.empty() ? nullptr : &out.runs.back();
        // A run's spacing is settled by its second glyph.
        const bool fits = open && open->font == glyph->resolved.font &&
                          (open->glyphs.size() == 1 || open->letter_spacing == spacing);
        if (fits) {
            open->letter_spacing = spacing;
        } else {
            open = &out.runs.emplace_back();
            open->font = glyph->resolved.font;
            open->size = format.size;
            open->baseline = baseline;
            open->weight = em * glyph->resolved.weight_permille / 1000;
        }
        open->glyphs.push_back({glyph->resolved.glyph, glyph->code_point, x});
        x += glyph->advance;
    }
    return out;
}

} // namespace

struct TextSetter::Impl {
    const FontLibrary& fonts;
    std::unique_ptr<icu::BreakIterator> breaks;

    // The glyphs of one paragraph; `offset` is where it starts in the filled text.
    Result<std::vector<SetGlyph>> resolve(const FilledText& text, std::string_view paragraph,
                                          std::size_t offset, const TextFormat& format) const {
        std::vector<SetGlyph> glyphs;
        for (const char32_t code_point : codePoints(paragraph)) {
            const auto resolved = fonts.find(format.style, code_point);
            if (!resolved) {
                const std::u32string_view one(&code_point, 1);
                return fail(ErrorKind::invalid, "document.character_missing",
                            {{"character", toUtf8(one)},
                             {"code_point", fmt::format("U+{:04X}", std::uint32_t{code_point})},
                             {"field", text.fieldAt(offset)}});
            }
            SetGlyph glyph;
            glyph.code_point = code_point;
            glyph.resolved = *resolved;
            glyph.advance = fonts.advance(resolved->font, resolved->glyph, format.size);
            glyphs.push_back(glyph);
            offset += utf8Length(code_point);
        }
        return glyphs;
    }

    Result<void> markBreaks(std::string_view paragraph, std::vector<SetGlyph>& glyphs) {
        UErrorCode status = U_ZERO_ERROR;
        UText* text = utext_openUTF8(nullptr, paragraph.data(),
                                     static_cast<std::int64_t>(paragraph.size()), &status);
        breaks->setText(text, status);
        utext_close(text);
        if (U_FAILURE(status))
            return fail(ErrorKind::internal, "internal", {}, u_errorName(status));
        std::size_t byte = 0;
        auto boundary = static_cast<std::size_t>(breaks->first());
        for (SetGlyph& glyph : glyphs) {
            while (boundary < byte) {
                const auto next = breaks->next();
                if (next == icu::BreakIterator::DONE)
                    return {};
                boundary = static_cast<std::size_t>(next);
            }
            glyph.break_before = boundary == byte;
            byte += utf8Length(glyph.code_point);
        }
        return {};
    }

    static void breakLines(const std::vector<SetGlyph>& glyphs, const TextFormat& format,
                           const LineBox& box, std::vector<TextLine>& out) {
        if (glyphs.empty())
            out.emplace_back();
        Length indent = box.first_indent;
        for (std::size_t begin = 0; begin < glyphs.size();) {
            const Length limit = box.width - indent;
            const std::size_t end = lineEnd(glyphs, begin, limit);
            LineGlyphs line{glyphs.data() + begin, glyphs.data() + end, end == glyphs.size()};
            while (!line.is_last && line.end - line.begin > 1 && isSpace(line.end[-1].code_point))
                --line.end;
            const Length slack = limit - naturalWidth(line);
            const Length gap = justifyingGap(line, format, slack);
            out.push_back(placeLine(line, format, indent + startOf(format.align, slack), gap));
            indent = 0;
            begin = end;
        }
    }
};

TextSetter::TextSetter(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
TextSetter::~TextSetter() = default;
TextSetter::TextSetter(TextSetter&&) noexcept = default;
TextSetter& TextSetter::operator=(TextSetter&&) noexcept = default;

Result<TextSetter> TextSetter::create(const FontLibrary& fonts) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createLineInstance(icu::Locale("zh", "CN"), status));
    if (U_FAILURE(status) || !breaks)
        return fail(ErrorKind::internal, "internal", {}, "ICU has no line breaking rules");
    return TextSetter(std::unique_ptr<Impl>(new Impl{fonts, std::move(breaks)}));
}

Result<std::vector<TextLine>> TextSetter::set(const FilledText& text, const TextFormat& format,
                                              const LineBox& box) {
    std::vector<TextLine> lines;
    std::string_view rest = text.text;
    std::size_t offset = 0;
    for (bool more = true; more;) {
        const std::size_t line_feed = rest.find('\n');
        const std::string_view paragraph = rest.substr(0, line_feed);
        auto glyphs = TRY(impl_->resolve(text, paragraph, offset, format));
        TRY(impl_->markBreaks(paragraph, glyphs));
        Impl::breakLines(glyphs, format, box, lines);
        more = line_feed != std::string_view::npos;
        if (more) {
            rest.remove_prefix(line_feed + 1);
            offset += line_feed + 1;
        }
    }
    return lines;
}

} // namespace bianmin::reports
