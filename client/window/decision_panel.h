// The sheet of a decision: the outcome, the fields that it needs and no others, and what will come
// of it.
#pragma once

#include "client/core/decision_form.h"
#include "client/ui/form.h"
#include "shared/domain/catalog/item.h"

#include <wx/panel.h>
#include <wx/radiobut.h>

#include <functional>
#include <map>
#include <optional>

namespace bianmin::window {

class DecisionPanel final : public wxPanel {
  public:
    // `changed` follows whatever the person does to the decision.
    DecisionPanel(wxWindow* parent, std::function<void()> changed);

    // Another case: begins anew with what can be proposed for an item.
    void begin(const catalog::Item& item);
    // Nothing when a date cannot be read; its place then says so.
    [[nodiscard]] std::optional<cases::DecideCommand> command();
    void showPreview(const client::Notice& preview) { preview_->show(preview); }
    // What was typed for either outcome beyond what it began with; empty when that is nothing.
    [[nodiscard]] wxString typedWords() const;
    void takeFocus();

  private:
    wxSizer* makeOutcomes();
    void addField(client::DecisionField field, const wxString& label, wxTextCtrl* text);
    void show();

    std::function<void()> changed_;
    client::DecisionForm decision_;
    wxRadioButton* grant_ = nullptr;
    wxRadioButton* refuse_ = nullptr;
    ui::Form* form_ = nullptr;
    std::map<client::DecisionField, wxTextCtrl*> texts_;
    std::map<client::DecisionField, wxString> labels_;
    ui::NoticeLine* preview_ = nullptr;
};

} // namespace bianmin::window
