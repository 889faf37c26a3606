#include "client/ui/paper_view.h"

#include "client/ui/page_drawer.h"
#include "client/ui/platform.h"
#include "client/ui/tokens.h"

#include <wx/dcbuffer.h>
#include <wx/dcmemory.h>
#include <wx/intl.h>
#include <wx/settings.h>

#include <algorithm>

namespace bianmin::ui {

namespace {

constexpr double kZoomMin = 1.0; // pixels a millimetre
constexpr double kZoomMax = 16.0;
constexpr int kScrollStep = 24; // DIP

} // namespace

PaperView::PaperView(wxWindow* parent, const reports::FontLibrary& fonts)
    : wxScrolledCanvas(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxHSCROLL | wxVSCROLL | wxWANTS_CHARS | wxBORDER_THEME)
    , fonts_(fonts) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetScrollRate(FromDIP(kScrollStep), FromDIP(kScrollStep));
    setAccessibleName(this, _("Preview of the paper"));
    Bind(wxEVT_PAINT, &PaperView::paint, this);
    Bind(wxEVT_KEY_DOWN, &PaperView::key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (zoom_ <= 0)
            fitWidth();
        Refresh();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        Refresh();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        Refresh();
    });
}

void PaperView::show(std::shared_ptr<const reports::RenderedDocument> document) {
    if (document == document_)
        return;
    document_ = std::move(document);
    bitmaps_.clear();
    if (zoom_ <= 0)
        fitWidth();
    layOut();
    Scroll(0, 0);
}

std::size_t PaperView::pageCount() const {
    return document_ ? document_->placed.pages.size() : 0;
}

void PaperView::fitWidth() {
    if (pageCount() == 0)
        return;
    const int margins =
        2 * space(this, Space::wide) + wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
    const double width = std::max(1, GetClientSize().GetWidth() - margins);
    setZoom(width / reports::toMillimetres(document_->placed.pages.front().width));
}

void PaperView::setZoom(double zoom) {
    zoom_ = std::clamp(zoom, kZoomMin, kZoomMax);
    bitmaps_.clear();
    layOut();
}

wxSize PaperView::pageSize(std::size_t page) const {
    const reports::PlacedPage& placed = document_->placed.pages[page];
    return {static_cast<int>(reports::toMillimetres(placed.width) * zoom_),
            static_cast<int>(reports::toMillimetres(placed.height) * zoom_)};
}

int PaperView::pageTop(std::size_t page) const {
    int top = space(this, Space::wide);
    for (std::size_t i = 0; i < page; ++i)
        top += pageSize(i).GetHeight() + space(this, Space::wide);
    return top;
}

void PaperView::layOut() {
    int width = 0;
    for (std::size_t i = 0; i < pageCount(); ++i)
        width = std::max(width, pageSize(i).GetWidth());
    SetVirtualSize(width + 2 * space(this, Space::wide), pageTop(pageCount()));
    Refresh();
}

void PaperView::turnPage(int by) {
    if (pageCount() == 0)
        return;
    const int step = FromDIP(kScrollStep);
    const int now = GetViewStart().y * step;
    std::size_t current = 0;
    while (current + 1 < pageCount() && pageTop(current + 1) - step <= now)
        ++current;
    const int last = static_cast<int>(pageCount()) - 1;
    const int target = std::clamp(static_cast<int>(current) + by, 0, last);
    Scroll(-1, (pageTop(static_cast<std::size_t>(target)) - space(this, Space::wide)) / step);
}

const wxBitmap& PaperView::drawn(std::size_t page) {
    const auto known = bitmaps_.find(page);
    if (known != bitmaps_.end())
        return known->second;
    const wxSize size = pageSize(page);
    wxBitmap bitmap;
    bitmap.CreateWithDIPSize(ToDIP(size), GetDPIScaleFactor());
    wxMemoryDC dc(bitmap);
    const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    PageDrawer(*graphics, fonts_, zoom_).draw(document_->placed.pages[page]);
    dc.SelectObject(wxNullBitmap);
    return bitmaps_[page] = bitmap;
}

void PaperView::paint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_APPWORKSPACE)));
    dc.Clear();
    if (pageCount() > 0) {
        DoPrepareDC(dc);
        const int visible_top = GetViewStart().y * FromDIP(kScrollStep);
        const int visible_bottom = visible_top + GetClientSize().GetHeight();
        for (std::size_t i = 0; i < pageCount(); ++i) {
            const int top = pageTop(i);
            if (top > visible_bottom || top + pageSize(i).GetHeight() < visible_top)
                continue;
            const int left = std::max(space(this, Space::wide),
                                      (GetClientSize().GetWidth() - pageSize(i).GetWidth()) / 2);
            dc.DrawBitmap(drawn(i), left, top);
        }
    }
    if (HasFocus()) { // visible focus, on the canvas's own edge
        dc.SetDeviceOrigin(0, 0);
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), FromDIP(2)));
        dc.DrawRectangle(wxPoint(FromDIP(1), FromDIP(1)),
                         GetClientSize() - wxSize(FromDIP(1), FromDIP(1)));
    }
}

void PaperView::key(wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
    case WXK_PAGEDOWN:
        return turnPage(1);
    case WXK_PAGEUP:
        return turnPage(-1);
    case '+':
    case '=':
    case WXK_NUMPAD_ADD:
        return zoomIn();
    case '-':
    case WXK_NUMPAD_SUBTRACT:
        return zoomOut();
    case WXK_TAB:
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                   : wxNavigationKeyEvent::IsForward);
        return;
    default:
        event.Skip();
    }
}

} // namespace bianmin::ui
