// 不予受理: the class of reason, the reason, its legal basis, and where to go instead.
#pragma once

#include "client/core/paper_words.h"
#include "client/window/dialog_base.h"

#include <wx/choice.h>

namespace bianmin::window {

class RefusalDialog final : public DialogBase {
  public:
    using Typed = std::function<void(client::RefusalWords)>;

    // Begins with `words`; `typed` hears of every change, so that nothing is lost with the dialog.
    // `faults` are the server's, shown beside their fields. wxID_OK means: to be sent, no fault.
    RefusalDialog(wxWindow* parent, const client::RefusalWords& words,
                  const std::vector<FieldError>& faults, Typed typed);

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
    void show(const client::RefusalWords& words);
    [[nodiscard]] client::RefusalWords words() const;
    void changed(const wxWindow* field);
    void showFaults(const std::vector<FieldError>& faults);
    [[nodiscard]] wxWindow* placeOf(client::RefusalField field) const;
    void send();

    Typed typed_;
    ui::Form* form_ = nullptr;
    wxChoice* reason_class_ = nullptr;
    wxTextCtrl* reason_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    wxTextCtrl* proper_organ_ = nullptr;
};

} // namespace bianmin::window
