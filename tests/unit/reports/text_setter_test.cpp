#include "reports/layout/text_setter.h"
#include "shared/base/text.h"
#include "tests/support/results.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

constexpr Length kEm = 4233; // of 12 pt

struct SetText {
    std::vector<std::string> lines;
    std::vector<TextLine> placed;
};

Result<std::vector<TextLine>> brokenText(const std::string& text, const LineBox& box,
                                         Align align = Align::left) {
    const TextSetter setter(shippedFonts());
    TextFormat format;
    format.align = align;
    FilledText filled{text, {{text.size(), "field"}}};
    return setter.set(filled, format, box);
}

SetText set(const std::string& text, Length width, Align align = Align::left) {
    SetText out;
    out.placed = valueOf(brokenText(text, {width, 0}, align));
    for (const TextLine& line : out.placed) {
        std::string joined;
        for (const GlyphRun& run : line.runs)
            joined += run.text();
        out.lines.push_back(joined);
    }
    return out;
}

char32_t first(const std::string& text) {
    return codePoints(text).front();
}

char32_t last(const std::string& text) {
    return codePoints(text).back();
}

TEST(TextSetter, NeverStartsALineWithAClosingMarkNorEndsItWithAnOpeningOne) {
    const std::u32string closing = U"，。、；：！？）》〕”’】";
    const std::u32string opening = U"（《〔“‘【";
    const std::string text =
        "根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，“申请材料”齐全、"
        "符合法定形式（含补正）；清市监许受字〔2026〕12号，决定予以受理。";
    for (Length width = 3 * kEm; width < 20 * kEm; width += kEm / 3) {
        const SetText result = set(text, width);
        std::string joined;
        for (const std::string& line : result.lines) {
            EXPECT_EQ(closing.find(first(line)), std::u32string::npos) << line;
            EXPECT_EQ(opening.find(last(line)), std::u32string::npos) << line;
            joined += line;
        }
        EXPECT_EQ(joined, text);
    }
}

TEST(TextSetter, KeepsNumbersAndWordsWholeWhereTheyFit) {
    const SetText result = set("咨询电话0799-0000001查询密码839201", 9 * kEm);
    const auto whole = [&](const std::string& part) {
        return std::count_if(result.lines.begin(), result.lines.end(), [&](const auto& line) {
            return line.find(part) != std::string::npos;
        });
    };
    EXPECT_GT(result.lines.size(), 1U);
    EXPECT_EQ(whole("0799-0000001"), 1);
    EXPECT_EQ(whole("839201"), 1);
}

TEST(TextSetter, BreaksInsideAWordThatIsWiderThanTheLineAndLosesNothing) {
    const std::string code = "11431199MB1K000010400013100100001";
    const SetText result = set(code, 5 * kEm);
    std::string joined;
    for (const std::string& line : result.lines)
        joined += line;
    EXPECT_EQ(joined, code);
    EXPECT_GT(result.lines.size(), 2U);
}

TEST(TextSetter, NoGlyphLeavesTheLine) {
    const std::string text = repeated("罕见字𠮷𬭎𫖯𤧛㙓䶮，number 12345；", 8);
    for (const Align align : {Align::left, Align::centre, Align::right, Align::justify}) {
        const Length width = 37 * kEm / 3;
        for (const TextLine& line : set(text, width, align).placed) {
            for (const GlyphRun& run : line.runs) {
                for (const PlacedGlyph& glyph : run.glyphs) {
                    EXPECT_GE(glyph.x, 0);
                    EXPECT_LE(glyph.x + shippedFonts().advance(run.font, glyph.glyph, run.size),
                              width + 1);
                }
            }
        }
    }
}

TEST(TextSetter, JustifiedLinesFillTheWidthExceptTheLast) {
    const Length width = 10 * kEm + kEm / 2;
    const SetText result = set("自收到本通知书之日起六十日内申请行政复议。", width, Align::justify);
    ASSERT_GE(result.placed.size(), 2U);
    const auto end = [](const TextLine& line) {
        const GlyphRun& run = line.runs.back();
        return run.glyphs.back().x +
               shippedFonts().advance(run.font, run.glyphs.back().glyph, run.size);
    };
    EXPECT_NEAR(static_cast<double>(end(result.placed.front())), static_cast<double>(width), 30);
    EXPECT_LT(end(result.placed.back()), width);
}

TEST(TextSetter, JustifyingNeverPullsANumberApart) {
    const SetText result =
        set("编号431199202603020007的申请已经收到。", 13 * kEm + kEm / 2, Align::justify);
    for (const TextLine& line : result.placed) {
        for (const GlyphRun& run : line.runs) {
            if (run.text().find("2026") != std::string::npos) {
                EXPECT_EQ(run.letter_spacing, 0);
            }
        }
    }
}

TEST(TextSetter, GlyphsStandWhereTheRunsSpacingSays) {
    const SetText result =
        set("本机关决定准予行政许可，具体内容如下：甲乙丙丁", 11 * kEm + 900, Align::justify);
    for (const TextLine& line : result.placed) {
        for (const GlyphRun& run : line.runs) {
            for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
                EXPECT_EQ(run.glyphs[i].x,
                          run.glyphs[i - 1].x +
                              shippedFonts().advance(run.font, run.glyphs[i - 1].glyph, run.size) +
                              run.letter_spacing);
            }
        }
    }
}

TEST(TextSetter, IndentsOnlyTheFirstLine) {
    const auto lines = valueOf(brokenText(repeated("文", 30), {10 * kEm, 2 * kEm}));
    ASSERT_EQ(lines.size(), 4U); // 8 + 10 + 10 + 2
    EXPECT_EQ(lines[0].runs.front().glyphs.front().x, 2 * kEm);
    EXPECT_EQ(lines[1].runs.front().glyphs.front().x, 0);
}

TEST(TextSetter, KeepsTheWritersOwnLinesAndEmptyOnes) {
    const SetText result = set("一\n\n二", 10 * kEm);
    EXPECT_EQ(result.lines, (std::vector<std::string>{"一", "", "二"}));
}

TEST(TextSetter, SetsRareNamesFromTheFallbackFonts) {
    const SetText result = set("𠮷𬭎𫖯𤧛㙓䶮㛃龘镕堃喆犇〇", 40 * kEm);
    ASSERT_EQ(result.lines.size(), 1U);
    EXPECT_EQ(result.lines[0], "𠮷𬭎𫖯𤧛㙓䶮㛃龘镕堃喆犇〇");
}

TEST(TextSetter, StopsAtACharacterThatNoFontHas) {
    const auto result = brokenText("王\U000F0000", {40 * kEm, 0});
    ASSERT_EQ(codeOf(result), "document.character_missing");
    EXPECT_EQ(result.error().params.at("character"), "\U000F0000");
    EXPECT_EQ(result.error().params.at("code_point"), "U+F0000");
    EXPECT_EQ(result.error().params.at("field"), "field");
}

} // namespace
} // namespace bianmin::reports
