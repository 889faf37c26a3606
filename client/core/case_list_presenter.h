// A list of cases: my cases, the department's inbox, the output desk, a search. The server sorts
// and searches; pages are fetched as one scrolls to them.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/notice.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::client {

enum class ListState { loading, rows, empty, offline, forbidden, failed };

class CaseListView {
  public:
    virtual ~CaseListView() = default;
    // A new set of rows; `selected` is the row to stand on, if any.
    virtual void replaceRows(const std::vector<cases::CaseRow>& rows,
                             std::optional<std::size_t> selected) = 0;
    virtual void appendRows(const std::vector<cases::CaseRow>& rows) = 0;
    virtual void selectRow(std::size_t row) = 0;
    virtual void showState(ListState state, const Notice& notice) = 0;
    // The case to show beside the list; empty when there is none.
    virtual void caseChosen(const CaseNumber& number) = 0;
};

// UI thread only.
class CaseListPresenter {
  public:
    static constexpr std::size_t kRowsMax = 100'000; // what one list holds at most

    CaseListPresenter(CaseListView& view, const DeskServices& desk)
        : view_(view)
        , desk_(desk) {}

    // Asks anew; the selection survives when its case is still in the list.
    void show(const cases::CaseQuery& query);
    void refresh();
    // The last rows came into sight: fetches the next page, if there is one.
    void reachEnd();

    void select(std::size_t row);
    // This case is dealt with: its row goes at once and its neighbour is stood on, but not yet
    // shown beside the list; what is shown there stays until showSelected or the person's next
    // step.
    void drop(const CaseNumber& number);
    void showSelected();
    // This case was opened by another way, its receipt for instance: its row is stood on when it is
    // here, and a refresh leaves what is shown.
    void standOn(const CaseNumber& number);
    // One key: the case after the selected one, or the one before; stays at the ends.
    void selectNext();
    void selectPrevious();

    [[nodiscard]] const std::vector<cases::CaseRow>& rows() const { return rows_; }
    [[nodiscard]] const CaseNumber& selected() const { return selected_; }

  private:
    void firstPage(Result<Page<cases::CaseRow>> page);
    void nextPage(Result<Page<cases::CaseRow>> page);
    void failed(const Error& error);
    [[nodiscard]] std::optional<std::size_t> selectedRow() const;
    void tellChosen();

    CaseListView& view_;
    const DeskServices& desk_;
    AliveToken alive_; // renewed with each question: a late answer to an old one is dropped
    cases::CaseQuery query_;
    std::vector<cases::CaseRow> rows_;
    std::string next_;
    bool fetching_ = false;
    CaseNumber selected_;
    std::size_t selected_row_ = 0; // where it stood, for the case that takes its place
    CaseNumber held_; // shown beside the list by another way than it: a refresh leaves it there
};

} // namespace bianmin::client
