// What differs between the desktops and wx does not cover. One .cpp a platform.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/textctrl.h>
#include <wx/window.h>

namespace bianmin::ui {

// Before the toolkit starts: settles environment that it reads.
void prepareToolkit();

// The name that screen readers speak and tests look for. Labels that stand directly before a field
// give it one already on some systems; this works on all.
void setAccessibleName(wxWindow* window, const wxString& name);
// What screen readers say of a window behind its name: for what is drawn and has no controls.
void setAccessibleDescription(wxWindow* window, const wxString& description);

// A panel that is only read: neither Tab nor a screen reader stops at it. Panels without fields
// would take the focus for themselves otherwise.
class ReadOnlyPanel : public wxPanel {
  public:
    explicit ReadOnlyPanel(wxWindow* parent);
    [[nodiscard]] bool AcceptsFocus() const override { return false; }
    [[nodiscard]] bool AcceptsFocusRecursively() const override { return false; }
    [[nodiscard]] bool AcceptsFocusFromKeyboard() const override { return false; }
};

// Numbers and codes are typed without the input method.
void switchInputMethodOff(wxTextCtrl* field);

// Room between a text of several lines and its border.
void setInnerMargin(wxTextCtrl* field, int pixels);

// Watches a field, so that isComposing() can say whether a Chinese composition is open: no shortcut
// may take Enter or Esc away from it.
void watchComposition(wxTextCtrl* field);
[[nodiscard]] bool isComposing();

// Keys typed in a list are the page's: by itself GTK opens a search box of its own for them, which
// swallows what follows.
void switchTypeAheadOff(wxDataViewCtrl* table);

// One column takes the width that the others leave; without it the last one would.
void letColumnGrow(wxDataViewCtrl* table, unsigned column);

} // namespace bianmin::ui
