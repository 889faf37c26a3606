// A page by which a printer's shift is measured with a ruler. What is printed on pre-printed stock
// is then moved by the opposite (RenderOptions::offset).
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/placed_document.h"
#include "shared/base/result.h"

namespace bianmin::reports {

// A4: two rulers in millimetres that start 20.0 mm from the paper's left and upper edge, a cross in
// the middle of the sheet, and how to use them. Error "document.character_missing".
[[nodiscard]] Result<PlacedDocument> calibrationPage(const FontLibrary& fonts);

} // namespace bianmin::reports
