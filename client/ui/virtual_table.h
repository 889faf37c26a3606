// A table over rows that live elsewhere: only what is in sight is asked for, so 100,000 rows are as
// quick as ten. Column widths are fixed, never measured from the rows, and remembered.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/dataview.h>

#include <functional>
#include <optional>
#include <vector>

namespace bianmin::ui {

enum class CellKind {
    text,
    sign, // icon and word
    tick, // yes or no, changed by a click
};

struct Column {
    wxString title;
    int width = 100; // DIP
    CellKind kind = CellKind::text;
    bool grows = false; // takes what width is left (one column at most)
    int width_min = 24; // DIP; neither dragging nor what is remembered makes it narrower
};

struct Cell {
    wxString text;
    wxBitmapBundle icon;            // kind sign
    bool ticked = false;            // kind tick
    std::optional<wxColour> colour; // of the text
    bool bold = false;
};

// What a table shows. UI thread only; must outlive the table.
class TableRows {
  public:
    virtual ~TableRows() = default;
    [[nodiscard]] virtual std::size_t count() const = 0;
    [[nodiscard]] virtual Cell cell(std::size_t row, std::size_t column) const = 0;
    // A click on a tick.
    virtual void tick(std::size_t row, std::size_t column) {
        static_cast<void>(row);
        static_cast<void>(column);
    }
};

struct TableLook {
    bool header = true;
    wxString name; // for screen readers
};

class VirtualTable final : public wxDataViewCtrl {
  public:
    VirtualTable(wxWindow* parent, const std::vector<Column>& columns, TableRows& rows,
                 const TableLook& look);

    // The set of rows is another one now.
    void rowsReplaced();
    // Rows were added at the end; selection and scroll position stay.
    void rowsAppended(std::size_t how_many);
    // The same rows, other content.
    void rowsChanged();

    void selectRow(std::size_t row);
    void unselect();
    [[nodiscard]] std::optional<std::size_t> selectedRow() const;
    // Up and down without the focus, e.g. from a search field.
    void moveSelection(int by);

    void onSelected(std::function<void(std::size_t)> listener) { selected_ = std::move(listener); }
    // Enter, space or double click.
    void onActivated(std::function<void(std::size_t)> listener) {
        activated_ = std::move(listener);
    }
    void onEndInSight(std::function<void()> listener) { end_in_sight_ = std::move(listener); }

    // Of all columns but the growing one, in DIP.
    [[nodiscard]] std::vector<int> columnWidths() const;
    void setColumnWidths(const std::vector<int>& widths);

  private:
    class Model;

    void addColumn(const Column& column, unsigned index);
    void noteShown(std::size_t row);

    TableRows& rows_;
    wxObjectDataPtr<Model> model_;
    std::vector<Column> columns_;
    std::function<void(std::size_t)> selected_;
    std::function<void(std::size_t)> activated_;
    std::function<void()> end_in_sight_;
    bool end_noted_ = false;
};

} // namespace bianmin::ui
