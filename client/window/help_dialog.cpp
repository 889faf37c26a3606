#include "client/window/help_dialog.h"

#include <wx/intl.h>

namespace bianmin::window {

namespace {

void addIntake(std::vector<ui::Fact>& keys) {
    keys.push_back({{}, _("Taking in an application")});
    keys.push_back({_("Enter"), _("go to the next field that still needs something")});
    keys.push_back({_("Ctrl+M"), _("all materials are in")});
    keys.push_back({_("Space"), _("in the table of materials: handed in or not")});
    keys.push_back({_("0 to 9"), _("in the table of materials: number of pages")});
    keys.push_back({_("+ and -"), _("in the table of materials: number of copies")});
    keys.push_back({_("/"), _("in the table of materials: original checked or not")});
    keys.push_back({_("Ctrl+Enter"), _("accept and print")});
    keys.push_back({_("Ctrl+1"), _("receive the materials only; the department decides")});
    keys.push_back({_("Ctrl+2"), _("ask once for everything that is missing or wrong")});
    keys.push_back({_("Ctrl+3"), _("propose to refuse acceptance; a reviewer confirms")});
    keys.push_back({_("Ctrl+K"), _("the conditions are checked and met")});
    keys.push_back({_("Ctrl+S"), _("keep as draft; drafts are also kept by themselves")});
    keys.push_back({_("Ctrl+O"), _("choose one of the unfinished applications")});
    keys.push_back({_("Esc"), _("put aside for the next person; what was typed stays as a draft")});
}

void addCases(std::vector<ui::Fact>& keys) {
    keys.push_back({{}, _("Lists and files")});
    keys.push_back({_("Ctrl+Down"), _("next case")});
    keys.push_back({_("Ctrl+Up"), _("case before")});
    keys.push_back({_("Enter"), _("in the list: go to what is to be done")});
    keys.push_back({_("Ctrl+Enter"), _("do the main thing: opinion, decision, acceptance")});
    keys.push_back({_("Ctrl+K"), _("the conditions are checked and met")});
    keys.push_back({_("Ctrl+2"), _("ask once for everything that is missing or wrong")});
    keys.push_back({_("Ctrl+3"), _("propose to refuse acceptance; a reviewer confirms")});
    keys.push_back({_("Ctrl+4"), _("take in what was missing")});
    keys.push_back({_("Ctrl+5"), _("confirm the refusal of acceptance")});
    keys.push_back({_("Ctrl+P"), _("print the papers of the case again")});
    keys.push_back({_("F5"), _("read again")});
    keys.push_back({_("Esc"), _("one step back: to the list, then to the page before")});
}

void addOutput(std::vector<ui::Fact>& keys) {
    keys.push_back({{}, _("Handing over")});
    keys.push_back({_("Enter"), _("in the scan field: open the case of this receipt")});
    keys.push_back({_("Ctrl+1"), _("directly: to the applicant or the agent")});
    keys.push_back({_("Ctrl+2"), _("to somebody who fetches it for them")});
    keys.push_back({_("Ctrl+3"), _("by mail")});
    keys.push_back({_("Ctrl+Enter"), _("hand over and print, then record the rating")});
    keys.push_back({_("1 to 5"), _("the rating; without a choice it is kept as a default")});
    keys.push_back({_("Ctrl+P"), _("print the papers of the case again")});
    keys.push_back({_("F5"), _("read again")});
    keys.push_back({_("Esc"), _("one step back: to the scan field, then to the page before")});
}

} // namespace

std::vector<ui::Fact> keysOfPage(PageId page) {
    std::vector<ui::Fact> keys;
    if (page == PageId::intake)
        addIntake(keys);
    else if (page == PageId::output)
        addOutput(keys);
    else
        addCases(keys);
    keys.push_back({{}, _("Everywhere")});
    keys.push_back({_("F1"), _("help; also ? where no text is typed")});
    keys.push_back({_("F2"), _("take in an application")});
    keys.push_back({_("F3"), _("look up cases")});
    keys.push_back({_("F4"), _("what waits for me")});
    keys.push_back({_("F6"), _("hand results over")});
    keys.push_back({_("Tab"), _("next control; with Shift the one before")});
    return keys;
}

bool isHelpKey(const wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_F1)
        return event.GetModifiers() == wxMOD_NONE;
    // The question mark may be reported as the key that it stands on.
    const bool asks = event.GetKeyCode() == '?' ||
                      (event.GetKeyCode() == '/' && event.GetModifiers() == wxMOD_SHIFT);
    return asks && dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) == nullptr;
}

HelpDialog::HelpDialog(wxWindow* parent, const std::vector<ui::Fact>& keys)
    : DialogBase(parent, _("Keys")) {
    auto* list = new ui::FactList(this, _("Keys"));
    list->show(keys);
    content()->Add(list, wxSizerFlags(1).Expand());
    wxButton* close = addMainButton(_("Close  Esc"), [this] { EndModal(wxID_CANCEL); });
    const wxSize kSize(560, 520);
    finish(kSize);
    close->SetFocus();
}

bool HelpDialog::key(const wxKeyEvent&) {
    return false;
}

} // namespace bianmin::window
