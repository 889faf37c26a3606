#include "client/ui/virtual_table.h"

#include "client/ui/platform.h"

#include <algorithm>

namespace bianmin::ui {

namespace {

constexpr int kWidthMax = 2000; // of a column, in DIP

} // namespace

class VirtualTable::Model final : public wxDataViewVirtualListModel {
  public:
    explicit Model(VirtualTable& table)
        : table_(table) {}

    unsigned int GetColumnCount() const override {
        return static_cast<unsigned int>(table_.columns_.size());
    }
    wxString GetColumnType(unsigned int column) const override {
        switch (table_.columns_[column].kind) {
        case CellKind::sign:
            return wxDataViewIconTextRenderer::GetDefaultType();
        case CellKind::tick:
            return wxDataViewToggleRenderer::GetDefaultType();
        case CellKind::text:
            break;
        }
        return wxDataViewTextRenderer::GetDefaultType();
    }
    void GetValueByRow(wxVariant& value, unsigned int row, unsigned int column) const override {
        if (row >= table_.rows_.count())
            return;
        table_.noteShown(row);
        const Cell cell = table_.rows_.cell(row, column);
        switch (table_.columns_[column].kind) {
        case CellKind::sign:
            value << wxDataViewIconText(cell.text, cell.icon);
            break;
        case CellKind::tick:
            value = cell.ticked;
            break;
        case CellKind::text:
            value = cell.text;
            break;
        }
    }
    bool GetAttrByRow(unsigned int row, unsigned int column,
                      wxDataViewItemAttr& attributes) const override {
        if (row >= table_.rows_.count() || table_.columns_[column].kind == CellKind::tick)
            return false;
        const Cell cell = table_.rows_.cell(row, column);
        if (cell.colour)
            attributes.SetColour(*cell.colour);
        attributes.SetBold(cell.bold);
        return cell.colour.has_value() || cell.bold;
    }
    bool SetValueByRow(const wxVariant&, unsigned int row, unsigned int column) override {
        table_.CallAfter([&table = table_, row, column] {
            if (row < table.rows_.count())
                table.rows_.tick(row, column);
        });
        return true;
    }

  private:
    VirtualTable& table_;
};

VirtualTable::VirtualTable(wxWindow* parent, const std::vector<Column>& columns, TableRows& rows,
                           const TableLook& look)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_SINGLE | wxDV_ROW_LINES | (look.header ? 0 : wxDV_NO_HEADER) |
                         wxBORDER_THEME)
    , rows_(rows)
    , model_(new Model(*this))
    , columns_(columns) {
    AssociateModel(model_.get());
    for (unsigned i = 0; i < columns_.size(); ++i)
        addColumn(columns_[i], i);
    const auto grows = std::ranges::find(columns_, true, &Column::grows);
    if (grows != columns_.end())
        letColumnGrow(this, static_cast<unsigned>(grows - columns_.begin()));
    switchTypeAheadOff(this);
    setAccessibleName(this, look.name);
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const auto row = selectedRow();
        if (row && selected_)
            selected_(*row);
    });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        const auto row = selectedRow();
        if (row && activated_)
            activated_(*row);
    });
}

void VirtualTable::addColumn(const Column& column, unsigned index) {
    wxDataViewRenderer* renderer = nullptr;
    if (column.kind == CellKind::tick) {
        renderer = new wxDataViewToggleRenderer(wxDataViewToggleRenderer::GetDefaultType(),
                                                wxDATAVIEW_CELL_ACTIVATABLE);
    } else if (column.kind == CellKind::sign) {
        renderer = new wxDataViewIconTextRenderer;
    } else {
        renderer = new wxDataViewTextRenderer;
        renderer->EnableEllipsize(wxELLIPSIZE_END);
    }
    auto* shown = new wxDataViewColumn(column.title, renderer, index, FromDIP(column.width),
                                       wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    shown->SetMinWidth(FromDIP(column.width_min));
    AppendColumn(shown);
}

void VirtualTable::noteShown(std::size_t row) {
    if (row + 1 != rows_.count() || end_noted_ || !end_in_sight_)
        return;
    end_noted_ = true;
    CallAfter([this] { end_in_sight_(); });
}

void VirtualTable::rowsReplaced() {
    end_noted_ = false;
    model_->Reset(static_cast<unsigned>(rows_.count()));
}

void VirtualTable::rowsAppended(std::size_t how_many) {
    end_noted_ = false;
    for (std::size_t i = 0; i < how_many; ++i)
        model_->RowAppended();
}

void VirtualTable::rowsChanged() {
    if (model_->GetCount() != rows_.count())
        return rowsReplaced();
    for (unsigned row = 0; row < rows_.count(); ++row)
        model_->RowChanged(row);
}

void VirtualTable::selectRow(std::size_t row) {
    if (row >= rows_.count())
        return;
    const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(row));
    if (GetSelection() != item) {
        UnselectAll();
        Select(item);
    }
    SetCurrentItem(item);
    EnsureVisible(item);
}

void VirtualTable::unselect() {
    UnselectAll();
}

std::optional<std::size_t> VirtualTable::selectedRow() const {
    const wxDataViewItem item = GetSelection();
    if (!item.IsOk())
        return std::nullopt;
    const std::size_t row = model_->GetRow(item);
    return row < rows_.count() ? std::optional(row) : std::nullopt;
}

void VirtualTable::moveSelection(int by) {
    if (rows_.count() == 0)
        return;
    const auto last = static_cast<int>(rows_.count()) - 1;
    const auto row = selectedRow();
    const int now = row ? static_cast<int>(*row) : -1;
    selectRow(static_cast<std::size_t>(std::clamp(now + by, 0, last)));
}

std::vector<int> VirtualTable::columnWidths() const {
    std::vector<int> widths;
    for (unsigned i = 0; i < columns_.size(); ++i) {
        const int shown = ToDIP(GetColumn(i)->GetWidth());
        // A table that was never on the screen has no widths yet: those it was made with hold.
        const bool keeps = columns_[i].grows || shown < columns_[i].width_min;
        widths.push_back(keeps ? columns_[i].width : shown);
    }
    return widths;
}

void VirtualTable::setColumnWidths(const std::vector<int>& widths) {
    if (widths.size() != columns_.size())
        return; // remembered from another release's columns
    for (unsigned i = 0; i < columns_.size(); ++i) {
        if (columns_[i].grows || widths[i] < columns_[i].width_min)
            continue; // also a width from before the column needed more
        columns_[i].width = std::min(widths[i], kWidthMax);
        GetColumn(i)->SetWidth(FromDIP(columns_[i].width));
    }
}

} // namespace bianmin::ui
