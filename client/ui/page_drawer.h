// Draws one placed page through wx's vector graphics.
#pragma once

#include "reports/layout/placed_document.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>

#include <map>
#include <utility>

namespace bianmin::ui {

// Lives for one drawing of one page; keeps the outlines that recur on it.
class PageDrawer {
  public:
    // `zoom`: pixels a millimetre.
    PageDrawer(wxGraphicsContext& graphics, const reports::FontLibrary& fonts, double zoom)
        : graphics_(graphics)
        , fonts_(fonts)
        , zoom_(zoom) {}

    void draw(const reports::PlacedPage& page);

  private:
    void draw(const reports::GlyphRun& run);
    void draw(const reports::Line& line);
    void draw(const reports::FilledShape& shape);
    void draw(const reports::SealPlace& seal);
    const wxGraphicsPath& outline(reports::FontId font, reports::GlyphId glyph);
    [[nodiscard]] double pixels(reports::Length length) const {
        return reports::toMillimetres(length) * zoom_;
    }

    wxGraphicsContext& graphics_;
    const reports::FontLibrary& fonts_;
    double zoom_;
    std::map<std::pair<reports::FontId, reports::GlyphId>, wxGraphicsPath> outlines_;
};

} // namespace bianmin::ui
