// A second rasteriser for glyphs, written for the tests: outlines of the font file itself (through
// HarfBuzz) filled by the non-zero rule. It shares nothing with libharu or poppler, so a glyph that
// the PDF spoils looks different here.
#pragma once

#include "reports/layout/placed_document.h"
#include "tests/golden/tools.h"

#include <vector>

namespace bianmin::reports::golden {

// Ink of a rectangle of pixels, 0 to 1 each, row by row.
struct Coverage {
    int left = 0; // of the page, in pixels
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<double> ink;
};

// The glyph's square on its page.
Coverage drawnBySecondRasteriser(const FontLibrary& fonts, const GlyphRun& run,
                                 const PlacedGlyph& glyph, int dpi);
// The same rectangle of poppler's picture.
Coverage cutOut(const Raster& page, const Coverage& where);

[[nodiscard]] double inkOf(const Coverage& cell); // pixels
// 0: the same; 1: nothing in common. Differing ink over all ink.
double difference(const Coverage& one, const Coverage& other);

} // namespace bianmin::reports::golden
