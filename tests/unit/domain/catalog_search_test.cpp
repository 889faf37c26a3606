#include "shared/domain/catalog/item_search.h"
#include "tests/unit/domain/catalog_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::catalog {
namespace {

using regions::RegionLevel;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

ItemSummary summary(const char* code, const char* name, std::vector<std::string> aliases = {}) {
    ItemVersion version;
    version.item.code = ItemId(code);
    version.item.name = name;
    version.item.aliases = std::move(aliases);
    version.item.levels = {RegionLevel::township};
    return summaryOf(version);
}

std::vector<std::string> namesOf(const std::vector<const ItemSummary*>& found) {
    std::vector<std::string> names;
    for (const ItemSummary* one : found)
        names.push_back(one->name);
    return names;
}

std::vector<std::string> find(const ItemIndex& index, std::string_view query,
                              RegionLevel level = RegionLevel::township, std::size_t limit = 20) {
    return namesOf(index.find(query, level, limit));
}

const ItemIndex& demoIndex() {
    static const ItemIndex index(summariesOf(demoCatalogueText()));
    return index;
}

TEST(ItemSearch, SummaryCarriesInitialsOfNameAndAliases) {
    const ItemSummary made = summary("MZ01", "最低生活保障对象认定", {"低保", "吃低保"});
    EXPECT_EQ(made.initials, "zdshbzdxrd");
    EXPECT_THAT(made.alias_initials, ElementsAre("db", "cdb"));
}

TEST(ItemSearch, RanksFollowTheirOrder) {
    const ItemIndex index({summary("CODE-8", "生猪定点屠宰登记"), summary("CODE-7", "生登录"),
                           summary("SD", "八"), summary("CODE-5", "双地"),
                           summary("CODE-4", "办理双地"), summary("SD-3", "另一项")});
    EXPECT_THAT(find(index, "sd"), ElementsAre("八", "双地", "生登录", "办理双地", "另一项"))
        << "exact code, initials prefix (shorter first), initials part, code prefix";
    EXPECT_THAT(find(index, "双地"), ElementsAre("双地", "办理双地"));
    EXPECT_THAT(find(index, "生登"), ElementsAre("生登录", "生猪定点屠宰登记"));
}

TEST(ItemSearch, FindsDemoItemsAsPeopleAskForThem) {
    const std::vector<std::pair<const char*, const char*>> asked{
        {"低保", "最低生活保障对象认定"},
        {"dbrd", "最低生活保障对象认定"},
        {"zdshbz", "最低生活保障对象认定"},
        {"ZDSHBZ", "最低生活保障对象认定"},
        {"ｚｄｓｈ", "最低生活保障对象认定"},
        {"mz0001", "最低生活保障对象认定"},
        {"准生证", "生育登记"},
        {"高龄补贴", "高龄津贴发放"},
        {"gljt", "高龄津贴发放"},
        {"开店", "个体工商户设立登记"},
        {"营业执照", "个体工商户设立登记"},
        {"社保卡", "社会保障卡申领"},
        {"sbk", "社会保障卡申领"},
        {"养老认证", "领取社会保险待遇资格认证"},
        {"残疾证", "残疾人证新办"},
        {"宅基地", "农村宅基地用地审批"},
        {"砍树", "林木采伐许可证核发"},
        {"新农合", "城乡居民基本医疗保险参保登记"},
        {"上户口", "出生登记（新生儿落户）"},
    };
    for (const auto& [query, name] : asked) {
        const auto found = find(demoIndex(), query);
        ASSERT_FALSE(found.empty()) << query;
        EXPECT_EQ(found.front(), name) << query;
    }
}

TEST(ItemSearch, TitleWithTheCharactersTogetherGoesBeforeScatteredOnes) {
    EXPECT_THAT(find(demoIndex(), "生登记", RegionLevel::township, 2),
                ElementsAre("出生登记（新生儿落户）", "生育登记"));
    EXPECT_EQ(find(demoIndex(), "生登记", RegionLevel::village).front(), "生育登记");
}

TEST(ItemSearch, FindsTheCollectedItems) {
    const Catalogue catalogue = realOrDemoCatalogue();
    const ItemIndex index(summariesOf(catalogue.text));
    EXPECT_EQ(find(index, "zdshbz").front(), "最低生活保障对象认定");
    EXPECT_THAT(find(index, "生登记", RegionLevel::township, 2), Contains("生育登记"));
    EXPECT_THAT(find(index, "dbrd"), Contains("最低生活保障对象认定"));
    if (!catalogue.real)
        return;
    EXPECT_EQ(index.size(), 58U);
    EXPECT_EQ(find(index, "512b0003600029").front(), "最低生活保障对象认定");
    EXPECT_EQ(find(index, "512B00036").size(), 3U);
    EXPECT_EQ(find(index, "危房").front(), "农村危房改造补助对象认定");
    EXPECT_EQ(find(index, "syjd"), std::vector<std::string>{}) << "no letters of that kind";
}

TEST(ItemSearch, UseDecidesAmongEqualMatches) {
    ItemIndex index(
        {summary("AAA1", "甲登记"), summary("BBB1", "乙登记"), summary("CCC1", "丙登记")});
    EXPECT_THAT(find(index, "登记"), ElementsAre("甲登记", "乙登记", "丙登记"));
    index.setUsage({{ItemId("CCC1"), 7}, {ItemId("BBB1"), 2}});
    EXPECT_THAT(find(index, "登记"), ElementsAre("丙登记", "乙登记", "甲登记"));
    EXPECT_EQ(find(index, "甲").front(), "甲登记") << "use never beats a better match";
}

TEST(ItemSearch, EmptyQueryGivesTheMostUsed) {
    ItemIndex index(
        {summary("AAA1", "甲登记"), summary("BBB1", "乙登记"), summary("CCC1", "丙登记")});
    index.setUsage({{ItemId("BBB1"), 3}});
    EXPECT_EQ(find(index, "").front(), "乙登记");
    EXPECT_EQ(find(index, " \u3000").front(), "乙登记");
    EXPECT_THAT(find(index, "", RegionLevel::township, 2), SizeIs(2));
}

TEST(ItemSearch, ItemsOfOtherLevelsAreLeftOut) {
    EXPECT_THAT(find(demoIndex(), "公共场所"), IsEmpty());
    EXPECT_THAT(find(demoIndex(), "公共场所", RegionLevel::county),
                ElementsAre("公共场所卫生许可（新办）"));
    EXPECT_THAT(find(demoIndex(), "个体", RegionLevel::village), IsEmpty());
    EXPECT_THAT(find(demoIndex(), "低保", RegionLevel::village), SizeIs(1));
}

TEST(ItemSearch, SpacesAndWidthDoNotMatter) {
    EXPECT_EQ(find(demoIndex(), " 最低 生活 "), find(demoIndex(), "最低生活"));
    EXPECT_EQ(find(demoIndex(), "公共场所卫生许可(新办)", RegionLevel::county),
              find(demoIndex(), "公共场所卫生许可（新办）", RegionLevel::county));
}

TEST(ItemSearch, NothingFitsNonsense) {
    EXPECT_THAT(find(demoIndex(), "量子力学"), IsEmpty());
    EXPECT_THAT(find(demoIndex(), "qqqq"), IsEmpty());
    EXPECT_THAT(find(demoIndex(), "%"), IsEmpty());
    EXPECT_THAT(find(ItemIndex({}), "低保"), IsEmpty());
}

TEST(ItemSearch, ScatteredLettersNeedThree) {
    const ItemIndex index({summary("AAA1", "最低生活保障对象认定")});
    EXPECT_THAT(find(index, "dx"), SizeIs(1));
    EXPECT_THAT(find(index, "zr"), IsEmpty());
    EXPECT_THAT(find(index, "zbr"), SizeIs(1));
}

TEST(ItemSearch, LimitCutsTheWorstMatches) {
    const auto all = find(demoIndex(), "登记", RegionLevel::county);
    ASSERT_GT(all.size(), 3U);
    const auto three = find(demoIndex(), "登记", RegionLevel::county, 3);
    EXPECT_EQ(three, std::vector(all.begin(), all.begin() + 3));
}

TEST(ItemSearch, FindsByCodeExactly) {
    ASSERT_NE(demoIndex().byCode(ItemId("WJ0001")), nullptr);
    EXPECT_EQ(demoIndex().byCode(ItemId("WJ0001"))->name, "生育登记");
    EXPECT_EQ(demoIndex().byCode(ItemId("WJ000")), nullptr);
    EXPECT_EQ(demoIndex().byCode(ItemId("ZZ9999")), nullptr);
}

TEST(ItemSearch, RareCharactersAreFound) {
    const ItemIndex index({summary("AAA1", "𠮷祥村宅基地登记")});
    EXPECT_THAT(find(index, "𠮷"), SizeIs(1));
    EXPECT_THAT(find(index, "𠮷登"), SizeIs(1));
}

} // namespace
} // namespace bianmin::catalog
