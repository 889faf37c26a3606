#include "client/window/refusal_dialog.h"

#include "client/window/page.h"
#include "client/window/texts.h"

#include <wx/intl.h>

#include <algorithm>
#include <array>

namespace bianmin::window {

using cases::RefusalReason;
using client::RefusalField;

namespace {

constexpr std::array kReasons{RefusalReason::not_our_power, RefusalReason::no_licence_needed,
                              RefusalReason::legally_barred};
constexpr int kRefusalFieldWidth = 430;
constexpr int kReasonLines = 3;

} // namespace

RefusalDialog::RefusalDialog(wxWindow* parent, const client::RefusalWords& words,
                             const std::vector<FieldError>& faults, Typed typed)
    : DialogBase(parent, _("Propose to refuse acceptance"))
    , typed_(std::move(typed))
    , form_(new ui::Form(this, kRefusalFieldWidth)) {
    reason_class_ = new wxChoice(form_, wxID_ANY);
    for (const RefusalReason reason : kReasons)
        reason_class_->Append(toWx(cases::chinese(reason)));
    form_->addRow(_("Kind of reason"), reason_class_);
    reason_ = ui::makeLongText(form_, kReasonLines);
    form_->addRow(_("Reason"), reason_);
    basis_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Legal basis"), basis_);
    proper_organ_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Organ to go to"), proper_organ_);
    content()->Add(form_, wxSizerFlags(1).Expand());
    addSideButton(_("Back  Esc"), [this] { EndModal(wxID_CANCEL); });
    addMainButton(_("Propose to the reviewer  Ctrl+Enter"), [this] { send(); });
    const wxSize kSize(820, 270);
    finish(kSize);
    show(words);
    reason_class_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changed(reason_class_); });
    for (wxTextCtrl* text : {reason_, basis_, proper_organ_})
        text->Bind(wxEVT_TEXT, [this, text](wxCommandEvent&) { changed(text); });
    reason_class_->SetFocus();
    showFaults(faults);
}

void RefusalDialog::show(const client::RefusalWords& words) {
    // Nothing is chosen for the person: the kind decides what the applicant is told.
    const auto* const chosen =
        words.reason_class ? std::ranges::find(kReasons, *words.reason_class) : kReasons.end();
    reason_class_->SetSelection(
        chosen == kReasons.end() ? wxNOT_FOUND : static_cast<int>(chosen - kReasons.begin()));
    reason_->ChangeValue(toWx(words.reason));
    basis_->ChangeValue(toWx(words.basis));
    proper_organ_->ChangeValue(toWx(words.proper_organ));
    form_->showRow(proper_organ_, client::asksForOrgan(words));
}

client::RefusalWords RefusalDialog::words() const {
    client::RefusalWords words{{},
                               toUtf8(reason_->GetValue()),
                               toUtf8(basis_->GetValue()),
                               toUtf8(proper_organ_->GetValue())};
    const int chosen = reason_class_->GetSelection();
    if (chosen != wxNOT_FOUND)
        words.reason_class = kReasons.at(static_cast<std::size_t>(chosen));
    return words;
}

void RefusalDialog::changed(const wxWindow* field) {
    const client::RefusalWords now = words();
    form_->check(field, {}); // what it said of the field is no longer so
    form_->showRow(proper_organ_, client::asksForOrgan(now));
    typed_(now);
}

wxWindow* RefusalDialog::placeOf(RefusalField field) const {
    switch (field) {
    case RefusalField::reason_class:
        return reason_class_;
    case RefusalField::reason:
        return reason_;
    case RefusalField::basis:
        return basis_;
    case RefusalField::proper_organ:
        break;
    }
    return proper_organ_;
}

void RefusalDialog::showFaults(const std::vector<FieldError>& faults) {
    form_->clearChecks();
    for (const FieldError& fault : faults)
        form_->check(placeOf(client::refusalFieldOf(fault)),
                     {client::NoticeLevel::fault, describe(fault), fault.code});
    if (!faults.empty())
        placeOf(client::refusalFieldOf(faults.front()))->SetFocus();
}

std::vector<ui::Fact> RefusalDialog::helpKeys() const {
    return {{_("Enter"), _("next control")},
            {_("Down"), _("choose the kind of reason")},
            {_("Ctrl+Enter"), _("propose to the reviewer")}};
}

bool RefusalDialog::key(const wxKeyEvent& event) {
    if (event.GetModifiers() == wxMOD_CONTROL && isEnter(event)) {
        send();
        return true;
    }
    const bool in_line = FindFocus() == basis_ || FindFocus() == proper_organ_;
    if (event.GetModifiers() == wxMOD_NONE && isEnter(event) && in_line) {
        FindFocus()->Navigate();
        return true;
    }
    return false;
}

void RefusalDialog::send() {
    const auto faults = client::faultsOf(words());
    if (faults.empty())
        return EndModal(wxID_OK);
    showFaults(faults);
}

} // namespace bianmin::window
