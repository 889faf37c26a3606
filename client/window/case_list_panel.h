// A list of cases on the screen: the table, or the state in its place.
#pragma once

#include "client/core/case_list_presenter.h"
#include "client/ui/state_view.h"
#include "client/ui/virtual_table.h"
#include "client/window/window_services.h"

#include <wx/panel.h>

#include <functional>

namespace bianmin::window {

class CaseListPanel final : public wxPanel, private client::CaseListView, private ui::TableRows {
  public:
    static constexpr int kWidth = 494; // DIP, beside a case

    // `memory_name` keys the remembered column widths.
    CaseListPanel(wxWindow* parent, const WindowServices& services, const std::string& memory_name,
                  std::function<void(const CaseNumber&)> chosen);
    ~CaseListPanel() override;

    [[nodiscard]] client::CaseListPresenter& presenter() { return presenter_; }
    // Puts the cursor into the rows, as soon as there are any.
    void takeFocus();
    [[nodiscard]] bool hasFocus() const;

  private:
    void replaceRows(const std::vector<cases::CaseRow>& rows,
                     std::optional<std::size_t> selected) override;
    void appendRows(const std::vector<cases::CaseRow>& rows) override;
    void selectRow(std::size_t row) override;
    void showState(client::ListState state, const client::Notice& notice) override;
    void caseChosen(const CaseNumber& number) override { chosen_(number); }
    [[nodiscard]] std::size_t count() const override { return presenter_.rows().size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;

    const WindowServices& services_;
    std::string memory_name_;
    std::function<void(const CaseNumber&)> chosen_;
    client::CaseListPresenter presenter_;
    ui::VirtualTable* table_ = nullptr;
    ui::StateView* state_ = nullptr;
    bool wants_focus_ = false;
};

} // namespace bianmin::window
