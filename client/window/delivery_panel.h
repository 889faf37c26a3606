// The fields of a handing over: method, document and person, or address and mail number.
#pragma once

#include "client/core/delivery_form.h"
#include "client/ui/form.h"

#include <wx/choice.h>
#include <wx/radiobox.h>

#include <functional>
#include <map>
#include <optional>

namespace bianmin::window {

class DeliveryPanel final : public wxPanel {
  public:
    struct Listeners {
        std::function<void(client::DeliveryField, const std::string&)> typed;
        std::function<void(client::DeliveryField)> left;
        std::function<void(cases::DeliveryMethod)> method_chosen;
        std::function<void(identity::IdKind)> id_kind_chosen;
    };
    DeliveryPanel(wxWindow* parent, Listeners listeners);

    void show(const client::DeliveryForm& form);
    void check(client::DeliveryField field, const client::Notice& notice);
    void clearChecks();
    void focus(client::DeliveryField field);
    // Where the work begins with what is shown.
    void takeFocus();
    // The field that has the focus, if it is one of this form's.
    [[nodiscard]] std::optional<client::DeliveryField> focused() const;
    // Whether the cursor is in a choice above the fields. (Enter in a list of choices never gets
    // here: the toolkit opens the list.)
    [[nodiscard]] bool isChoosing() const;
    // The method that a digit stands for, as its button shows it behind "Ctrl+".
    [[nodiscard]] static std::optional<cases::DeliveryMethod> methodOfKey(int key);

  private:
    void addText(client::DeliveryField field, const wxString& label, ui::TextKind kind);
    void addIdKind();

    Listeners listeners_;
    wxRadioBox* method_ = nullptr;
    ui::Form* form_ = nullptr;
    wxChoice* id_kind_ = nullptr;
    std::map<client::DeliveryField, wxTextCtrl*> texts_;
};

} // namespace bianmin::window
