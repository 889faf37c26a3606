// Made-up codes, a public library's example, and codes that public bodies publish themselves.
#include "shared/domain/identity/credit_code.h"

#include <gtest/gtest.h>

namespace bianmin::identity {
namespace {

CreditCode code(std::string_view text) {
    return CreditCode::parse(text).value();
}

TEST(CreditCode, ReadsValidCodes) {
    const std::pair<const char*, const char*> vectors[] = {
        {"91350100M000100Y43", "企业"},
        {"11431103006123458H", "机关"},
        {"91431103MA4QW5T86W", "企业"},
        {"92440604MA53KXY12L", "个体工商户"},
        {"93431103MA4L000115", "农民专业合作社"},
        {"123705004944800155", "事业单位"},
        {"52460100MJY302157H", "民办非企业单位"},
        {"54431103ME2589710Y", "村（居）民委员会"},
        {"N2431103MF0123451B", "村级集体经济组织"},
    };
    for (const auto& [text, kind] : vectors) {
        const auto parsed = CreditCode::parse(text);
        ASSERT_TRUE(parsed) << text << " " << parsed.error().code;
        EXPECT_EQ(parsed->str(), text);
        EXPECT_EQ(parsed->kindChinese(), kind) << text;
    }
}

TEST(CreditCode, ReadsTheCodesOfPublicBodiesWithTheirInnerCheck) {
    for (const char* text : {"11450721MB15580811", "11450721348531435D", "11100000000013338W",
                             "11430000006122244L", "11330105002500287C", "11440100007483172Q"}) {
        const auto parsed = CreditCode::parse(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_TRUE(parsed->organizationCodeOk()) << text;
        EXPECT_EQ(parsed->kindChinese(), "机关");
        EXPECT_EQ(parsed->registryChinese(), "机构编制");
    }
}

TEST(CreditCode, SplitsIntoItsParts) {
    const CreditCode parsed = code("11450721MB15580811");
    EXPECT_EQ(parsed.regionCode(), "450721");
    EXPECT_EQ(parsed.organizationCode(), "MB1558081");
}

TEST(CreditCode, AWrongInnerCheckIsOnlyAWarning) {
    // The ninth character of the organisation code should be 1, the outer check still fits.
    const auto parsed = CreditCode::parse("11450721MB15580824");
    ASSERT_TRUE(parsed) << parsed.error().params.at("expected");
    EXPECT_FALSE(parsed->organizationCodeOk());
}

TEST(CreditCode, PutsHarmlessSlipsRight) {
    EXPECT_EQ(code(" 91350100m000100y43 ").str(), "91350100M000100Y43");
    EXPECT_EQ(code("９１３５０１００Ｍ０００１００Ｙ４３").str(), "91350100M000100Y43");
}

TEST(CreditCode, NamesTheCharacterThatIsExpected) {
    const auto parsed = CreditCode::parse("91431103MA4QW5T86X");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "credit_code.check_digit");
    EXPECT_EQ(parsed.error().params.at("expected"), "W");
    EXPECT_EQ(CreditCode::parse("911100001000123404").error().params.at("expected"), "5");
}

TEST(CreditCode, RefusesAFirstCharacterThatIsNoRegistry) {
    EXPECT_EQ(CreditCode::parse("000000000000000000").error().code, "credit_code.registry");
    EXPECT_EQ(CreditCode::parse("B1350100M000100Y43").error().code, "credit_code.registry");
}

TEST(CreditCode, RefusesWrongLengths) {
    for (const char* text : {"", "91431103MA4QW5T86", "91431103MA4QW5T86WW", "\xFF"})
        EXPECT_EQ(CreditCode::parse(text).error().code, "credit_code.length") << text;
}

TEST(CreditCode, RefusesTheLettersThatTheStandardLeavesOut) {
    for (const char* text : {"91431103MI4QW5T86W", "91431103MO4QW5T86W", "91431103MS4QW5T86W",
                             "91431103MV4QW5T86W", "91431103MZ4QW5T86W", "91431103M-4QW5T86W"}) {
        const auto parsed = CreditCode::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "credit_code.letter") << text;
        EXPECT_EQ(parsed.error().params.at("position"), "10") << text;
    }
}

TEST(CreditCode, NamesTheRegistries) {
    EXPECT_EQ(code("91350100M000100Y43").registryChinese(), "市场监督管理");
    EXPECT_EQ(code("52460100MJY302157H").registryChinese(), "民政");
    EXPECT_EQ(code("N2431103MF0123451B").registryChinese(), "农业农村");
}

TEST(CreditCode, AnySingleWrongCharacterIsNoticed) {
    const std::string good = "91431103MA4QW5T86W";
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string wrong = good;
            wrong[place] = c;
            if (wrong != good) {
                EXPECT_FALSE(CreditCode::parse(wrong)) << wrong;
            }
        }
    }
}

} // namespace
} // namespace bianmin::identity
