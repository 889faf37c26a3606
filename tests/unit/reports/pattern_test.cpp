#include "reports/layout/pattern.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

std::string filled(const std::string& pattern, const Json& snapshot) {
    return valueOf(fill(valueOf(parsePattern(pattern)), Scope(snapshot))).text;
}

Result<FilledText> tried(const std::string& pattern, const Json& snapshot) {
    return fill(valueOf(parsePattern(pattern)), Scope(snapshot));
}

std::string faultOf(const std::string& pattern) {
    const auto parsed = parsePattern(pattern);
    return parsed ? "good" : parsed.error().code;
}

TEST(Pattern, PutsValuesBetweenTheTemplatesWords) {
    EXPECT_EQ(filled("共{{count}}项，{{a.b}}。", {{"count", 40}, {"a", {{"b", "𠮷"}}}}),
              "共40项，𠮷。");
}

TEST(Pattern, WritesDatesAsOfficialPapersDo) {
    EXPECT_EQ(filled("{{d|date}}", {{"d", "2026-03-02"}}), "2026年3月2日");
}

TEST(Pattern, ShowsInstantsInChinaTime) {
    const Json snapshot = {{"at", "2026-03-01T16:05:00.000Z"}};
    EXPECT_EQ(filled("{{at|date}}", snapshot), "2026年3月2日");
    EXPECT_EQ(filled("{{at|time}}", snapshot), "2026年3月2日 00时05分");
}

TEST(Pattern, WritesMoneyInFiguresAndCapitals) {
    const Json snapshot = {{"fen", 168032}};
    EXPECT_EQ(filled("{{fen|money}}", snapshot), "1,680.32");
    EXPECT_EQ(filled("{{fen|capital}}", snapshot), "人民币壹仟陆佰捌拾元零叁角贰分");
}

TEST(Pattern, HidesTheMiddleOfIdentityNumbers) {
    EXPECT_EQ(filled("{{id|mask_id}}", {{"id", "11010519491231002X"}}), "110105********002X");
    EXPECT_EQ(filled("{{id|mask_id}}", {{"id", "E12345678"}}), "E1*****78");
    EXPECT_EQ(filled("{{id|mask_id}}", {{"id", "123"}}), "***");
}

TEST(Pattern, LeavesTheFullStopToTheTemplate) {
    EXPECT_EQ(filled("{{reason|sentence}}。", {{"reason", "材料不齐。；"}}), "材料不齐。");
}

TEST(Pattern, LeavesTheWordsBehindALegalBasisToTheTemplate) {
    const auto stated = [](const char* basis) {
        return filled("根据{{basis|provision}}的规定", {{"basis", basis}});
    };
    for (const char* basis : {"《行政许可法》第三十二条", "《行政许可法》第三十二条。",
                              "《行政许可法》第三十二条的规定", "《行政许可法》第三十二条规定；"})
        EXPECT_EQ(stated(basis), "根据《行政许可法》第三十二条的规定") << basis;
    EXPECT_EQ(stated("《户口登记规定》"), "根据《户口登记规定》的规定");
    EXPECT_EQ(stated("规定"), "根据规定的规定");
}

TEST(Pattern, JoinsAndCountsLists) {
    const Json snapshot = {{"basis", {"甲法第一条", "乙法第二条"}}};
    EXPECT_EQ(filled("{{basis|join:、}}", snapshot), "甲法第一条、乙法第二条");
    EXPECT_EQ(filled("{{basis|count}}", snapshot), "2");
}

TEST(Pattern, UsesTheDefaultForWhatIsAbsentNullOrEmpty) {
    const Json snapshot = {{"none", nullptr}, {"empty", ""}, {"list", Json::array()}};
    for (const char* path : {"none", "empty", "list", "absent", "none.deeper"}) {
        const std::string pattern = "{{" + std::string(path) + "|default:无}}";
        EXPECT_EQ(filled(pattern, snapshot), "无") << path;
    }
    EXPECT_EQ(filled("{{none|date|default:}}", snapshot), "");
}

TEST(Pattern, RefusesAPaperWithoutARequiredValue) {
    const auto result = tried("{{applicant.name}}", {{"applicant", {{"name", ""}}}});
    ASSERT_EQ(codeOf(result), "document.field_missing");
    EXPECT_EQ(result.error().params.at("field"), "applicant.name");
}

TEST(Pattern, RefusesValuesThatDoNotSuitTheirFilter) {
    EXPECT_EQ(codeOf(tried("{{v|date}}", {{"v", "2026-02-30"}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v|time}}", {{"v", "2026-03-02"}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v|money}}", {{"v", "12.00"}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v|capital}}", {{"v", -1}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v|join:、}}", {{"v", {{{"a", 1}}}}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v}}", {{"v", {{"a", 1}}}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v}}", {{"v", 1.5}})), "document.field_invalid");
    EXPECT_EQ(codeOf(tried("{{v}}", {{"v", "\xff"}})), "document.field_invalid");
}

TEST(Pattern, MakesOneKindOfLineEnd) {
    EXPECT_EQ(filled("{{v}}", {{"v", "一\r\n二\r三\t四"}}), "一\n二\n三 四");
}

TEST(Pattern, ARowHidesTheSameNameOutside) {
    const Json snapshot = {{"row", "outside"}};
    const Json row = {{"name", "身份证"}};
    const Scope scope = Scope(snapshot).with("row", row, "materials.3");
    EXPECT_EQ(valueOf(fill(valueOf(parsePattern("{{row.name}}")), scope)).text, "身份证");
    const auto missing = fill(valueOf(parsePattern("{{row.note}}")), scope);
    ASSERT_EQ(codeOf(missing), "document.field_missing");
    EXPECT_EQ(missing.error().params.at("field"), "materials.3.note");
}

TEST(Pattern, KnowsWhichFieldEachPartCameFrom) {
    const Json snapshot = {{"name", "𠮷田"}};
    const FilledText text = valueOf(fill(valueOf(parsePattern("甲{{name}}乙")), Scope(snapshot)));
    EXPECT_EQ(text.fieldAt(0), "template");
    EXPECT_EQ(text.fieldAt(3), "name");
    EXPECT_EQ(text.fieldAt(text.text.size() - 1), "template");
}

TEST(Pattern, SaysWhatIsWrongWithATemplatesText) {
    EXPECT_EQ(faultOf("{{a"), "template.brace_open");
    EXPECT_EQ(faultOf("a}}"), "template.brace_close");
    EXPECT_EQ(faultOf("{{a|upper}}"), "template.filter_unknown");
    EXPECT_EQ(faultOf("{{a|join}}"), "template.filter_argument");
    EXPECT_EQ(faultOf("{{a|date:x}}"), "template.filter_argument");
    for (const char* path : {"", "A", ".a", "a.", "a..b", "1a", "a b"})
        EXPECT_NE(faultOf("{{" + std::string(path) + "}}"), "good") << path;
}

} // namespace
} // namespace bianmin::reports
