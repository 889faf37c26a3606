#include "client/window/decision_panel.h"

#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

using client::DecisionField;
using ui::Space;
using ui::toUtf8;
using ui::toWx;

namespace {

constexpr int kLines = 2;

} // namespace

DecisionPanel::DecisionPanel(wxWindow* parent, std::function<void()> changed)
    : wxPanel(parent)
    , changed_(std::move(changed))
    , form_(nullptr) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(this, _("Decision")));
    column->Add(makeOutcomes(),
                wxSizerFlags().Border(wxTOP | wxBOTTOM, ui::space(this, Space::normal)));
    form_ = new ui::Form(this, ui::Form::kNarrowFieldWidth, ui::Form::CheckPlace::below);
    const auto addLong = [this](DecisionField field, const wxString& label) {
        addField(field, label, ui::makeLongText(form_, kLines));
    };
    const auto addLine = [this](DecisionField field, const wxString& label) {
        addField(field, label, ui::makeText(form_, ui::TextKind::code));
    };
    addLong(DecisionField::content, _("Content"));
    addLong(DecisionField::facts, _("Facts found"));
    addLong(DecisionField::conditions, _("Conditions"));
    addLong(DecisionField::reasons, _("Reasons"));
    addLong(DecisionField::basis, _("Legal basis"));
    addLine(DecisionField::certificate_number, _("Certificate number"));
    addLine(DecisionField::valid_from, _("Valid from"));
    addLine(DecisionField::valid_to, _("Valid to"));
    column->Add(form_, wxSizerFlags(1).Expand());
    preview_ = new ui::NoticeLine(this);
    column->Add(preview_, wxSizerFlags().Expand().Border(wxTOP, ui::space(this, Space::normal)));
    SetSizer(column);
    show();
}

wxSizer* DecisionPanel::makeOutcomes() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    grant_ =
        new wxRadioButton(this, wxID_ANY, _("Grant"), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    refuse_ = new wxRadioButton(this, wxID_ANY, _("Do not grant"));
    for (wxRadioButton* button : {grant_, refuse_}) {
        button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) {
            decision_.choose(grant_->GetValue());
            show();
            changed_();
        });
        row->Add(button, wxSizerFlags().Border(wxRIGHT, ui::space(this, Space::section)));
    }
    return row;
}

void DecisionPanel::addField(DecisionField field, const wxString& label, wxTextCtrl* text) {
    form_->addRow(label, text);
    labels_[field] = label;
    texts_[field] = text;
    text->Bind(wxEVT_TEXT, [this, field, text](wxCommandEvent&) {
        form_->check(text, {}); // it was about what stood there before
        decision_.setText(field, toUtf8(text->GetValue()));
        changed_();
    });
}

void DecisionPanel::begin(const catalog::Item& item) {
    // TRANSLATORS: the content of a grant, e.g. "Granted: licence for food trade"
    decision_.begin({toUtf8(wxString::Format(_("Granted: %s"), toWx(item.name))),
                     item.legal_basis.empty() ? std::string() : item.legal_basis.front()});
    grant_->SetValue(true);
    show();
}

void DecisionPanel::show() {
    const auto needed = client::fieldsOf(decision_.granted());
    for (const auto& [field, text] : texts_) {
        ui::setQuietly(text, toWx(decision_.text(field)));
        form_->showRow(text, std::ranges::find(needed, field) != needed.end());
    }
}

std::optional<cases::DecideCommand> DecisionPanel::command() {
    const auto faults = decision_.faults();
    form_->clearChecks();
    for (const auto& [field, error] : faults)
        form_->check(texts_.at(field), client::faultNotice(error));
    if (!faults.empty())
        return std::nullopt;
    return decision_.command();
}

wxString DecisionPanel::typedWords() const {
    wxString words;
    for (const bool granted : {true, false}) {
        const auto typed = decision_.typed(granted);
        if (typed.empty())
            continue;
        if (!words.empty())
            words += "\n";
        words += granted ? grant_->GetLabel() : refuse_->GetLabel();
        for (const auto& [field, text] : typed)
            words += "\n" + labels_.at(field) + toWx("：") + toWx(text);
    }
    return words;
}

void DecisionPanel::takeFocus() {
    texts_.at(client::fieldsOf(decision_.granted()).front())->SetFocus();
}

} // namespace bianmin::window
