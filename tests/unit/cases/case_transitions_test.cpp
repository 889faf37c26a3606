#include "shared/base/error_table.h"
#include "tests/unit/cases/samples.h"

#include <gtest/gtest.h>

#include <functional>

namespace bianmin::cases {
namespace {

using samples::dates;
using samples::decision;
using samples::opinion;
using samples::received;

const Signature kReceipt{{}, UserId("clerk-2"), "赵小二"};

SupplementNotice notice() {
    return {
        {{"经营场所布局图", "未盖章", "提交加盖印章的布局图", "《食品经营许可管理办法》"}}, {}, {}};
}

const Signature kReviewer{{}, UserId("reviewer"), "李审查"};

RefusalGrounds refusal() {
    return {RefusalReason::not_our_power, "不属于本机关职权", "《行政许可法》第三十二条",
            "县烟草专卖局"};
}

Delivery delivery() {
    Delivery delivery;
    delivery.recipient = "欧阳·𠮷";
    delivery.recipient_id_number = "441802190611153129";
    delivery.relation = "本人";
    return delivery;
}

Case accepted() {
    Case subject = received();
    BIANMIN_CHECK(accept(subject, dates()));
    return subject;
}

Case reviewed() {
    Case subject = accepted();
    BIANMIN_CHECK(review(subject, opinion("reviewer")));
    return subject;
}

Case decided(bool granted) {
    Case subject = reviewed();
    Decision made = decision(granted, "head");
    made.reasons = granted ? "" : "布局不符合要求";
    made.basis = granted ? "" : "《食品安全法》第三十三条";
    BIANMIN_CHECK(decide(subject, made));
    return subject;
}

Case ready() {
    Case subject = decided(true);
    BIANMIN_CHECK(makeReady(subject));
    return subject;
}

Case delivered() {
    Case subject = ready();
    BIANMIN_CHECK(deliver(subject, delivery()));
    return subject;
}

TEST(CaseRoad, GoesFromReceiptToRating) {
    Case subject = received();
    ASSERT_TRUE(accept(subject, dates()));
    EXPECT_EQ(subject.state, CaseState::accepted);
    EXPECT_EQ(subject.dates.due_on, dates().due_on);
    ASSERT_TRUE(review(subject, opinion("reviewer")));
    EXPECT_EQ(subject.state, CaseState::reviewed);
    ASSERT_TRUE(decide(subject, decision(true, "head")));
    EXPECT_EQ(subject.state, CaseState::granted);
    ASSERT_TRUE(makeReady(subject));
    EXPECT_EQ(subject.state, CaseState::ready);
    ASSERT_TRUE(deliver(subject, delivery()));
    EXPECT_EQ(subject.state, CaseState::delivered);
    ASSERT_TRUE(rate(subject, {Satisfaction::very_satisfied, false, "", {}}));
    EXPECT_EQ(subject.rating->level, Satisfaction::very_satisfied);
}

TEST(CaseRoad, EveryActFromEveryOtherStateIsRefusedAndChangesNothing) {
    const std::vector<std::pair<std::string, std::function<Case()>>> places = {
        {"received", [] { return received(); }},
        {"supplement_needed",
         [] {
             Case subject = received();
             BIANMIN_CHECK(askSupplement(subject, notice()));
             return subject;
         }},
        {"acceptance_refused",
         [] {
             Case subject = received();
             BIANMIN_CHECK(proposeRefusal(subject, refusal(), kReceipt));
             BIANMIN_CHECK(confirmRefusal(subject, kReviewer));
             return subject;
         }},
        {"accepted", accepted},
        {"reviewed", reviewed},
        {"granted", [] { return decided(true); }},
        {"refused", [] { return decided(false); }},
        {"ready", ready},
        {"delivered", delivered},
    };
    struct Act {
        std::string name;
        std::vector<std::string> from;
        std::function<Result<void>(Case&)> run;
    };
    const std::vector<Act> acts = {
        {"accept", {"received"}, [](Case& c) { return accept(c, dates()); }},
        {"askSupplement", {"received"}, [](Case& c) { return askSupplement(c, notice()); }},
        {"resubmit",
         {"supplement_needed"},
         [](Case& c) { return resubmit(c, c.materials, kReceipt); }},
        {"proposeRefusal",
         {"received"},
         [](Case& c) { return proposeRefusal(c, refusal(), kReceipt); }},
        {"review",
         {"accepted", "reviewed"},
         [](Case& c) { return review(c, opinion("reviewer")); }},
        {"decide", {"reviewed"}, [](Case& c) { return decide(c, decision(true, "head")); }},
        {"makeReady", {"granted", "refused"}, [](Case& c) { return makeReady(c); }},
        {"deliver", {"ready"}, [](Case& c) { return deliver(c, delivery()); }},
        {"rate",
         {"delivered"},
         [](Case& c) {
             return rate(c, {Satisfaction::satisfied, false, "", {}});
         }},
    };
    for (const auto& act : acts) {
        for (const auto& [place, make] : places) {
            Case subject = make();
            const Json before = encode(subject);
            const auto outcome = act.run(subject);
            if (std::ranges::find(act.from, place) != act.from.end()) {
                EXPECT_TRUE(outcome) << act.name << " from " << place;
                continue;
            }
            ASSERT_FALSE(outcome) << act.name << " from " << place;
            EXPECT_EQ(outcome.error().code, "case.state_forbids");
            EXPECT_EQ(outcome.error().kind, ErrorKind::conflict);
            EXPECT_EQ(encode(subject), before) << act.name << " from " << place;
        }
    }
}

TEST(CaseAccept, RefusesWhileARequiredMaterialIsMissingAndNamesIt) {
    Case subject = received();
    subject.materials[1].collected = false;
    const auto outcome = accept(subject, dates());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "case.materials_missing");
    EXPECT_EQ(outcome.error().params.at("materials"), "经营场所布局图");
    EXPECT_EQ(subject.state, CaseState::received);
}

TEST(CaseAccept, WantsTheConditionsChecked) {
    Case subject = received();
    subject.conditions_checked.reset();
    EXPECT_EQ(accept(subject, dates()).error().code, "case.conditions_unchecked");
    EXPECT_EQ(subject.state, CaseState::received);
}

TEST(CaseAccept, DoesNotAskForMaterialsThatAreNotRequired) {
    Case subject = received();
    subject.materials[2].collected = false;
    EXPECT_TRUE(accept(subject, dates()));
}

TEST(CaseSupplement, IsToldOnceOnly) {
    Case subject = received();
    ASSERT_TRUE(askSupplement(subject, notice()));
    ASSERT_TRUE(resubmit(subject, subject.materials, kReceipt));
    EXPECT_EQ(askSupplement(subject, notice()).error().code, "case.supplement_twice");
}

TEST(CaseSupplement, ListsEveryRequiredMaterialThatIsMissing) {
    Case subject = received();
    subject.materials.at(0).collected = false;
    subject.materials.at(1).collected = false;
    const auto outcome = askSupplement(subject, notice());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "case.supplement_incomplete");
    EXPECT_EQ(outcome.error().params.at("materials"), "食品经营许可申请书");
    EXPECT_EQ(subject.state, CaseState::received);
    SupplementNotice whole = notice();
    whole.items.push_back({"食品经营许可申请书", "缺", "填写申请书", ""});
    EXPECT_TRUE(askSupplement(subject, whole));
}

