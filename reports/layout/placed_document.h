// A document after layout: pages of placed items. Every back end (PDF, preview, printer) draws
// exactly these and decides nothing about places, so paper and screen cannot differ.
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/length.h"

#include <string>
#include <variant>
#include <vector>

namespace bianmin::reports {

struct Point {
    Length x = 0;
    Length y = 0;
};

enum class Ink {
    black,
    grey, // marks that are not part of the text: the seal's place, small print of the footer
    red,  // the red head
};

// Characters of one font, one size and one spacing on one baseline. The glyphs stand at the pen
// position: x of glyph n+1 = x of glyph n + its advance + letter_spacing.
struct PlacedGlyph {
    GlyphId glyph = 0;
    char32_t code_point = 0; // what the glyph stands for, so that text can be extracted
    Length x = 0;            // of the glyph's origin on the page
};
struct GlyphRun {
    FontId font;
    FontSize size = 0;
    Length baseline = 0; // y
    Length letter_spacing = 0;
    Length weight = 0; // width of a stroke drawn around the outline; 0 = fill only
    Ink ink = Ink::black;
    std::vector<PlacedGlyph> glyphs;

    [[nodiscard]] std::string text() const; // UTF-8
};

struct Line {
    Point from;
    Point to;
    Length width = 0;
    Ink ink = Ink::black;
};

struct Rectangle {
    Point origin; // top left
    Length width = 0;
    Length height = 0;
};
// Rectangles filled black as one shape, so that no seam shows between them: the dark modules of a
// QR code, in `payload` what the code says.
struct FilledShape {
    std::vector<Rectangle> rectangles;
    std::string payload;
};

// The place where the seal is stamped by hand: a dashed circle, never an imitation of a seal.
struct SealPlace {
    Point centre;
    Length radius = 0;
    Length line_width = 0;
};

using PlacedItem = std::variant<GlyphRun, Line, FilledShape, SealPlace>;

struct PlacedPage {
    Length width = 0;
    Length height = 0;
    std::vector<PlacedItem> items; // in drawing order
};

struct PlacedDocument {
    std::vector<PlacedPage> pages;
};

// The text of all glyph runs in drawing order, a line feed after each run. For tests and search.
[[nodiscard]] std::string textOf(const PlacedPage& page);
[[nodiscard]] std::string textOf(const PlacedDocument& document);

} // namespace bianmin::reports
