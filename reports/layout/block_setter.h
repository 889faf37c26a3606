// Turns a template's blocks into strips: conditions decided, placeholders filled, text set.
#pragma once

#include "reports/layout/flow.h"
#include "reports/layout/grid.h"
#include "reports/layout/pattern.h"
#include "reports/layout/template.h"
#include "reports/layout/text_setter.h"

#include <string>
#include <vector>

namespace bianmin::reports {

[[nodiscard]] bool holds(const Conditions& conditions, const Scope& scope);

// One object per document; refers to what it is given.
class BlockSetter final {
  public:
    BlockSetter(const TextSetter& text, const PageFormat& page, const Scope& scope)
        : text_(text)
        , page_(page)
        , scope_(scope) {}

    // Appends the blocks to the flow. Errors as layoutDocument().
    [[nodiscard]] Result<void> set(const std::vector<Block>& blocks);
    [[nodiscard]] Flow take() { return std::move(flow_); }

  private:
    Result<void> add(const ParagraphBlock& block);
    Result<void> add(const FieldsBlock& block);
    Result<void> add(const TableBlock& block);
    Result<void> add(const SignatureBlock& block);
    Result<void> add(const QrBlock& block);
    Result<void> add(const GroupBlock& block);
    // official_blocks.cpp
    Result<void> add(const RedHeadBlock& block);
    Result<void> add(const SealedEndBlock& block);
    Result<void> add(const FixedBlock& block);
    Result<void> add(const FlowChartBlock& block);

    struct CellSource {
        const Pattern& pattern;
        const Scope& scope;
    };
    Result<GridCell> cell(CellSource source, TextFormat format, Length x, Length width);
    Result<std::vector<TextLine>> lines(const Pattern& pattern, const TextFormat& format,
                                        Length width);
    Result<std::vector<TextLine>> columnLines(const SignatureColumn& column, TextFormat format,
                                              Length width);
    struct Seal {
        const Pattern& words;
        TextStyle style;
        Length diameter;
        Point centre;
    };
    Result<void> addSeal(const Seal& seal, Slab& slab);
    void append(std::vector<Slab> slabs, Length space_before);
    void keepLastStrips();

    [[nodiscard]] Length width() const { return page_.width - page_.left - page_.right; }
    [[nodiscard]] Length height() const { return page_.height - page_.top - page_.bottom; }

    const TextSetter& text_;
    const PageFormat& page_;
    const Scope& scope_;
    Flow flow_;
    Length pending_space_ = 0; // below the last block
};

} // namespace bianmin::reports
