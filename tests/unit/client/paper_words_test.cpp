// What is typed for a refusal or a supplement notice, until it was sent.
#include "client/core/paper_words.h"
#include "tests/unit/client/case_screen.h"
#include "tests/unit/client/intake_screen.h"

namespace bianmin::client {
namespace {

using cases::CaseState;
using cases::RefusalReason;
using testing::CaseTest;
using testing::IntakeTest;
using testing::Permission;
using testing::workplaceWith;

RefusalWords goodRefusal() {
    return {RefusalReason::not_our_power, "场所在清城区", "《办法》第六条", "清城区市场监督管理局"};
}

cases::CollectedMaterial gap(const std::string& name) {
    cases::CollectedMaterial row;
    row.name = name;
    row.form = catalog::MaterialForm::copy;
    row.copies = 2;
    return row;
}

Error refusalFault(const std::string& path) {
    Error error = testing::failure(ErrorKind::invalid, "input.invalid");
    error.fields = {{path, "field.too_long", {{"max", "1000"}}}};
    return error;
}

TEST(RefusalWords, SayEveryLackAtItsOwnField) {
    const auto faults = faultsOf({});
    ASSERT_EQ(faults.size(), 3U);
    EXPECT_EQ(refusalFieldOf(faults[0]), RefusalField::reason_class);
    EXPECT_EQ(faults[0].code, "refusal.class_missing");
    EXPECT_EQ(refusalFieldOf(faults[1]), RefusalField::reason);
    EXPECT_EQ(refusalFieldOf(faults[2]), RefusalField::basis);
    EXPECT_TRUE(faultsOf(goodRefusal()).empty());
}

TEST(RefusalWords, AskForTheOrganWithOneReasonAlone) {
    RefusalWords words = goodRefusal();
    words.proper_organ = "不清楚";
    EXPECT_EQ(faultsOf(words).at(0).code, "case.proper_organ_unfit");
    words.proper_organ = " ";
    ASSERT_EQ(faultsOf(words).size(), 1U);
    EXPECT_EQ(refusalFieldOf(faultsOf(words)[0]), RefusalField::proper_organ);
    words.reason_class = RefusalReason::legally_barred;
    EXPECT_TRUE(faultsOf(words).empty());
    words.proper_organ = "left from another reason";
    EXPECT_TRUE(groundsOf(words).proper_organ.empty());
}

TEST(RefusalWords, WhatTheServerFindsInTheWholeStandsAtTheReason) {
    EXPECT_EQ(refusalFieldOf({"/refusal", "case.acceptance_refusal_needs_reasons", {}}),
              RefusalField::reason);
    EXPECT_EQ(refusalFieldOf({"/refusal/proper_organ", "field.too_long", {}}),
              RefusalField::proper_organ);
}

TEST(BeginSupplement, HasOneLineForEachRequiredGap) {
    cases::CollectedMaterial optional = gap("委托书");
    optional.required = false;
    cases::CollectedMaterial in = gap("居民身份证");
    in.collected = true;
    const auto lines = beginSupplement({}, {gap("收入证明"), optional, in});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].material, "收入证明");
    EXPECT_FALSE(lines[0].problem.empty());
    EXPECT_EQ(lines[0].requirement, "补交复印件 2 份");
}

TEST(BeginSupplement, KeepsWhatWasTypedAndAddsWhatIsMissingSince) {
    const SupplementLine typed{"收入证明", "未加盖公章", "补盖单位公章", ""};
    const auto lines = beginSupplement({typed, {}}, {gap("收入证明"), gap("户口簿")});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], typed);
    EXPECT_EQ(lines[1].material, "户口簿");
}

TEST(BeginSupplement, AProposalGoesWhenItsMaterialHasComeIn) {
    cases::CollectedMaterial row = gap("收入证明");
    auto proposed = beginSupplement({}, {row});
    row.collected = true;
    EXPECT_TRUE(beginSupplement(proposed, {row}).empty());
    proposed[0].problem = "未加盖公章"; // typed: that is the person's own
    EXPECT_EQ(beginSupplement(proposed, {row}), proposed);
}

struct IntakeWordsTest : IntakeTest {
    void putAsideAndTakeUp() {
        presenter.giveUp();
        desk.tasks.settle();
        presenter.takeUp(screen.drafts.at(0).id);
        desk.tasks.settle();
    }
};