TEST(CaseSupplement, PapersMayComeOneByOne) {
    Case subject = received();
    subject.materials.at(1).collected = false;
    ASSERT_TRUE(askSupplement(subject, notice()));
    auto brought = subject.materials;
    brought.at(2).collected = true;
    ASSERT_TRUE(resubmit(subject, brought, kReceipt));
    EXPECT_EQ(accept(subject, dates()).error().code, "case.materials_missing");
    EXPECT_EQ(resubmit(subject, brought, kReceipt).error().code, "case.supplement_nothing_new");
    brought.at(1).collected = true;
    ASSERT_TRUE(resubmit(subject, brought, kReceipt));
    EXPECT_EQ(subject.supplemented->by_name, kReceipt.by_name);
    EXPECT_TRUE(accept(subject, dates()));
}

TEST(CaseSupplement, AReceiptIsForWhatWasBrought) {
    Case subject = received();
    subject.materials.at(1).collected = false;
    ASSERT_TRUE(askSupplement(subject, notice()));
    const Json before = encode(subject);
    EXPECT_EQ(resubmit(subject, subject.materials, kReceipt).error().code,
              "case.supplement_nothing_new");
    EXPECT_EQ(encode(subject), before);
}

TEST(CaseSupplement, ABetterCopyOfWhatIsInIsBroughtWithoutATick) {
    Case subject = received();
    ASSERT_TRUE(askSupplement(subject, notice()));
    EXPECT_TRUE(resubmit(subject, subject.materials, kReceipt));
}

