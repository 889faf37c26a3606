// Labels and values that are only read: what is known of an item, a person, a case.
#pragma once

#include "client/core/notice.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <vector>

namespace bianmin::ui {

struct Fact {
    wxString label; // empty: the value is a heading over what follows
    wxString value;
    client::NoticeLevel level = client::NoticeLevel::none; // colours the value
};

// Values wrap; scrolls when there are too many. Takes the focus for scrolling with the keys.
class FactList final : public wxScrolledCanvas {
  public:
    FactList(wxWindow* parent, const wxString& name);
    void show(const std::vector<Fact>& facts);
    [[nodiscard]] bool AcceptsFocus() const override { return scrolls_; }

  private:
    void layOut();
    void paint(wxPaintEvent& event);
    void key(wxKeyEvent& event);

    std::vector<Fact> facts_;
    struct Line {
        wxString text;
        int x;
        int y;
        std::size_t fact;
        bool is_label;
    };
    std::vector<Line> lines_;
    bool scrolls_ = false;
    int width_ = 0;
};

} // namespace bianmin::ui
