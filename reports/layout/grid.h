// Rows of bordered cells, shared by tables and field grids.
#pragma once

#include "reports/layout/flow.h"
#include "reports/layout/text_setter.h"

#include <vector>

namespace bianmin::reports {

inline constexpr Length kCellPaddingX = 1500;
inline constexpr Length kCellPaddingY = 1100;
inline constexpr Length kBorderWidth = 180; // 0.5 pt

// A cell with its text already set for the width `width - 2 * kCellPaddingX`.
struct GridCell {
    Length x = 0;
    Length width = 0;
    std::vector<TextLine> lines;
};

// The row as strips: one, or several when it is taller than `height_max`; then each strip has its
// own border and the cells' lines run on in the next. Lines stand in the middle of the row's
// height.
[[nodiscard]] std::vector<Slab> rowSlabs(const std::vector<GridCell>& cells, Length line_height,
                                         Length height_max);

// Adds the lines to the items, first line's top left at `origin`.
void addLines(const std::vector<TextLine>& lines, Point origin, Length line_height,
              std::vector<PlacedItem>& items);

} // namespace bianmin::reports