TEST(CaseSupplement, TakesNothingBackThatAReceiptWasGivenFor) {
    Case subject = received();
    subject.materials.at(1).collected = false;
    subject.materials.at(0).copies = 2;
    ASSERT_TRUE(askSupplement(subject, notice()));
    const Json before = encode(subject);
    auto without = subject.materials;
    without.at(1).collected = true;
    without.at(0).collected = false;
    const auto outcome = resubmit(subject, without, kReceipt);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "case.material_taken_back");
    EXPECT_EQ(outcome.error().params.at("materials"), "食品经营许可申请书");
    without.at(0).collected = true;
    without.at(0).copies = 1;
    EXPECT_EQ(resubmit(subject, without, kReceipt).error().code, "case.material_taken_back");
    EXPECT_EQ(encode(subject), before);
}

TEST(CaseSupplement, DoesNotCallMissingWhatIsIn) {
    Case subject = received();
    ASSERT_TRUE(subject.materials.at(0).collected);
    SupplementNotice said = notice();
    said.items.push_back({subject.materials.at(0).name, " 缺少 ", "补交", ""});
    const auto outcome = askSupplement(subject, said);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "case.supplement_contradicts");
    EXPECT_EQ(outcome.error().params.at("materials"), subject.materials.at(0).name);
    said.items.back().problem = "缺页";
    EXPECT_TRUE(askSupplement(subject, said));
}

TEST(CaseSupplement, ListsSomething) {
    Case subject = received();
    EXPECT_EQ(askSupplement(subject, {}).error().code, "case.supplement_empty");
}

TEST(CaseRefusalOfAcceptance, NamesTheProperOrgan) {
    Case subject = received();
    RefusalGrounds without = refusal();
    without.proper_organ = " ";
    EXPECT_EQ(proposeRefusal(subject, without, kReceipt).error().code,
              "case.proper_organ_required");
    without.reason_class = RefusalReason::no_licence_needed;
    EXPECT_TRUE(proposeRefusal(subject, without, kReceipt));
}

TEST(CaseRefusalOfAcceptance, NamesAnOrganOnlyWhereThereIsOneToGoTo) {
    Case subject = received();
    RefusalGrounds grounds = refusal();
    for (const char* nobody : {"不清楚", "相关部门", "无", "12"}) {
        grounds.proper_organ = nobody;
        EXPECT_EQ(proposeRefusal(subject, grounds, kReceipt).error().code,
                  "case.proper_organ_unfit")
            << nobody;
    }
    grounds = refusal();
    grounds.reason_class = RefusalReason::no_licence_needed;
    EXPECT_EQ(proposeRefusal(subject, grounds, kReceipt).error().code, "case.proper_organ_unfit");
    EXPECT_FALSE(subject.acceptance_refusal);
}

TEST(CaseRefusalOfAcceptance, SpeaksOfALicenceOnlyWhereTheItemIsOne) {
    using catalog::ItemType;
    for (const auto reason : {RefusalReason::no_licence_needed, RefusalReason::not_our_power,
                              RefusalReason::legally_barred}) {
        const auto statement = refusalStatement(reason, ItemType::benefit);
        EXPECT_FALSE(statement.empty());
        EXPECT_EQ(statement.find("许可"), std::string_view::npos) << statement;
    }
    EXPECT_NE(
        refusalStatement(RefusalReason::no_licence_needed, ItemType::licence).find("行政许可"),
        std::string_view::npos);
}

TEST(CaseRefusalOfAcceptance, TakesTwo) {
    Case subject = received();
    EXPECT_EQ(confirmRefusal(subject, kReviewer).error().code, "case.refusal_not_proposed");
    ASSERT_TRUE(proposeRefusal(subject, refusal(), kReceipt));
    EXPECT_EQ(subject.state, CaseState::received);
    EXPECT_EQ(stateText(subject), "拟不予受理");
    EXPECT_EQ(confirmRefusal(subject, kReceipt).error().code, "case.same_person_refuses");
    EXPECT_EQ(subject.state, CaseState::received);
    ASSERT_TRUE(confirmRefusal(subject, kReviewer));
    EXPECT_EQ(subject.state, CaseState::acceptance_refused);
    EXPECT_EQ(stateText(subject), "不予受理");
    EXPECT_EQ(subject.acceptance_refusal->proposed->by, kReceipt.by);
    EXPECT_EQ(subject.acceptance_refusal->confirmed->by, kReviewer.by);
    EXPECT_EQ(confirmRefusal(subject, kReviewer).error().code, "case.state_forbids");
}

