// A font reduced to the characters of one document, with codes of its own. libharu's codes have 16
// bits, so characters beyond U+FFFF would be lost: each character of the document gets the next
// code from kFirstCode on, and the PDF's ToUnicode table leads back from codes to characters.
#pragma once

#include "reports/layout/font_library.h"
#include "shared/base/result.h"

#include <map>
#include <set>
#include <string>

namespace bianmin::reports {

struct FontSubset {
    std::string file; // a complete TrueType font
    std::map<char32_t, char16_t> codes;

    // The body of the ToUnicode stream.
    [[nodiscard]] std::string toUnicode() const;
};

// The font is named after its file name and place in the library, so that no two of a document are
// called the same. Error "document.pdf_failed".
[[nodiscard]] Result<FontSubset> subsetFont(const FontLibrary& fonts, FontId font,
                                            const std::set<char32_t>& characters);

} // namespace bianmin::reports
