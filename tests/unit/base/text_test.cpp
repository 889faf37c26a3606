#include "shared/base/spelling.h"
#include "shared/base/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <thread>

namespace bianmin {
namespace {

TEST(Utf8, AcceptsEveryPlane) {
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8("a é 县 𠮷 \xF4\x8F\xBF\xBF"));
}

TEST(Utf8, RefusesIllFormedBytes) {
    for (const char* text : {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x80\xAF", "\xED\xA0\x80",
                             "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
                             "\xE5\x8E", "a\xE5\x8E", "\xE5\x8E\x41", "\xCF\xD8"})
        EXPECT_FALSE(isValidUtf8(text)) << text;
}

TEST(Utf8, EveryCodePointComesBack) {
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const std::string utf8 = toUtf8(std::u32string(1, c));
        ASSERT_TRUE(isValidUtf8(utf8)) << static_cast<unsigned>(c);
        ASSERT_EQ(codePoints(utf8), std::u32string(1, c));
        ASSERT_EQ(codePointCount(utf8), 1U);
    }
}

TEST(Text, CutsBetweenCharacters) {
    EXPECT_EQ(textStart("县乡村", 9), "县乡村");
    EXPECT_EQ(textStart("县乡村", 8), "县乡");
    EXPECT_EQ(textStart("县乡村", 2), "");
    EXPECT_EQ(textStart("", 5), "");
}

TEST(Text, TrimsAndJoinsSpaces) {
    EXPECT_EQ(trimmed("  张 三\t\n"), "张 三");
    EXPECT_EQ(trimmed("　张　　三　"), "张 三");
    EXPECT_EQ(trimmed(" \u00A0　"), "");
    EXPECT_EQ(trimmed("a\n\nb"), "a\n\nb");
}

TEST(Text, MakesFullWidthAsciiHalfWidth) {
    EXPECT_EQ(toHalfWidth("ＡＢｘ－１２３～！　县。"), "ABx-123~! 县。");
}

TEST(Text, RaisesOnlyAscii) {
    EXPECT_EQ(toUpperAscii("abZ1é县"), "ABZ1é县");
    EXPECT_EQ(toLowerAscii("abZ1É县"), "abz1É县");
}

TEST(Text, FindsForbiddenCharacters) {
    EXPECT_FALSE(hasForbiddenCharacters("阿卜杜拉·买买提 𠮷 㐂 䶮", LineMode::single_line));
    EXPECT_FALSE(hasForbiddenCharacters("邉\U000E0100", LineMode::single_line)); // variant selector
    EXPECT_FALSE(hasForbiddenCharacters("一\n\t二", LineMode::multi_line));
    EXPECT_TRUE(hasForbiddenCharacters("一\n二", LineMode::single_line));
    EXPECT_TRUE(hasForbiddenCharacters("一\t二", LineMode::single_line));
    for (const char* text : {"a\rb", "a\x01", "a\x7F", "a\u0085", "a\u202E", "a\u2066", "a\u200B",
                             "a\uFEFF", "a\uFFFD", "a\uFFFE", "a\uFDD0", "a\u2028", "a\u061C"})
        EXPECT_TRUE(hasForbiddenCharacters(text, LineMode::multi_line)) << text;
    EXPECT_TRUE(hasForbiddenCharacters(std::string("a\0b", 3), LineMode::multi_line));
}

TEST(SearchKey, JoinsWhatPeopleWriteDifferently) {
    EXPECT_EQ(searchKey("阿卜杜拉·买买提"), searchKey("阿卜杜拉 • 买买提"));
    EXPECT_EQ(searchKey("ＡＢＣ有限公司（佛冈）"), searchKey("abc 有限公司(佛冈)"));
    EXPECT_EQ(searchKey("𠮷野"), "𠮷野");
    EXPECT_NE(searchKey("张三"), searchKey("张四"));
    // Typed in a system of GBK, in one of GB 18030-2000 and today.
    EXPECT_EQ(searchKey("王\uE863"), searchKey("王䶮"));
    EXPECT_EQ(searchKey("李\uE81E"), searchKey("李\u9FB4"));
    EXPECT_EQ(searchKey("周\uE831"), searchKey("周\U000215D7"));
    EXPECT_NE(searchKey("周\uE865"), searchKey("周"));
}

TEST(Pinyin, GivesInitialsOfItems) {
    EXPECT_EQ(pinyinInitials("最低生活保障对象认定"), "zdshbzdxrd");
    EXPECT_EQ(pinyinInitials("个体工商户设立登记"), "gtgshsldj");
    EXPECT_EQ(pinyinInitials("绿化女儿欧安二"), "lhneoae");
}

TEST(Pinyin, KeepsLettersAndDigitsAndDropsTheRest) {
    EXPECT_EQ(pinyinInitials("A类Ｂ证(2026年)，C1"), "albz2026nc1");
    EXPECT_EQ(pinyinInitials(""), "");
    EXPECT_EQ(pinyinInitials("é，。·"), "");
}

TEST(Pinyin, SkipsCharactersWithoutReading) {
    EXPECT_EQ(pinyinInitials("𠮷野家"), "yj");
    EXPECT_EQ(pinyinInitials("野𠮷家"), "yj");
}

TEST(Pinyin, ReadsSurnamesAsNames) {
    EXPECT_EQ(nameInitials("单小明"), "sxm");
    EXPECT_EQ(nameInitials("曾国强"), "zgq");
    EXPECT_EQ(nameInitials("尉迟恭"), "ycg");
    EXPECT_EQ(pinyinInitials("单位"), "dw");
}

TEST(Pinyin, WorksOnSeveralThreadsAtOnce) {
    std::vector<std::string> results(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& result : results)
            threads.emplace_back([&result] { result = pinyinInitials("便民服务中心"); });
    }
    EXPECT_EQ(results, std::vector<std::string>(4, "bmfwzx"));
}

TEST(SortKey, OrdersNamesByPinyin) {
    std::vector<std::string> names{"张三", "李四", "安心", "欧阳", "陈明", "赵六"};
    std::sort(names.begin(), names.end(),
              [](const std::string& a, const std::string& b) { return sortKey(a) < sortKey(b); });
    EXPECT_EQ(names, (std::vector<std::string>{"安心", "陈明", "李四", "欧阳", "张三", "赵六"}));
}

TEST(SortKey, IsLowerHexThatSortsAPrefixFirst) {
    const std::string key = sortKey("安");
    EXPECT_EQ(key.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_LT(sortKey("安"), sortKey("安心"));
    EXPECT_EQ(sortKey(""), sortKey(""));
}

TEST(LineBreaks, NeverBeforeAClosingMarkNorBehindAnOpeningOneNorInsideANumber) {
    EXPECT_EQ(lineBreaks("县（镇）办，2026年"), (std::vector<std::size_t>{3, 12, 18, 22, 25}))
        << "县|（镇）|办，|2026|年";
    EXPECT_TRUE(lineBreaks("").empty());
}

TEST(Spelling, FindsTheNearestNameOrNone) {
    constexpr std::array<std::string_view, 3> names{"align", "indent", "after"};
    EXPECT_EQ(nearest("algin", names), "align");
    EXPECT_EQ(nearest("indnt", names), "indent");
    EXPECT_EQ(nearest("colour", names), std::nullopt);
    EXPECT_EQ(nearest("", names), std::nullopt);
    EXPECT_EQ(editDistance("kitten", "sitting"), 3U);
}

} // namespace
} // namespace bianmin