TEST(CaseRefusalOfAcceptance, AProposalIsDroppedByWhatTakesItsPlace) {
    Case accepted_all_the_same = received();
    ASSERT_TRUE(proposeRefusal(accepted_all_the_same, refusal(), kReceipt));
    ASSERT_TRUE(accept(accepted_all_the_same, dates()));
    EXPECT_FALSE(accepted_all_the_same.acceptance_refusal);
    Case supplemented = received();
    ASSERT_TRUE(proposeRefusal(supplemented, refusal(), kReceipt));
    ASSERT_TRUE(askSupplement(supplemented, notice()));
    EXPECT_FALSE(supplemented.acceptance_refusal);
    ASSERT_TRUE(resubmit(supplemented, supplemented.materials, kReceipt));
    EXPECT_EQ(confirmRefusal(supplemented, kReviewer).error().code, "case.refusal_not_proposed");
}

TEST(CaseDecision, RefusalStatesReasonsAndBasis) {
    Case subject = reviewed();
    EXPECT_EQ(decide(subject, decision(false, "head")).error().code, "case.refusal_needs_reasons");
    EXPECT_EQ(subject.state, CaseState::reviewed);
}

TEST(CaseDecision, IsNotMadeByTheReviewer) {
    Case subject = reviewed();
    EXPECT_EQ(decide(subject, decision(true, "reviewer")).error().code, "case.same_person");
}

TEST(CaseDecision, AColleagueReviewsAnewWhatItsReviewerAloneCouldDecide) {
    Case subject = accepted();
    ASSERT_TRUE(review(subject, opinion("head")));
    EXPECT_EQ(decide(subject, decision(true, "head")).error().code, "case.same_person");
    ASSERT_TRUE(review(subject, opinion("reviewer")));
    EXPECT_EQ(subject.opinions.size(), 2U);
    EXPECT_TRUE(decide(subject, decision(true, "head")));
}

TEST(CaseDecision, MayBeMadeByOnePersonOnTheSpot) {
    Case subject = reviewed();
    subject.immediate = true;
    EXPECT_TRUE(decide(subject, decision(true, "reviewer")));
}

TEST(CaseDecision, NobodyRefusesAlone) {
    Case subject = reviewed();
    subject.immediate = true;
    Decision made = decision(false, "reviewer");
    made.reasons = "布局不符合要求";
    made.basis = "《食品安全法》第三十三条";
    EXPECT_EQ(decide(subject, made).error().code, "case.same_person");
    made.by = UserId("head");
    EXPECT_TRUE(decide(subject, made));
}

TEST(CaseDecision, ItsWordsAreNotAgainstIt) {
    Case subject = reviewed();
    Decision grant = decision(true, "head");
    for (const char* words :
         {"不予许可", "经审查，不予准许", "经审查：本机关决定不予许可", "不同意"}) {
        grant.content = words;
        EXPECT_EQ(decide(subject, grant).error().code, "case.grant_content_refuses") << words;
    }
    Decision refusal = decision(false, "head");
    refusal.reasons = "布局不符合要求";
    refusal.basis = "《食品安全法》第三十三条";
    for (const char* words : {"", "准予食品经营", "经审查，决定准予许可", "同意", "不予许可"}) {
        refusal.content = words;
        EXPECT_EQ(decide(subject, refusal).error().code, "case.refusal_needs_facts") << words;
    }
    grant.content = "准予食品经营";
    grant.reasons = "布局不符合要求";
    EXPECT_EQ(decide(subject, grant).error().code, "case.grant_has_reasons");
    grant.reasons.clear();
    refusal.content = "申请人2019年获准予许可，现布局已变更";
    Case refused = reviewed();
    EXPECT_TRUE(decide(refused, refusal)) << "a fact may speak of another decision";
    grant.content = "准予食品经营；逾期不予延续";
    EXPECT_TRUE(decide(subject, grant));
}

TEST(CaseDecision, ARefusalCarriesNoCertificate) {
    Case subject = reviewed();
    Decision made = decision(false, "head");
    made.reasons = "布局不符合要求";
    made.basis = "《食品安全法》第三十三条";
    made.certificate_number = "JY1";
    EXPECT_EQ(decide(subject, made).error().code, "case.refusal_has_certificate");
    made.certificate_number.clear();
    made.valid_to = *CivilDate::parse("2031-03-01");
    EXPECT_EQ(decide(subject, made).error().code, "case.refusal_has_certificate");
    made.valid_to.reset();
    EXPECT_TRUE(decide(subject, made));
}

TEST(CaseDecision, ValidityHasNotEndedWhenItBegins) {
    Case subject = reviewed();
    Decision made = decision(true, "head");
    made.valid_to = made.decided_on.plusDays(-1);
    EXPECT_EQ(decide(subject, made).error().code, "case.validity_ended");
    made.valid_to = made.decided_on;
    EXPECT_TRUE(decide(subject, made));
}

