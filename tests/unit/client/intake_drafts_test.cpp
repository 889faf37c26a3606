// Several people at one counter: what is put aside, taken up again, sent without an answer.
#include "tests/unit/client/intake_screen.h"

namespace bianmin::client {
namespace {

using testing::IntakeOutcome;
using testing::IntakeScreen;
using testing::IntakeTest;
using testing::Permission;

struct IntakeDraftsTest : IntakeTest {
    void giveUp() {
        presenter.giveUp();
        desk.tasks.settle();
    }
    void takeUp(std::size_t row) {
        presenter.takeUp(screen.drafts.at(row).id);
        desk.tasks.settle();
    }
    void tick() {
        presenter.tick();
        desk.tasks.settle();
    }
    void person(const std::string& name) {
        choose();
        type(IntakeField::name, name);
    }
};

TEST_F(IntakeDraftsTest, TheCommandIdIsOnTheDiskBeforeAnythingIsSent) {
    fillIn();
    presenter.finish(IntakeOutcome::accept);
    EXPECT_TRUE(desk.county.intakes.empty());
    desk.tasks.workOne(); // the draft is written
    EXPECT_TRUE(store.only().outcomeIsUnknown());
    EXPECT_TRUE(desk.county.intakes.empty());
    const CommandId kept = store.only().command_id;
    desk.tasks.settle();
    EXPECT_EQ(desk.county.command_ids.at(0), kept);
}

TEST_F(IntakeDraftsTest, ADraftOfACrashRepeatsItsCommandWithTheSameId) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    const Draft kept = store.only();

