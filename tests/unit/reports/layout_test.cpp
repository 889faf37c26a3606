#include "reports/layout/layout.h"
#include "tests/support/results.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

Json numberTable() {
    return {{"type", "table"},
            {"rows", "list"},
            {"columns",
             {{{"head", "序号"}, {"text", "{{row.seq}}"}, {"width", 12}},
              {{"head", "名称"}, {"text", "{{row.name}}"}}}}};
}

Json numberedRows(int count, const std::string& name) {
    Json rows = Json::array();
    for (int i = 1; i <= count; ++i)
        rows.push_back({{"seq", "#" + std::to_string(i) + ";"}, {"name", name}});
    return {{"list", rows}};
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

Length lowestInk(const PlacedPage& page) {
    Length lowest = 0;
    for (const PlacedItem& item : page.items) {
        if (const auto* line = std::get_if<Line>(&item))
            lowest = std::max({lowest, line->from.y, line->to.y});
        if (const auto* run = std::get_if<GlyphRun>(&item))
            lowest = std::max(lowest, run->baseline);
    }
    return lowest;
}

TEST(Layout, ATableOverManyPagesLosesNoRowAndRepeatsItsHead) {
    const auto placed = valueOf(
        laidOut(Json::array({numberTable()}), numberedRows(57, "材料名称较长需要折行的申请材料")));
    ASSERT_GT(placed.pages.size(), 3U);
    const std::string text = joinedText(placed);
    for (int i = 1; i <= 57; ++i)
        EXPECT_EQ(occurrences(text, "#" + std::to_string(i) + ";"), 1U) << i;
    for (const PlacedPage& page : placed.pages) {
        EXPECT_EQ(linesOf(page).front().substr(0, 6), "序号");
        EXPECT_LE(lowestInk(page), 80'000);
    }
}

TEST(Layout, ARowTallerThanThePageGoesOnOnTheNextAndLosesNothing) {
    std::string name;
    for (int i = 1; i <= 400; ++i)
        name += "<" + std::to_string(i) + ">";
    const auto placed = valueOf(laidOut(Json::array({numberTable()}), numberedRows(2, name)));
    ASSERT_GT(placed.pages.size(), 2U);
    constexpr Length kSecondColumn = 22'000;
    std::string second_column;
    for (const PlacedPage& page : placed.pages) {
        EXPECT_LE(lowestInk(page), 80'000);
        for (const GlyphRun& run : runsOf(page)) {
            if (run.glyphs.front().x > kSecondColumn && run.text() != "名称")
                second_column += run.text();
        }
    }
    EXPECT_EQ(second_column, name + name);
}

// The horizontal lines of a page, from the top.
std::vector<Length> rulesOf(const PlacedPage& page) {
    std::set<Length> rules;
    for (const PlacedItem& item : page.items) {
        if (const auto* line = std::get_if<Line>(&item); line && line->from.y == line->to.y)
            rules.insert(line->from.y);
    }
    return {rules.begin(), rules.end()};
}

TEST(Layout, ALongRowIsBrokenInsideAndFillsThePageItStartsOn) {
    std::string name;
    for (int i = 1; i <= 130; ++i)
        name += "<" + std::to_string(i) + ">";
    const auto placed = valueOf(laidOut(
        Json::array({paragraph("文"), paragraph("文"), numberTable()}), numberedRows(1, name)));
    ASSERT_EQ(placed.pages.size(), 2U);
    EXPECT_NE(joinedText(placed).find("<1>"), std::string::npos);
    // The row begins on the first page and is closed there by a line at its end; on the second it
    // is opened by the line under the repeated head.
    EXPECT_GT(lowestInk(placed.pages[0]), 80'000 - 4 * 5'000);
    EXPECT_EQ(rulesOf(placed.pages[0]).size(), 3U) << "head, its end, the row's end";
    EXPECT_EQ(rulesOf(placed.pages[1]).size(), 3U);
    EXPECT_EQ(rulesOf(placed.pages[0]).back(), lowestInk(placed.pages[0]));
}

TEST(Layout, AnEmptyListStillShowsTheHead) {
    const auto placed = valueOf(laidOut(Json::array({numberTable()}), {{"list", Json::array()}}));
    EXPECT_EQ(joinedText(placed), "序号名称");
}

TEST(Layout, NamesTheRowOfAMissingValue) {
    Json snapshot = numberedRows(3, "甲");
    snapshot["list"][1]["name"] = nullptr;
    const auto result = laidOut(Json::array({numberTable()}), snapshot);
    ASSERT_EQ(codeOf(result), "document.field_missing");
    EXPECT_EQ(result.error().params.at("field"), "list.1.name");
}

TEST(Layout, NamesTheFieldOfACharacterThatNoFontHas) {
    const auto result = laidOut(Json::array({paragraph("申请人：{{applicant.name}}")}),
                                {{"applicant", {{"name", "王\U000F0001"}}}});
    ASSERT_EQ(codeOf(result), "document.character_missing");
    EXPECT_EQ(result.error().params.at("field"), "applicant.name");
    EXPECT_EQ(result.error().params.at("code_point"), "U+F0001");
}

bool shown(const Json& when, const Json& snapshot) {
    Json block = paragraph("显示");
    block["when"] = when;
    return joinedText(valueOf(laidOut(Json::array({paragraph("总在"), block}), snapshot))) ==
           "总在显示";
}

TEST(Layout, ShowsBlocksByTheirConditions) {
    const Json snapshot = {{"a", "x"},    {"none", nullptr}, {"empty", ""}, {"list", Json::array()},
                           {"yes", true}, {"no", false}};
    const auto when = [](const char* path, const char* test) {
        return Json{{"path", path}, {"test", test}};
    };
    EXPECT_TRUE(shown(when("a", "present"), snapshot));
    EXPECT_TRUE(shown(when("no", "present"), snapshot));
    for (const char* path : {"none", "empty", "list", "unknown", "unknown.deeper"}) {
        EXPECT_FALSE(shown(when(path, "present"), snapshot)) << path;
        EXPECT_TRUE(shown(when(path, "absent"), snapshot)) << path;
        EXPECT_FALSE(shown(when(path, "true"), snapshot)) << path;
        EXPECT_FALSE(shown(when(path, "false"), snapshot)) << path;
    }
    EXPECT_TRUE(shown(when("yes", "true"), snapshot));
    EXPECT_FALSE(shown(when("no", "true"), snapshot));
    EXPECT_TRUE(shown(when("no", "false"), snapshot));
    const Json equals = {{"path", "a"}, {"test", "equals"}, {"value", "x"}};
    const Json differs = {{"path", "a"}, {"test", "not_equals"}, {"value", "x"}};
    EXPECT_TRUE(shown(equals, snapshot));
    EXPECT_FALSE(shown(differs, snapshot));
    EXPECT_TRUE(shown(Json::array({equals, when("yes", "true")}), snapshot));
    EXPECT_FALSE(shown(Json::array({equals, when("no", "true")}), snapshot));
}

Json signature() {
    return {{"type", "signature"},
            {"seal_diameter", 40},
            {"columns",
             {{{"lines", {{{"text", "签名："}}}}},
              {{"lines", {{{"text", "机关"}}, {{"text", "日期"}}}},
               {"align", "centre"},
               {"seal", "（专用章）"}}}}};
}

TEST(Layout, TheSignatureNeverStandsAloneOnAPage) {
    // From just fitting to well over the page: always two lines of text before the signature.
    for (int lines = 1; lines <= 14; ++lines) {
        Json blocks = Json::array();
        for (int i = 1; i <= lines; ++i)
            blocks.push_back(paragraph("第" + std::to_string(i) + "行"));
        blocks.push_back(signature());
        const auto placed = valueOf(laidOut(blocks, Json::object()));
        const auto last = linesOf(placed.pages.back());
        const auto sign = std::find(last.begin(), last.end(), "签名：");
        ASSERT_NE(sign, last.end()) << lines;
        EXPECT_GE(sign - last.begin(), std::min(lines, 2)) << lines;
        EXPECT_LE(lowestInk(placed.pages.back()), 80'000) << lines;
    }
}

TEST(Layout, TheSealsPlaceIsARingOverTheOrgansNameAndDate) {
    const auto placed = valueOf(laidOut(Json::array({paragraph("文"), signature()}), {}));
    const auto& items = placed.pages.at(0).items;
    const auto found = std::find_if(items.begin(), items.end(), [](const PlacedItem& item) {
        return std::holds_alternative<SealPlace>(item);
    });
    ASSERT_NE(found, items.end());
    const auto& seal = std::get<SealPlace>(*found);
    EXPECT_EQ(seal.radius, 20'000);
    for (const GlyphRun& run : runsOf(placed.pages.at(0))) {
        if (run.text() == "日期") {
            EXPECT_LT(std::abs(run.baseline - seal.centre.y), seal.radius);
        }
        if (run.text() == "（专用章）") {
            EXPECT_EQ(run.ink, Ink::grey);
            EXPECT_LT(run.baseline, seal.centre.y);
        }
    }
}

TEST(Layout, AParagraphLeavesNoSingleLineBehind) {
    const std::string text = repeated("甲", 28 * 3); // three lines of 28 characters
    for (int before = 0; before <= 12; ++before) {
        Json blocks = Json::array();
        for (int i = 0; i < before; ++i)
            blocks.push_back(paragraph("上"));
        blocks.push_back(paragraph(text));
        const auto placed = valueOf(laidOut(blocks, Json::object()));
        for (const PlacedPage& page : placed.pages) {
            const auto lines = linesOf(page);
            const auto count = std::count_if(lines.begin(), lines.end(), [](const auto& line) {
                return line.find("甲") != std::string::npos;
            });
            EXPECT_NE(count, 1) << before;
        }
    }
}

TEST(Layout, TheFooterCountsPagesAndNamesTheCopy) {
    Json json = templateJson(Json::array({paragraph(repeated("文", 28 * 30))}));
    json["footer"] = {{"lines",
                       {{{"left", "第 {{copy.ordinal}} 联 / 共 {{copy.count}} 联（{{copy.name}}）"},
                         {"centre", "第 {{page.number}} 页 共 {{page.count}} 页"},
                         {"right", "{{print.mark|default:首次打印}}"}}}}};
    const Template parsed = valueOf(parseTemplate(json));
    LayoutOptions options;
    options.copy = 1;
    const auto original = valueOf(layoutDocument(parsed, {}, shippedFonts(), options));
    ASSERT_EQ(original.pages.size(), 3U);
    EXPECT_EQ(linesOf(original.pages[1]).back(),
              "第 2 联 / 共 2 联（机关存档）第 2 页 共 3 页首次打印");
    options.print_ordinal = 3;
    const auto reprint = valueOf(layoutDocument(parsed, {}, shippedFonts(), options));
    EXPECT_EQ(linesOf(reprint.pages[1]).back(),
              "第 2 联 / 共 2 联（机关存档）第 2 页 共 3 页补打（第3次打印）");
}

TEST(Layout, RefusesACopyThatTheTemplateDoesNotHave) {
    LayoutOptions options;
    options.copy = 2;
    const auto result = laidOut(Json::array({paragraph("文")}), {}, options);
    ASSERT_EQ(codeOf(result), "document.no_such_copy");
    EXPECT_EQ(result.error().params.at("copy"), "3");
}

TEST(Layout, RefusesEndlessDocuments) {
    const auto result = laidOut(Json::array({numberTable()}), numberedRows(2500, "甲"));
    EXPECT_EQ(codeOf(result), "document.too_long");
}

TEST(Layout, AFieldGridSharesItsRowAndSkipsRowsByCondition) {
    const Json grid = {
        {"type", "fields"},
        {"label_width", 15},
        {"rows",
         {{{"cells", {{{"label", "甲"}, {"text", "{{a}}"}}, {{"label", "乙"}, {"text", "{{b}}"}}}}},
          {{"when", {{"path", "agent"}, {"test", "present"}}},
           {"cells", {{{"label", "代理人"}, {"text", "{{agent.name}}"}}}}}}}};
    const auto placed =
        valueOf(laidOut(Json::array({grid}), {{"a", "一"}, {"b", "二"}, {"agent", nullptr}}));
    EXPECT_EQ(joinedText(placed), "甲一乙二");
    std::set<Length> verticals;
    for (const PlacedItem& item : placed.pages.at(0).items) {
        if (const auto* line = std::get_if<Line>(&item); line && line->from.x == line->to.x)
            verticals.insert(line->from.x);
    }
    EXPECT_EQ(verticals, (std::set<Length>{10'000, 25'000, 60'000, 75'000, 110'000}));
}

TEST(Layout, TheQrCodeStandsInItsSquareWithItsThreeCorners) {
    const Json qr = {{"type", "qr"}, {"text", "BM1:{{number}}:839201"},
                     {"x", 90},      {"y", 5},
                     {"size", 18},   {"caption", "扫码查询"}};
    const auto placed =
        valueOf(laidOut(Json::array({qr, paragraph("文")}), {{"number", "431199202603020007"}}));
    const auto* shape = std::get_if<FilledShape>(&placed.pages.at(0).items.at(0));
    ASSERT_NE(shape, nullptr);
    EXPECT_EQ(shape->payload, "BM1:431199202603020007:839201");
    Length left = 90'000 + 18'000;
    Length top = 5'000 + 18'000;
    Length right = 0;
    Length bottom = 0;
    for (const Rectangle& bar : shape->rectangles) {
        left = std::min(left, bar.origin.x);
        top = std::min(top, bar.origin.y);
        right = std::max(right, bar.origin.x + bar.width);
        bottom = std::max(bottom, bar.origin.y + bar.height);
    }
    EXPECT_GE(left, 90'000);
    EXPECT_LE(right, 108'000);
    EXPECT_GE(top, 5'000);
    EXPECT_LE(bottom, 23'000);
    const Length module = shape->rectangles.front().height;
    const auto bars = [&](Length x, Length y) {
        return std::count_if(
            shape->rectangles.begin(), shape->rectangles.end(), [&](const Rectangle& bar) {
                return bar.origin.x == x && bar.origin.y == y && bar.width == 7 * module;
            });
    };
    EXPECT_EQ(bars(left, top), 1);
    EXPECT_EQ(bars(right - 7 * module, top), 1);
    EXPECT_EQ(bars(left, bottom - module), 1);
}

TEST(Layout, RefusesAQrCodeThatWouldNotFit) {
    const Json qr = {{"type", "qr"}, {"text", "{{long}}"}, {"x", 0}, {"y", 0}, {"size", 18}};
    EXPECT_EQ(codeOf(laidOut(Json::array({qr}), {{"long", std::string(3000, 'a')}})),
              "document.qr_too_long");
}

} // namespace
} // namespace bianmin::reports
