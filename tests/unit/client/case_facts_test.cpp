// What the file tells of a refusal of acceptance and of a supplement notice.
#include "client/core/case_facts.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

cases::Signature signature(const std::string& name) {
    return {*parseInstant("2026-03-02T01:15:00Z"), UserId(name), name};
}

cases::Case refusedCase() {
    cases::Case subject = support::sampleCase();
    subject.state = cases::CaseState::received;
    subject.acceptance_refusal =
        cases::AcceptanceRefusal{{cases::RefusalReason::not_our_power, "场所在清城区",
                                  "《办法》第六条", "清城区市场监督管理局"},
                                 signature("李晓梅"),
                                 {}};
    return subject;
}

TEST(RefusalFacts, TellKindReasonBasisOrganAndWhoProposed) {
    const auto facts = refusalFacts(refusedCase());
    const std::vector<CaseFact> wanted{
        {CaseFactKind::refusal_proposed, "申请事项依法不属于本机关职权范围"},
        {CaseFactKind::refusal_reason, "场所在清城区"},
        {CaseFactKind::refusal_basis, "《办法》第六条"},
        {CaseFactKind::refusal_organ, "清城区市场监督管理局"},
        {CaseFactKind::proposed_by, "李晓梅　03-02 09:15"}};
    EXPECT_EQ(facts, wanted);
}

TEST(RefusalFacts, TellWhoConfirmed) {
    cases::Case subject = refusedCase();
    subject.acceptance_refusal->confirmed = signature("张审华");
    subject.acceptance_refusal->proper_organ.clear();
    subject.state = cases::CaseState::acceptance_refused;
    const auto facts = refusalFacts(subject);
    EXPECT_EQ(facts.front().kind, CaseFactKind::refusal_confirmed);
    EXPECT_EQ(facts.back(), (CaseFact{CaseFactKind::confirmed_by, "张审华　03-02 09:15"}));
    for (const CaseFact& fact : facts)
        EXPECT_NE(fact.kind, CaseFactKind::refusal_organ);
}

TEST(SupplementFacts, TellTheLastDayAndEveryLine) {
    cases::Case subject = support::sampleCase();
    subject.supplement =
        cases::SupplementNotice{{{"收入证明", "缺少该材料", "补交原件 1 份", "《办法》第九条"},
                                 {"户口簿", "缺页", "补交复印件 1 份", ""}},
                                support::day("2026-03-12"),
                                {}};
    const std::vector<CaseFact> wanted{
        {CaseFactKind::supplement_until, "2026-03-12"},
        {CaseFactKind::supplement_line, "收入证明：缺少该材料；补交原件 1 份（《办法》第九条）"},
        {CaseFactKind::supplement_line, "户口簿：缺页；补交复印件 1 份"}};
    EXPECT_EQ(supplementFacts(subject), wanted);
}

TEST(CaseFacts, SayNothingOfWhatThereIsNot) {
    EXPECT_TRUE(refusalFacts(support::sampleCase()).empty());
    EXPECT_TRUE(supplementFacts(support::sampleCase()).empty());
}

} // namespace
} // namespace bianmin::client
