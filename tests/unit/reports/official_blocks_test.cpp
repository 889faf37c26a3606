// Red heads, sealed ends, fixed places, flow charts, the words of an organ.
#include "reports/layout/calibration.h"
#include "reports/layout/layout.h"
#include "tests/support/results.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

// A4 with the type area of GB/T 9704: 156 x 225 mm, 22 lines.
Json officialTemplate(const Json& blocks) {
    Json json = templateJson(blocks);
    json["page"] = {{"width", 210}, {"height", 297}, {"top", 37},
                    {"right", 26},  {"bottom", 35},  {"left", 28}};
    json["text"] = {{"size", 15.75}, {"line", 10.2}};
    return json;
}

PlacedDocument official(const Json& blocks, const Json& snapshot) {
    return valueOf(
        layoutDocument(valueOf(parseTemplate(officialTemplate(blocks))), snapshot, shippedFonts()));
}

const GlyphRun& runOf(const PlacedPage& page, const std::string& text) {
    for (const PlacedItem& item : page.items) {
        if (const auto* run = std::get_if<GlyphRun>(&item); run && run->text() == text)
            return *run;
    }
    throw std::runtime_error("no run " + text);
}

Json redHead() {
    return {{"type", "red_head"}, {"issuer", "{{organ}}"}, {"number", "清市监准字〔2026〕9号"}};
}

