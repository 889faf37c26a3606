#include "client/window/refusal_dialog.h"

#include "client/window/page.h"
#include "client/window/texts.h"
#include "shared/base/text.h"

#include <wx/intl.h>

#include <array>

namespace bianmin::window {

using cases::RefusalReason;

namespace {

constexpr std::array kReasons{RefusalReason::not_our_power, RefusalReason::no_licence_needed,
                              RefusalReason::legally_barred};
constexpr int kFieldWidth = 430;
constexpr int kReasonLines = 3;

} // namespace

RefusalDialog::RefusalDialog(wxWindow* parent)
    : DialogBase(parent, _("Propose to refuse acceptance"))
    , form_(new ui::Form(this, kFieldWidth)) {
    reason_class_ = new wxChoice(form_, wxID_ANY);
    for (const RefusalReason reason : kReasons)
        reason_class_->Append(toWx(cases::chinese(reason)));
    reason_class_->SetSelection(0);
    form_->addRow(_("Kind of reason"), reason_class_);
    reason_ = ui::makeLongText(form_, kReasonLines);
    form_->addRow(_("Reason"), reason_);
    basis_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Legal basis"), basis_);
    proper_organ_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Organ to go to"), proper_organ_);
    reason_class_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        form_->showRow(proper_organ_, refusal().reason_class == RefusalReason::not_our_power);
        Layout();
    });
    content()->Add(form_, wxSizerFlags(1).Expand());
    addSideButton(_("Back  Esc"), [this] { EndModal(wxID_CANCEL); });
    addMainButton(_("Propose to the reviewer  Ctrl+Enter"), [this] { send(); });
    const wxSize kSize(820, 270);
    finish(kSize);
    reason_class_->SetFocus();
}

cases::RefusalGrounds RefusalDialog::refusal() const {
    cases::RefusalGrounds refusal;
    refusal.reason_class = kReasons.at(static_cast<std::size_t>(reason_class_->GetSelection()));
    refusal.reason = trimmed(toUtf8(reason_->GetValue()));
    refusal.basis = trimmed(toUtf8(basis_->GetValue()));
    if (refusal.reason_class == RefusalReason::not_our_power)
        refusal.proper_organ = trimmed(toUtf8(proper_organ_->GetValue()));
    return refusal;
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
    // The rule itself says what is lacking; it is tried on an empty case.
    cases::Case trial;
    const cases::RefusalGrounds stated = refusal();
    const auto checked = cases::proposeRefusal(trial, stated, {});
    if (checked)
        return EndModal(wxID_OK);
    wxTextCtrl* const place = stated.reason.empty()  ? reason_
                              : stated.basis.empty() ? basis_
                                                     : proper_organ_;
    form_->clearChecks();
    form_->check(place, client::faultNotice(checked.error()));
    place->SetFocus();
}

} // namespace bianmin::window
