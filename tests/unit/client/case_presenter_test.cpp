#include "client/core/case_presenter.h"
#include "client/core/delivery_presenter.h"
#include "shared/domain/cases/case_service.h"
#include "tests/support/results.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

using cases::CaseState;
using identity::Permission;
using testing::Desk;
using testing::workplaceWith;

class FileScreen final : public CaseFileView {
  public:
    std::optional<documents::CaseFile> file;
    std::set<CaseAction> actions;
    Notice notice;
    bool busy = false;
    std::vector<documents::CaseOutcome> done;

    void showFile(const documents::CaseFile& shown, const catalog::Item&,
                  const std::set<CaseAction>& allowed) override {
        file = shown;
        actions = allowed;
    }
    void showNoFile() override { file.reset(); }
    void showNotice(const Notice& shown) override { notice = shown; }
    void setBusy(bool now) override { busy = now; }
    void acted(const documents::CaseOutcome& outcome) override { done.push_back(outcome); }
};

cases::Case caseIn(CaseState state) {
    support::CaseSpec spec;
    spec.state = state;
    return support::sampleCase(spec);
}

struct CaseTest : ::testing::Test {
    Desk desk;
    FileScreen screen;
    CasePresenter presenter{screen, desk.services};

    CaseTest() {
        desk.county.catalogue = {support::sampleItemVersion("441821-0001", "社会保障卡申领")};
    }
    CaseNumber put(const cases::Case& subject) {
        documents::CaseFile file;
        file.view.record = subject;
        desk.county.files[subject.number] = file;
        desk.county.outcome.view = file.view;
        return subject.number;
    }
    void show(CaseState state, const Workplace& workplace) {
        presenter.setWorkplace(workplace);
        presenter.show(put(caseIn(state)));
        desk.tasks.settle();
    }
};

