#include "tests/unit/client/case_screen.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

using cases::CaseState;
using identity::Permission;
using testing::caseIn;
using testing::CaseTest;
using testing::workplaceWith;

TEST(AllowedActions, FollowStateAndPermission) {
    const auto reviewer = workplaceWith({Permission::case_review});
    const auto head = workplaceWith({Permission::case_review, Permission::case_decide});
    const auto clerk = workplaceWith({Permission::case_accept});
    const auto desk = workplaceWith({Permission::case_deliver});
    using Actions = std::set<CaseAction>;
    EXPECT_EQ(allowedActions(caseIn(CaseState::received), clerk),
              (Actions{CaseAction::accept, CaseAction::supplement, CaseAction::propose_refusal}));
    EXPECT_EQ(allowedActions(caseIn(CaseState::received), desk), Actions{});
    EXPECT_EQ(allowedActions(caseIn(CaseState::supplement_needed), clerk),
              Actions{CaseAction::resubmit});
    EXPECT_EQ(allowedActions(caseIn(CaseState::accepted), reviewer), Actions{CaseAction::review});
    EXPECT_EQ(allowedActions(caseIn(CaseState::accepted), clerk), Actions{});
    EXPECT_EQ(allowedActions(caseIn(CaseState::reviewed), reviewer), Actions{CaseAction::review});
    EXPECT_EQ(allowedActions(caseIn(CaseState::reviewed), head), Actions{CaseAction::decide});
    EXPECT_EQ(allowedActions(caseIn(CaseState::granted), reviewer),
              Actions{CaseAction::make_ready});
    EXPECT_EQ(allowedActions(caseIn(CaseState::ready), desk), Actions{CaseAction::deliver});
    EXPECT_EQ(allowedActions(caseIn(CaseState::delivered), desk), Actions{CaseAction::rate});
    EXPECT_EQ(allowedActions(caseIn(CaseState::acceptance_refused), clerk), Actions{});
}

TEST(AllowedActions, WhoHasReviewedDoesNotReviewAnew) {
    const auto reviewer = workplaceWith({Permission::case_review});
    cases::Case subject = caseIn(CaseState::reviewed);
    subject.opinions.push_back({"同意", reviewer.account.id, "李审查", {}});
    EXPECT_EQ(allowedActions(subject, reviewer), std::set<CaseAction>{});
}

TEST(AllowedActions, AProposedRefusalIsConfirmedByAnotherReviewer) {
    cases::Case subject = caseIn(CaseState::received);
    const auto reviewer = workplaceWith({Permission::case_review});
    EXPECT_FALSE(allowedActions(subject, reviewer).contains(CaseAction::confirm_refusal));
    subject.acceptance_refusal =
        cases::AcceptanceRefusal{{}, cases::Signature{{}, UserId("somebody else"), "王受理"}};
    EXPECT_TRUE(allowedActions(subject, reviewer).contains(CaseAction::confirm_refusal));
    EXPECT_FALSE(allowedActions(subject, workplaceWith({Permission::case_accept}))
                     .contains(CaseAction::confirm_refusal));
    subject.acceptance_refusal->proposed->by = reviewer.account.id;
    EXPECT_FALSE(allowedActions(subject, reviewer).contains(CaseAction::confirm_refusal));
}

TEST(AllowedActions, ASecondSupplementNoticeIsNotOffered) {
    cases::Case subject = caseIn(CaseState::received);
    subject.supplement_count = 1;
    const auto actions = allowedActions(subject, workplaceWith({Permission::case_accept}));
    EXPECT_FALSE(actions.contains(CaseAction::supplement));
    EXPECT_TRUE(actions.contains(CaseAction::accept));
}

TEST(AllowedActions, WhatWasMissingIsTakenInWheneverItComes) {
    cases::Case subject = caseIn(CaseState::received);
    subject.supplement_count = 1;
    subject.materials = std::vector<cases::CollectedMaterial>(1); // required, not handed in
    EXPECT_TRUE(allowedActions(subject, workplaceWith({Permission::case_accept}))
                    .contains(CaseAction::resubmit));
}

TEST(AllowedActions, AnImmediateItemIsConcludedAtTheCounter) {
    cases::Case subject = caseIn(CaseState::accepted);
    const auto clerk = workplaceWith({Permission::case_conclude_on_the_spot});
    EXPECT_TRUE(allowedActions(subject, clerk).empty());
    subject.immediate = true;
    EXPECT_TRUE(allowedActions(subject, clerk).contains(CaseAction::review));
    subject.receiving = OrganizationId("441821-zwzx");
    EXPECT_TRUE(allowedActions(subject, clerk).empty()) << "only where the applicant was met";
}

TEST(AllowedActions, ACaseIsRatedOnce) {
    cases::Case subject = caseIn(CaseState::delivered);
    subject.rating = cases::Rating{};
    EXPECT_TRUE(allowedActions(subject, workplaceWith({Permission::case_deliver})).empty());
}

