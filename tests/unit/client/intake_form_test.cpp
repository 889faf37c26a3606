#include "client/core/intake_form.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

const CivilDate kToday = support::day("2026-03-02");

IntakeForm goodForm() {
    IntakeForm form;
    form.item_code = ItemId("441821-0001");
    form.item_version = 1;
    form.id_number = "441802190611153129";
    form.name = "王小明";
    form.phone = "13800138000";
    form.address = "石角镇解放路1号";
    cases::CollectedMaterial card;
    card.name = "居民身份证";
    card.collected = true;
    form.materials = {card};
    return form;
}

TEST(IntakeForm, TellsWhatFollowsFromAGoodNumber) {
    const Notice check = checkField(goodForm(), IntakeField::id_number, kToday);
    EXPECT_EQ(check.level, NoticeLevel::good);
    EXPECT_EQ(check.text, "女 1906-11-15");
}

TEST(IntakeForm, TellsTheKindOfAFirm) {
    IntakeForm form = goodForm();
    form.kind = catalog::Subject::enterprise;
    form.id_number = "92440604MA53KXY12L";
    const Notice check = checkField(form, IntakeField::id_number, kToday);
    EXPECT_EQ(check.level, NoticeLevel::good);
    EXPECT_EQ(check.text, "个体工商户");
}

TEST(IntakeForm, NamesTheFaultBesideTheField) {
    IntakeForm form = goodForm();
    form.id_number = "441802190611153119";
    EXPECT_EQ(checkField(form, IntakeField::id_number, kToday).code, "resident_id.check_digit");
    form.phone = "1380013800";
    EXPECT_EQ(checkField(form, IntakeField::phone, kToday).level, NoticeLevel::fault);
    form.name = "王";
    EXPECT_EQ(checkField(form, IntakeField::name, kToday).code, "person_name.length");
}

TEST(IntakeForm, SaysNothingOfAFieldThatIsStillEmpty) {
    const IntakeForm form;
    for (const auto field :
         {IntakeField::id_number, IntakeField::name, IntakeField::phone, IntakeField::materials})
        EXPECT_EQ(checkField(form, field, kToday), Notice{});
}

TEST(IntakeForm, PutsHarmlessSlipsRight) {
    IntakeForm form = goodForm();
    form.id_number = " 65010219120717888x";
    form.phone = "+86 138-0013-8000";
    form.address = "  石角镇  解放路1号 ";
    normaliseField(form, IntakeField::id_number, kToday);
    normaliseField(form, IntakeField::phone, kToday);
    normaliseField(form, IntakeField::address, kToday);
    EXPECT_EQ(form.id_number, "65010219120717888X");
    EXPECT_EQ(form.phone, "13800138000");
    EXPECT_EQ(form.address, "石角镇 解放路1号");
}

TEST(IntakeForm, LeavesAFaultyTextAsItWasTyped) {
    IntakeForm form = goodForm();
    form.id_number = "4418021906";
    normaliseField(form, IntakeField::id_number, kToday);
    EXPECT_EQ(form.id_number, "4418021906");
}

TEST(IntakeForm, WarnsWhenTheDotInANameWasPutRight) {
    IntakeForm form = goodForm();
    form.name = "买买提•吐尔逊";
    EXPECT_EQ(checkField(form, IntakeField::name, kToday).level, NoticeLevel::warning);
    normaliseField(form, IntakeField::name, kToday);
    EXPECT_EQ(form.name, "买买提·吐尔逊");
}

TEST(IntakeForm, KeepsRareCharactersOfANameUntouched) {
    IntakeForm form = goodForm();
    for (const std::string name : {"𠮷田", "㙍䶮", "王𬭎"}) {
        form.name = name;
        normaliseField(form, IntakeField::name, kToday);
        EXPECT_EQ(form.name, name);
        EXPECT_EQ(checkField(form, IntakeField::name, kToday).level, NoticeLevel::good);
    }
}

TEST(NextNeeded, GoesThroughTheScreenFromTopToBottom) {
    IntakeForm form;
    EXPECT_EQ(nextNeeded(form, IntakeField::finish, kToday), IntakeField::item);
    form.item_code = ItemId("441821-0001");
    EXPECT_EQ(nextNeeded(form, IntakeField::item, kToday), IntakeField::id_number);
    form.id_number = "441802190611153129";
    EXPECT_EQ(nextNeeded(form, IntakeField::id_number, kToday), IntakeField::name);
}

TEST(NextNeeded, SkipsWhatIsFilledInAlready) {
    IntakeForm form = goodForm();
    form.phone.clear();
    EXPECT_EQ(nextNeeded(form, IntakeField::id_number, kToday), IntakeField::phone);
}

TEST(NextNeeded, StopsAtAFaultyFieldToo) {
    IntakeForm form = goodForm();
    form.phone = "12";
    form.phone = "138";
    form.id_number = "123";
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::id_number);
}

TEST(NextNeeded, ComesBackToWhatWasLeftOutAbove) {
    IntakeForm form = goodForm();
    form.name.clear();
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::name);
}

