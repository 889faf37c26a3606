// The table of materials: of the intake screen (ticked there), of a file (only read), of a
// supplement that is handed in.
#pragma once

#include "client/ui/virtual_table.h"
#include "shared/domain/cases/case.h"

#include <functional>
#include <optional>
#include <vector>

class wxKeyEvent;

namespace bianmin::window {

enum class MaterialColumn { collected, checked, name, form, copies, pages, need };
enum class MaterialLook {
    intake,     // everything
    file,       // without copies and need
    supplement, // the narrowest: without form, copies and need
};

class MaterialRows final : public ui::TableRows {
  public:
    using Changed = std::function<void(std::size_t, const cases::CollectedMaterial&)>;
    // Without a listener the table is only read.
    explicit MaterialRows(MaterialLook look, Changed changed = {});

    [[nodiscard]] std::vector<ui::Column> columns() const;
    void set(std::vector<cases::CollectedMaterial> rows) { rows_ = std::move(rows); }
    [[nodiscard]] const std::vector<cases::CollectedMaterial>& rows() const { return rows_; }

    [[nodiscard]] std::size_t count() const override { return rows_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    void tick(std::size_t row, std::size_t column) override;
    // Space on a row: handed in or not.
    void toggleCollected(std::size_t row);
    // The other keys of a row: digits type its pages and Backspace takes one back, + and - count
    // its copies, / is "original checked". True when the key was one of these.
    bool key(const wxKeyEvent& event, std::optional<std::size_t> row);
    // Another row is stood on: the next digit begins a new number.
    void endTyping() { typed_row_.reset(); }

  private:
    bool typeDigit(std::size_t row, int digit);
    void eraseDigit(std::size_t row);
    void addCopies(std::size_t row, int by);
    void toggleChecked(std::size_t row);

    std::vector<MaterialColumn> shown_;
    Changed changed_;
    std::vector<cases::CollectedMaterial> rows_;
    std::optional<std::size_t> typed_row_; // whose pages the last key was a digit of
};

} // namespace bianmin::window
