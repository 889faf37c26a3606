// Small templates and the shipped fonts for the tests of layout and PDF.
#pragma once

#include "reports/layout/layout.h"
#include "tests/support/results.h"

#include <memory>
#include <string>
#include <vector>

namespace bianmin::reports {

// The library of the shipped fonts, made once.
inline const FontLibrary& shippedFonts() {
    static const std::shared_ptr<const FontLibrary> fonts =
        support::valueOf(FontLibrary::create({}));
    return *fonts;
}

// A valid template around the given blocks: a type area of 100 x 60 mm.
inline Json templateJson(const Json& blocks) {
    return {{"id", "sample"},
            {"version", 1},
            {"name", "样张"},
            {"page",
             {{"width", 120},
              {"height", 100},
              {"top", 20},
              {"right", 10},
              {"bottom", 20},
              {"left", 10}}},
            {"text", {{"size", 10}, {"line", 5}}},
            {"copies", {"申请人留存", "机关存档"}},
            {"blocks", blocks}};
}

inline Template templateOf(const Json& blocks) {
    return support::valueOf(parseTemplate(templateJson(blocks)));
}

inline Json paragraph(const std::string& text) {
    return {{"type", "paragraph"}, {"text", text}};
}

inline Result<PlacedDocument> laidOut(const Json& blocks, const Json& snapshot,
                                      const LayoutOptions& options = {}) {
    return layoutDocument(templateOf(blocks), snapshot, shippedFonts(), options);
}

inline std::vector<GlyphRun> runsOf(const PlacedPage& page) {
    std::vector<GlyphRun> runs;
    for (const PlacedItem& item : page.items) {
        if (const auto* run = std::get_if<GlyphRun>(&item))
            runs.push_back(*run);
    }
    return runs;
}

// The texts of a page's lines: runs on one baseline joined.
inline std::vector<std::string> linesOf(const PlacedPage& page) {
    std::vector<std::string> lines;
    Length baseline = -1;
    for (const GlyphRun& run : runsOf(page)) {
        if (run.baseline != baseline)
            lines.emplace_back();
        lines.back() += run.text();
        baseline = run.baseline;
    }
    return lines;
}

// All the text without line ends.
inline std::string joinedText(const PlacedDocument& document) {
    std::string out;
    for (const PlacedPage& page : document.pages) {
        for (const GlyphRun& run : runsOf(page))
            out += run.text();
    }
    return out;
}

inline std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

} // namespace bianmin::reports
