#include "client/window/delivery_panel.h"

#include "client/core/person_id_kinds.h"
#include "client/ui/platform.h"
#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace bianmin::window {

using cases::DeliveryMethod;
using client::DeliveryField;
using client::kPersonIdKinds;
using ui::Space;

namespace {

// In the order of their keys, Ctrl+1 to Ctrl+3.
constexpr std::array kMethods{DeliveryMethod::direct, DeliveryMethod::agent_pick_up,
                              DeliveryMethod::mail};

wxArrayString methodLabels() {
    wxArrayString labels;
    for (std::size_t i = 0; i < kMethods.size(); ++i)
        labels.Add(
            wxString::Format("%s  Ctrl+%zu", ui::toWx(cases::chinese(kMethods.at(i))), i + 1));
    return labels;
}

} // namespace

DeliveryPanel::DeliveryPanel(wxWindow* parent, Listeners listeners)
    : wxPanel(parent)
    , listeners_(std::move(listeners)) {
    method_ = new wxRadioBox(this, wxID_ANY, _("How it is delivered"), wxDefaultPosition,
                             wxDefaultSize, methodLabels(), 1, wxRA_SPECIFY_COLS);
    method_->Bind(wxEVT_RADIOBOX, [this](wxCommandEvent&) {
        listeners_.method_chosen(kMethods.at(static_cast<std::size_t>(method_->GetSelection())));
    });
    form_ = new ui::Form(this, ui::Form::kNarrowFieldWidth, ui::Form::CheckPlace::below);
    addIdKind();
    addText(DeliveryField::id_number, _("Recipient's ID number"), ui::TextKind::code);
    addText(DeliveryField::recipient, _("Recipient"), ui::TextKind::words);
    addText(DeliveryField::relation, _("Relation"), ui::TextKind::words);
    addText(DeliveryField::place, _("Sent to"), ui::TextKind::words);
    addText(DeliveryField::mail_number, _("Mail number"), ui::TextKind::code);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(method_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::normal));
    column->Add(form_, wxSizerFlags().Expand());
    SetSizer(column);
}

void DeliveryPanel::addIdKind() {
    id_kind_ = new wxChoice(form_, wxID_ANY);
    for (const identity::IdKind kind : kPersonIdKinds)
        id_kind_->Append(ui::toWx(identity::chinese(kind)));
    form_->addRow(_("Kind of document"), id_kind_);
    id_kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        listeners_.id_kind_chosen(
            kPersonIdKinds.at(static_cast<std::size_t>(id_kind_->GetSelection())));
    });
}

void DeliveryPanel::addText(DeliveryField field, const wxString& label, ui::TextKind kind) {
    texts_[field] = form_->addText(
        label, kind,
        {.typed = [this, field](const std::string& text) { listeners_.typed(field, text); },
         .left = [this, field] { listeners_.left(field); }});
}

void DeliveryPanel::show(const client::DeliveryForm& form) {
    method_->SetSelection(
        static_cast<int>(std::ranges::find(kMethods, form.method) - kMethods.begin()));
    const auto* const kind = std::ranges::find(kPersonIdKinds, form.id_kind);
    id_kind_->SetSelection(
        kind == kPersonIdKinds.end() ? 0 : static_cast<int>(kind - kPersonIdKinds.begin()));
    form_->showRow(id_kind_, form.method != DeliveryMethod::mail);
    const auto fields = client::fieldsOf(form.method);
    for (const auto& [field, text] : texts_) {
        ui::setQuietly(text, ui::toWx(form.text(field)));
        form_->showRow(text, std::ranges::find(fields, field) != fields.end());
    }
}

void DeliveryPanel::check(DeliveryField field, const client::Notice& notice) {
    form_->check(texts_.at(field), notice);
}

void DeliveryPanel::clearChecks() {
    form_->clearChecks();
}

void DeliveryPanel::focus(DeliveryField field) {
    texts_.at(field)->SetFocus();
    texts_.at(field)->SelectAll();
}

void DeliveryPanel::takeFocus() {
    const bool by_mail =
        kMethods.at(static_cast<std::size_t>(method_->GetSelection())) == DeliveryMethod::mail;
    focus(by_mail ? DeliveryField::mail_number : DeliveryField::id_number);
}

std::optional<DeliveryField> DeliveryPanel::focused() const {
    const wxWindow* now = FindFocus();
    for (const auto& [field, text] : texts_) {
        if (text == now)
            return field;
    }
    return std::nullopt;
}

bool DeliveryPanel::isChoosing() const {
    wxWindow* now = FindFocus();
    return now != nullptr && IsDescendant(now) && !focused();
}

std::optional<DeliveryMethod> DeliveryPanel::methodOfKey(int key) {
    if (key < '1' || key >= '1' + static_cast<int>(kMethods.size()))
        return std::nullopt;
    return kMethods.at(static_cast<std::size_t>(key - '1'));
}

} // namespace bianmin::window
