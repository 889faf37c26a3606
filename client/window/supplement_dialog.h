// 补正告知: everything that is wrong, told at once. One line a gap, each with what to do.
#pragma once

#include "client/core/paper_words.h"
#include "client/ui/virtual_table.h"
#include "client/window/dialog_base.h"

namespace bianmin::window {

class SupplementDialog final : public DialogBase, private ui::TableRows {
  public:
    using Typed = std::function<void(std::vector<client::SupplementLine>)>;

    // Begins with `lines`; `typed` hears of every change, so that nothing is lost with the dialog.
    // `faults` are the server's. wxID_OK means: to be sent, every line is complete.
    SupplementDialog(wxWindow* parent, std::vector<client::SupplementLine> lines,
                     const std::vector<FieldError>& faults, Typed typed);

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
    [[nodiscard]] std::size_t count() const override { return lines_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    void showSelected();
    void takeOver();
    void rowsReplaced(std::size_t selected);
    void addLine();
    void removeLine();
    void send();

    Typed typed_;
    std::vector<client::SupplementLine> lines_;
    ui::VirtualTable* table_ = nullptr;
    ui::Form* form_ = nullptr;
    wxTextCtrl* material_ = nullptr;
    wxTextCtrl* problem_ = nullptr;
    wxTextCtrl* requirement_ = nullptr;
    wxTextCtrl* basis_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
};

} // namespace bianmin::window
