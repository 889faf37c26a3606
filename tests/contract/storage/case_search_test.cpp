// What a case is found by, for names of every shape.
#include "shared/base/text.h"
#include "shared/storage/sql/case_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace bianmin::storage {
namespace {

// Straight from ICU, without remembering anything.
std::string straight(const std::string& applicant_name) {
    const std::u32string name = codePoints(applicant_name);
    const auto each = [](std::u32string_view characters, std::string (*read)(std::string_view)) {
        std::string initials;
        for (const char32_t c : characters)
            initials += read(toUtf8(std::u32string(1, c)));
        return initials;
    };
    std::u32string_view surname = std::u32string_view(name).substr(0, 2);
    std::string beginning = nameInitials(toUtf8(surname));
    if (beginning == each(surname, &nameInitials)) {
        surname = surname.substr(0, 1);
        beginning = nameInitials(toUtf8(surname));
    }
    const auto given = std::u32string_view(name).substr(surname.size());
    const std::set<std::string> lines{beginning + each(given, &nameInitials),
                                      beginning + each(given, &pinyinInitials),
                                      each(name, &pinyinInitials)};
    std::string text = searchKey(applicant_name);
    for (const std::string& line : lines)
        text += line.empty() ? "" : "\n" + line;
    return text;
}

TEST(CaseSearchText, IsWhatIcuSaysForEveryPairOfRemarkableCharacters) {
    // The characters with a reading of their own in names, and some without.
    const std::u32string remarkable = U"令万澹长秘卜种重刀干葛盖过华纪筠靓牟粘区繁仇任单召折舍沈"
                                      U"峙隗解莘燕尉乐员查翟曾狐俟台孙迟王李𠮷䶮〇aZ7·";
    for (const char32_t first : remarkable) {
        for (const char32_t second : remarkable) {
            const std::string name = toUtf8(std::u32string{first, second});
            ASSERT_EQ(caseSearchText(name), straight(name)) << name;
        }
    }
}

TEST(CaseSearchText, IsWhatIcuSaysForWholeNames) {
    for (const char* name :
         {"王小明", "单于明", "单小明", "尉迟敬德", "欧阳修", "万俟卨", "令狐冲", "长孙无忌",
          "澹台灭明", "乐毅", "曾单重", "阿依古丽·买买提", "ABC贸易有限公司", "王", "李A", "𠮷野",
          "佛冈县小明商贸有限公司", "〇一", ""})
        EXPECT_EQ(caseSearchText(name), straight(name)) << name;
}

TEST(CaseSearchText, HoldsEveryReadingThatAPersonMayHaveInMind) {
    EXPECT_EQ(caseSearchText("单小明"), "单小明\ndxm\nsxm");
    EXPECT_EQ(caseSearchText("王小明"), "王小明\nwxm");
}

TEST(SearchTokens, AreTheRunsOfALineEachOnce) {
    EXPECT_THAT(searchTokens("王王\nw"), ::testing::UnorderedElementsAre("王", "王王", "w"));
    EXPECT_THAT(searchTokens("一二三四"),
                ::testing::UnorderedElementsAre("一", "二", "三", "四", "一二", "二三", "三四",
                                                "一二三", "二三四"));
}

} // namespace
} // namespace bianmin::storage
