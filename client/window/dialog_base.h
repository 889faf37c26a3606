// The shape that all dialogs of the window share: content, then a row of buttons with the main one
// at the bottom right. Esc leaves; the main act has its key written on it; F1 lists the keys.
#pragma once

#include "client/ui/fact_list.h"
#include "client/ui/form.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include <functional>
#include <vector>

namespace bianmin::window {

class DialogBase : public wxDialog {
  public:
    DialogBase(wxWindow* parent, const wxString& title);

  protected:
    // The place for the dialog's own controls.
    [[nodiscard]] wxBoxSizer* content() { return content_; }
    wxButton* addSideButton(const wxString& label, std::function<void()> act);
    wxButton* addMainButton(const wxString& label, std::function<void()> act);
    // Lays out, at least this large (DIP), and centres over the parent.
    void finish(const wxSize& size);
    // A key that no composition wants; true when it was used. Esc is seen to already.
    virtual bool key(const wxKeyEvent& event) = 0;
    [[nodiscard]] virtual bool mayLeave() const { return true; }
    // The dialog's own keys, for F1; Esc is added.
    [[nodiscard]] virtual std::vector<ui::Fact> helpKeys() const = 0;

  private:
    void charHook(wxKeyEvent& event);

    wxBoxSizer* content_;
    wxBoxSizer* buttons_;
};

} // namespace bianmin::window
