// Draws a placed document as PDF through libharu: one small subset of each font that is used, every
// character extractable as text, title and language for readers and archives. The same input gives
// the same bytes. Not PDF/A: see shared/docs/adr/0003-fonts-and-subsets.md. Thread-safe.
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/placed_document.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

#include <string>

namespace bianmin::reports {

inline constexpr const char* kPdfLanguage = "zh-CN";
inline constexpr const char* kPdfCreator = "Bianmin";

struct PdfInfo {
    std::string title;
    std::string author;
    // From the document's record, never the time of drawing: bytes must not depend on it.
    Instant created_at;
};

// The PDF's bytes. Error "document.pdf_failed"; `detail` names libharu's or HarfBuzz's step.
[[nodiscard]] Result<std::string> renderPdf(const PlacedDocument& document,
                                            const FontLibrary& fonts, const PdfInfo& info);

} // namespace bianmin::reports
