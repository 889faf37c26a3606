// 不予受理: the class of reason, the reason, its legal basis, and where to go instead.
#pragma once

#include "client/window/dialog_base.h"
#include "shared/domain/cases/case.h"

#include <wx/choice.h>

namespace bianmin::window {

class RefusalDialog final : public DialogBase {
  public:
    explicit RefusalDialog(wxWindow* parent);
    // Valid after wxID_OK.
    [[nodiscard]] cases::RefusalGrounds refusal() const;

  private:
    bool key(const wxKeyEvent& event) override;
    void send();

    ui::Form* form_ = nullptr;
    wxChoice* reason_class_ = nullptr;
    wxTextCtrl* reason_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    wxTextCtrl* proper_organ_ = nullptr;
};

} // namespace bianmin::window
