#include "reports/layout/placed_document.h"

#include "shared/base/text.h"

namespace bianmin::reports {

std::string GlyphRun::text() const {
    std::u32string characters;
    characters.reserve(glyphs.size());
    for (const PlacedGlyph& glyph : glyphs)
        characters.push_back(glyph.code_point);
    return toUtf8(characters);
}

std::string textOf(const PlacedPage& page) {
    std::string out;
    for (const PlacedItem& item : page.items) {
        if (const auto* run = std::get_if<GlyphRun>(&item))
            out += run->text() + "\n";
    }
    return out;
}

std::string textOf(const PlacedDocument& document) {
    std::string out;
    for (const PlacedPage& page : document.pages)
        out += textOf(page);
    return out;
}

} // namespace bianmin::reports
