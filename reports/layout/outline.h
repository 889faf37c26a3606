// The outline of a glyph as path commands, for back ends that draw shapes instead of embedding
// fonts: the preview then shows exactly the glyphs that stand in the PDF.
#pragma once

#include "reports/layout/font_library.h"

namespace bianmin::reports {

// Path commands in font units, y upwards from the baseline; divide by
// FontLibrary::unitsPerEm and multiply with the em (emOf(size)). Fill with the non-zero rule.
struct OutlinePoint {
    double x = 0;
    double y = 0;
};
class OutlineSink {
  public:
    virtual ~OutlineSink() = default;
    virtual void moveTo(OutlinePoint to) = 0;
    virtual void lineTo(OutlinePoint to) = 0;
    virtual void quadraticTo(OutlinePoint control, OutlinePoint to) = 0;
    virtual void cubicTo(OutlinePoint control1, OutlinePoint control2, OutlinePoint to) = 0;
    virtual void close() = 0;
};

// Thread-safe. A glyph without contours (a space) calls nothing.
void visitOutline(const FontLibrary& fonts, FontId font, GlyphId glyph, OutlineSink& sink);

} // namespace bianmin::reports
