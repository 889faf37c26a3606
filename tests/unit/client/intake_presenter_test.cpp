#include "tests/unit/client/intake_screen.h"

namespace bianmin::client {
namespace {

using testing::IntakeOutcome;
using testing::IntakeTest;
using testing::Permission;

TEST_F(IntakeTest, OffersAllItemsAndFindsThemByInitials) {
    open();
    EXPECT_EQ(screen.choices.size(), 2U);
    EXPECT_EQ(screen.focused, IntakeField::item);
    presenter.search("gljt");
    ASSERT_EQ(screen.choices.size(), 1U);
    EXPECT_EQ(screen.choices[0].name, "高龄津贴申领");
}

TEST(DistinctName, TellsItemsOfOneNameApart) {
    std::vector<catalog::ItemSummary> items(3);
    items[0].name = items[1].name = "失业登记";
    items[0].code = ItemId("441821-0001");
    items[1].code = ItemId("441821-0002");
    items[2].name = "高龄津贴申领";
    EXPECT_EQ(distinctName(items, 0), "失业登记（441821-0001）");
    EXPECT_EQ(distinctName(items, 1), "失业登记（441821-0002）");
    EXPECT_EQ(distinctName(items, 2), "高龄津贴申领");
}

TEST_F(IntakeTest, SaysThatASearchFoundNothing) {
    open();
    presenter.search("没有这样的事项");
    EXPECT_TRUE(screen.choices.empty());
    EXPECT_EQ(screen.summary.code, "intake.no_such_item");
    presenter.search("gljt");
    EXPECT_EQ(screen.summary, Notice{});
}

TEST_F(IntakeTest, ACorrectedNameIsStillSaidWhenTheCursorHasGoneOn) {
    open();
    choose();
    presenter.setText(IntakeField::name, "欧阳 娜");
    presenter.advance(IntakeField::name); // Enter
    presenter.leave(IntakeField::name);   // the cursor leaves
    EXPECT_EQ(screen.checks.at(IntakeField::name).code, "intake.name_corrected");
    presenter.setText(IntakeField::name, "欧阳娜娜");
    presenter.leave(IntakeField::name);
    EXPECT_EQ(screen.checks.at(IntakeField::name).level, NoticeLevel::good);
}

TEST_F(IntakeTest, ConditionsAreCheckedBeforeAnItemIsAccepted) {
    fillIn();
    presenter.setConditionsChecked(false);
    accept();
    EXPECT_EQ(screen.summary.code, "case.conditions_unchecked");
    EXPECT_EQ(screen.focused, IntakeField::conditions);
    EXPECT_TRUE(desk.county.intakes.empty());
    presenter.setConditionsChecked(true);
    accept();
    ASSERT_EQ(desk.county.intakes.size(), 1U);
    EXPECT_TRUE(desk.county.intakes[0].conditions_checked);
}

TEST_F(IntakeTest, AnEmptyFieldIsCalledMissingNotWrong) {
    fillIn();
    presenter.setText(IntakeField::phone, "");
    accept();
    EXPECT_EQ(screen.checks.at(IntakeField::phone).code, "field.required");
    EXPECT_TRUE(desk.county.intakes.empty());
}

TEST_F(IntakeTest, RanksByThisWindowsUse) {
    memory.countUse(ItemId("441821-0002"));
    open();
    EXPECT_EQ(screen.choices.at(0).code, ItemId("441821-0002"));
}

TEST_F(IntakeTest, AnItemBringsItsMaterialsPeriodsAndDueDate) {
    open();
    choose();
    EXPECT_EQ(screen.materials.size(), 1U);
    EXPECT_FALSE(screen.materials.at(0).collected);
    ASSERT_TRUE(screen.facts.item);
    EXPECT_EQ(screen.facts.due_on, support::day("2026-03-16"));
    EXPECT_EQ(screen.facts.missing, std::vector<std::string>{"居民身份证"});
    EXPECT_EQ(screen.focused, IntakeField::id_number);
}

TEST_F(IntakeTest, AnotherItemDoesNotLoseThePersonThatWasTyped) {
    fillIn();
    choose("441821-0002");
    EXPECT_EQ(screen.form.name, "王小明");
    EXPECT_EQ(screen.form.item_code, ItemId("441821-0002"));
}

TEST_F(IntakeTest, TheIdNumberFillsInWhatFollows) {
    open();
    choose();
    type(IntakeField::id_number, "441802190611153129");
    EXPECT_EQ(screen.checks[IntakeField::id_number].text, "女 1906-11-15");
    EXPECT_EQ(screen.facts.id_region, "441802");
    EXPECT_EQ(screen.focused, IntakeField::name);
    EXPECT_EQ(desk.county.queries.back().id_number, "441802190611153129");
}

TEST_F(IntakeTest, NamesTheRegionThatTheCountyKnows) {
    open();
    desk.county.places.push_back(
        {support::regionCode("441802"), "清城区", regions::RegionLevel::county, std::nullopt});
    open();
    type(IntakeField::id_number, "441802190611153129");
    EXPECT_EQ(screen.facts.id_region, "清城区");
}

TEST_F(IntakeTest, AsksForTheSamePersonOnlyOnce) {
    open();
    type(IntakeField::id_number, "441802190611153129");
    const auto asked = desk.county.queries.size();
    presenter.leave(IntakeField::id_number);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.queries.size(), asked);
}

TEST_F(IntakeTest, TickingAnOriginalSaysThatItWasChecked) {
    open();
    choose();
    cases::CollectedMaterial row = screen.materials.at(0);
    row.collected = true;
    presenter.setMaterial(0, row);
    EXPECT_TRUE(screen.materials.at(0).original_checked);
    row.collected = false;
    presenter.setMaterial(0, row);
    EXPECT_FALSE(screen.materials.at(0).original_checked);
}

TEST_F(IntakeTest, AcceptsAndHandsOverThePapers) {
    fillIn();
    EXPECT_EQ(screen.focused, IntakeField::materials);
    accept();
    ASSERT_EQ(desk.county.intakes.size(), 1U);
    const auto& sent = desk.county.intakes[0];
    EXPECT_EQ(sent.outcome, IntakeOutcome::accept);
    EXPECT_EQ(sent.applicant.name, "王小明");
    EXPECT_TRUE(sent.materials.at(0).collected);
    ASSERT_EQ(screen.taken_cases.size(), 1U);
    EXPECT_TRUE(screen.form.isBlank());
    EXPECT_EQ(screen.focused, IntakeField::item);
    EXPECT_TRUE(store.kept.empty()) << "a draft is left of what was accepted";
    EXPECT_EQ(memory.usage().at(ItemId("441821-0001")), 1);
}

TEST_F(IntakeTest, AResultThatIsMailedGoesToTheApplicantUnlessAnotherAddressIsTyped) {
    fillIn();
    presenter.setByMail(true);
    EXPECT_EQ(screen.form.mail_address, screen.form.address);
    presenter.setText(IntakeField::mail_address, "清远市清城区学宫街2号");
    presenter.setByMail(false);
    presenter.setByMail(true);
    accept();
    ASSERT_EQ(desk.county.intakes.size(), 1U);
    EXPECT_EQ(desk.county.intakes[0].mail_address, "清远市清城区学宫街2号");
}

TEST_F(IntakeTest, AnAddressIsOnlySentWithAResultThatIsMailed) {
    fillIn();
    presenter.setByMail(true);
    presenter.setByMail(false);
    accept();
    ASSERT_EQ(desk.county.intakes.size(), 1U);
    EXPECT_TRUE(desk.county.intakes[0].mail_address.empty());
}

TEST_F(IntakeTest, EnterStaysAtAFieldThatIsFaulty) {
    open();
    choose();
    type(IntakeField::id_number, "441802190611153128");
    EXPECT_EQ(screen.checks[IntakeField::id_number].code, "resident_id.check_digit");
    EXPECT_EQ(screen.focused, IntakeField::id_number);
}

TEST_F(IntakeTest, ThePressedKeySendsOnce) {
    fillIn();
    presenter.finish(IntakeOutcome::accept);
    presenter.finish(IntakeOutcome::accept);
    EXPECT_TRUE(screen.busy);
    EXPECT_EQ(screen.summary.level, NoticeLevel::busy);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.intakes.size(), 1U);
    EXPECT_FALSE(screen.busy);
}

