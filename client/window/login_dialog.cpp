#include "client/window/login_dialog.h"

#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/page.h"
#include "client/window/texts.h"

#include <wx/intl.h>

namespace bianmin::window {

using ui::Space;

LoginDialog::LoginDialog(wxWindow* parent, const WindowServices& services,
                         const std::string& login_name)
    : DialogBase(parent, _("Bianmin: log in"))
    , presenter_(*this, services.desk, services.station) {
    auto* title = new wxStaticText(this, wxID_ANY, _("Service hall window"));
    title->SetFont(title->GetFont().Bold().Scaled(1.4F));
    content()->Add(title);
    auto* place =
        new wxStaticText(this, wxID_ANY,
                         services.station.empty()
                             ? _("Department's desk")
                             : wxString::Format(_("Terminal %s"), toWx(services.station.str())));
    place->SetForegroundColour(ui::quietText());
    content()->Add(place);
    content()->AddSpacer(ui::space(this, Space::section));
    constexpr int kWidth = 330;
    auto* form = new ui::Form(this, kWidth);
    name_ = ui::makeText(form, ui::TextKind::code);
    form->addRow(_("User name"), name_);
    password_ = new wxTextCtrl(form, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                               wxTE_PASSWORD | wxTE_PROCESS_ENTER);
    form->addRow(_("Password"), password_);
    content()->Add(form, wxSizerFlags().Expand());
    content()->AddSpacer(ui::space(this, Space::normal));
    notice_ = new ui::NoticeLine(this);
    content()->Add(notice_, wxSizerFlags(1).Expand());
    addSideButton(_("Leave  Esc"), [this] { EndModal(wxID_CANCEL); });
    enter_ = addMainButton(_("Log in  Enter"), [this] { submit(); });
    name_->ChangeValue(toWx(login_name));
    const wxSize kSize(460, 250);
    finish(kSize);
    (login_name.empty() ? name_ : password_)->SetFocus();
}

std::vector<ui::Fact> LoginDialog::helpKeys() const {
    return {{_("Enter"), _("log in")}};
}

bool LoginDialog::key(const wxKeyEvent& event) {
    if (!isEnter(event) || event.GetModifiers() != wxMOD_NONE)
        return false;
    if (dynamic_cast<wxButton*>(FindFocus()) != nullptr)
        return false;
    if (name_->IsEmpty()) {
        name_->SetFocus(); // what is missing first; submit() says so
    } else if (FindFocus() == name_ && password_->IsEmpty()) {
        password_->SetFocus();
        return true;
    }
    submit();
    return true;
}

void LoginDialog::submit() {
    presenter_.submit(toUtf8(name_->GetValue()), toUtf8(password_->GetValue()));
}

void LoginDialog::showNotice(const client::Notice& notice) {
    notice_->show(notice);
}

void LoginDialog::setBusy(bool busy) {
    enter_->Enable(!busy);
}

void LoginDialog::clearPassword() {
    password_->Clear();
    password_->SetFocus();
}

void LoginDialog::entered(const client::Workplace& workplace) {
    workplace_ = workplace;
    EndModal(wxID_OK);
}

} // namespace bianmin::window
