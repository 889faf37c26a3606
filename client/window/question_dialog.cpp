#include "client/window/question_dialog.h"

#include "client/window/page.h"

#include <wx/intl.h>

namespace bianmin::window {

QuestionDialog::QuestionDialog(wxWindow* parent, const wxString& title,
                               const client::Notice& question, const wxString& act_label)
    : DialogBase(parent, title) {
    auto* line = new ui::NoticeLine(this);
    content()->Add(line, wxSizerFlags(1).Expand());
    wxButton* back = addSideButton(_("Back  Esc"), [this] { EndModal(wxID_CANCEL); });
    addMainButton(act_label, [this] { EndModal(wxID_OK); });
    line->show(question);
    const wxSize kSize(520, 120);
    finish(kSize);
    back->SetFocus(); // Enter alone never does what cannot be undone
}

std::vector<ui::Fact> QuestionDialog::helpKeys() const {
    return {{_("Ctrl+Enter"), _("do what is asked about")}};
}

bool QuestionDialog::key(const wxKeyEvent& event) {
    if (event.GetModifiers() != wxMOD_CONTROL || !isEnter(event))
        return false;
    EndModal(wxID_OK);
    return true;
}

} // namespace bianmin::window
