#include "shared/base/money.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace bianmin {
namespace {

const std::vector<std::pair<std::int64_t, std::string>>& canonicalAmounts() {
    static const std::vector<std::pair<std::int64_t, std::string>> amounts{
        {0, "人民币零元整"},
        {5, "人民币伍分"},
        {50, "人民币伍角"},
        {53, "人民币伍角叁分"},
        {1000, "人民币壹拾元整"},
        {1503, "人民币壹拾伍元零叁分"},
        {32504, "人民币叁佰贰拾伍元零肆分"},
        {140950, "人民币壹仟肆佰零玖元伍角"},
        {168032, "人民币壹仟陆佰捌拾元零叁角贰分"},
        {600714, "人民币陆仟零柒元壹角肆分"},
        {1000100, "人民币壹万零壹元整"},
        {1640902, "人民币壹万陆仟肆佰零玖元零贰分"},
        {10700053, "人民币壹拾万柒仟元零伍角叁分"},
        {50001010, "人民币伍拾万零壹拾元零壹角"},
        {744830000, "人民币柒佰肆拾肆万捌仟叁佰元整"},
        {10000000000, "人民币壹亿元整"},
        {2000000000300, "人民币贰佰亿零叁元整"},
        {10000100000, "人民币壹亿零壹仟元整"},
        {11000000000, "人民币壹亿壹仟万元整"},
        {10100000000, "人民币壹亿零壹佰万元整"},
        {1000000000000, "人民币壹佰亿元整"},
        {100000000000001, "人民币壹万亿元零壹分"},
        {Money::kMaxFen, "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"}};
    return amounts;
}

TEST(MoneyCapital, WritesTheCanonicalForm) {
    for (const auto& [fen, text] : canonicalAmounts())
        EXPECT_EQ(Money(fen).capital(), text);
}

TEST(MoneyCapital, ReadsTheCanonicalForm) {
    for (const auto& [fen, text] : canonicalAmounts()) {
        const auto parsed = Money::parseCapital(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->fen(), fen) << text;
    }
}

TEST(MoneyCapital, ReadsEveryVariantThatTheRulesAllow) {
    const std::vector<std::pair<std::int64_t, std::string>> variants{
        {1000, "壹拾元整"},
        {1000, "人民币壹拾元正"},
        {1000, "人民币壹拾圆整"},
        {140950, "壹仟肆佰零玖元伍角整"},
        {140950, "壹仟肆佰零玖元伍角正"},
        {168032, "人民币壹仟陆佰捌拾元叁角贰分"},
        {10700053, "人民币壹拾万零柒仟元伍角叁分"},
        {10700053, "人民币壹拾万零柒仟元零伍角叁分"},
        {10700053, "人民币壹拾万柒仟元伍角叁分"},
        {50001010, "人民币伍拾万零壹拾元壹角整"},
        {20000000000, "人民幣貳億圓整"},
        {16000, "壹佰陸拾元整"},
        {30000, "參佰元整"},
        {10000000, "壹拾萬元整"}};
    for (const auto& [fen, text] : variants) {
        const auto parsed = Money::parseCapital(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->fen(), fen) << text;
    }
}

TEST(MoneyCapital, RefusesMalformedTexts) {
    for (const char* text : {"",
                             "人民币",
                             "元",
                             "整",
                             "拾元整",
                             "人民币拾伍元整",
                             "拾万元整",
                             "壹佰拾元整",
                             "壹元",
                             "壹拾",
                             "壹仟壹元整",
                             "壹仟零零壹元整",
                             "壹仟零壹拾零元整",
                             "壹万壹元整",
                             "零壹元整",
                             "壹拾伍元叁分",
                             "壹元零",
                             "壹分壹角",
                             "壹元壹分整",
                             "壹元壹元整",
                             "壹壹元整",
                             "壹佰壹佰元整",
                             "壹拾壹佰元整",
                             "壹元整壹角",
                             "零",
                             "零元",
                             "零角",
                             "零元零角零分",
                             "一百元整",
                             "壹佰元整 ",
                             "100元整",
                             "人民币人民币壹元整",
                             "壹万万元整",
                             "壹亿亿亿元整",
                             "负壹元整",
                             "壹拾零元整",
                             "壹元零壹角零分",
                             "\xE5\xA3",
                             "壹点伍元整"}) {
        const auto parsed = Money::parseCapital(text);
        ASSERT_FALSE(parsed) << text << " read as " << parsed->plain();
        EXPECT_EQ(parsed.error().code, "money.capital_invalid") << text;
    }
}

TEST(MoneyCapital, RefusesTextsLongerThanAnyAmount) {
    std::string text;
    for (int i = 0; i < 10'000; ++i)
        text += "亿";
    EXPECT_FALSE(Money::parseCapital(text));
}

// A walk over amounts of every size that meets zeros in every place.
std::vector<std::int64_t> manyAmounts() {
    std::vector<std::int64_t> amounts;
    for (std::int64_t fen = 0; fen <= 120'000; ++fen)
        amounts.push_back(fen);
    for (std::int64_t power = 1'000; power <= 100'000'000'000'000; power *= 10) {
        for (std::int64_t factor = 1; factor < 10; ++factor) {
            for (const std::int64_t rest : {-101, -1, 0, 1, 10, 53, 100, 1'000, 10'010})
                amounts.push_back(power * factor + rest);
        }
    }
    std::uint64_t state = 20260302;
    for (int i = 0; i < 50'000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        // The bits of a second half mask digits away so that zeros are frequent.
        auto fen = static_cast<std::int64_t>(state >> 14) % (Money::kMaxFen + 1);
        if (i % 2 == 0)
            fen = fen / 1'000'000 * 1'000'000 + fen % 100;
        amounts.push_back(fen);
    }
    return amounts;
}

TEST(MoneyCapital, EveryAmountComesBackFromItsTextToTheFen) {
    for (const std::int64_t fen : manyAmounts()) {
        const std::string text = Money(fen).capital();
        const auto parsed = Money::parseCapital(text);
        ASSERT_TRUE(parsed) << fen << " " << text;
        ASSERT_EQ(parsed->fen(), fen) << text;
    }
}

TEST(Money, EveryAmountComesBackFromItsDigits) {
    for (const std::int64_t fen : manyAmounts()) {
        ASSERT_EQ(Money::parse(Money(fen).plain()).value().fen(), fen);
        ASSERT_EQ(Money::parse(Money(fen).grouped()).value().fen(), fen);
    }
}

TEST(Money, ReadsWhatPeopleType) {
    EXPECT_EQ(Money::parse("1680.32").value().fen(), 168032);
    EXPECT_EQ(Money::parse("0.5").value().fen(), 50);
    EXPECT_EQ(Money::parse("0").value().fen(), 0);
    EXPECT_EQ(Money::parse("100000000").value().fen(), 10000000000);
    EXPECT_EQ(Money::parse("1,409.50").value().fen(), 140950);
    EXPECT_EQ(Money::parse("9,999,999,999,999.99").value().fen(), Money::kMaxFen);
}

TEST(Money, RefusesOtherForms) {
    for (const char* text :
         {"", ".", "1.", ".5", "1.234", "-1", "+1", "1 000", "1,00", "1,0000", ",100", "1,,000",
          "12,34.00", "1.2.3", "1e3", "0100", "１００", "abc", "1,000,"}) {
        const auto parsed = Money::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "money.invalid") << text;
    }
}

TEST(Money, RefusesAmountsBeyondTheLimit) {
    EXPECT_EQ(Money::parse("10000000000000").error().code, "money.too_large");
    EXPECT_EQ(Money::parse(std::string(4000, '9')).error().code, "money.too_large");
}

TEST(Money, WritesDigits) {
    EXPECT_EQ(Money(168032).plain(), "1680.32");
    EXPECT_EQ(Money(168032).grouped(), "1,680.32");
    EXPECT_EQ(Money(5).plain(), "0.05");
    EXPECT_EQ(Money(99999).grouped(), "999.99");
    EXPECT_EQ(Money(100000000).grouped(), "1,000,000.00");
    EXPECT_EQ(Money(-168032).grouped(), "-1,680.32");
    EXPECT_EQ(Money(-5).capital(), "人民币负伍分");
}

} // namespace
} // namespace bianmin
