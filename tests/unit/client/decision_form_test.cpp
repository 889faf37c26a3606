// A decision in the making: two outcomes, each with its own words.
#include "client/core/decision_form.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bianmin::client {
namespace {

struct DecisionFormTest : ::testing::Test {
    DecisionForm form;

    DecisionFormTest() { form.begin({"准予食品经营", "《办法》第六条"}); }
};

bool has(bool granted, DecisionField field) {
    const auto fields = fieldsOf(granted);
    return std::ranges::find(fields, field) != fields.end();
}

TEST_F(DecisionFormTest, EachOutcomeAsksForItsOwnFields) {
    EXPECT_TRUE(has(true, DecisionField::conditions));
    EXPECT_TRUE(has(true, DecisionField::valid_to));
    EXPECT_FALSE(has(true, DecisionField::reasons));
    EXPECT_FALSE(has(true, DecisionField::facts));
    EXPECT_FALSE(has(false, DecisionField::content));
    EXPECT_TRUE(has(false, DecisionField::reasons));
    for (const DecisionField field : {DecisionField::conditions, DecisionField::certificate_number,
                                      DecisionField::valid_from, DecisionField::valid_to})
        EXPECT_FALSE(has(false, field));
}

TEST_F(DecisionFormTest, WordsOfAGrantNeverGetIntoARefusal) {
    form.setText(DecisionField::content, "准予在解放路1号经营");
    form.setText(DecisionField::conditions, "仅限预包装食品");
    form.setText(DecisionField::certificate_number, "JY14418210000001");
    form.setText(DecisionField::valid_to, "2031-03-01");
    form.choose(false);
    EXPECT_EQ(form.text(DecisionField::facts), "") << "nobody can propose what was found out";
    EXPECT_EQ(form.text(DecisionField::basis), "《办法》第六条");
    form.setText(DecisionField::facts, "出口宽度只有 0.8 米");
    form.setText(DecisionField::reasons, "布局不符合规定");
    const cases::DecideCommand refusal = form.command();
    EXPECT_FALSE(refusal.granted);
    EXPECT_EQ(refusal.content, "出口宽度只有 0.8 米");
    EXPECT_EQ(refusal.reasons, "布局不符合规定");
    EXPECT_TRUE(refusal.conditions.empty());
    EXPECT_TRUE(refusal.certificate_number.empty());
    EXPECT_FALSE(refusal.valid_to);
}

TEST_F(DecisionFormTest, AChangeOfMindLosesNoWord) {
    form.setText(DecisionField::conditions, "仅限预包装食品");
    form.choose(false);
    form.setText(DecisionField::reasons, "布局不符合规定");
    form.choose(true);
    EXPECT_EQ(form.text(DecisionField::conditions), "仅限预包装食品");
    EXPECT_TRUE(form.command().reasons.empty());
    form.choose(false);
    EXPECT_EQ(form.text(DecisionField::reasons), "布局不符合规定");
}

TEST_F(DecisionFormTest, ADateThatCannotBeReadIsAFaultOfItsField) {
    form.setText(DecisionField::valid_from, "2026-02-30");
    form.setText(DecisionField::valid_to, " 2031-03-01 ");
    ASSERT_EQ(form.faults().size(), 1U);
    EXPECT_TRUE(form.faults().contains(DecisionField::valid_from));
    EXPECT_FALSE(form.command().valid_from);
    EXPECT_EQ(form.command().valid_to->iso(), "2031-03-01");
    form.choose(false);
    EXPECT_TRUE(form.faults().empty()) << "a refusal has no such field";
}

TEST_F(DecisionFormTest, KnowsWhatWasTypedOfEachOutcome) {
    EXPECT_TRUE(form.typed(true).empty());
    form.choose(false);
    form.setText(DecisionField::reasons, "布局不符合规定");
    EXPECT_TRUE(form.typed(true).empty());
    EXPECT_EQ(form.typed(false).at(DecisionField::reasons), "布局不符合规定");
    form.setText(DecisionField::reasons, "");
    EXPECT_TRUE(form.typed(false).empty());
    form.setText(DecisionField::reasons, "布局不符合规定");
    form.begin({"准予登记", ""});
    EXPECT_TRUE(form.granted());
    EXPECT_TRUE(form.typed(false).empty());
}

} // namespace
} // namespace bianmin::client
