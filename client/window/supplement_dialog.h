// 补正告知: everything that is wrong, told at once. One line a gap, each with what to do.
#pragma once

#include "client/ui/virtual_table.h"
#include "client/window/dialog_base.h"
#include "shared/domain/cases/case.h"

namespace bianmin::window {

class SupplementDialog final : public DialogBase, private ui::TableRows {
  public:
    SupplementDialog(wxWindow* parent, std::vector<cases::SupplementItem> proposed);
    // Valid after wxID_OK.
    [[nodiscard]] const std::vector<cases::SupplementItem>& items() const { return items_; }

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::size_t count() const override { return items_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    void showSelected();
    void takeOver();
    void addLine();
    void removeLine();
    void send();

    std::vector<cases::SupplementItem> items_;
    ui::VirtualTable* table_ = nullptr;
    ui::Form* form_ = nullptr;
    wxTextCtrl* material_ = nullptr;
    wxTextCtrl* problem_ = nullptr;
    wxTextCtrl* requirement_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
};

} // namespace bianmin::window
