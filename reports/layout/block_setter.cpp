#include "reports/layout/block_setter.h"

#include "reports/layout/qr_code.h"

#include <algorithm>
#include <utility>

namespace bianmin::reports {
namespace {

// The signatures keep this many strips of what precedes on their page: text and seal belong on one
// page (GB/T 9704 does not allow "此页无正文").
constexpr std::size_t kStripsBeforeSignature = 2;

constexpr Length kSealLineWidth = 200;
constexpr FontSize kSealWordsSize = 900;
constexpr Length kSealWordsLine = 5000;
constexpr Length kQrCaptionGap = 800;

bool holdsOne(const Condition& condition, const Scope& scope) {
    const Json* value = scope.find(condition.path);
    const auto equal = [&] {
        return value &&
               (value->is_string() ? value->get_ref<const std::string&>() == condition.value
                                   : value->dump() == condition.value);
    };
    switch (condition.test) {
    case Test::present:
        return value != nullptr;
    case Test::absent:
        return value == nullptr;
    case Test::is_true:
        return value && value->is_boolean() && value->get<bool>();
    case Test::is_false:
        return value && value->is_boolean() && !value->get<bool>();
    case Test::equals:
        return equal();
    case Test::not_equals:
        return !equal();
    }
    return false;
}

std::vector<Length> columnWidths(const TableBlock& block, Length total) {
    Length fixed = 0;
    Length flexible = 0;
    for (const TableColumn& column : block.columns) {
        fixed += column.width;
        flexible += column.width == 0 ? 1 : 0;
    }
    std::vector<Length> widths;
    for (const TableColumn& column : block.columns)
        widths.push_back(column.width > 0 ? column.width : (total - fixed) / flexible);
    return widths;
}

} // namespace

bool holds(const Conditions& conditions, const Scope& scope) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition& one) { return holdsOne(one, scope); });
}

Result<void> BlockSetter::set(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        if (!holds(block.when, scope_))
            continue;
        TRY(std::visit([&](const auto& content) { return add(content); }, block.content));
    }
    return {};
}

void BlockSetter::append(std::vector<Slab> slabs, Length space_before) {
    if (slabs.empty())
        return;
    slabs.front().space_before = std::max(space_before, pending_space_);
    pending_space_ = 0;
    for (Slab& slab : slabs)
        flow_.slabs.push_back(std::move(slab));
}

Result<std::vector<TextLine>> BlockSetter::lines(const Pattern& pattern, const TextFormat& format,
                                                 Length width) {
    return text_.set(TRY(fill(pattern, scope_)), format, {width, 0});
}

Result<void> BlockSetter::add(const ParagraphBlock& block) {
    const LineBox box{width(), emOf(block.format.size) * block.indent_characters};
    const auto set_lines = TRY(text_.set(TRY(fill(block.text, scope_)), block.format, box));
    std::vector<Slab> slabs;
    for (const TextLine& line : set_lines) {
        Slab slab;
        slab.height = block.format.line_height;
        addLines({line}, {0, 0}, block.format.line_height, slab.items);
        slabs.push_back(std::move(slab));
    }
    // Neither a paragraph's first nor its last line stands alone on a page.
    const std::size_t count = slabs.size();
    if (count > 1) {
        slabs.front().keep_with_next = true;
        slabs[count - 2].keep_with_next = true;
    }
    slabs.back().keep_with_next = block.keep_with_next;
    append(std::move(slabs), block.space_before);
    pending_space_ = block.space_after;
    return {};
}

Result<GridCell> BlockSetter::cell(CellSource source, TextFormat format, Length x, Length width) {
    GridCell made;
    made.x = x;
    made.width = width;
    made.lines = TRY(
        text_.set(TRY(fill(source.pattern, source.scope)), format, {width - 2 * kCellPaddingX, 0}));
    return made;
}

Result<void> BlockSetter::add(const FieldsBlock& block) {
    TextFormat label_format = block.format;
    label_format.align = Align::centre;
    Length space = block.space_before;
    for (const FieldRow& row : block.rows) {
        if (!holds(row.when, scope_))
            continue;
        const Length share = width() / static_cast<Length>(row.cells.size());
        std::vector<GridCell> cells;
        Length x = 0;
        for (const FieldCell& field : row.cells) {
            const bool is_last = &field == &row.cells.back();
            const Length right = is_last ? width() : x + share;
            cells.push_back(TRY(cell({field.label, scope_}, label_format, x, block.label_width)));
            const Length value_x = x + block.label_width;
            cells.push_back(
                TRY(cell({field.value, scope_}, block.format, value_x, right - value_x)));
            x = right;
        }
        append(rowSlabs(cells, block.format.line_height, height()), space);
        space = 0;
    }
    pending_space_ = block.space_after;
    return {};
}

