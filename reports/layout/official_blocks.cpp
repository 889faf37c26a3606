// The blocks of official papers and of pre-printed stock: red head, sealed end, fixed places,
// charts.
#include "reports/layout/block_setter.h"
#include "reports/layout/flow_chart.h"

#include <algorithm>

namespace bianmin::reports {
namespace {

// GB/T 9704-2012, 7.2 and 7.3.
constexpr Length kLinesBelowIssuer = 2;
constexpr Length kRuleBelowNumber = 4000;
constexpr Length kRuleWidth = 500;
constexpr Length kLinesBelowRule = 2; // to the title
constexpr Length kDateIndent = 4;     // characters, from the right
// Organ and date stand below the middle of the seal, so that its star stays clear of them.
constexpr Length kTextBelowSealCentre = 4000;
constexpr Length kSealBelowText = 1000;
constexpr Length kUnsealedLinesAbove = 2;

// From the first glyph's origin to the end of the last one's square.
Length lineWidth(const TextLine& line) {
    if (line.runs.empty())
        return 0;
    const GlyphRun& last = line.runs.back();
    return last.glyphs.back().x + emOf(last.size) - line.runs.front().glyphs.front().x;
}

Length widest(const std::vector<TextLine>& lines) {
    Length width = 0;
    for (const TextLine& line : lines)
        width = std::max(width, lineWidth(line));
    return width;
}

void paint(std::vector<TextLine>& lines, Ink ink) {
    for (TextLine& line : lines) {
        for (GlyphRun& run : line.runs)
            run.ink = ink;
    }
}

} // namespace

Result<void> BlockSetter::add(const RedHeadBlock& block) {
    constexpr Length kNoLimit = 10'000'000; // how long the name is when nothing breaks it
    TextFormat format{TextStyle::heading, block.size, emOf(block.size), Align::left};
    const Length natural = widest(TRY(lines(block.issuer, format, kNoLimit)));
    if (natural > width())
        format.size = std::max(format.size * width() / natural, block.number_format.size);
    format.line_height = emOf(format.size);
    format.align = Align::centre;
    auto issuer = TRY(lines(block.issuer, format, width()));
    paint(issuer, Ink::red);

    Slab slab;
    slab.height = block.drop;
    addLines(issuer, {0, slab.height}, format.line_height, slab.items);
    slab.height += static_cast<Length>(issuer.size()) * format.line_height;
    const Length line = block.number_format.line_height;
    if (block.number) {
        const auto number = TRY(lines(*block.number, block.number_format, width()));
        slab.height += kLinesBelowIssuer * line;
        addLines(number, {0, slab.height}, line, slab.items);
        slab.height += static_cast<Length>(number.size()) * line;
    }
    slab.height += kRuleBelowNumber;
    slab.items.emplace_back(Line{{0, slab.height}, {width(), slab.height}, kRuleWidth, Ink::red});
    slab.height += kLinesBelowRule * line;
    slab.keep_with_next = true;
    std::vector<Slab> slabs;
    slabs.push_back(std::move(slab));
    append(std::move(slabs), 0);
    return {};
}

Result<void> BlockSetter::add(const SealedEndBlock& block) {
    const Length line = block.format.line_height;
    const Length em = emOf(block.format.size);
    TextFormat format = block.format;
    format.align = Align::centre;
    const Length box = width() * 2 / 3; // a long name goes on in a second line
    const auto issuer = TRY(lines(block.issuer, format, box));
    const auto date = TRY(lines(block.date, format, box));
    const Length half = std::max(widest(issuer), widest(date)) / 2;
    const Length centre = std::min(width() - kDateIndent * em - widest(date) / 2,
                                   width() - std::max(half, box / 2 - kDateIndent * em));
    const auto count = static_cast<Length>(issuer.size() + date.size());
    Slab slab;
    Length top = kUnsealedLinesAbove * line;
    if (block.seal) {
        const Point middle{centre, kSealBelowText + block.seal_diameter / 2};
        TRY(addSeal({*block.seal, block.format.style, block.seal_diameter, middle}, slab));
        top = std::max(middle.y + kTextBelowSealCentre - count * line / 2, Length{0});
        slab.height = kSealBelowText + block.seal_diameter;
    }
    const Length left = centre - box / 2;
    addLines(issuer, {left, top}, line, slab.items);
    addLines(date, {left, top + static_cast<Length>(issuer.size()) * line}, line, slab.items);
    slab.height = std::max(slab.height, top + count * line);
    keepLastStrips();
    std::vector<Slab> slabs;
    slabs.push_back(std::move(slab));
    append(std::move(slabs), 0);
    return {};
}

Result<void> BlockSetter::add(const FixedBlock& block) {
    const FilledText filled = TRY(fill(block.text, scope_));
    const auto set_lines = TRY(text_.set(filled, block.format, {block.width, 0}));
    if (set_lines.size() > static_cast<std::size_t>(block.lines_max)) {
        return fail(
            ErrorKind::invalid, "document.field_too_long",
            {{"field", filled.parts.back().field}, {"max", std::to_string(block.lines_max)}});
    }
    addLines(set_lines, {block.x, block.y}, block.format.line_height, flow_.fixed);
    return {};
}

Result<void> BlockSetter::add(const FlowChartBlock& block) {
    append(TRY(flowChartSlabs(block, scope_, text_, width())), 0);
    return {};
}

} // namespace bianmin::reports
