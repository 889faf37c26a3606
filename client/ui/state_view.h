// What stands in place of a list that has no rows to show: loading, empty, offline, forbidden and
// failed look different, so that zero and "not allowed to see" are never taken for each other.
#pragma once

#include "client/core/case_list_presenter.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>

namespace bianmin::ui {

class StateView final : public wxPanel {
  public:
    StateView(wxWindow* parent, std::function<void()> retry);

    // Not for ListState::rows.
    void show(client::ListState state, const client::Notice& notice);

  private:
    wxStaticBitmap* sign_;
    wxStaticText* heading_;
    wxStaticText* sentence_;
    wxButton* retry_;
};

} // namespace bianmin::ui