Result<void> BlockSetter::add(const TableBlock& block) {
    const std::vector<Length> widths = columnWidths(block, width());
    TextFormat head_format = block.format;
    head_format.align = Align::centre;

    const auto row = [&](const Scope& scope, bool is_head) -> Result<std::vector<GridCell>> {
        std::vector<GridCell> cells;
        Length x = 0;
        for (std::size_t i = 0; i < block.columns.size(); ++i) {
            const TableColumn& column = block.columns[i];
            TextFormat format = is_head ? head_format : block.format;
            if (!is_head)
                format.align = column.align;
            const Pattern& pattern = is_head ? column.head : column.cell;
            cells.push_back(TRY(cell({pattern, scope}, format, x, widths[i])));
            x += widths[i];
        }
        return cells;
    };

    std::vector<Slab> head = rowSlabs(TRY(row(scope_, true)), block.format.line_height, height());
    head.back().keep_with_next = true;
    const Length body_height = height() - head.back().height;
    const std::size_t head_index = flow_.heads.size();
    flow_.heads.push_back(head.back());
    append(std::move(head), block.space_before);

    const Json* list = scope_.find(block.list);
    const std::size_t count = list && list->is_array() ? list->size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Scope inner = scope_.with("row", (*list)[i], block.list + "." + std::to_string(i));
        std::vector<Slab> slabs =
            rowSlabs(TRY(row(inner, false)), block.format.line_height, body_height);
        for (Slab& slab : slabs)
            slab.head = head_index;
        append(std::move(slabs), 0);
    }
    pending_space_ = block.space_after;
    return {};
}

Result<std::vector<TextLine>> BlockSetter::columnLines(const SignatureColumn& column,
                                                       TextFormat format, Length width) {
    format.align = column.align;
    std::vector<TextLine> all;
    for (const auto& line : column.lines) {
        if (!holds(line.when, scope_))
            continue;
        for (TextLine& set_line : TRY(lines(line.text, format, width)))
            all.push_back(std::move(set_line));
    }
    return all;
}

Result<void> BlockSetter::addSeal(const Seal& seal, Slab& slab) {
    const Length diameter = seal.diameter;
    const Point centre = seal.centre;
    slab.items.emplace_back(SealPlace{centre, diameter / 2, kSealLineWidth});
    TextFormat format;
    format.style = seal.style;
    format.size = kSealWordsSize;
    format.line_height = kSealWordsLine;
    format.align = Align::centre;
    const Length words_width = diameter * 3 / 5; // what the ring is wide at that height
    const auto set_lines = TRY(lines(seal.words, format, words_width));
    std::vector<PlacedItem> items;
    // In the ring's upper part, clear of the signature that runs across its middle.
    addLines(set_lines, {centre.x - words_width / 2, centre.y - diameter * 3 / 8}, kSealWordsLine,
             items);
    for (PlacedItem& item : items) {
        if (auto* run = std::get_if<GlyphRun>(&item))
            run->ink = Ink::grey;
        slab.items.push_back(std::move(item));
    }
    return {};
}

Result<void> BlockSetter::add(const SignatureBlock& block) {
    const Length share = width() / static_cast<Length>(block.columns.size());
    std::vector<std::vector<TextLine>> columns;
    Slab slab;
    for (const SignatureColumn& column : block.columns) {
        columns.push_back(TRY(columnLines(column, block.format, share)));
        slab.height =
            std::max({slab.height, column.seal ? block.seal_diameter : Length{0},
                      static_cast<Length>(columns.back().size()) * block.format.line_height});
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Length x = share * static_cast<Length>(i);
        const Length text_height =
            static_cast<Length>(columns[i].size()) * block.format.line_height;
        if (block.columns[i].seal) {
            TRY(addSeal({*block.columns[i].seal,
                         block.format.style,
                         block.seal_diameter,
                         {x + share / 2, slab.height / 2}},
                        slab));
        }
        addLines(columns[i], {x, (slab.height - text_height) / 2}, block.format.line_height,
                 slab.items);
    }
    keepLastStrips();
    std::vector<Slab> slabs;
    slabs.push_back(std::move(slab));
    append(std::move(slabs), block.space_before);
    return {};
}

void BlockSetter::keepLastStrips() {
    const std::size_t count = std::min(kStripsBeforeSignature, flow_.slabs.size());
    for (std::size_t i = flow_.slabs.size() - count; i < flow_.slabs.size(); ++i)
        flow_.slabs[i].keep_with_next = true;
}

Result<void> BlockSetter::add(const QrBlock& block) {
    const FilledText payload = TRY(fill(block.payload, scope_));
    flow_.fixed.emplace_back(TRY(placeQrCode(payload.text, {block.x, block.y}, block.size)));
    if (block.caption) {
        const Length overhang = block.size / 2; // a caption may be wider than the code
        TextFormat format = block.caption_format;
        format.align = Align::centre;
        const auto set_lines = TRY(lines(*block.caption, format, block.size + 2 * overhang));
        addLines(set_lines, {block.x - overhang, block.y + block.size + kQrCaptionGap},
                 format.line_height, flow_.fixed);
    }
    return {};
}

Result<void> BlockSetter::add(const GroupBlock& block) {
    return set(block.blocks);
}

} // namespace bianmin::reports
