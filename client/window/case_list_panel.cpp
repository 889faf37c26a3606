#include "client/window/case_list_panel.h"

#include "client/ui/icons.h"
#include "client/window/texts.h"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace bianmin::window {

namespace {

enum ListColumn : std::size_t { kLamp, kItem, kApplicant, kStep, kDue, kLeft, kNumber, kTurn };

// An estimated date as a whole; half a date is none.
constexpr int kDueWidth = 116;

std::vector<ui::Column> columns() {
    return {{_("State"), 78, ui::CellKind::sign},
            {_("Item"), 140, ui::CellKind::text, true},
            {_("Applicant"), 70},
            {_("Step"), 84},
            {_("Due"), kDueWidth, ui::CellKind::text, false, kDueWidth},
            {_("Left"), 118},
            {_("Number"), 190},
            {_("With"), 130}};
}

} // namespace

CaseListPanel::CaseListPanel(wxWindow* parent, const WindowServices& services,
                             const std::string& memory_name,
                             std::function<void(const CaseNumber&)> chosen)
    : wxPanel(parent)
    , services_(services)
    , memory_name_(memory_name)
    , chosen_(std::move(chosen))
    , presenter_(*this, services.desk) {
    table_ = new ui::VirtualTable(this, columns(), *this, {true, _("Cases")});
    table_->setColumnWidths(services.memory.columnWidths(memory_name));
    table_->onSelected([this](std::size_t row) { presenter_.select(row); });
    table_->onActivated([this](std::size_t) { presenter_.showSelected(); });
    table_->onEndInSight([this] { presenter_.reachEnd(); });
    state_ = new ui::StateView(this, [this] { presenter_.refresh(); });
    table_->Hide();
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(table_, wxSizerFlags(1).Expand());
    all->Add(state_, wxSizerFlags(1).Expand());
    SetSizer(all);
}

CaseListPanel::~CaseListPanel() {
    services_.memory.setColumnWidths(memory_name_, table_->columnWidths());
}

void CaseListPanel::takeFocus() {
    wants_focus_ = !table_->IsShown();
    if (!wants_focus_)
        table_->SetFocus();
}

bool CaseListPanel::hasFocus() const {
    wxWindow* now = FindFocus();
    return now != nullptr && IsDescendant(now);
}

void CaseListPanel::replaceRows(const std::vector<cases::CaseRow>&,
                                std::optional<std::size_t> selected) {
    table_->rowsReplaced();
    if (selected)
        table_->selectRow(*selected);
}

void CaseListPanel::appendRows(const std::vector<cases::CaseRow>& rows) {
    table_->rowsAppended(rows.size());
}

void CaseListPanel::selectRow(std::size_t row) {
    table_->selectRow(row);
}

void CaseListPanel::showState(client::ListState state, const client::Notice& notice) {
    const bool rows = state == client::ListState::rows;
    table_->Show(rows);
    state_->Show(!rows);
    Layout();
    if (!rows)
        state_->show(state, notice);
    else if (wants_focus_)
        takeFocus();
}

ui::Cell CaseListPanel::cell(std::size_t row, std::size_t column) const {
    const cases::CaseRow& entry = presenter_.rows()[row];
    ui::Cell cell;
    switch (static_cast<ListColumn>(column)) {
    case kLamp:
        cell.text = toWx(cases::chinese(entry.lamp));
        cell.icon = ui::icon(entry.lamp);
        cell.colour = ui::colourOf(entry.lamp);
        break;
    case kItem:
        cell.text = toWx(entry.item_name);
        break;
    case kApplicant:
        cell.text = toWx(entry.applicant);
        break;
    case kStep:
        cell.text = toWx(entry.state_text);
        break;
    case kDue:
        cell.text = shortDateText(entry.due_on, entry.due_estimated);
        break;
    case kLeft:
        cell.text = remainingText(entry.remaining_days);
        cell.colour = ui::colourOf(entry.lamp);
        break;
    case kNumber:
        cell.text = toWx(entry.number.str());
        break;
    case kTurn:
        cell.text = toWx(cases::isOpen(entry.state) ? entry.deciding_name : entry.station_name);
        break;
    }
    return cell;
}

} // namespace bianmin::window
