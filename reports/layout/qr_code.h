// QR codes (GB/T 18284) as filled rectangles.
#pragma once

#include "reports/layout/placed_document.h"
#include "shared/base/result.h"

#include <string>

namespace bianmin::reports {

// Fills a square of at most `size` whose top left is `origin`; modules are whole micrometres.
// Error correction M. Error "document.qr_too_long".
[[nodiscard]] Result<FilledShape> placeQrCode(const std::string& payload, Point origin,
                                              Length size);

} // namespace bianmin::reports