TEST_F(IntakeTest, SendingAgainAfterABrokenLineCarriesTheSameId) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    EXPECT_EQ(screen.summary.code, "intake.not_sent");
    EXPECT_EQ(presenter.form().name, "王小明");
    accept();
    ASSERT_EQ(desk.county.command_ids.size(), 2U);
    EXPECT_EQ(desk.county.command_ids[0], desk.county.command_ids[1]);
    EXPECT_EQ(screen.taken_cases.size(), 1U);
}

TEST_F(IntakeTest, AChangedApplicationIsAnotherCommand) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    type(IntakeField::phone, "13900139000");
    accept();
    EXPECT_NE(desk.county.command_ids.at(0), desk.county.command_ids.at(1));
}

TEST_F(IntakeTest, ACaseIsNotAcceptedWithAGap) {
    fillIn();
    cases::CollectedMaterial row = screen.materials.at(0);
    row.collected = false;
    presenter.setMaterial(0, row);
    accept();
    EXPECT_TRUE(desk.county.intakes.empty());
    EXPECT_EQ(screen.summary.code, "intake.accept_incomplete");
    EXPECT_EQ(screen.focused, IntakeField::materials);
}

TEST_F(IntakeTest, MaterialsCanBeReceivedWithAGap) {
    fillIn();
    cases::CollectedMaterial row = screen.materials.at(0);
    row.collected = false;
    presenter.setMaterial(0, row);
    presenter.finish(IntakeOutcome::receive);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.intakes.at(0).outcome, IntakeOutcome::receive);
}

