#include "client/core/delivery_presenter.h"
#include "shared/domain/cases/case_service.h"
#include "tests/support/results.h"
#include "tests/unit/client/case_screen.h"

#include <gtest/gtest.h>

#include <map>

namespace bianmin::client {
namespace {

using cases::CaseState;
using cases::DeliveryMethod;
using identity::IdKind;
using identity::Permission;
using testing::caseIn;
using testing::CaseTest;
using testing::workplaceWith;

constexpr const char* kApplicant = "441802190611153129";
constexpr const char* kAgent = "370502190909300560";
constexpr const char* kSon = "431103190402290019";

class DeskScreen final : public DeliveryView {
  public:
    Notice scan;
    DeliveryForm form;
    std::map<DeliveryField, Notice> checks;
    std::optional<DeliveryField> focused;
    CaseNumber scanned;
    CasePresenter* presenter = nullptr;
    void showScanNotice(const Notice& notice) override { scan = notice; }
    void showDelivery(const DeliveryForm& shown) override { form = shown; }
    void showCheck(DeliveryField field, const Notice& check) override { checks[field] = check; }
    void clearChecks() override { checks.clear(); }
    void focus(DeliveryField field) override { focused = field; }
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
        subject.agent = cases::Agent{"李代办", kAgent, "13900139000", "全权办理"};
        return subject;
    }
    void scan(const std::string& text) {
        delivery.scan(text);
        desk.tasks.settle();
        delivery.fileShown();
    }
    void scanReady() { scan(put(readyCase()).str()); }
    void type(DeliveryField field, const std::string& text) {
        delivery.setText(field, text);
        delivery.leave(field);
    }
    void deliver() {
        delivery.deliver();
        desk.tasks.settle();
    }
    [[nodiscard]] const cases::DeliverCommand& sent() const {
        return std::get<cases::DeliverCommand>(desk.county.acts.at(0));
    }
    std::string check(DeliveryField field) { return desk_screen.checks[field].code; }
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

TEST_F(DeliveryTest, WarnsThatTheDecisionIsNotPrintedYet) {
    const CaseNumber number = put(readyCase());
    documents::CaseFile& file = desk.county.files.at(number);
    file.documents = {{DocumentId("d1"), documents::DocumentKind::material_receipt, "", "", {}, 0},
                      {DocumentId("d2"), documents::DocumentKind::grant_decision, "", "", {}, 0}};
    scan(number.str());
    EXPECT_EQ(desk_screen.scan.code, "delivery.decision_unprinted");
    file.documents.back().prints = 1;
    presenter.refresh();
    scan(number.str());
    EXPECT_EQ(desk_screen.scan, Notice{});
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

// --- directly

TEST_F(DeliveryTest, KnowsTheApplicantAndTheAgentByTheirNumber) {
    scanReady();
    type(DeliveryField::id_number, kApplicant);
    EXPECT_EQ(desk_screen.form.recipient, "王小明");
    EXPECT_EQ(desk_screen.form.relation, "本人");
    type(DeliveryField::id_number, kAgent);
    EXPECT_EQ(desk_screen.form.recipient, "李代办");
    EXPECT_EQ(desk_screen.form.relation, "委托代理人");
    EXPECT_EQ(desk_screen.form.method, DeliveryMethod::direct);
    EXPECT_EQ(check(DeliveryField::id_number), "delivery.person_fits");
}

TEST_F(DeliveryTest, KnowsAnApplicantByAPassportToo) {
    cases::Case subject = readyCase();
    subject.applicant.id_kind = IdKind::passport;
    subject.applicant.id_number = "E12345678";
    scan(put(subject).str());
    EXPECT_EQ(desk_screen.form.id_kind, IdKind::passport) << "what they showed at the counter";
    type(DeliveryField::id_number, "e12345678");
    EXPECT_EQ(desk_screen.form.relation, "本人");
    deliver();
    EXPECT_EQ(sent().recipient_id_kind, IdKind::passport);
    EXPECT_EQ(sent().recipient_id_number, "E12345678");
}

TEST_F(DeliveryTest, HandsOverToTheApplicantDirectly) {
    scanReady();
    delivery.setText(DeliveryField::id_number, kApplicant); // Ctrl+Enter without leaving the field
    deliver();
    EXPECT_EQ(sent().method, DeliveryMethod::direct);
    EXPECT_EQ(sent().recipient, "王小明");
    EXPECT_EQ(sent().relation, "本人");
    EXPECT_EQ(sent().place, "") << "the server knows where this desk is";
    EXPECT_EQ(sent().version, 1);
}

TEST_F(DeliveryTest, AnUncheckedIdentityIsNotHandedAnything) {
    scanReady();
    type(DeliveryField::recipient, "王小明");
    type(DeliveryField::relation, "本人");
    deliver();
    EXPECT_EQ(check(DeliveryField::id_number), "case.recipient_unchecked");
    type(DeliveryField::id_number, "441802190611153119");
    deliver();
    EXPECT_EQ(check(DeliveryField::id_number), "resident_id.check_digit");
    EXPECT_EQ(desk_screen.focused, DeliveryField::id_number);
    EXPECT_TRUE(desk.county.acts.empty());
}

TEST_F(DeliveryTest, AFirmSendsSomebodyWhoIsNamed) {
    cases::Case subject = readyCase();
    subject.applicant.kind = catalog::Subject::enterprise;
    subject.applicant.name = "佛冈县某某食品有限公司";
    subject.applicant.id_kind = IdKind::credit_code;
    subject.applicant.id_number = "91431103MA4QW5T86W";
    scan(put(subject).str());
    EXPECT_EQ(desk_screen.form.id_kind, IdKind::resident_id) << "a person comes, not the firm";
    type(DeliveryField::id_number, kSon);
    EXPECT_EQ(check(DeliveryField::id_number), "delivery.firm_sends_somebody");
    type(DeliveryField::recipient, "王大力");
    type(DeliveryField::relation, "法定代表人");
    deliver();
    EXPECT_EQ(sent().method, DeliveryMethod::direct);
}

// --- to somebody else

TEST_F(DeliveryTest, SomebodyElseMustBeNamedWithTheirRelation) {
    scanReady();
    type(DeliveryField::id_number, kSon);
    EXPECT_EQ(check(DeliveryField::id_number), "delivery.somebody_else");
    EXPECT_EQ(desk_screen.form.method, DeliveryMethod::agent_pick_up);
    deliver();
    EXPECT_EQ(check(DeliveryField::recipient), "delivery.recipient_missing");
    EXPECT_EQ(check(DeliveryField::relation), "delivery.relation_missing");
    EXPECT_EQ(desk_screen.focused, DeliveryField::recipient);
    EXPECT_TRUE(desk.county.acts.empty());
    type(DeliveryField::recipient, "王大力");
    type(DeliveryField::relation, " 儿子 ");
    deliver();
    EXPECT_EQ(sent().method, DeliveryMethod::agent_pick_up);
    EXPECT_EQ(sent().recipient, "王大力");
    EXPECT_EQ(sent().relation, "儿子");
    EXPECT_EQ(sent().recipient_id_number, kSon);
}

TEST_F(DeliveryTest, SomebodyElseMayShowAnyDocument) {
    struct Shown {
        IdKind kind;
        const char* typed;
        const char* stored;
    };
    for (const Shown& shown : {Shown{IdKind::passport, " g1234567 ", "G1234567"},
                               Shown{IdKind::hk_macau_permit, "h12345678", "H12345678"},
                               Shown{IdKind::taiwan_permit, "12345678", "12345678"},
                               Shown{IdKind::other, "军字第1234567号", "军字第1234567号"}}) {
        scanReady();
        delivery.setMethod(DeliveryMethod::agent_pick_up);
        type(DeliveryField::id_number, shown.typed);
        EXPECT_EQ(desk_screen.checks[DeliveryField::id_number].level, NoticeLevel::fault)
            << "no resident ID";
        delivery.setIdKind(shown.kind);
        EXPECT_EQ(check(DeliveryField::id_number), "delivery.somebody_else");
        type(DeliveryField::recipient, "Maria O'Neill");
        type(DeliveryField::relation, "配偶");
        deliver();
        EXPECT_EQ(sent().recipient_id_kind, shown.kind);
        EXPECT_EQ(sent().recipient_id_number, shown.stored);
        desk.county.acts.clear();
        delivery.setMethod(DeliveryMethod::mail); // begin anew
        delivery.setMethod(DeliveryMethod::direct);
    }
}

TEST_F(DeliveryTest, TheAgentMayAlsoSignForSomebodyElse) {
    scanReady();
    delivery.setMethod(DeliveryMethod::agent_pick_up);
    type(DeliveryField::id_number, kAgent);
    EXPECT_EQ(desk_screen.form.method, DeliveryMethod::agent_pick_up);
    deliver();
    EXPECT_EQ(sent().method, DeliveryMethod::agent_pick_up);
    EXPECT_EQ(sent().recipient, "李代办");
}

TEST_F(DeliveryTest, TheApplicantThemselvesIsNeverSomebodyElse) {
    scanReady();
    delivery.setMethod(DeliveryMethod::agent_pick_up);
    type(DeliveryField::id_number, kApplicant);
    EXPECT_EQ(desk_screen.form.method, DeliveryMethod::direct);
}

TEST_F(DeliveryTest, WhatWasFilledInForOnePersonDoesNotStayForAnother) {
    scanReady();
    type(DeliveryField::id_number, kApplicant);
    type(DeliveryField::id_number, kSon);
    EXPECT_EQ(desk_screen.form.recipient, "");
    EXPECT_EQ(desk_screen.form.relation, "");
}

TEST_F(DeliveryTest, AnothersDocumentCannotBeTheApplicantsOwn) {
    scanReady();
    type(DeliveryField::id_number, kSon);
    type(DeliveryField::recipient, "王大力");
    type(DeliveryField::relation, "本人");
    deliver();
    EXPECT_EQ(check(DeliveryField::relation), "case.recipient_not_applicant");
    EXPECT_EQ(desk_screen.focused, DeliveryField::relation);
    EXPECT_TRUE(desk.county.acts.empty());
}

TEST_F(DeliveryTest, ChecksStandBesideTheirFields) {
    scanReady();
    type(DeliveryField::recipient, "王1");
    EXPECT_EQ(check(DeliveryField::recipient), "person_name.character");
    type(DeliveryField::relation, std::string(201, 'x'));
    EXPECT_EQ(check(DeliveryField::relation), "field.too_long");
    type(DeliveryField::relation, "儿\x01子");
    EXPECT_EQ(check(DeliveryField::relation), "field.forbidden_character");
    type(DeliveryField::relation, "");
    EXPECT_EQ(desk_screen.checks[DeliveryField::relation], Notice{}) << "not faulty yet";
}

// --- by mail

TEST_F(DeliveryTest, MailNeedsItsNumberAndNobodysDocument) {
    scanReady();
    delivery.setMethod(DeliveryMethod::mail);
    EXPECT_EQ(desk_screen.form.recipient, "王小明");
    EXPECT_EQ(desk_screen.form.relation, "本人");
    EXPECT_EQ(desk_screen.form.place, readyCase().applicant.address);
    type(DeliveryField::place, "佛冈县石角镇解放路1号");
    deliver();
    EXPECT_EQ(check(DeliveryField::mail_number), "case.mail_number_required");
    EXPECT_EQ(desk_screen.focused, DeliveryField::mail_number);
    EXPECT_TRUE(desk.county.acts.empty());
    type(DeliveryField::mail_number, " ｅａ123456789cn ");
    EXPECT_EQ(desk_screen.form.mail_number, "EA123456789CN");
    deliver();
    EXPECT_EQ(sent().method, DeliveryMethod::mail);
    EXPECT_EQ(sent().mail_number, "EA123456789CN");
    EXPECT_EQ(sent().recipient, "王小明");
    EXPECT_EQ(sent().recipient_id_number, "");
    EXPECT_EQ(sent().place, "佛冈县石角镇解放路1号");
}

TEST_F(DeliveryTest, MailWithoutAnAddressDoesNotGo) {
    scanReady();
    delivery.setMethod(DeliveryMethod::mail);
    type(DeliveryField::mail_number, "EA123456789CN");
    type(DeliveryField::place, " ");
    deliver();
    EXPECT_EQ(check(DeliveryField::place), "delivery.place_missing");
    EXPECT_TRUE(desk.county.acts.empty());
}

TEST_F(DeliveryTest, MailGoesToAFirmByItsName) {
    cases::Case subject = readyCase();
    subject.applicant.kind = catalog::Subject::enterprise;
    subject.applicant.name = "佛冈县某某食品有限公司（1号店）";
    subject.applicant.address = "佛冈县石角镇";
    scan(put(subject).str());
    delivery.setMethod(DeliveryMethod::mail);
    type(DeliveryField::mail_number, "EA123456789CN");
    deliver();
    EXPECT_EQ(sent().recipient, subject.applicant.name);
    EXPECT_EQ(sent().relation, "本单位");
}

TEST_F(DeliveryTest, AnApplicantWhoWishedMailGetsTheMailForm) {
    cases::Case subject = readyCase();
    subject.mail_address = "清远市清城区学宫街2号";
    scan(put(subject).str());
    EXPECT_EQ(desk_screen.form.method, DeliveryMethod::mail);
    EXPECT_EQ(desk_screen.form.place, "清远市清城区学宫街2号");
}

// --- the way through the fields

TEST_F(DeliveryTest, EnterGoesToWhatIsStillNeeded) {
    scanReady();
    delivery.setText(DeliveryField::id_number, kApplicant);
    EXPECT_EQ(delivery.next(DeliveryField::id_number), std::nullopt) << "all is known";
    delivery.setText(DeliveryField::id_number, kSon);
    EXPECT_EQ(delivery.next(DeliveryField::id_number), DeliveryField::recipient);
    delivery.setText(DeliveryField::recipient, "王1");
    EXPECT_EQ(delivery.next(DeliveryField::recipient), DeliveryField::recipient)
        << "a fault is put right where it was made";
    delivery.setText(DeliveryField::recipient, "王大力");
    EXPECT_EQ(delivery.next(DeliveryField::recipient), DeliveryField::relation);
    delivery.setText(DeliveryField::relation, "儿子");
    EXPECT_EQ(delivery.next(DeliveryField::relation), std::nullopt);
}

TEST_F(DeliveryTest, WhatIsTypedSurvivesReadingTheSameCaseAgain) {
    scanReady();
    type(DeliveryField::id_number, kSon);
    type(DeliveryField::recipient, "王大力");
    presenter.refresh();
    desk.tasks.settle();
    delivery.fileShown();
    EXPECT_EQ(desk_screen.form.recipient, "王大力");
    support::CaseSpec other;
    other.serial = 2;
    other.state = CaseState::ready;
    scan(put(support::sampleCase(other)).str());
    EXPECT_EQ(desk_screen.form, startForm(support::sampleCase(other), DeliveryMethod::direct));
    EXPECT_TRUE(desk_screen.checks.empty());
}

TEST_F(DeliveryTest, DoesNotWarnOfTheDeliveryThatWasJustMade) {
    const cases::Case subject = readyCase();
    scan(put(subject).str());
    type(DeliveryField::id_number, kApplicant);
    cases::Case delivered = subject;
    delivered.state = CaseState::delivered;
    delivery.deliver();
    put(delivered);
    desk.tasks.settle();
    delivery.fileShown();
    EXPECT_EQ(desk.county.acts.size(), 1U);
    EXPECT_EQ(desk_screen.scan, Notice{});
    EXPECT_EQ(desk_screen.form, DeliveryForm{});
}

TEST_F(DeliveryTest, ADefaultRatingIsRecordedAsDefault) {
    scan(put(caseIn(CaseState::delivered)).str());
    presenter.rate(cases::Satisfaction::satisfied, true, "");
    desk.tasks.settle();
    EXPECT_TRUE(std::get<cases::RateCommand>(desk.county.acts.at(0)).is_default);
}

} // namespace
} // namespace bianmin::client
