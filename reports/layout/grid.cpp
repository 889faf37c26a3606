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

// A row higher than this share of the page may be broken inside.
constexpr Length kWholeRowDivisor = 3;
// Of a broken row, that stay together: no page begins or ends with a single line of it.
constexpr std::size_t kLinesPerStrip = 3;

Line borderLine(const std::vector<GridCell>& cells, Length y) {
    return {
        {cells.front().x, y}, {cells.back().x + cells.back().width, y}, kBorderWidth, Ink::black};
}

struct Lines {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<TextLine> linesOf(const GridCell& cell, Lines lines) {
    const auto at = [&](std::size_t index) {
        return cell.lines.begin() + static_cast<std::ptrdiff_t>(std::min(index, cell.lines.size()));
    };
    return {at(lines.begin), at(lines.end)};
}

Slab wholeRow(const std::vector<GridCell>& cells, std::size_t line_count, Length line_height) {
    Slab slab;
    slab.height = static_cast<Length>(line_count) * line_height + 2 * kCellPaddingY;
    for (const GridCell& cell : cells) {
        const Length text_height = static_cast<Length>(cell.lines.size()) * line_height;
        addLines(cell.lines, {cell.x + kCellPaddingX, (slab.height - text_height) / 2}, line_height,
                 slab.items);
        addBorder(cell, slab.height, &cell == cells.data(), slab.items);
    }
    slab.items.emplace_back(borderLine(cells, 0));
    slab.items.emplace_back(borderLine(cells, slab.height));
    return slab;
}

// A piece of a broken row: its first has the upper line, its last the lower one.
Slab strip(const std::vector<GridCell>& cells, Lines lines, std::size_t line_count,
           Length line_height) {
    const bool first = lines.begin == 0;
    const bool last = lines.end == line_count;
    const Length top = first ? kCellPaddingY : 0;
    Slab slab;
    slab.height = static_cast<Length>(lines.end - lines.begin) * line_height + top +
                  (last ? kCellPaddingY : 0);
    for (const GridCell& cell : cells) {
        addLines(linesOf(cell, lines), {cell.x + kCellPaddingX, top}, line_height, slab.items);
        addBorder(cell, slab.height, &cell == cells.data(), slab.items);
    }
    (first ? slab.items : slab.opening).emplace_back(borderLine(cells, 0));
    (last ? slab.items : slab.closing).emplace_back(borderLine(cells, slab.height));
    return slab;
}

} // namespace

std::vector<Slab> rowSlabs(const std::vector<GridCell>& cells, Length line_height,
                           Length height_max) {
    std::size_t line_count = 1;
    for (const GridCell& cell : cells)
        line_count = std::max(line_count, cell.lines.size());
    const Length height = static_cast<Length>(line_count) * line_height + 2 * kCellPaddingY;
    std::vector<Slab> slabs;
    if (height <= height_max / kWholeRowDivisor || line_count < 2 * kLinesPerStrip) {
        slabs.push_back(wholeRow(cells, line_count, line_height));
        return slabs;
    }
    for (std::size_t begin = 0; begin < line_count;) {
        std::size_t end = begin + kLinesPerStrip;
        if (line_count - std::min(end, line_count) < kLinesPerStrip)
            end = line_count;
        slabs.push_back(strip(cells, {begin, end}, line_count, line_height));
        begin = end;
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