TEST_F(IntakeTest, NothingIsSentWithoutAnItem) {
    open();
    accept();
    EXPECT_EQ(screen.summary.code, "intake.item_missing");
    EXPECT_EQ(screen.focused, IntakeField::item);
}

TEST_F(IntakeTest, EveryFaultIsShownAtItsFieldAndTheFirstOneGetsTheFocus) {
    fillIn();
    presenter.setText(IntakeField::phone, "12x");
    presenter.setText(IntakeField::address, "");
    accept();
    EXPECT_TRUE(desk.county.intakes.empty());
    EXPECT_EQ(screen.checks[IntakeField::phone].level, NoticeLevel::fault);
    EXPECT_EQ(screen.checks[IntakeField::address].level, NoticeLevel::fault);
    EXPECT_EQ(screen.focused, IntakeField::phone);
    EXPECT_EQ(screen.summary.code, "input.invalid");
}

TEST_F(IntakeTest, FaultyTextComesBeforeMaterialsThatAreMissing) {
    fillIn();
    presenter.setText(IntakeField::phone, "12x");
    auto row = screen.materials.at(0);
    row.collected = false;
    presenter.setMaterial(0, row);
    accept();
    EXPECT_EQ(screen.focused, IntakeField::phone);
    EXPECT_EQ(screen.checks[IntakeField::phone].level, NoticeLevel::fault);
    type(IntakeField::phone, "13800138000");
    accept();
    EXPECT_EQ(screen.summary.code, "intake.accept_incomplete");
    EXPECT_EQ(screen.focused, IntakeField::materials);
}

TEST_F(IntakeTest, AFaultThatIsGoneTakesNoLaterWordWithIt) {
    fillIn();
    presenter.setText(IntakeField::phone, "12x");
    auto row = screen.materials.at(0);
    row.collected = false;
    presenter.setMaterial(0, row);
    accept();
    presenter.setText(IntakeField::phone, "13800138000"); // F9 while the cursor is still in it
    accept();
    EXPECT_EQ(screen.summary.code, "intake.accept_incomplete");
    presenter.leave(IntakeField::phone);
    EXPECT_EQ(screen.summary.code, "intake.accept_incomplete");
}

TEST_F(IntakeTest, TheSummaryCountsOnlyWhatIsStillFaulty) {
    fillIn();
    presenter.setText(IntakeField::phone, "12x");
    presenter.setText(IntakeField::address, "");
    accept();
    const std::string two = screen.summary.text;
    type(IntakeField::phone, "13800138000");
    EXPECT_EQ(screen.summary.code, "input.invalid");
    EXPECT_NE(screen.summary.text, two);
    type(IntakeField::address, "石角镇振兴路1号");
    EXPECT_EQ(screen.summary, Notice{});
}

