// The applicant's and the agent's fields of the intake screen.
#pragma once

#include "client/core/intake_form.h"
#include "client/ui/form.h"

#include <wx/checkbox.h>
#include <wx/choice.h>

#include <functional>
#include <map>
#include <optional>

namespace bianmin::window {

class ApplicantForm final : public wxPanel {
  public:
    struct Listeners {
        std::function<void(client::IntakeField, const std::string&)> typed;
        std::function<void(client::IntakeField)> left;
        std::function<void(catalog::Subject)> kind_chosen;
        std::function<void(identity::IdKind)> id_kind_chosen;
        std::function<void(bool)> agent_chosen;
        std::function<void(bool)> mail_chosen;
    };
    ApplicantForm(wxWindow* parent, Listeners listeners);

    void show(const client::IntakeForm& form);
    void showDuplicateReason(bool shown);
    void check(client::IntakeField field, const client::Notice& notice);
    // False when the field is not one of this form's.
    bool focus(client::IntakeField field);
    // The field that has the focus, if it is one of this form's.
    [[nodiscard]] std::optional<client::IntakeField> focused() const;

  private:
    void addText(client::IntakeField field, const wxString& label, ui::TextKind kind);
    void addKinds();
    void addChoices();
    void fillIdKinds(catalog::Subject kind);

    Listeners listeners_;
    ui::Form* form_;
    wxChoice* kind_;
    wxChoice* id_kind_;
    wxCheckBox* agent_;
    wxCheckBox* by_mail_;
    std::map<client::IntakeField, wxTextCtrl*> texts_;
};

} // namespace bianmin::window