    IntakeScreen other_screen;
    IntakePresenter other(other_screen,
                          {desk.services, items, drafts, calendar::publishedCalendar()});
    other.open(testing::workplaceWith({Permission::case_intake}));
    desk.tasks.settle();
    ASSERT_EQ(other_screen.drafts.size(), 1U);
    EXPECT_EQ(other_screen.drafts[0].form.name, "王小明");
    EXPECT_TRUE(other_screen.drafts[0].outcomeIsUnknown());
    other.takeUp(other_screen.drafts[0].id);
    desk.tasks.settle();
    EXPECT_EQ(other_screen.summary.code, "draft.outcome_unknown");
    other.finish(IntakeOutcome::accept);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.command_ids.back(), kept.command_id);
    EXPECT_EQ(other_screen.taken_cases.size(), 1U);
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(IntakeDraftsTest, KeepsADraftOnlyWhenSomethingIsNew) {
    open();
    presenter.tick();
    EXPECT_EQ(desk.tasks.waiting(), 0U) << "an empty form is no draft";
    person("王小明");
    tick();
    EXPECT_EQ(store.only().form.name, "王小明");
    EXPECT_EQ(store.only().item_name, "社会保障卡申领");
    const int saves = store.saves;
    tick();
    EXPECT_EQ(store.saves, saves);
    type(IntakeField::phone, "13800138000");
    tick();
    EXPECT_EQ(store.only().form.phone, "13800138000") << "it is the same draft";
}

TEST_F(IntakeDraftsTest, OneIsPutAsideAndAnotherPersonTakenIn) {
    fillIn();
    giveUp();
    EXPECT_TRUE(screen.form.isBlank());
    EXPECT_EQ(screen.summary.code, "intake.put_aside");
    person("陈大文");
    giveUp();
    ASSERT_EQ(screen.drafts.size(), 2U);
    EXPECT_EQ(screen.drafts[0].form.name, "陈大文") << "the newest stands first";
    EXPECT_EQ(screen.drafts[1].form.name, "王小明");
    takeUp(1);
    EXPECT_EQ(screen.form.name, "王小明");
    EXPECT_TRUE(screen.materials.at(0).collected);
    accept();
    EXPECT_EQ(screen.taken_cases.size(), 1U);
    EXPECT_EQ(store.only().form.name, "陈大文") << "the other one waits still";
    EXPECT_EQ(screen.drafts.size(), 1U);
}

TEST_F(IntakeDraftsTest, TakingOneUpPutsAsideWhatIsOnTheScreen) {
    open();
    person("王小明");
    giveUp();
    person("陈大文");
    takeUp(0);
    EXPECT_EQ(screen.form.name, "王小明");
    ASSERT_EQ(screen.drafts.size(), 1U);
    EXPECT_EQ(screen.drafts[0].form.name, "陈大文");
    EXPECT_EQ(store.kept.size(), 2U);
}

TEST_F(IntakeDraftsTest, ADraftNamesItsItemAlsoBeforeTheCatalogueIsRead) {
    open();
    person("王小明");
    giveUp();
    presenter.takeUp(screen.drafts.at(0).id);
    presenter.setText(IntakeField::phone, "13800138000");
    presenter.tick(); // the item is still on its way
    desk.tasks.settle();
    EXPECT_EQ(store.only().item_name, "社会保障卡申领");
}

TEST_F(IntakeDraftsTest, WhatCannotBeKeptStaysOnTheScreen) {
    open();
    person("王小明");
    store.next_error = testing::failure(ErrorKind::conflict, "draft.too_many");
    giveUp();
    EXPECT_EQ(screen.summary.code, "draft.too_many");
    EXPECT_EQ(presenter.form().name, "王小明");
    EXPECT_TRUE(screen.drafts.empty());
    giveUp(); // now there is room
    EXPECT_TRUE(screen.form.isBlank());
}

TEST_F(IntakeDraftsTest, TypingWhileTheDiskIsBusyIsNotLost) {
    open();
    person("王小明");
    presenter.giveUp();
    presenter.setText(IntakeField::phone, "13800138000");
    desk.tasks.settle();
    EXPECT_TRUE(screen.form.isBlank());
    EXPECT_EQ(store.only().form.phone, "13800138000");
    EXPECT_EQ(screen.drafts.at(0).form.phone, "13800138000");
}

TEST_F(IntakeDraftsTest, AFullDiskIsSaidWhileTyping) {
    open();
    person("王小明");
    store.next_error = testing::failure(ErrorKind::unavailable, "file.unwritable");
    tick();
    EXPECT_EQ(screen.summary.code, "file.unwritable");
}

TEST_F(IntakeDraftsTest, WhatWasWipedOutAgainLeavesNoDraft) {
    open();
    type(IntakeField::name, "王小明");
    tick();
    presenter.setText(IntakeField::name, "");
    giveUp();
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(IntakeDraftsTest, WhatMayBeStoredStaysInTheListThoughTheScreenWasWipedOut) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    for (const IntakeField field :
         {IntakeField::id_number, IntakeField::name, IntakeField::phone, IntakeField::address})
        presenter.setText(field, "");
    giveUp();
    ASSERT_EQ(screen.drafts.size(), 1U);
    EXPECT_TRUE(screen.drafts[0].outcomeIsUnknown());
}

TEST_F(IntakeDraftsTest, ADroppedDraftIsGoneFromTheDisk) {
    open();
    person("王小明");
    giveUp();
    presenter.dropDraft(screen.drafts.at(0).id);
    desk.tasks.settle();
    EXPECT_TRUE(screen.drafts.empty());
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(IntakeDraftsTest, ARefusalIsAnAnswerTheDraftIsNoLongerOnItsWay) {
    fillIn();
    desk.county.next_error = testing::failure(ErrorKind::conflict, "case.duplicate");
    accept();
    tick();
    EXPECT_FALSE(store.only().outcomeIsUnknown());
}

TEST_F(IntakeDraftsTest, ARefusalAfterABrokenLineIsNoProof) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    desk.county.next_error = testing::failure(ErrorKind::forbidden, "auth.session_expired");
    accept();
    tick();
    EXPECT_TRUE(store.only().outcomeIsUnknown());
    EXPECT_EQ(desk.county.command_ids.at(0), desk.county.command_ids.at(1));
}

TEST_F(IntakeDraftsTest, WhatSomebodyElseHadSentIsKnownToBeStored) {
    fillIn();
    desk.county.next_error = testing::networkDown();
    accept();
    open(); // another person
    takeUp(0);
    desk.county.next_error = testing::failure(ErrorKind::conflict, "command.id_reused");
    accept();
    EXPECT_EQ(screen.summary.code, "intake.stored_by_other");
    EXPECT_EQ(presenter.form().name, "王小明") << "to look it up by";
    tick();
    EXPECT_FALSE(store.only().outcomeIsUnknown());
}

TEST_F(IntakeDraftsTest, SomebodyElseLoggingInFindsWhatWasOnTheScreen) {
    open();
    person("王小明");
    open();
    EXPECT_TRUE(screen.form.isBlank());
    ASSERT_EQ(screen.drafts.size(), 1U);
    EXPECT_EQ(screen.drafts[0].form.name, "王小明");
}

TEST_F(IntakeDraftsTest, ADamagedDraftIsSaid) {
    store.damaged = testing::failure(ErrorKind::internal, "draft.damaged");
    open();
    EXPECT_EQ(screen.summary.code, "draft.damaged");
}

TEST_F(IntakeDraftsTest, SavingByHandSaysHowItWent) {
    open();
    presenter.saveNow();
    EXPECT_EQ(screen.summary.code, "intake.nothing_to_save");
    choose();
    presenter.saveNow();
    desk.tasks.settle();
    EXPECT_EQ(screen.summary.code, "intake.draft_saved");
    store.next_error = testing::failure(ErrorKind::unavailable, "file.unwritable");
    presenter.saveNow();
    desk.tasks.settle();
    EXPECT_EQ(screen.summary.code, "file.unwritable");
}

TEST_F(IntakeDraftsTest, AFullDiskDoesNotStopTheCounter) {
    fillIn();
    store.next_error = testing::failure(ErrorKind::unavailable, "file.unwritable");
    accept();
    EXPECT_EQ(screen.taken_cases.size(), 1U);
}

} // namespace
} // namespace bianmin::client
