// Rows of a form: label, control, check beside it. Every control gets its label as its accessible
// name; columns line up over the whole form.
#pragma once

#include "client/ui/notice_line.h"

#include <wx/choice.h>
#include <wx/gbsizer.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <map>
#include <string>

namespace bianmin::ui {

enum class TextKind {
    words, // names and addresses: the input method is welcome
    code,  // numbers and codes: the input method is off
};

// Makes a single-line text field that keeps Enter for the page.
[[nodiscard]] wxTextCtrl* makeText(wxWindow* parent, TextKind kind);
// A text of several lines; Tab leaves it.
[[nodiscard]] wxTextCtrl* makeLongText(wxWindow* parent, int lines);
// A bold line over a group of things.
[[nodiscard]] wxStaticText* makeHeading(wxWindow* parent, const wxString& text);
// Fills a text field without telling that it changed.
void setQuietly(wxTextCtrl* field, const wxString& text);

// The place that this window needs has changed: everything around it is laid out anew.
void relayout(wxWindow* changed);

class Form final : public wxPanel {
  public:
    struct Row {
        wxStaticText* label = nullptr;
        wxWindow* control = nullptr;
        NoticeLine* check = nullptr;
        wxSizerItem* below_label = nullptr; // beside the check, where checks stand below
    };

    enum class CheckPlace {
        beside,
        below, // for narrow places: the controls take the whole width
    };
    static constexpr int kNarrowFieldWidth = 200; // DIP, for a form beside something wider
    // `control_width` in DIP; the least width where checks stand below.
    Form(wxWindow* parent, int control_width, CheckPlace checks = CheckPlace::beside);

    // `label` may carry a mnemonic. The control must be a child of this form.
    Row& addRow(const wxString& label, wxWindow* control);
    // A single-line text of a row, and whom it tells what is typed and that it is left. Typing
    // takes the check beside it away.
    struct TextListeners {
        std::function<void(const std::string& text)> typed;
        std::function<void()> left;
    };
    wxTextCtrl* addText(const wxString& label, TextKind kind, TextListeners listeners);
    // A second control left of the first, e.g. the kind of a number. Has its own accessible name.
    Row& addRow(const wxString& label, wxWindow* before, wxWindow* control);
    void showRow(const wxWindow* control, bool shown);
    void check(const wxWindow* control, const client::Notice& notice);
    void clearChecks();

  private:
    Row& finishRow(const wxString& label, wxWindow* control, wxSizer* controls);

    wxFlexGridSizer* grid_;
    int control_width_;
    CheckPlace checks_;
    std::map<const wxWindow*, Row> rows_;
};

} // namespace bianmin::ui
