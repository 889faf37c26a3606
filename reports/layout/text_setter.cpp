#include "reports/layout/text_setter.h"

#include "reports/layout/line_breaker.h"
#include "shared/base/text.h"

#include <fmt/format.h>

#include <cstdint>
#include <span>
#include <string_view>

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

// Gaps between letters and digits of one word or number are never widened.
bool mayWiden(const SetGlyph& left, const SetGlyph& right) {
    return !(isAsciiLetterOrDigit(left.code_point) && isAsciiLetterOrDigit(right.code_point));
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

// The glyphs of one paragraph; `offset` is where it starts in the filled text.
Result<std::vector<SetGlyph>> resolve(const FontLibrary& fonts, const FilledText& text,
                                      std::string_view paragraph, std::size_t offset,
                                      const TextFormat& format) {
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
    markBreaks(paragraph, std::span(glyphs));
    return glyphs;
}

void breakLines(std::span<const SetGlyph> glyphs, const TextFormat& format, const LineBox& box,
                std::vector<TextLine>& out) {
    if (glyphs.empty())
        out.emplace_back();
    Length indent = box.first_indent;
    for (std::size_t begin = 0; begin < glyphs.size();) {
        const Length limit = box.width - indent;
        const std::size_t end = lineEnd(glyphs, begin, limit);
        LineGlyphs line{glyphs.data() + begin, glyphs.data() + end, end == glyphs.size()};
        while (!line.is_last && line.end - line.begin > 1 && isLineSpace(line.end[-1].code_point))
            --line.end;
        const Length slack = limit - naturalWidth(line);
        const Length gap = justifyingGap(line, format, slack);
        out.push_back(placeLine(line, format, indent + startOf(format.align, slack), gap));
        indent = 0;
        begin = end;
    }
}

} // namespace

Result<std::vector<TextLine>> TextSetter::set(const FilledText& text, const TextFormat& format,
                                              const LineBox& box) const {
    std::vector<TextLine> lines;
    std::string_view rest = text.text;
    std::size_t offset = 0;
    for (bool more = true; more;) {
        const std::size_t line_feed = rest.find('\n');
        const std::string_view paragraph = rest.substr(0, line_feed);
        const auto glyphs = TRY(resolve(fonts_, text, paragraph, offset, format));
        breakLines(glyphs, format, box, lines);
        more = line_feed != std::string_view::npos;
        if (more) {
            rest.remove_prefix(line_feed + 1);
            offset += line_feed + 1;
        }
    }
    return lines;
}

} // namespace bianmin::reports
