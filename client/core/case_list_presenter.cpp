#include "client/core/case_list_presenter.h"

#include "client/core/receipt_code.h"

#include <algorithm>

namespace bianmin::client {

void CaseListPresenter::show(const cases::CaseQuery& query) {
    held_ = {};
    query_ = query;
    query_.page = {};
    // What a scanner types from a receipt names the case, and its query code besides.
    if (const auto code = parseReceiptCode(query.text); code && !code->query_code.empty())
        query_.text = code->number.str();
    refresh();
}

void CaseListPresenter::refresh() {
    alive_.renew();
    fetching_ = true;
    if (rows_.empty())
        view_.showState(ListState::loading, notice(NoticeLevel::busy, "list.loading"));
    desk_.ask([query = query_](CountyApi& api) { return api.search(query); }, alive_.watch(),
              [this](Result<Page<cases::CaseRow>> page) { firstPage(std::move(page)); });
}

void CaseListPresenter::firstPage(Result<Page<cases::CaseRow>> page) {
    fetching_ = false;
    if (!page)
        return failed(page.error());
    rows_ = std::move(page->rows);
    next_ = std::move(page->next);
    if (rows_.empty()) {
        selected_ = {};
        view_.replaceRows(rows_, {});
        view_.showState(ListState::empty, notice(NoticeLevel::none, "list.empty"));
        return tellChosen();
    }
    auto row = selectedRow();
    // The case has left the list (done, for instance): stand on the one that took its place.
    if (!row)
        row = selected_.empty() ? 0 : std::min(selected_row_, rows_.size() - 1);
    view_.showState(ListState::rows, {});
    view_.replaceRows(rows_, row);
    selected_ = rows_[*row].number;
    selected_row_ = *row;
    tellChosen();
}

void CaseListPresenter::tellChosen() {
    if (held_.empty())
        view_.caseChosen(selected_);
}

void CaseListPresenter::reachEnd() {
    if (fetching_ || next_.empty() || rows_.size() >= kRowsMax)
        return;
    fetching_ = true;
    cases::CaseQuery query = query_;
    query.page.after = next_;
    desk_.ask([query](CountyApi& api) { return api.search(query); }, alive_.watch(),
              [this](Result<Page<cases::CaseRow>> page) { nextPage(std::move(page)); });
}

void CaseListPresenter::nextPage(Result<Page<cases::CaseRow>> page) {
    fetching_ = false;
    if (!page)
        return; // the rows that stand stay; scrolling on asks again
    next_ = std::move(page->next);
    rows_.insert(rows_.end(), page->rows.begin(), page->rows.end());
    view_.appendRows(page->rows);
}

void CaseListPresenter::failed(const Error& error) {
    ListState state = ListState::failed;
    if (isNetworkError(error))
        state = ListState::offline;
    else if (error.kind == ErrorKind::forbidden)
        state = ListState::forbidden;
    // Old rows would look like the truth.
    rows_.clear();
    next_.clear();
    view_.replaceRows(rows_, {});
    view_.showState(state, faultNotice(error));
    if (held_.empty())
        view_.caseChosen({});
}

void CaseListPresenter::select(std::size_t row) {
    if (row >= rows_.size())
        return;
    held_ = {};
    selected_ = rows_[row].number;
    selected_row_ = row;
    view_.caseChosen(selected_);
}

void CaseListPresenter::drop(const CaseNumber& number) {
    held_ = number;
    const auto found = std::ranges::find(rows_, number, &cases::CaseRow::number);
    if (found == rows_.end())
        return;
    const auto gone = static_cast<std::size_t>(found - rows_.begin());
    rows_.erase(found);
    if (rows_.empty()) {
        selected_ = {};
        view_.replaceRows(rows_, {});
        return view_.showState(ListState::empty, notice(NoticeLevel::none, "list.empty"));
    }
    auto row = selectedRow(); // another one than the case that went
    if (!row)
        row = std::min(gone, rows_.size() - 1);
    selected_ = rows_[*row].number;
    selected_row_ = *row;
    view_.replaceRows(rows_, row);
}

void CaseListPresenter::showSelected() {
    held_ = {};
    tellChosen();
}

void CaseListPresenter::standOn(const CaseNumber& number) {
    held_ = number;
    const auto found = std::ranges::find(rows_, number, &cases::CaseRow::number);
    if (found == rows_.end())
        return;
    selected_ = number;
    selected_row_ = static_cast<std::size_t>(found - rows_.begin());
    view_.selectRow(selected_row_);
}

void CaseListPresenter::selectNext() {
    const auto row = selectedRow();
    if (row && !held_.empty() && held_ != selected_)
        return showSelected();
    if (row && *row + 1 < rows_.size()) {
        view_.selectRow(*row + 1);
        select(*row + 1);
    }
}

void CaseListPresenter::selectPrevious() {
    const auto row = selectedRow();
    if (row && !held_.empty() && held_ != selected_)
        return showSelected();
    if (row && *row > 0) {
        view_.selectRow(*row - 1);
        select(*row - 1);
    }
}

std::optional<std::size_t> CaseListPresenter::selectedRow() const {
    const auto found = std::ranges::find(rows_, selected_, &cases::CaseRow::number);
    if (selected_.empty() || found == rows_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - rows_.begin());
}

} // namespace bianmin::client
