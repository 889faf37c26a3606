#include "client/window/dialog_base.h"

#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/help_dialog.h"

#include <wx/intl.h>
#include <wx/statline.h>

namespace bianmin::window {

using ui::Space;

DialogBase::DialogBase(wxWindow* parent, const wxString& title)
    : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER)
    , content_(new wxBoxSizer(wxVERTICAL))
    , buttons_(new wxBoxSizer(wxHORIZONTAL)) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(content_, wxSizerFlags(1).Expand().Border(wxALL, ui::space(this, Space::wide)));
    all->Add(new wxStaticLine(this), wxSizerFlags().Expand());
    all->Add(buttons_, wxSizerFlags().Expand().Border(wxALL, ui::space(this, Space::normal)));
    SetSizer(all);
    buttons_->AddStretchSpacer(1);
    Bind(wxEVT_CHAR_HOOK, &DialogBase::charHook, this);
}

void DialogBase::charHook(wxKeyEvent& event) {
    if (ui::isComposing())
        return event.Skip();
    if (event.GetKeyCode() == WXK_ESCAPE && event.GetModifiers() == wxMOD_NONE) {
        if (mayLeave())
            EndModal(wxID_CANCEL);
        return;
    }
    if (isHelpKey(event)) {
        auto keys = helpKeys();
        if (keys.empty())
            return; // this is the help
        keys.push_back({_("Esc"), _("back")});
        HelpDialog(this, keys).ShowModal();
        return;
    }
    if (!key(event))
        event.Skip();
}

wxButton* DialogBase::addSideButton(const wxString& label, std::function<void()> act) {
    auto* button = new wxButton(this, wxID_ANY, label);
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    buttons_->Add(button, wxSizerFlags().Border(wxLEFT, ui::space(this, Space::normal)));
    return button;
}

wxButton* DialogBase::addMainButton(const wxString& label, std::function<void()> act) {
    wxButton* button = addSideButton(label, std::move(act));
    button->SetFont(button->GetFont().Bold());
    return button;
}

void DialogBase::finish(const wxSize& size) {
    SetMinClientSize(FromDIP(size));
    Fit();
    SetClientSize(FromDIP(size));
    CentreOnParent();
}

} // namespace bianmin::window