TEST(CaseDecision, ValidityDoesNotRunBackwards) {
    Case subject = reviewed();
    Decision made = decision(true, "head");
    made.valid_from = *CivilDate::parse("2027-03-02");
    made.valid_to = *CivilDate::parse("2027-03-01");
    EXPECT_EQ(decide(subject, made).error().code, "case.validity_reversed");
}

TEST(CaseDelivery, NeedsACheckedIdentityOrAMailNumber) {
    Case subject = ready();
    Delivery unchecked = delivery();
    unchecked.recipient_id_number.clear();
    EXPECT_EQ(deliver(subject, unchecked).error().code, "case.recipient_unchecked");
    unchecked.method = DeliveryMethod::mail;
    EXPECT_EQ(deliver(subject, unchecked).error().code, "case.mail_number_required");
    for (const char* wrong : {"!!", "EA12345", "EA 123456789 CN", "ABCDEFGHIJ", "邮件12345678"}) {
        unchecked.mail_number = wrong;
        EXPECT_EQ(deliver(subject, unchecked).error().code, "case.mail_number_invalid") << wrong;
    }
    unchecked.mail_number = "EA123456789CN";
    EXPECT_EQ(deliver(subject, unchecked).error().code, "case.mail_place_required");
    unchecked.place = "石角镇解放路1号";
    EXPECT_TRUE(deliver(subject, unchecked));
}

TEST(CaseDelivery, OnlyTheApplicantIsTheApplicant) {
    Case subject = ready();
    Delivery stranger = delivery();
    stranger.recipient_id_number = "431103190402290019";
    EXPECT_EQ(deliver(subject, stranger).error().code, "case.recipient_not_applicant");
    stranger.relation = "儿子";
    EXPECT_EQ(deliver(subject, stranger).error().code, "case.recipient_stranger");
    stranger.method = DeliveryMethod::agent_pick_up;
    EXPECT_TRUE(deliver(subject, stranger));
}

TEST(CaseDelivery, TheApplicantIsServedInPersonUnderTheirOwnName) {
    Case subject = ready();
    Delivery own = delivery();
    own.method = DeliveryMethod::agent_pick_up;
    EXPECT_EQ(deliver(subject, own).error().code, "case.recipient_is_applicant");
    own.method = DeliveryMethod::direct;
    own.relation = "儿子";
    EXPECT_EQ(deliver(subject, own).error().code, "case.recipient_is_applicant");
    own.relation = "本人";
    own.recipient = "王五";
    const auto outcome = deliver(subject, own);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "case.recipient_name_differs");
    EXPECT_EQ(outcome.error().params.at("name"), "欧阳·𠮷");
    EXPECT_EQ(subject.state, CaseState::ready);
}

TEST(CaseDelivery, TheAgentOfTheCaseAndWhoAFirmSendsAreServedDirectly) {
    Case subject = ready();
    subject.agent = Agent{"王·丽", "431103190402290019", "0763-4288888", "授权委托书"};
    Delivery agent = delivery();
    agent.recipient_id_number = subject.agent->id_number;
    agent.relation = "委托代理人";
    EXPECT_EQ(deliver(subject, agent).error().code, "case.recipient_name_differs");
    agent.recipient = "王·丽";
    EXPECT_TRUE(deliver(subject, agent));
    Case firm = ready();
    firm.applicant.kind = catalog::Subject::enterprise;
    firm.applicant.id_kind = identity::IdKind::credit_code;
    firm.applicant.id_number = "91431103MA4QW5T86W";
    Delivery clerk = delivery();
    clerk.relation = "收发员";
    EXPECT_TRUE(deliver(firm, clerk));
}

TEST(CaseRating, IsGivenOnce) {
    Case subject = delivered();
    ASSERT_TRUE(rate(subject, {Satisfaction::dissatisfied, false, "等候太久", {}}));
    EXPECT_EQ(rate(subject, {Satisfaction::satisfied, true, "", {}}).error().code,
              "case.rated_already");
    EXPECT_EQ(subject.rating->level, Satisfaction::dissatisfied);
}

TEST(CaseJson, RoundTripsAWholeCase) {
    Case subject = delivered();
    subject.agent = Agent{"王·丽", "431103190402290019", "0763-4288888", "授权委托书"};
    ASSERT_TRUE(rate(subject, {Satisfaction::satisfied, true, "", {}}));
    const Json json = encode(subject);
    const auto back = decode<Case>(json);
    ASSERT_TRUE(back) << describe(back.error());
    EXPECT_EQ(encode(*back), json);
}

} // namespace
} // namespace bianmin::cases
