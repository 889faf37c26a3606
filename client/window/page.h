// One page of the window: one desk's work on one screen.
#pragma once

#include "client/core/desk_services.h"

#include <wx/panel.h>

namespace bianmin::window {

class Page : public wxPanel {
  public:
    using wxPanel::wxPanel;

    // Somebody has logged in.
    virtual void open(const client::Workplace& workplace) = 0;
    // The page comes to the front.
    virtual void enter() = 0;
    // A key that no composition wants; true when the page has used it.
    virtual bool key(const wxKeyEvent& event) = 0;
    // Before the window closes: keep what must be kept.
    virtual void leaveForGood() {}
};

[[nodiscard]] inline bool isEnter(const wxKeyEvent& event) {
    return event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
}

} // namespace bianmin::window
