// Breaks text into lines by the Chinese rules (no closing mark at a line's start, no opening mark
// at its end) and gives every glyph its place.
#pragma once

#include "reports/layout/pattern.h"
#include "reports/layout/placed_document.h"
#include "reports/layout/template.h"

#include <vector>

namespace bianmin::reports {

// A line of a text box. Positions are relative to the box's left edge and the line's top.
struct TextLine {
    std::vector<GlyphRun> runs;
};

struct LineBox {
    Length width = 0;
    Length first_indent = 0;
};

class TextSetter final {
  public:
    // `fonts` must outlive the setter.
    explicit TextSetter(const FontLibrary& fonts)
        : fonts_(fonts) {}

    // At least one line, also for the empty text. Nothing is ever dropped but spaces at the end of
    // a broken line. Error "document.character_missing" {character, code_point, field}.
    [[nodiscard]] Result<std::vector<TextLine>>
    set(const FilledText& text, const TextFormat& format, const LineBox& box) const;

  private:
    const FontLibrary& fonts_;
};

} // namespace bianmin::reports
