// Places a document: template + snapshot + fonts -> pages of items. Pure; thread-safe.
#pragma once

#include "reports/layout/font_library.h"
#include "reports/layout/placed_document.h"
#include "reports/layout/template.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <cstddef>

namespace bianmin::reports {

struct LayoutOptions {
    std::size_t copy = 0;  // index into Template::copies
    int print_ordinal = 1; // 1 is the original; from 2 the paper says that it is a reprint
};

// A document longer than this is a mistake in its data.
inline constexpr std::size_t kPagesMax = 200;

// Errors: "document.field_missing" {field}, "document.field_invalid" {field},
// "document.character_missing" {character, code_point, field}, "document.too_long" {max},
// "document.qr_too_long", "document.no_such_copy" {copy}, "document.field_too_long" {field, max}
// and "document.chart_too_long" {field}.
[[nodiscard]] Result<PlacedDocument> layoutDocument(const Template& document_template,
                                                    const Json& snapshot, const FontLibrary& fonts,
                                                    const LayoutOptions& options = {});

} // namespace bianmin::reports
