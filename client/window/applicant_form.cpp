#include "client/window/applicant_form.h"

#include "client/core/person_id_kinds.h"
#include "client/ui/platform.h"
#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

using catalog::Subject;
using client::IntakeField;
using client::kPersonIdKinds;
using identity::IdKind;

namespace {

constexpr int kApplicantFieldWidth = 300;

} // namespace

ApplicantForm::ApplicantForm(wxWindow* parent, Listeners listeners)
    : wxPanel(parent)
    , listeners_(std::move(listeners))
    , form_(new ui::Form(this, kApplicantFieldWidth))
    , kind_(nullptr)
    , id_kind_(nullptr)
    , agent_(nullptr)
    , by_mail_(nullptr) {
    addKinds();
    addText(IntakeField::id_number, _("ID number"), ui::TextKind::code);
    addText(IntakeField::name, _("Name"), ui::TextKind::words);
    addText(IntakeField::phone, _("Phone"), ui::TextKind::code);
    addText(IntakeField::address, _("Address"), ui::TextKind::words);
    addText(IntakeField::legal_representative, _("Legal representative"), ui::TextKind::words);
    addChoices();
    addText(IntakeField::agent_name, _("Agent"), ui::TextKind::words);
    addText(IntakeField::agent_id_number, _("Agent's ID number"), ui::TextKind::code);
    addText(IntakeField::agent_phone, _("Agent's phone"), ui::TextKind::code);
    addText(IntakeField::agent_authority, _("Authority"), ui::TextKind::words);
    addText(IntakeField::mail_address, _("Send the result to"), ui::TextKind::words);
    addText(IntakeField::duplicate_reason, _("Reason to accept again"), ui::TextKind::words);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(form_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

void ApplicantForm::addKinds() {
    kind_ = new wxChoice(form_, wxID_ANY);
    kind_->Append(ui::toWx(catalog::chinese(Subject::person)));
    kind_->Append(ui::toWx(catalog::chinese(Subject::enterprise)));
    kind_->SetSelection(0);
    id_kind_ = new wxChoice(form_, wxID_ANY);
    fillIdKinds(Subject::person);
    form_->addRow(_("Applicant"), kind_, id_kind_);
    ui::setAccessibleName(kind_, _("Kind of applicant"));
    ui::setAccessibleName(id_kind_, _("Kind of document"));
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        listeners_.kind_chosen(kind_->GetSelection() == 0 ? Subject::person : Subject::enterprise);
    });
    id_kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const auto index = static_cast<std::size_t>(std::max(0, id_kind_->GetSelection()));
        if (kind_->GetSelection() == 0 && index < kPersonIdKinds.size())
            listeners_.id_kind_chosen(kPersonIdKinds[index]);
    });
}

void ApplicantForm::addChoices() {
    agent_ = new wxCheckBox(form_, wxID_ANY, _("An agent acts for the applicant"));
    by_mail_ = new wxCheckBox(form_, wxID_ANY, _("The result is sent by mail"));
    form_->addRow(wxString(), agent_, by_mail_);
    ui::setAccessibleName(agent_, _("An agent acts for the applicant"));
    ui::setAccessibleName(by_mail_, _("The result is sent by mail"));
    agent_->Bind(wxEVT_CHECKBOX,
                 [this](wxCommandEvent&) { listeners_.agent_chosen(agent_->GetValue()); });
    by_mail_->Bind(wxEVT_CHECKBOX,
                   [this](wxCommandEvent&) { listeners_.mail_chosen(by_mail_->GetValue()); });
}

void ApplicantForm::fillIdKinds(Subject kind) {
    const std::size_t wanted = kind == Subject::person ? kPersonIdKinds.size() : 1;
    if (id_kind_->GetCount() == wanted)
        return;
    id_kind_->Clear();
    if (kind == Subject::enterprise) {
        id_kind_->Append(ui::toWx(identity::chinese(IdKind::credit_code)));
    } else {
        for (const IdKind each : kPersonIdKinds)
            id_kind_->Append(ui::toWx(identity::chinese(each)));
    }
    id_kind_->SetSelection(0);
}

void ApplicantForm::addText(IntakeField field, const wxString& label, ui::TextKind kind) {
    texts_[field] = form_->addText(
        label, kind,
        {.typed = [this, field](const std::string& text) { listeners_.typed(field, text); },
         .left = [this, field] { listeners_.left(field); }});
}

void ApplicantForm::show(const client::IntakeForm& form) {
    kind_->SetSelection(form.kind == Subject::person ? 0 : 1);
    fillIdKinds(form.kind);
    if (form.kind == Subject::person) {
        const auto* const found = std::ranges::find(kPersonIdKinds, form.id_kind);
        id_kind_->SetSelection(static_cast<int>(found - kPersonIdKinds.begin()));
    }
    agent_->SetValue(form.has_agent);
    by_mail_->SetValue(form.by_mail);
    for (const auto& [field, text] : texts_) {
        ui::setQuietly(text, ui::toWx(*form.text(field)));
        if (field != IntakeField::duplicate_reason)
            form_->showRow(text, client::isShown(form, field));
    }
    if (form.isBlank())
        form_->clearChecks();
}

void ApplicantForm::showDuplicateReason(bool shown) {
    form_->showRow(texts_.at(IntakeField::duplicate_reason), shown);
}

void ApplicantForm::check(IntakeField field, const client::Notice& notice) {
    const auto text = texts_.find(field);
    if (text != texts_.end())
        form_->check(text->second, notice);
}

bool ApplicantForm::focus(IntakeField field) {
    const auto text = texts_.find(field);
    if (text == texts_.end())
        return false;
    text->second->SetFocus();
    text->second->SelectAll();
    return true;
}

std::optional<IntakeField> ApplicantForm::focused() const {
    const wxWindow* now = FindFocus();
    for (const auto& [field, text] : texts_) {
        if (text == now)
            return field;
    }
    return std::nullopt;
}

} // namespace bianmin::window
