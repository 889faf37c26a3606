#include "client/ui/page_drawer.h"

#include "reports/layout/outline.h"

#include <variant>

namespace bianmin::ui {

namespace {

class PathSink final : public reports::OutlineSink {
  public:
    explicit PathSink(wxGraphicsPath& path)
        : path_(path) {}
    void moveTo(reports::OutlinePoint to) override { path_.MoveToPoint(to.x, to.y); }
    void lineTo(reports::OutlinePoint to) override { path_.AddLineToPoint(to.x, to.y); }
    void quadraticTo(reports::OutlinePoint control, reports::OutlinePoint to) override {
        path_.AddQuadCurveToPoint(control.x, control.y, to.x, to.y);
    }
    void cubicTo(reports::OutlinePoint control1, reports::OutlinePoint control2,
                 reports::OutlinePoint to) override {
        path_.AddCurveToPoint(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
    }
    void close() override { path_.CloseSubpath(); }

  private:
    wxGraphicsPath& path_;
};

// The paper's own colours: paper is white and ink is black in a dark theme too.
wxColour colourOf(reports::Ink ink) {
    switch (ink) {
    case reports::Ink::black:
        return {0, 0, 0};
    case reports::Ink::grey:
        return {128, 128, 128};
    case reports::Ink::red:
        return {204, 0, 0};
    }
    return {0, 0, 0};
}

} // namespace

void PageDrawer::draw(const reports::PlacedPage& page) {
    graphics_.SetPen(*wxTRANSPARENT_PEN);
    graphics_.SetBrush(*wxWHITE_BRUSH);
    graphics_.DrawRectangle(0, 0, pixels(page.width), pixels(page.height));
    for (const reports::PlacedItem& item : page.items)
        std::visit([this](const auto& placed) { draw(placed); }, item);
}

const wxGraphicsPath& PageDrawer::outline(reports::FontId font, reports::GlyphId glyph) {
    const auto key = std::pair(font, glyph);
    const auto known = outlines_.find(key);
    if (known != outlines_.end())
        return known->second;
    wxGraphicsPath path = graphics_.CreatePath();
    PathSink sink(path);
    reports::visitOutline(fonts_, font, glyph, sink);
    return outlines_.emplace(key, path).first->second;
}

void PageDrawer::draw(const reports::GlyphRun& run) {
    const double scale =
        pixels(reports::emOf(run.size)) / static_cast<double>(fonts_.unitsPerEm(run.font));
    graphics_.SetBrush(wxBrush(colourOf(run.ink)));
    for (const reports::PlacedGlyph& glyph : run.glyphs) {
        graphics_.PushState();
        graphics_.Translate(pixels(glyph.x), pixels(run.baseline));
        graphics_.Scale(scale, -scale); // font units point upwards
        const wxGraphicsPath& path = outline(run.font, glyph.glyph);
        graphics_.FillPath(path, wxWINDING_RULE);
        if (run.weight > 0) {
            graphics_.SetPen(graphics_.CreatePen(
                wxGraphicsPenInfo(colourOf(run.ink)).Width(pixels(run.weight) / scale)));
            graphics_.StrokePath(path);
        }
        graphics_.PopState();
    }
}

void PageDrawer::draw(const reports::Line& line) {
    graphics_.SetPen(graphics_.CreatePen(
        wxGraphicsPenInfo(colourOf(line.ink)).Width(pixels(line.width)).Cap(wxCAP_BUTT)));
    graphics_.StrokeLine(pixels(line.from.x), pixels(line.from.y), pixels(line.to.x),
                         pixels(line.to.y));
}

void PageDrawer::draw(const reports::FilledShape& shape) {
    wxGraphicsPath path = graphics_.CreatePath();
    for (const reports::Rectangle& part : shape.rectangles)
        path.AddRectangle(pixels(part.origin.x), pixels(part.origin.y), pixels(part.width),
                          pixels(part.height));
    graphics_.SetBrush(*wxBLACK_BRUSH);
    graphics_.FillPath(path, wxWINDING_RULE);
}

void PageDrawer::draw(const reports::SealPlace& seal) {
    wxGraphicsPath path = graphics_.CreatePath();
    path.AddCircle(pixels(seal.centre.x), pixels(seal.centre.y), pixels(seal.radius));
    graphics_.SetPen(graphics_.CreatePen(wxGraphicsPenInfo(colourOf(reports::Ink::grey))
                                             .Width(pixels(seal.line_width))
                                             .Style(wxPENSTYLE_SHORT_DASH)));
    graphics_.StrokePath(path);
}

} // namespace bianmin::ui