TEST_F(IntakeTest, NoPaperIsWrittenBeforeAnItemIsChosen) {
    open();
    EXPECT_FALSE(presenter.requireItem());
    EXPECT_EQ(screen.summary.code, "intake.item_missing");
    EXPECT_EQ(screen.focused, IntakeField::item);
    choose();
    EXPECT_TRUE(presenter.requireItem());
}

TEST_F(IntakeTest, WhatIsNotKnownOfAPersonIsNotNone) {
    personHasOpenCaseOf("社会保障卡申领");
    open();
    choose();
    desk.county.next_error = testing::networkDown();
    type(IntakeField::id_number, "441802190611153129");
    EXPECT_EQ(screen.facts.person, PersonCases::failed);
    EXPECT_FALSE(screen.duplicate);
    presenter.tick(); // asks again by itself
    desk.tasks.settle();
    EXPECT_EQ(screen.facts.person, PersonCases::known);
    EXPECT_EQ(screen.facts.open_cases, 1);
    EXPECT_TRUE(screen.duplicate);
    EXPECT_EQ(screen.summary.code, "intake.duplicate_open");
}

TEST_F(IntakeTest, FaultsThatTheServerFindsAreShownAtTheirFields) {
    fillIn();
    Error error = testing::failure(ErrorKind::invalid, "input.invalid");
    error.fields = {{"/applicant/name", "person_name.length", {}}};
    desk.county.next_error = error;
    accept();
    EXPECT_EQ(screen.checks[IntakeField::name].level, NoticeLevel::fault);
    EXPECT_EQ(screen.focused, IntakeField::name);
}

TEST_F(IntakeTest, AnOpenCaseOfTheSameItemNeedsAReason) {
    personHasOpenCaseOf("社会保障卡申领");
    fillIn();
    EXPECT_TRUE(screen.duplicate);
    EXPECT_EQ(screen.facts.open_cases, 1);
    accept();
    EXPECT_TRUE(desk.county.intakes.empty());
    EXPECT_EQ(screen.focused, IntakeField::duplicate_reason);
    type(IntakeField::duplicate_reason, "原件遗失，重新申领");
    accept();
    EXPECT_EQ(desk.county.intakes.at(0).duplicate_reason, "原件遗失，重新申领");
}

TEST_F(IntakeTest, AnOpenCaseOfAnotherItemIsOnlyShown) {
    personHasOpenCaseOf("高龄津贴申领");
    fillIn();
    EXPECT_FALSE(screen.duplicate);
    EXPECT_EQ(screen.facts.open_cases, 1);
    accept();
    EXPECT_EQ(screen.taken_cases.size(), 1U);
}

TEST_F(IntakeTest, AsksForAReasonWhenOnlyTheServerKnowsOfTheDuplicate) {
    fillIn();
    desk.county.next_error = testing::failure(ErrorKind::conflict, "case.duplicate");
    accept();
    EXPECT_TRUE(screen.duplicate);
    EXPECT_EQ(screen.focused, IntakeField::duplicate_reason);
    EXPECT_EQ(screen.summary.code, "case.duplicate");
    desk.tasks.settle(); // the person's cases, asked for anew, say less than the server has said
    EXPECT_EQ(screen.summary.code, "case.duplicate");
}

TEST_F(IntakeTest, AnItemForFirmsSwitchesTheApplicantOver) {
    desk.county.catalogue.at(0).item.subjects = {catalog::Subject::enterprise};
    open();
    choose();
    EXPECT_EQ(screen.form.kind, catalog::Subject::enterprise);
}

TEST_F(IntakeTest, ACatalogueThatCannotBeReadSaysSo) {
    desk.county.next_error = testing::networkDown();
    open();
    EXPECT_EQ(screen.summary.level, NoticeLevel::fault);
    EXPECT_TRUE(screen.choices.empty());
}

} // namespace
} // namespace bianmin::client
