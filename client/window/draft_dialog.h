// Ctrl+O: the unfinished applications that wait at this window; one is taken up or dropped.
#pragma once

#include "client/core/intake_presenter.h"
#include "client/ui/virtual_table.h"
#include "client/window/dialog_base.h"

namespace bianmin::window {

class DraftDialog final : public DialogBase, private ui::TableRows {
  public:
    // The presenter must outlive the dialog; it drops what is dropped here.
    DraftDialog(wxWindow* parent, client::IntakePresenter& presenter);
    // Valid after wxID_OK.
    [[nodiscard]] const client::DraftId& chosen() const { return chosen_; }

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
    [[nodiscard]] std::size_t count() const override { return presenter_.drafts().size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    void takeUp();
    void drop();

    client::IntakePresenter& presenter_;
    client::DraftId chosen_;
    ui::VirtualTable* table_ = nullptr;
};

} // namespace bianmin::window