TEST(NextNeeded, AsksForMaterialsLastAndThenFinishes) {
    IntakeForm form = goodForm();
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::finish);
    form.materials.at(0).collected = false;
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::materials);
    form.materials.at(0).required = false;
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::finish);
}

TEST(NextNeeded, AsksForTheAgentOnlyWhenThereIsOne) {
    IntakeForm form = goodForm();
    form.has_agent = true;
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::agent_name);
    form.kind = catalog::Subject::enterprise;
    form.id_number = "92440604MA53KXY12L";
    EXPECT_EQ(nextNeeded(form, IntakeField::address, kToday), IntakeField::legal_representative);
}

TEST(CommandOf, NumbersFirmsByTheirCreditCode) {
    IntakeForm form = goodForm();
    form.kind = catalog::Subject::enterprise;
    form.legal_representative = "王小明";
    const auto command = commandOf(form, cases::IntakeOutcome::accept);
    EXPECT_EQ(command.applicant.id_kind, identity::IdKind::credit_code);
    EXPECT_EQ(command.applicant.legal_representative, "王小明");
    EXPECT_FALSE(command.agent);
}

TEST(CommandOf, ForgetsTheRepresentativeOfAPersonAndTheAgentThatIsSwitchedOff) {
    IntakeForm form = goodForm();
    form.legal_representative = "left from a firm";
    form.agent_name = "left from before";
    const auto command = commandOf(form, cases::IntakeOutcome::receive);
    EXPECT_TRUE(command.applicant.legal_representative.empty());
    EXPECT_FALSE(command.agent);
    EXPECT_EQ(command.outcome, cases::IntakeOutcome::receive);
}

TEST(FieldOfPath, FindsTheFieldOfEachFault) {
    EXPECT_EQ(fieldOfPath("/applicant/phone"), IntakeField::phone);
    EXPECT_EQ(fieldOfPath("/agent/authority"), IntakeField::agent_authority);
    EXPECT_EQ(fieldOfPath("/mail_address"), IntakeField::mail_address);
    EXPECT_EQ(fieldOfPath("/materials/3/copies"), IntakeField::materials);
    EXPECT_EQ(fieldOfPath("/duplicate_reason"), IntakeField::duplicate_reason);
    EXPECT_EQ(fieldOfPath("/item_code"), IntakeField::item);
}

TEST(ChangedRow, AnOriginalThatComesInHasBeenLookedAt) {
    cases::CollectedMaterial before;
    cases::CollectedMaterial after = before;
    after.collected = true;
    EXPECT_TRUE(changedRow(before, after).original_checked);
    after.form = catalog::MaterialForm::copy;
    EXPECT_FALSE(changedRow(before, after).original_checked);
    after.form = catalog::MaterialForm::electronic;
    EXPECT_FALSE(changedRow(before, after).original_checked) << "a file shows no original";
    after.form = catalog::MaterialForm::original_and_copy;
    EXPECT_TRUE(changedRow(before, after).original_checked);
    after.form = catalog::MaterialForm::copy;
    before = after;
    before.original_checked = false;
    EXPECT_FALSE(changedRow(before, after).original_checked) << "the clerk took it back";
}

TEST(ChangedRow, WhatIsHandedInIsOneCopyAtLeast) {
    cases::CollectedMaterial before;
    before.copies = 1;
    before.collected = true;
    cases::CollectedMaterial after = before;
    after.copies = 0; // minus
    EXPECT_EQ(changedRow(before, after).copies, 1);
    before.collected = false;
    before.copies = 0;
    after = before;
    EXPECT_EQ(changedRow(before, after).copies, 0) << "nothing is on the counter yet";
    after.collected = true;
    EXPECT_EQ(changedRow(before, after).copies, 1);
    after.copies = 3;
    EXPECT_EQ(changedRow(before, after).copies, 3);
}

TEST(ChangedRow, WhatIsNotHandedInIsNeitherLookedAtNorCounted) {
    cases::CollectedMaterial before;
    before.collected = true;
    before.original_checked = true;
    before.pages = 12;
    cases::CollectedMaterial after = before;
    EXPECT_EQ(changedRow(before, after).pages, 12);
    after.collected = false;
    EXPECT_FALSE(changedRow(before, after).original_checked);
    EXPECT_EQ(changedRow(before, after).pages, std::nullopt);
}

TEST(WithTicks, KeepsWhatWasTickedBesideWhatHasComeInSince) {
    cases::CollectedMaterial row;
    row.name = "居民身份证";
    std::vector<cases::CollectedMaterial> now(3, row);
    now[1].name = "户口簿";
    now[2].name = "收入证明";
    auto ticked = now;
    ticked[0].collected = true;
    ticked[0].pages = 2;
    now[1].collected = true; // somebody else took it in
    const auto rows = withTicks(now, ticked);
    EXPECT_TRUE(rows[0].collected);
    EXPECT_EQ(rows[0].pages, 2);
    EXPECT_TRUE(rows[1].collected);
    EXPECT_FALSE(rows[2].collected);
}

} // namespace
} // namespace bianmin::client
