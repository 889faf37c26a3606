// Acts that issue a paper are refused before they begin when the fonts lack a character of what was
// typed: a case that was accepted must not turn out to have a receipt that cannot be printed.
#pragma once

#include "reports/layout/font_library.h"
#include "shared/base/json.h"

namespace bianmin::http {

// Every text below `body`. "input.invalid" with a fault "field.unprintable" {character, code_point}
// for the first such character of each text.
[[nodiscard]] Result<void> requirePrintable(const Json& body, const reports::FontLibrary& fonts);

} // namespace bianmin::http
