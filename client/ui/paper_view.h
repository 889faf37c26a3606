// The paper on the screen, exactly as it will be printed: draws the placed items of a document with
// the glyph outlines of its own fonts.
#pragma once

#include "reports/document_renderer.h"

#include <wx/bitmap.h>
#include <wx/graphics.h>
#include <wx/scrolwin.h>

#include <map>
#include <memory>
#include <vector>

namespace bianmin::ui {

class PaperView final : public wxScrolledCanvas {
  public:
    // The library must be the one that the documents were placed with, and outlive the view.
    PaperView(wxWindow* parent, const reports::FontLibrary& fonts);

    // Null shows an empty desk.
    void show(std::shared_ptr<const reports::RenderedDocument> document);
    void zoomIn() { setZoom(zoom_ * kZoomStep); }
    void zoomOut() { setZoom(zoom_ / kZoomStep); }
    void fitWidth();
    void turnPage(int by);
    [[nodiscard]] std::size_t pageCount() const;
    [[nodiscard]] bool AcceptsFocus() const override { return true; }

  private:
    static constexpr double kZoomStep = 1.25;

    void setZoom(double zoom);
    void layOut();
    void paint(wxPaintEvent& event);
    void key(wxKeyEvent& event);
    const wxBitmap& drawn(std::size_t page);
    [[nodiscard]] wxSize pageSize(std::size_t page) const; // in DIP of the screen
    [[nodiscard]] int pageTop(std::size_t page) const;

    const reports::FontLibrary& fonts_;
    std::shared_ptr<const reports::RenderedDocument> document_;
    double zoom_ = 0; // screen pixels a millimetre; 0 until the first layout
    std::map<std::size_t, wxBitmap> bitmaps_; // of pages that came into sight at this zoom
};

} // namespace bianmin::ui
