#include "reports/layout/grid.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace bianmin::reports {
namespace {

void addBorder(const GridCell& cell, Length height, bool is_first, std::vector<PlacedItem>& items) {
    const Length right = cell.x + cell.width;
    if (is_first)
        items.emplace_back(Line{{cell.x, 0}, {cell.x, height}, kBorderWidth, Ink::black});
    items.emplace_back(Line{{right, 0}, {right, height}, kBorderWidth, Ink::black});
}

// The lines [begin, end) of every cell as one strip.
Slab strip(const std::vector<GridCell>& cells, std::size_t begin, std::size_t end,
           Length line_height) {
    Slab slab;
    slab.height = static_cast<Length>(end - begin) * line_height + 2 * kCellPaddingY;
    for (const GridCell& cell : cells) {
        const std::size_t first = std::min(begin, cell.lines.size());
        const std::size_t last = std::min(end, cell.lines.size());
        const std::vector<TextLine> lines(cell.lines.begin() + static_cast<std::ptrdiff_t>(first),
                                          cell.lines.begin() + static_cast<std::ptrdiff_t>(last));
        const Length text_height = static_cast<Length>(lines.size()) * line_height;
        addLines(lines, {cell.x + kCellPaddingX, (slab.height - text_height) / 2}, line_height,
                 slab.items);
        addBorder(cell, slab.height, &cell == cells.data(), slab.items);
    }
    const Length right = cells.back().x + cells.back().width;
    for (const Length y : {Length{0}, slab.height})
        slab.items.emplace_back(Line{{cells.front().x, y}, {right, y}, kBorderWidth, Ink::black});
    return slab;
}

} // namespace

std::vector<Slab> rowSlabs(const std::vector<GridCell>& cells, Length line_height,
                           Length height_max) {
    std::size_t line_count = 1;
    for (const GridCell& cell : cells)
        line_count = std::max(line_count, cell.lines.size());
    const Length fitting = (height_max - 2 * kCellPaddingY) / line_height;
    const auto lines_per_strip = static_cast<std::size_t>(std::max<Length>(fitting, 1));
    std::vector<Slab> slabs;
    for (std::size_t begin = 0; begin < line_count; begin += lines_per_strip) {
        slabs.push_back(
            strip(cells, begin, std::min(begin + lines_per_strip, line_count), line_height));
    }
    return slabs;
}

void addLines(const std::vector<TextLine>& lines, Point origin, Length line_height,
              std::vector<PlacedItem>& items) {
    for (const TextLine& line : lines) {
        for (const GlyphRun& run : line.runs)
            items.push_back(moved(run, origin));
        origin.y += line_height;
    }
}

} // namespace bianmin::reports