TEST(AllowedActions, FollowStateAndPermission) {
    const auto reviewer = workplaceWith({Permission::case_review});
    const auto head = workplaceWith({Permission::case_review, Permission::case_decide});
    const auto clerk = workplaceWith({Permission::case_accept});
    const auto desk = workplaceWith({Permission::case_deliver});
    using Actions = std::set<CaseAction>;
    EXPECT_EQ(allowedActions(caseIn(CaseState::received), clerk),
              (Actions{CaseAction::accept, CaseAction::supplement, CaseAction::refuse_acceptance}));
    EXPECT_EQ(allowedActions(caseIn(CaseState::received), desk), Actions{});
    EXPECT_EQ(allowedActions(caseIn(CaseState::supplement_needed), clerk),
              Actions{CaseAction::resubmit});
    EXPECT_EQ(allowedActions(caseIn(CaseState::accepted), reviewer), Actions{CaseAction::review});
    EXPECT_EQ(allowedActions(caseIn(CaseState::accepted), clerk), Actions{});
    EXPECT_EQ(allowedActions(caseIn(CaseState::reviewed), reviewer), Actions{});
    EXPECT_EQ(allowedActions(caseIn(CaseState::reviewed), head), Actions{CaseAction::decide});
    EXPECT_EQ(allowedActions(caseIn(CaseState::granted), reviewer),
              Actions{CaseAction::make_ready});
    EXPECT_EQ(allowedActions(caseIn(CaseState::ready), desk), Actions{CaseAction::deliver});
    EXPECT_EQ(allowedActions(caseIn(CaseState::delivered), desk), Actions{CaseAction::rate});
    EXPECT_EQ(allowedActions(caseIn(CaseState::acceptance_refused), clerk), Actions{});
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

TEST_F(CaseTest, WhenSomebodyWasFasterTheCaseIsReadAgain) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    cases::Case changed = caseIn(CaseState::reviewed);
    changed.version = 2;
    put(changed);
    desk.county.next_error = testing::failure(ErrorKind::conflict, "case.changed");
    presenter.review("同意");
    desk.tasks.workOne();
    desk.ui.runOne();
    EXPECT_EQ(screen.notice.code, "case.changed");
    desk.tasks.settle();
    EXPECT_EQ(screen.file->view.record.version, 2);
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

// --- the output desk

class DeskScreen final : public DeliveryView {
  public:
    Notice scan;
    DeliveryForm form;
    Notice check;
    CaseNumber scanned;
    CasePresenter* presenter = nullptr;
    void showScanNotice(const Notice& notice) override { scan = notice; }
    void showRecipient(const DeliveryForm& shown, const Notice& notice) override {
        form = shown;
        check = notice;
    }
    void caseScanned(const CaseNumber& number) override {
        scanned = number;
        presenter->show(number);
    }
};

struct DeliveryTest : CaseTest {
    DeskScreen desk_screen;
    DeliveryPresenter delivery{desk_screen, presenter, desk.services};

    DeliveryTest() {
        desk_screen.presenter = &presenter;
        presenter.setWorkplace(workplaceWith({Permission::case_deliver}));
    }
    cases::Case readyCase() {
        cases::Case subject = caseIn(CaseState::ready);
        subject.query_code_hash = cases::queryCodeHash(subject.number, "123456");
        subject.agent = cases::Agent{"李代办", "370502190909300560", "13900139000", "全权办理"};
        return subject;
    }
    void scan(const std::string& text) {
        delivery.scan(text);
        desk.tasks.settle();
        delivery.fileShown();
    }
};

TEST(ReceiptCode, ReadsWhatAScannerTypesAndWhatAPersonTypes) {
    const std::string number = support::sampleCase().number.str();
    const auto scanned = support::valueOf(parseReceiptCode("bm1:" + number + ":123456\n"));
    EXPECT_EQ(scanned.number.str(), number);
    EXPECT_EQ(scanned.query_code, "123456");
    EXPECT_EQ(support::valueOf(parseReceiptCode(" " + number)).query_code, "");
}

TEST(ReceiptCode, RefusesOtherCodes) {
    const std::string number = support::sampleCase().number.str();
    EXPECT_EQ(support::codeOf(parseReceiptCode("BM1:" + number)), "delivery.code_unreadable");
    EXPECT_EQ(support::codeOf(parseReceiptCode("BM1:" + number + ":")), "delivery.code_unreadable");
    EXPECT_NE(support::codeOf(parseReceiptCode("https://example.org")), "good");
    std::string wrong = number;
    wrong.back() = wrong.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(support::codeOf(parseReceiptCode(wrong)), "case_number.check");
}

TEST_F(DeliveryTest, OpensTheScannedCase) {
    const CaseNumber number = put(readyCase());
    scan("BM1:" + number.str() + ":123456");
    EXPECT_EQ(desk_screen.scanned, number);
    EXPECT_EQ(desk_screen.scan, Notice{});
    EXPECT_TRUE(screen.actions.contains(CaseAction::deliver));
}

TEST_F(DeliveryTest, AForgedReceiptIsToldApart) {
    const CaseNumber number = put(readyCase());
    scan("BM1:" + number.str() + ":654321");
    EXPECT_EQ(desk_screen.scan.code, "delivery.code_mismatch");
}

TEST_F(DeliveryTest, WarnsBeforeACaseIsHandedOverTwiceOrTooEarly) {
    scan(put(caseIn(CaseState::delivered)).str());
    EXPECT_EQ(desk_screen.scan.code, "delivery.delivered_already");
    support::CaseSpec other;
    other.serial = 2;
    scan(put(support::sampleCase(other)).str());
    EXPECT_EQ(desk_screen.scan.code, "delivery.not_decided");
}

TEST_F(DeliveryTest, KnowsTheApplicantAndTheAgentByTheirNumber) {
    scan(put(readyCase()).str());
    delivery.checkRecipient("441802190611153129");
    EXPECT_EQ(desk_screen.form.recipient, "王小明");
    EXPECT_EQ(desk_screen.form.relation, "本人");
    delivery.checkRecipient("370502190909300560");
    EXPECT_EQ(desk_screen.form.recipient, "李代办");
    EXPECT_EQ(desk_screen.form.relation, "委托代理人");
    EXPECT_EQ(desk_screen.check.level, NoticeLevel::good);
}

TEST_F(DeliveryTest, KnowsAnApplicantByAPassportToo) {
    cases::Case subject = readyCase();
    subject.applicant.id_kind = identity::IdKind::passport;
    subject.applicant.id_number = "E12345678";
    scan(put(subject).str());
    delivery.checkRecipient("e12345678");
    EXPECT_EQ(desk_screen.form.relation, "本人");
    delivery.deliver(desk_screen.form);
    desk.tasks.settle();
    const auto& sent = std::get<cases::DeliverCommand>(desk.county.acts.at(0));
    EXPECT_EQ(sent.recipient_id_kind, identity::IdKind::passport);
}

TEST_F(DeliveryTest, SomebodyElseMustBeNamedWithTheirRelation) {
    scan(put(readyCase()).str());
    delivery.checkRecipient("431103190402290019");
    EXPECT_EQ(desk_screen.check.level, NoticeLevel::warning);
    delivery.deliver({"", "431103190402290019", ""});
    EXPECT_EQ(desk_screen.check.code, "delivery.recipient_missing");
    EXPECT_TRUE(desk.county.acts.empty());
    delivery.deliver({"王大力", "431103190402290019", "儿子"});
    desk.tasks.settle();
    const auto& sent = std::get<cases::DeliverCommand>(desk.county.acts.at(0));
    EXPECT_EQ(sent.method, cases::DeliveryMethod::agent_pick_up);
    EXPECT_EQ(sent.relation, "儿子");
}

TEST_F(DeliveryTest, AnUncheckedIdentityIsNotHandedAnything) {
    scan(put(readyCase()).str());
    delivery.deliver({"王小明", "441802190611153119", "本人"});
    EXPECT_EQ(desk_screen.check.level, NoticeLevel::fault);
    EXPECT_TRUE(desk.county.acts.empty());
}

TEST_F(DeliveryTest, HandsOverToTheApplicantDirectly) {
    scan(put(readyCase()).str());
    delivery.deliver({"王小明", "441802190611153129", "本人"});
    desk.tasks.settle();
    const auto& sent = std::get<cases::DeliverCommand>(desk.county.acts.at(0));
    EXPECT_EQ(sent.method, cases::DeliveryMethod::direct);
    EXPECT_EQ(sent.recipient, "王小明");
    EXPECT_EQ(sent.version, 1);
}

TEST_F(DeliveryTest, DoesNotWarnOfTheDeliveryThatWasJustMade) {
    const cases::Case subject = readyCase();
    scan(put(subject).str());
    delivery.deliver({"王小明", "441802190611153129", "本人"});
    cases::Case delivered = subject;
    delivered.state = CaseState::delivered;
    put(delivered);
    desk.tasks.settle();
    delivery.fileShown();
    EXPECT_EQ(desk_screen.scan, Notice{});
}

TEST_F(DeliveryTest, ADefaultRatingIsRecordedAsDefault) {
    scan(put(caseIn(CaseState::delivered)).str());
    presenter.rate(cases::Satisfaction::satisfied, true, "");
    desk.tasks.settle();
    EXPECT_TRUE(std::get<cases::RateCommand>(desk.county.acts.at(0)).is_default);
}

} // namespace
} // namespace bianmin::client