TEST(RedHead, HasTheMeasuresOfTheStandard) {
    const auto placed =
        official(Json::array({redHead(), paragraph("正文")}), {{"organ", "清源县民政局"}});
    const PlacedPage& page = placed.pages.at(0);
    const GlyphRun& issuer = runOf(page, "清源县民政局");
    EXPECT_EQ(issuer.ink, Ink::red);
    const Length em = emOf(issuer.size);
    const Length top = issuer.baseline - em * 860 / 1000;
    EXPECT_EQ(top, 37'000 + 35'000);
    const Length middle = (issuer.glyphs.front().x + issuer.glyphs.back().x + em) / 2;
    EXPECT_NEAR(static_cast<double>(middle), 28'000 + 78'000, 50);
    std::vector<Line> rules;
    for (const PlacedItem& item : page.items) {
        if (const auto* line = std::get_if<Line>(&item))
            rules.push_back(*line);
    }
    ASSERT_EQ(rules.size(), 1U);
    EXPECT_EQ(rules[0].ink, Ink::red);
    EXPECT_EQ(rules[0].from.x, 28'000);
    EXPECT_EQ(rules[0].to.x, 28'000 + 156'000);
    // Two blank lines and the number's own below the name, then 4 mm.
    EXPECT_EQ(rules[0].from.y, top + em + 3 * 10'200 + 4'000);
}

TEST(RedHead, SetsALongNameSmallerInsteadOfBreakingIt) {
    const std::string name = "清源县农业农村和水利水产畜牧兽医综合行政执法监督管理局";
    const auto placed = official(Json::array({redHead()}), {{"organ", name}});
    const GlyphRun& issuer = runOf(placed.pages.at(0), name);
    EXPECT_LT(issuer.size, 3600);
    EXPECT_GE(issuer.glyphs.front().x, 28'000);
    EXPECT_LE(issuer.glyphs.back().x + emOf(issuer.size), 28'000 + 156'000 + 100);
}

Json sealedEnd() {
    return {{"type", "sealed_end"},
            {"issuer", "{{organ}}"},
            {"date", "2026年3月10日"},
            {"seal", "（专用章）"}};
}

TEST(SealedEnd, StandsOverOrganAndDateCloseToTheText) {
    for (const std::string organ : {"清源县民政局", "清源县农业农村和水利水产畜牧兽医局"}) {
        const auto placed =
            official(Json::array({paragraph("正文"), sealedEnd()}), {{"organ", organ}});
        const PlacedPage& page = placed.pages.at(0);
        const GlyphRun& name = runOf(page, organ);
        const GlyphRun& date = runOf(page, "2026年3月10日");
        const Length em = emOf(name.size);
        EXPECT_GT(date.baseline, name.baseline);
        EXPECT_LE(name.glyphs.back().x + em, 28'000 + 156'000) << organ;
        const auto found = std::ranges::find_if(page.items, [](const PlacedItem& item) {
            return std::holds_alternative<SealPlace>(item);
        });
        ASSERT_NE(found, page.items.end());
        const auto& seal = std::get<SealPlace>(*found);
        const Length text_end = runOf(page, "正文").baseline;
        EXPECT_LT(seal.centre.y - seal.radius - text_end, 10'200) << "within a line of the text";
        EXPECT_GT(seal.centre.y - seal.radius, text_end - 3000);
        EXPECT_LT(date.baseline, seal.centre.y + seal.radius);
        const Length middle = (date.glyphs.front().x + date.glyphs.back().x + em) / 2;
        EXPECT_NEAR(static_cast<double>(middle), static_cast<double>(seal.centre.x), 2000);
    }
}

TEST(SealedEnd, PutsTheDateFourCharactersFromTheRight) {
    const auto placed =
        official(Json::array({paragraph("正文"), sealedEnd()}), {{"organ", "民政局"}});
    const GlyphRun& date = runOf(placed.pages.at(0), "2026年3月10日");
    const Length em = emOf(date.size);
    const Length end = date.glyphs.back().x + em;
    EXPECT_NEAR(static_cast<double>(28'000 + 156'000 - end), static_cast<double>(4 * em), 100);
}

TEST(SealedEnd, NeverStandsAloneOnAPage) {
    for (int lines = 14; lines <= 30; ++lines) {
        Json blocks = Json::array();
        for (int i = 1; i <= lines; ++i)
            blocks.push_back(paragraph("第" + std::to_string(i) + "行"));
        blocks.push_back(sealedEnd());
        const auto placed = official(blocks, {{"organ", "民政局"}});
        const auto last = linesOf(placed.pages.back());
        const auto text = std::ranges::count_if(
            last, [](const std::string& line) { return line.find("行") != std::string::npos; });
        EXPECT_GE(text, 2) << lines;
        EXPECT_NE(std::ranges::find(last, "民政局"), last.end()) << lines;
    }
}

Json fixedBlock() {
    return {{"type", "fixed"}, {"text", "{{name}}"}, {"x", 12.3}, {"y", 45.6}, {"width", 30.0}};
}

TEST(Fixed, StandsWhereThePrePrintedStockWantsItOnTheFirstPageOnly) {
    Json blocks = Json::array({fixedBlock()});
    for (int i = 0; i < 40; ++i)
        blocks.push_back(paragraph("行"));
    const auto placed = valueOf(laidOut(blocks, {{"name", "王小明"}}));
    const GlyphRun& run = runOf(placed.pages.at(0), "王小明");
    EXPECT_EQ(run.glyphs.front().x, 12'300);
    EXPECT_EQ(run.baseline, 45'600 + (5'000 - emOf(1000)) / 2 + emOf(1000) * 860 / 1000);
    ASSERT_GT(placed.pages.size(), 1U);
    EXPECT_THROW(static_cast<void>(runOf(placed.pages.at(1), "王小明")), std::runtime_error);
}

TEST(Fixed, RefusesWhatDoesNotFitItsPlaceAndNamesTheField) {
    const auto result =
        laidOut(Json::array({fixedBlock()}), {{"name", "买买提艾力·阿卜杜热合曼·吐尔逊"}});
    ASSERT_EQ(codeOf(result), "document.field_too_long");
    EXPECT_EQ(result.error().params.at("field"), "name");
}

Json chart(double height) {
    return {{"type", "flow_chart"},
            {"rows", "flow"},
            {"height", height},
            {"size", 11.5},
            {"line", 5.8}};
}

Json nodes(int count) {
    Json list = Json::array();
    for (int i = 1; i <= count; ++i)
        list.push_back({{"text", "环节" + std::to_string(i)},
                        {"note", "窗口"},
                        {"shape", i == 1 ? "round" : "decision"},
                        {"side", {"分支"}}});
    return {{"flow", list}};
}

TEST(FlowChart, IsNeverHigherThanItMayBeAndLosesNoBox) {
    for (const int count : {1, 3, 9, 12}) {
        const auto placed = official(Json::array({chart(200)}), nodes(count));
        ASSERT_EQ(placed.pages.size(), 1U) << count;
        const std::string text = joinedText(placed);
        for (int i = 1; i <= count; ++i)
            EXPECT_NE(text.find("环节" + std::to_string(i)), std::string::npos);
        for (const PlacedItem& item : placed.pages[0].items) {
            if (const auto* line = std::get_if<Line>(&item)) {
                EXPECT_LE(std::max(line->from.y, line->to.y), 37'000 + 200'000);
                EXPECT_LE(std::max(line->from.x, line->to.x), 28'000 + 156'000);
            }
        }
    }
}

TEST(FlowChart, RefusesWhatOnePageCannotHoldAndWhatIsNoChart) {
    const Template read = valueOf(parseTemplate(officialTemplate(Json::array({chart(200)}))));
    const auto tried = [&](const Json& snapshot) {
        return codeOf(layoutDocument(read, snapshot, shippedFonts()));
    };
    EXPECT_EQ(tried(nodes(200)), "document.chart_too_long");
    EXPECT_EQ(tried(Json::object()), "document.field_missing");
    EXPECT_EQ(tried({{"flow", "a"}}), "document.field_invalid");
    EXPECT_EQ(tried({{"flow", {{{"text", "一"}, {"shape", "star"}}}}}), "document.field_invalid");
    EXPECT_EQ(tried({{"flow", {{{"text", "一"}, {"shape", "box"}, {"side", {1}}}}}}),
              "document.field_invalid");
}

TEST(Words, AnOrgansOwnTakeThePlaceOfTheTemplates) {
    Json json = templateJson(Json::array({paragraph("{{words.remedy}}")}));
    json["words"] = {{"remedy", "向{{court}}起诉"}};
    json["organs"] = Json::array({{{"organ", "甲局"}, {"words", {{"remedy", "先申请复议"}}}}});
    const Template read = valueOf(parseTemplate(json));
    const auto text = [&](const Json& snapshot) {
        return joinedText(valueOf(layoutDocument(read, snapshot, shippedFonts())));
    };
    EXPECT_EQ(text({{"organ", {{"name", "甲局"}}}, {"court", "乙院"}}), "先申请复议");
    EXPECT_EQ(text({{"organ", {{"name", "丙局"}}}, {"court", "乙院"}}), "向乙院起诉");
    const auto missing = layoutDocument(read, {{"organ", {{"name", "丙局"}}}}, shippedFonts());
    ASSERT_EQ(codeOf(missing), "document.field_missing");
    EXPECT_EQ(missing.error().params.at("field"), "court") << "the field, not the word";
}

TEST(Calibration, ItsRulersStartTwentyMillimetresFromTheEdges) {
    const auto placed = valueOf(calibrationPage(shippedFonts()));
    ASSERT_EQ(placed.pages.size(), 1U);
    Length left = 210'000;
    Length top = 297'000;
    for (const PlacedItem& item : placed.pages[0].items) {
        if (const auto* line = std::get_if<Line>(&item)) {
            left = std::min(left, line->from.x);
            top = std::min(top, line->from.y);
        }
    }
    EXPECT_EQ(left, 20'000);
    EXPECT_EQ(top, 20'000);
}

} // namespace
} // namespace bianmin::reports
