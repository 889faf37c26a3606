#include "shared/domain/regions/region_code.h"

#include <gtest/gtest.h>

namespace bianmin::regions {
namespace {

RegionCode code(std::string_view text) {
    return RegionCode::parse(text).value();
}

TEST(RegionCode, KnowsTheLevelFromTheDigits) {
    EXPECT_EQ(code("440000").level(), RegionLevel::province);
    EXPECT_EQ(code("441800").level(), RegionLevel::city);
    EXPECT_EQ(code("441821").level(), RegionLevel::county);
    EXPECT_EQ(code("441821100").level(), RegionLevel::township);
    EXPECT_EQ(code("441821100201").level(), RegionLevel::village);
}

TEST(RegionCode, KeepsTheShortestOfPaddedCodes) {
    EXPECT_EQ(code("441821000000").str(), "441821");
    EXPECT_EQ(code("441821000").str(), "441821");
    EXPECT_EQ(code("441800000000").str(), "441800");
    EXPECT_EQ(code("441821100000").str(), "441821100");
    EXPECT_EQ(code("511602000000").str(), "511602");
    EXPECT_EQ(code("441821100201").str(), "441821100201");
    EXPECT_EQ(code("441821").padded(), "441821000000");
    EXPECT_EQ(code(code("441821100").padded()), code("441821100"));
}

TEST(RegionCode, RefusesWhatIsNoRegion) {
    for (const char* text :
         {"", "44", "4418", "44182", "4418210", "44182110", "441821100201001", "44182A", "000000",
          "991821", "440021", "440021000000", "440000100", "441800100", "441821000201",
          "441800000201", " 441821", "４４１８２１"}) {
        const auto parsed = RegionCode::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "region.invalid") << text;
    }
}

TEST(RegionCode, ContainsItselfAndEverythingBelow) {
    const std::vector<RegionCode> chain{code("440000"), code("441800"), code("441821"),
                                        code("441821100"), code("441821100201")};
    for (std::size_t upper = 0; upper < chain.size(); ++upper) {
        for (std::size_t lower = 0; lower < chain.size(); ++lower)
            EXPECT_EQ(chain[upper].contains(chain[lower]), upper <= lower)
                << chain[upper].str() << " " << chain[lower].str();
    }
    EXPECT_FALSE(code("441821").contains(code("441823")));
    EXPECT_FALSE(code("441821100").contains(code("441821101201")));
    EXPECT_FALSE(code("441800").contains(code("441900")));
    EXPECT_FALSE(code("450000").contains(code("441821")));
}

TEST(RegionCode, AnEmptyRegionContainsNothing) {
    EXPECT_FALSE(RegionCode().contains(code("441821")));
    EXPECT_FALSE(code("441821").contains(RegionCode()));
    EXPECT_FALSE(RegionCode().contains(RegionCode()));
    EXPECT_TRUE(RegionCode().empty());
}

TEST(RegionCode, ClimbsToTheProvince) {
    std::vector<std::string> path;
    for (std::optional<RegionCode> at = code("441821100201"); at; at = at->parent())
        path.push_back(at->str());
    EXPECT_EQ(path, (std::vector<std::string>{"441821100201", "441821100", "441821", "441800",
                                              "440000"}));
    EXPECT_EQ(code("441821100201").county(), "441821");
}

TEST(Region, ComesBackFromItsJson) {
    const Region region{code("441821100"), "石角镇", RegionLevel::township, code("441821")};
    EXPECT_EQ(dumpJson(encode(region)),
              R"({"code":"441821100","level":"township","name":"石角镇","parent":"441821"})");
    EXPECT_EQ(decode<Region>(encode(region)).value(), region);
    const Region top{code("441800"), "清远市", RegionLevel::city, std::nullopt};
    EXPECT_EQ(decode<Region>(encode(top)).value(), top);
}

TEST(Region, JsonWithABadCodeIsRefused) {
    Json json = encode(Region{code("441821"), "佛冈县", RegionLevel::county, std::nullopt});
    json["code"] = "4418";
    EXPECT_EQ(decode<Region>(json).error().fields,
              (std::vector<FieldError>{{"/code", "region.invalid", {}}}));
    json["code"] = 441821;
    EXPECT_EQ(decode<Region>(json).error().fields,
              (std::vector<FieldError>{{"/code", "field.not_text", {}}}));
}

TEST(RegionLevel, HasItsOfficialWord) {
    EXPECT_EQ(levelChinese(RegionLevel::province), "省级");
    EXPECT_EQ(levelChinese(RegionLevel::township), "乡级");
    EXPECT_EQ(levelChinese(RegionLevel::village), "村级");
}

} // namespace
} // namespace bianmin::regions
