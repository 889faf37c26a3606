// Rare characters of names, from the layout through libharu and back out of the PDF.
#include "reports/layout/layout.h"
#include "reports/pdf/pdf.h"
#include "shared/base/text.h"
#include "tests/golden/tools.h"
#include "tests/support/results.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <vector>

namespace bianmin::reports::golden {
namespace {

using support::valueOf;

Template namesTemplate() {
    return valueOf(parseTemplate(
        {{"id", "names"},
         {"version", 1},
         {"name", "姓名"},
         {"page",
          {{"width", 210},
           {"height", 297},
           {"top", 20},
           {"right", 20},
           {"bottom", 20},
           {"left", 20}}},
         {"copies", {"存档"}},
         {"blocks",
          Json::array({{{"type", "paragraph"}, {"text", "{{names}}"}},
                       {{"type", "paragraph"}, {"text", "{{names}}"}, {"style", "heading"}},
                       {{"type", "paragraph"}, {"text", "{{names}}"}, {"style", "sans"}}})}}));
}

std::string pdfOf(const std::string& names, const PdfInfo& info = {"姓名", "机关", Instant{}}) {
    const auto placed =
        valueOf(layoutDocument(namesTemplate(), {{"names", names}}, shippedFonts()));
    return valueOf(renderPdf(placed, shippedFonts(), info));
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        line.erase(0, line.find_first_not_of('\f')); // the mark between pages
        if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

// Names as they stand on identity cards: characters outside GB 2312, of extensions A to E, of the
// compatibility block, full-width forms, and two characters that share one glyph in some fonts.
const std::vector<std::string> kNames{"𠮷田太郎",
                                      "王𬭎",
                                      "李㛃",
                                      "张𤧛",
                                      "赵𫖯",
                                      "诸葛䶮",
                                      "刘㙓",
                                      "陈镕基",
                                      "孙喆",
                                      "周犇",
                                      "吴堃",
                                      "郑龘",
                                      "冯〇",
                                      "蒋凉",
                                      "沈凉",
                                      "韩𫍯",
                                      "杨𬬭",
                                      "朱鿍",
                                      "阿卜杜拉·买买提",
                                      "秦一⼀",
                                      "尤Ａ1a",
                                      "许「」〔〕《》",
                                      "何…—～"};

TEST(PdfText, EveryRareNameComesBackExactly) {
    std::string all;
    for (const std::string& name : kNames)
        all += (all.empty() ? "" : "\n") + name;
    const auto path = writePdf("rare_names", pdfOf(all));
    const auto lines = linesOf(extractedText(path));
    ASSERT_EQ(lines.size(), kNames.size() * 3);
    for (std::size_t i = 0; i < lines.size(); ++i)
        EXPECT_EQ(lines[i], kNames[i % kNames.size()]) << i;
    EXPECT_EQ(runTool({"qpdf", "--check", path.string()}).errors, "");
}

TEST(PdfText, RareCharactersAreDrawnAsWellAsExtracted) {
    const Raster page =
        rasterOf(writePdf("rare_drawn", pdfOf("𠮷\n𬭎\n𫖯\n𤧛\n㙓\n䶮")), 1);
    // Six lines of 7 mm in the body style: each must leave the ink of a full character.
    for (int line = 0; line < 6; ++line) {
        const double top = 20.0 + 7.0 * line;
        EXPECT_GT(page.ink({20, top, 25, top + 7}), 15) << line;
    }
}

TEST(PdfText, ADocumentOfManyCharactersKeepsAllOfThem) {
    std::u32string characters;
    for (char32_t c = U'\u4E00'; c < U'\u4E00' + 3000; ++c)
        characters.push_back(c);
    const std::string text = toUtf8(characters);
    const std::string found = withoutSpace(extractedText(writePdf("many", pdfOf(text))));
    EXPECT_EQ(found, text + text + text);
}

TEST(PdfText, EmbedsOneSmallSubsetOfEachFontThatIsUsed) {
    const auto path = writePdf("fonts", pdfOf("国𠮷"));
    const ToolResult listed = runTool({"pdffonts", path.string()});
    ASSERT_EQ(listed.status, 0) << listed.errors;
    std::set<std::string> names;
    for (const std::string& line : linesOf(listed.output)) {
        if (line.find("CID TrueType") == std::string::npos)
            continue;
        EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line; // embedded, subset, unicode
        EXPECT_TRUE(names.insert(line.substr(0, line.find(' '))).second) << line;
    }
    EXPECT_EQ(names.size(), 3U); // Song, Hei and one font with 𠮷
    EXPECT_LT(std::filesystem::file_size(path), 40'000U);
}

TEST(PdfInfo, HoldsTitleAuthorAndTheRecordsTimeAlsoBeyondTheBasicPlane) {
    const PdfInfo info{"准予决定书 𠮷字〔2026〕9号", "清源县民政局",
                       valueOf(parseInstant("2026-03-01T17:30:00.000Z"))};
    const auto path = writePdf("info", pdfOf("文", info));
    const ToolResult shown = runTool({"pdfinfo", "-rawdates", path.string()});
    ASSERT_EQ(shown.status, 0) << shown.errors;
    EXPECT_NE(shown.output.find("准予决定书 𠮷字〔2026〕9号\n"), std::string::npos) << shown.output;
    EXPECT_NE(shown.output.find("清源县民政局\n"), std::string::npos) << shown.output;
    EXPECT_NE(shown.output.find("D:20260302013000+08'00'"), std::string::npos) << shown.output;
    const ToolResult xmp = runTool({"pdfinfo", "-meta", path.string()});
    EXPECT_NE(xmp.output.find("准予决定书 𠮷字〔2026〕9号</rdf:li>"), std::string::npos)
        << xmp.output;
    EXPECT_NE(xmp.output.find("<xmp:CreateDate>2026-03-02T01:30:00+08:00"), std::string::npos);
}

TEST(PdfInfo, TellsTheLanguageTheTitleForTheWindowAndAnIdentifierOfTheContent) {
    const auto path = writePdf("language", pdfOf("文"));
    const ToolResult shown = runTool({"qpdf", "--json", path.string()});
    ASSERT_EQ(shown.status, 0) << shown.errors;
    EXPECT_NE(shown.output.find("\"/Lang\": \"u:zh-CN\""), std::string::npos);
    EXPECT_NE(shown.output.find("\"/DisplayDocTitle\": true"), std::string::npos);
    const auto idOf = [](const std::string& pdf) { return pdf.substr(pdf.rfind("/ID")); };
    EXPECT_NE(pdfOf("文").rfind("/ID"), std::string::npos);
    EXPECT_EQ(idOf(pdfOf("文")).substr(0, 40), idOf(pdfOf("文")).substr(0, 40));
    EXPECT_NE(idOf(pdfOf("文")).substr(0, 40), idOf(pdfOf("书")).substr(0, 40));
}

} // namespace
// libharu could not save a font that filled its buffers to the last byte: of 6,000 sets of
// characters this was one.
TEST(FontSizes, AFontThatFillsTheBuffersExactlyIsSaved) {
    GlyphRun run;
    run.size = 1200;
    run.baseline = 40'000;
    for (char32_t character = 0x4FE0; character < 0x4FE0 + 33; ++character) {
        const auto glyph = shippedFonts().find(TextStyle::body, character);
        ASSERT_TRUE(glyph);
        if (run.glyphs.empty())
            run.font = glyph->font;
        ASSERT_EQ(glyph->font, run.font);
        run.glyphs.push_back({glyph->glyph, character, 10'000});
    }
    PlacedDocument document;
    document.pages = {{210'000, 297'000, {run}}};
    EXPECT_TRUE(renderPdf(document, shippedFonts(), {}));
}

} // namespace bianmin::reports::golden
