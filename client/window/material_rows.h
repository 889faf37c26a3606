// The table of materials: of the intake screen (ticked there) and of a file (only read).
#pragma once

#include "client/ui/virtual_table.h"
#include "shared/domain/cases/case.h"

#include <functional>
#include <vector>

namespace bianmin::window {

class MaterialRows final : public ui::TableRows {
  public:
    using Changed = std::function<void(std::size_t, const cases::CollectedMaterial&)>;
    // Without a listener the table is only read.
    explicit MaterialRows(Changed changed = {})
        : changed_(std::move(changed)) {}

    [[nodiscard]] static std::vector<ui::Column> columns();
    // For narrow places: without copies and need.
    [[nodiscard]] static std::vector<ui::Column> fewColumns();
    void set(std::vector<cases::CollectedMaterial> rows) { rows_ = std::move(rows); }
    [[nodiscard]] const std::vector<cases::CollectedMaterial>& rows() const { return rows_; }

    [[nodiscard]] std::size_t count() const override { return rows_.size(); }
    [[nodiscard]] ui::Cell cell(std::size_t row, std::size_t column) const override;
    void tick(std::size_t row, std::size_t column) override;
    // Space on a row: handed in or not.
    void toggleCollected(std::size_t row);
    // Plus and minus on a row.
    void addCopies(std::size_t row, int by);

  private:
    Changed changed_;
    std::vector<cases::CollectedMaterial> rows_;
};

} // namespace bianmin::window
