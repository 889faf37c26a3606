#include "client/ui/fact_list.h"

#include "client/ui/platform.h"
#include "client/ui/text_wrap.h"
#include "client/ui/tokens.h"

#include <wx/control.h>
#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/settings.h>

#include <algorithm>

namespace bianmin::ui {

FactList::FactList(wxWindow* parent, const wxString& name)
    : wxScrolledCanvas(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxWANTS_CHARS | wxBORDER_THEME) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetScrollRate(0, GetCharHeight());
    setAccessibleName(this, name);
    Bind(wxEVT_PAINT, &FactList::paint, this);
    Bind(wxEVT_KEY_DOWN, &FactList::key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (GetClientSize().GetWidth() != width_)
            layOut();
    });
    const auto repaint = [this](wxFocusEvent& event) {
        event.Skip();
        Refresh();
    };
    Bind(wxEVT_SET_FOCUS, repaint);
    Bind(wxEVT_KILL_FOCUS, repaint);
}

void FactList::show(const std::vector<Fact>& facts) {
    facts_ = facts;
    wxString spoken; // it is drawn: a screen reader finds no controls in it
    for (const Fact& fact : facts_)
        spoken += (fact.label.empty() ? fact.value : fact.label + " " + fact.value) + "\n";
    setAccessibleDescription(this, spoken);
    layOut();
}

void FactList::layOut() {
    wxClientDC dc(this);
    width_ = GetClientSize().GetWidth();
    lines_.clear();
    const int margin = space(this, Space::normal);
    const int line_height = GetCharHeight() + space(this, Space::tight);
    int label_width = 0;
    dc.SetFont(GetFont());
    for (const Fact& fact : facts_)
        label_width = std::max(label_width, dc.GetTextExtent(fact.label).GetWidth());
    int y = margin;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const bool heading = facts_[i].label.empty();
        if (heading && i > 0)
            y += space(this, Space::normal);
        dc.SetFont(heading ? GetFont().Bold() : GetFont());
        const int x = heading ? margin : 2 * margin + label_width;
        if (!heading)
            lines_.push_back({facts_[i].label, margin, y, i, true});
        for (const wxString& line : wrappedLines(dc, facts_[i].value, width_ - x - 2 * margin)) {
            lines_.push_back({line, x, y, i, false});
            y += line_height;
        }
    }
    scrolls_ = y + margin > GetClientSize().GetHeight();
    SetVirtualSize(width_, y + margin);
    Refresh();
}

void FactList::paint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW)));
    dc.Clear();
    DoPrepareDC(dc);
    for (const Line& line : lines_) {
        const Fact& fact = facts_[line.fact];
        dc.SetFont(fact.label.empty() ? GetFont().Bold() : GetFont());
        if (line.is_label)
            dc.SetTextForeground(quietText());
        else if (fact.level != client::NoticeLevel::none)
            dc.SetTextForeground(colourOf(fact.level));
        else
            dc.SetTextForeground(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT));
        dc.DrawText(line.text, line.x, line.y);
    }
    if (HasFocus()) {
        dc.SetDeviceOrigin(0, 0);
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.SetPen(wxPen(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT), FromDIP(2)));
        dc.DrawRectangle(wxPoint(FromDIP(1), FromDIP(1)),
                         GetClientSize() - wxSize(FromDIP(1), FromDIP(1)));
    }
}

void FactList::key(wxKeyEvent& event) {
    const int page = std::max(1, GetClientSize().GetHeight() / GetCharHeight() - 2);
    switch (event.GetKeyCode()) {
    case WXK_DOWN:
        ScrollLines(1);
        return;
    case WXK_UP:
        ScrollLines(-1);
        return;
    case WXK_PAGEDOWN:
        ScrollLines(page);
        return;
    case WXK_PAGEUP:
        ScrollLines(-page);
        return;
    case WXK_TAB:
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                   : wxNavigationKeyEvent::IsForward);
        return;
    default:
        event.Skip();
    }
}

} // namespace bianmin::ui
