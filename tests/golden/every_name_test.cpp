// Every character that a name may be written with, from the font chain through the layout and
// libharu to poppler's pixels and back out as text. libharu can draw broken glyphs for characters
// that extract perfectly, so pixels are compared with what a second rasteriser draws from the font.
#include "reports/layout/layout.h"
#include "reports/pdf/pdf.h"
#include "shared/base/text.h"
#include "tests/golden/glyph_raster.h"
#include "tests/golden/tools.h"
#include "tests/support/results.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace bianmin::reports::golden {
namespace {

using support::valueOf;

constexpr int kDpi = 72; // a 24 pt character is a square of 24 pixels
// Of 115,000 characters the median differs from its outline by 0.06, one in a thousand by 0.15, and
// only two hair lines by more than 0.25. Of neighbours, which often share all but a few strokes, 96
// to 99 in a hundred differ by more than the limit.
double differenceMax(const Coverage& expected) {
    constexpr double kHairLine = 40; // pixels of ink
    return inkOf(expected) < kHairLine ? 0.35 : 0.25;
}
constexpr double kToldApartMin = 0.95;

Template characterSheet(const std::string& style) {
    return valueOf(parseTemplate(
        {{"id", "characters"},
         {"version", 1},
         {"name", "字表"},
         {"page",
          {{"width", 210},
           {"height", 297},
           {"top", 12.7},
           {"right", 12.7},
           {"bottom", 12.7},
           {"left", 12.7}}},
         {"text", {{"style", style}, {"size", 24}, {"line", 8.467}}},
         {"copies", {"存档"}},
         {"blocks", Json::array({{{"type", "paragraph"}, {"text", "{{characters}}"}}})}}));
}

struct Sheet {
    std::string name;
    std::string style;
    char32_t first = 0;
    char32_t last = 0;
    bool whole = false; // the shipped fonts must have every character of it
};

// How googletest names it in its messages.
std::ostream& operator<<(std::ostream& out, const Sheet& sheet) {
    return out << sheet.name;
}

// GB 18030-2022 level 3 is the URO with its extensions A to F; G and H go as far as fonts do.
std::vector<Sheet> sheets() {
    std::vector<Sheet> out{{"Uro", "body", 0x4E00, 0x9FFF, true},
                           {"UroSans", "sans", 0x4E00, 0x9FFF, true},
                           {"ExtensionA", "body", 0x3400, 0x4DBF, true},
                           {"ExtensionC", "body", 0x2A700, 0x2B739, true},
                           {"ExtensionD", "body", 0x2B740, 0x2B81D, true},
                           {"ExtensionE", "body", 0x2B820, 0x2CEA1, true},
                           {"ExtensionF", "body", 0x2CEB0, 0x2EBE0, true},
                           {"ExtensionG", "body", 0x30000, 0x3134A},
                           {"ExtensionH", "body", 0x31350, 0x323AF},
                           {"Compatibility", "body", 0xF900, 0xFA6D, true},
                           {"CompatibilitySupplement", "body", 0x2F800, 0x2FA1D, true}};
    constexpr char32_t kPart = 10'680; // a quarter of extension B
    for (char32_t part = 0; part < 4; ++part) {
        const char32_t first = 0x20000 + part * kPart;
        out.push_back({"ExtensionB" + std::to_string(part + 1), "body", first,
                       std::min<char32_t>(first + kPart - 1, 0x2A6DF), true});
    }
    return out;
}

std::u32string coveredBy(const Sheet& sheet) {
    const TextStyle style = sheet.style == "sans" ? TextStyle::sans : TextStyle::body;
    std::u32string out;
    for (char32_t c = sheet.first; c <= sheet.last; ++c) {
        if (shippedFonts().find(style, c))
            out.push_back(c);
    }
    return out;
}

// The characters of a placed sheet with their place in poppler's picture.
struct Drawn {
    char32_t code_point = 0;
    Coverage expected;
    Coverage found;
};

std::vector<Drawn> drawn(const PlacedDocument& placed, const std::vector<Raster>& pages) {
    std::vector<Drawn> out;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        for (const PlacedItem& item : placed.pages[page].items) {
            const auto& run = std::get<GlyphRun>(item);
            for (const PlacedGlyph& glyph : run.glyphs) {
                Coverage expected = drawnBySecondRasteriser(shippedFonts(), run, glyph, kDpi);
                Coverage found = cutOut(pages[page], expected);
                out.push_back({glyph.code_point, std::move(expected), std::move(found)});
            }
        }
    }
    return out;
}

class EveryName : public testing::TestWithParam<Sheet> {};

INSTANTIATE_TEST_SUITE_P(Characters, EveryName, testing::ValuesIn(sheets()),
                         [](const auto& sheet) { return sheet.param.name; });

TEST_P(EveryName, IsPlacedDrawnAndExtracted) {
    const std::u32string characters = coveredBy(GetParam());
    if (GetParam().whole) {
        EXPECT_EQ(characters.size(), GetParam().last - GetParam().first + 1);
    }
    const Json snapshot = {{"characters", toUtf8(characters)}};
    const auto placed =
        valueOf(layoutDocument(characterSheet(GetParam().style), snapshot, shippedFonts()));
    const auto pdf =
        writePdf("every_" + GetParam().name,
                 valueOf(renderPdf(placed, shippedFonts(), {"字表", "测试", Instant{}})));
    EXPECT_EQ(withoutSpace(extractedText(pdf)), toUtf8(characters));

    const auto pages = rastersOf(pdf, kDpi);
    ASSERT_EQ(pages.size(), placed.pages.size());
    const auto all = drawn(placed, pages);
    ASSERT_EQ(all.size(), characters.size());
    std::size_t told_apart = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_LT(difference(all[i].expected, all[i].found), differenceMax(all[i].expected))
            << "U+" << std::hex << std::uint32_t{all[i].code_point};
        // What the test is worth: the picture of another character must not pass.
        const Coverage& other = all[(i + 1) % all.size()].found;
        if (difference(all[i].expected, other) >= differenceMax(all[i].expected))
            ++told_apart;
    }
    EXPECT_GT(static_cast<double>(told_apart), kToldApartMin * static_cast<double>(all.size()));
}

TEST(NamesThatNoFontHas, StopThePaperAndAreNamed) {
    const auto codeFor = [](const std::string& name) {
        const auto placed =
            layoutDocument(characterSheet("body"), {{"characters", name}}, shippedFonts());
        return placed ? "good" : placed.error().params.at("code_point");
    };
    EXPECT_EQ(codeFor("王\U0003106C"), "good"); // extension G, in the newest fallback
    EXPECT_EQ(codeFor("王\U00030041"), "U+30041");
    // Fallback fonts have glyphs for private-use codes: of other characters than the one meant.
    EXPECT_EQ(codeFor("王\uE863"), "U+E863");
    EXPECT_EQ(codeFor("王\uE000"), "U+E000");
}

} // namespace
} // namespace bianmin::reports::golden
