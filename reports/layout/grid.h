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

// The row as one strip with its text in the middle of its height; or, where it is higher than a
// third of `height_max`, as strips of a few lines between which a page may end, its text from the
// top.
[[nodiscard]] std::vector<Slab> rowSlabs(const std::vector<GridCell>& cells, Length line_height,
                                         Length height_max);

// Adds the lines to the items, first line's top left at `origin`.
void addLines(const std::vector<TextLine>& lines, Point origin, Length line_height,
              std::vector<PlacedItem>& items);

} // namespace bianmin::reports
