// The papers of an act: the preview is the paper. Enter prints all of them.
#pragma once

#include "client/core/print_presenter.h"
#include "client/ui/paper_view.h"
#include "client/ui/virtual_table.h"
#include "client/window/dialog_base.h"
#include "client/window/window_services.h"

#include <wx/panel.h>

namespace bianmin::window {

class PrintDialog final : public DialogBase, private client::PrintView, private ui::TableRows {
  public:
    PrintDialog(wxWindow* parent, const WindowServices& services, const CaseNumber& number,
                const std::vector<documents::DocumentSummary>& documents);

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override;
    [[nodiscard]] bool mayLeave() const override { return !busy_; }
    void showPapers(const std::vector<client::Paper>& papers, std::size_t current) override;
    void showPages(std::shared_ptr<const reports::RenderedDocument> document) override;
    void showNotice(const client::Notice& notice) override;
    void setBusy(bool busy) override;
    void allPrinted() override;
    [[nodiscard]] std::size_t count() const override { return papers_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;

    client::PrintPresenter presenter_;
    std::vector<client::Paper> papers_;
    ui::VirtualTable* table_ = nullptr;
    ui::PaperView* view_ = nullptr;
    ui::NoticeLine* notice_ = nullptr;
    wxButton* later_ = nullptr;
    wxButton* print_ = nullptr;
    bool busy_ = false;
};

} // namespace bianmin::window
