// One question with two answers: Esc takes back what was asked for, Ctrl+Enter does it.
#pragma once

#include "client/core/notice.h"
#include "client/window/dialog_base.h"

namespace bianmin::window {

class QuestionDialog final : public DialogBase {
  public:
    // `act_label` names the act and shows its key, Ctrl+Enter. ShowModal() gives wxID_OK for the
    // act.
    QuestionDialog(wxWindow* parent, const wxString& title, const client::Notice& question,
                   const wxString& act_label);

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
};

} // namespace bianmin::window