TEST_F(IntakeWordsTest, GoOutWithTheirPaper) {
    fillIn();
    presenter.setSupplement({{"收入证明", "缺", " 补交原件 1 份 ", ""}});
    presenter.finishSupplement();
    desk.tasks.settle();
    ASSERT_EQ(desk.county.intakes.size(), 1U);
    EXPECT_EQ(desk.county.intakes[0].outcome, testing::IntakeOutcome::supplement);
    EXPECT_EQ(desk.county.intakes[0].supplement.at(0).requirement, "补交原件 1 份");
    fillIn();
    EXPECT_TRUE(presenter.form().words.supplement.empty()) << "they were the other case's";
    presenter.setRefusal(goodRefusal());
    presenter.finishRefusal();
    desk.tasks.settle();
    ASSERT_EQ(desk.county.intakes.size(), 2U);
    EXPECT_EQ(desk.county.intakes[1].refusal->proper_organ, "清城区市场监督管理局");
}

TEST_F(IntakeWordsTest, StayWithAnIntakeThatIsPutAside) {
    fillIn();
    RefusalWords unfinished;
    unfinished.basis = "《办法》第六条";
    presenter.setRefusal(unfinished);
    presenter.setSupplement({{"收入证明", "", "", ""}});
    putAsideAndTakeUp();
    EXPECT_EQ(presenter.form().words.refusal, unfinished);
    EXPECT_EQ(presenter.form().words.supplement.at(0).material, "收入证明");
}

TEST_F(IntakeWordsTest, TheDialogOpensAgainWithTheServersFaults) {
    fillIn();
    presenter.setRefusal(goodRefusal());
    desk.county.next_error = refusalFault("/refusal/basis");
    presenter.finishRefusal();
    desk.tasks.settle();
    ASSERT_EQ(screen.refusal_faults.size(), 1U);
    EXPECT_EQ(refusalFieldOf(screen.refusal_faults[0]), RefusalField::basis);
    EXPECT_EQ(presenter.form().words.refusal, goodRefusal());
    presenter.setSupplement({{"收入证明", "缺", "补交", ""}});
    desk.county.next_error = refusalFault("/supplement/0/requirement");
    presenter.finishSupplement();
    desk.tasks.settle();
    EXPECT_EQ(screen.supplement_faults.size(), 1U);
}

TEST_F(IntakeWordsTest, WhatWasProposedForAnotherItemGoesWithIt) {
    fillIn();
    cases::CollectedMaterial row = screen.materials.at(0);
    row.collected = false;
    presenter.setMaterial(0, row);
    auto lines = beginSupplement({}, presenter.form().materials);
    lines.push_back({"场所证明", "缺", "补交", ""});
    presenter.setSupplement(lines);
    choose("441821-0002");
    ASSERT_EQ(presenter.form().words.supplement.size(), 1U);
    EXPECT_EQ(presenter.form().words.supplement[0].material, "场所证明");
}

TEST_F(CaseTest, WordsStayWithTheirCaseUntilTheyWereSent) {
    show(CaseState::received, workplaceWith({Permission::case_accept}));
    const CaseNumber number = presenter.file()->view.record.number;
    presenter.setRefusal(goodRefusal());
    presenter.setSupplement({{"收入证明", "缺", "补交", ""}});
    desk.county.next_error = testing::failure(ErrorKind::conflict, "case.changed");
    presenter.proposeRefusal();
    desk.tasks.settle();
    EXPECT_EQ(presenter.words().refusal, goodRefusal());

    presenter.show(CaseNumber("441821260302010100009X"));
    desk.tasks.settle();
    EXPECT_EQ(presenter.words().refusal, RefusalWords());
    presenter.show(number);
    desk.tasks.settle();
    EXPECT_EQ(presenter.words().refusal, goodRefusal());

    presenter.proposeRefusal();
    desk.tasks.settle();
    const auto& sent = std::get<cases::ProposeRefusalCommand>(desk.county.acts.back());
    EXPECT_EQ(sent.refusal.basis, "《办法》第六条");
    EXPECT_EQ(presenter.words().refusal, RefusalWords());
    EXPECT_EQ(presenter.words().supplement.size(), 1U) << "that paper was not sent";
    presenter.askSupplement();
    desk.tasks.settle();
    EXPECT_TRUE(presenter.words().supplement.empty());
}

TEST_F(CaseTest, TheServersFaultsInAPaperOpenItAgain) {
    show(CaseState::received, workplaceWith({Permission::case_accept}));
    presenter.setRefusal(goodRefusal());
    desk.county.next_error = refusalFault("/refusal/reason");
    presenter.proposeRefusal();
    desk.tasks.settle();
    EXPECT_EQ(screen.refusal_faults.size(), 1U);
    presenter.setSupplement({{"收入证明", "缺", "补交", ""}});
    desk.county.next_error = refusalFault("/items/0/material");
    presenter.askSupplement();
    desk.tasks.settle();
    EXPECT_EQ(screen.supplement_faults.size(), 1U);
}

} // namespace
} // namespace bianmin::client