TEST(DecisionPreview, SaysWhichPaperComesAndWhatTheCaseBecomes) {
    cases::Case subject = caseIn(CaseState::reviewed);
    subject.opinions.push_back({"同意", UserId("reviewer"), "张审查", {}});
    cases::DecideCommand command;
    command.content = "准予";
    const auto preview = previewOf(subject, catalog::ItemType::licence, command, UserId("head"));
    EXPECT_EQ(preview.paper, "准予行政许可决定书");
    EXPECT_EQ(preview.state, CaseState::granted);
    EXPECT_FALSE(preview.obstacle);
}

TEST(DecisionPreview, NamesWhatStandsInTheWay) {
    cases::Case subject = caseIn(CaseState::reviewed);
    subject.opinions.push_back({"同意", UserId("reviewer"), "张审查", {}});
    cases::DecideCommand command;
    EXPECT_EQ(previewOf(subject, {}, command, UserId("head")).obstacle->code,
              "case.decision_content_required");
    command.content = "不予";
    command.granted = false;
    EXPECT_EQ(previewOf(subject, {}, command, UserId("head")).obstacle->code,
              "case.refusal_needs_reasons");
    command.granted = true;
    EXPECT_EQ(previewOf(subject, {}, command, UserId("head")).obstacle->code,
              "case.grant_content_refuses");
    command.content = "准予";
    EXPECT_EQ(previewOf(subject, {}, command, UserId("reviewer")).obstacle->code,
              "case.same_person");
}

TEST_F(CaseTest, ShowsTheFileWithWhatMayBeDone) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    ASSERT_TRUE(screen.file);
    EXPECT_EQ(screen.actions, std::set{CaseAction::review});
}

TEST_F(CaseTest, ShowsOnlyTheCaseThatWasChosenLast) {
    presenter.show(put(caseIn(CaseState::accepted)));
    support::CaseSpec other;
    other.serial = 2;
    const CaseNumber second = put(support::sampleCase(other));
    presenter.show(second);
    desk.tasks.settle();
    EXPECT_EQ(screen.file->view.record.number, second);
}

TEST_F(CaseTest, AReviewCarriesTheVersionOnTheScreenAndATrimmedOpinion) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    presenter.review("  材料齐全，建议准予。 ");
    desk.tasks.settle();
    const auto& sent = std::get<cases::ReviewCommand>(desk.county.acts.at(0));
    EXPECT_EQ(sent.version, 1);
    EXPECT_EQ(sent.opinion, "材料齐全，建议准予。");
    EXPECT_EQ(screen.done.size(), 1U);
    EXPECT_EQ(screen.notice.level, NoticeLevel::good);
}

TEST_F(CaseTest, AnEmptyOpinionIsNotSent) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    presenter.review(" \n ");
    EXPECT_EQ(screen.notice.code, "case.opinion_required");
    EXPECT_EQ(desk.tasks.waiting(), 0U);
}

TEST_F(CaseTest, RepeatingAfterABrokenLineCarriesTheSameId) {
    show(CaseState::granted, workplaceWith({Permission::case_review}));
    desk.county.next_error = testing::networkDown();
    presenter.makeReady();
    desk.tasks.settle();
    EXPECT_EQ(screen.notice.code, "case.not_sent");
    presenter.makeReady();
    desk.tasks.settle();
    EXPECT_EQ(desk.county.command_ids.at(0), desk.county.command_ids.at(1));
    presenter.makeReady(); // a new act after an answer
    desk.tasks.settle();
    EXPECT_NE(desk.county.command_ids.at(1), desk.county.command_ids.at(2));
}

TEST_F(CaseTest, TheSameActOnAnotherCaseIsAnotherCommand) {
    show(CaseState::granted, workplaceWith({Permission::case_review}));
    desk.county.next_error = testing::networkDown();
    presenter.makeReady();
    desk.tasks.settle();
    support::CaseSpec other;
    other.serial = 2;
    other.state = CaseState::granted;
    presenter.show(put(support::sampleCase(other)));
    desk.tasks.settle();
    presenter.makeReady();
    desk.tasks.settle();
    EXPECT_NE(desk.county.command_ids.at(0), desk.county.command_ids.at(1));
}

TEST_F(CaseTest, ADecisionThatTheRulesForbidIsNotSent) {
    show(CaseState::reviewed, workplaceWith({Permission::case_decide}));
    cases::DecideCommand command;
    presenter.decide(command);
    EXPECT_EQ(screen.notice.code, "case.decision_content_required");
    EXPECT_EQ(desk.tasks.waiting(), 0U);
}

TEST_F(CaseTest, OneActAtATime) {
    show(CaseState::granted, workplaceWith({Permission::case_review}));
    presenter.makeReady();
    presenter.makeReady();
    EXPECT_TRUE(screen.busy);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.acts.size(), 1U);
}

TEST_F(CaseTest, ACaseThatIsNotThereIsSaidInWords) {
    presenter.show(CaseNumber("441821260302010199999A"));
    desk.tasks.settle();
    EXPECT_FALSE(screen.file);
    EXPECT_EQ(screen.notice.code, "case.not_found");
}

} // namespace
} // namespace bianmin::client
