#include "client/core/case_facts.h"

#include "client/core/case_conflict.h"

namespace bianmin::client {

namespace {

std::string signatureText(const cases::Signature& signature) {
    return signature.by_name + "　" + shortTime(signature.at);
}

std::string lineText(const cases::SupplementItem& item) {
    std::string text = item.material + "：" + item.problem + "；" + item.requirement;
    if (!item.basis.empty())
        text += "（" + item.basis + "）";
    return text;
}

} // namespace

std::vector<CaseFact> refusalFacts(const cases::Case& subject) {
    if (!subject.acceptance_refusal)
        return {};
    const cases::AcceptanceRefusal& refusal = *subject.acceptance_refusal;
    std::vector<CaseFact> facts{{cases::refusalWaits(subject) ? CaseFactKind::refusal_proposed
                                                              : CaseFactKind::refusal_confirmed,
                                 std::string(cases::chinese(refusal.reason_class))},
                                {CaseFactKind::refusal_reason, refusal.reason},
                                {CaseFactKind::refusal_basis, refusal.basis}};
    if (!refusal.proper_organ.empty())
        facts.push_back({CaseFactKind::refusal_organ, refusal.proper_organ});
    if (refusal.proposed)
        facts.push_back({CaseFactKind::proposed_by, signatureText(*refusal.proposed)});
    if (refusal.confirmed)
        facts.push_back({CaseFactKind::confirmed_by, signatureText(*refusal.confirmed)});
    return facts;
}

std::vector<CaseFact> supplementFacts(const cases::Case& subject) {
    if (!subject.supplement)
        return {};
    std::vector<CaseFact> facts{{CaseFactKind::supplement_until, subject.supplement->due_on.iso()}};
    for (const cases::SupplementItem& item : subject.supplement->items)
        facts.push_back({CaseFactKind::supplement_line, lineText(item)});
    return facts;
}

} // namespace bianmin::client
