#include "shared/domain/cases/case.h"

#include "shared/base/text.h"
#include "shared/domain/cases/case_guards.h"

#include <algorithm>

namespace bianmin::cases {

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        if (!text.empty())
            text += "、";
        text += name;
    }
    return text;
}

// Whether the text opens with one of the verdicts, behind words that may lead in.
bool opensWith(std::string_view text, std::initializer_list<std::string_view> verdicts) {
    constexpr std::string_view kLeads[] = {"经审查", "经依法审查", "本机关", "决定",
                                           "：",     ":",          "，",     ","};
    std::string rest = trimmed(text);
    const auto leads = [&](std::string_view lead) { return rest.starts_with(lead); };
    for (auto lead = std::ranges::find_if(kLeads, leads); lead != std::end(kLeads);
         lead = std::ranges::find_if(kLeads, leads))
        rest = trimmed(rest.substr(lead->size()));
    return std::ranges::any_of(verdicts, leads);
}

// What the paper would state twice, or against its own title.
Result<void> checkVerdict(const Decision& decision) {
    if (decision.granted) {
        if (opensWith(decision.content, {"不予", "不准", "不同意"}))
            return fail(ErrorKind::invalid, "case.grant_content_refuses");
        if (!isBlank(decision.reasons))
            return fail(ErrorKind::invalid, "case.grant_has_reasons");
        if (decision.valid_to && *decision.valid_to < decision.decided_on)
            return fail(ErrorKind::invalid, "case.validity_ended");
        return {};
    }
    // The decision prints them as what was found out.
    if (opensWith(decision.content, {"准予", "准许", "同意", "不予", "不准", "不同意"}))
        return fail(ErrorKind::invalid, "case.refusal_needs_facts");
    if (!isBlank(decision.certificate_number) || decision.valid_from || decision.valid_to)
        return fail(ErrorKind::invalid, "case.refusal_has_certificate");
    return {};
}

// What is in by a receipt stays in: the applicant holds it.
std::vector<std::string> takenBack(const std::vector<CollectedMaterial>& before,
                                   const std::vector<CollectedMaterial>& after) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool is_less =
            i >= after.size() || !after[i].collected || after[i].copies < before[i].copies;
        if (before[i].collected && is_less)
            names.push_back(before[i].name);
    }
    return names;
}

// A material that was not in, more of one that was, or a better one for what the notice objects to.
bool bringsSomething(const Case& subject, const std::vector<CollectedMaterial>& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
        const CollectedMaterial& before = subject.materials.at(i);
        if (after[i].collected &&
            (!before.collected || after[i].copies > before.copies ||
             after[i].pages != before.pages || after[i].scans != before.scans))
            return true;
    }
    if (subject.state != CaseState::supplement_needed)
        return false;
    return std::ranges::any_of(subject.supplement->items, [&](const SupplementItem& item) {
        const auto row = std::ranges::find(after, item.material, &CollectedMaterial::name);
        return row == after.end() || row->collected;
    });
}

} // namespace

Result<void> requireState(const Case& subject, std::initializer_list<CaseState> from,
                          std::string_view action) {
    if (std::ranges::find(from, subject.state) != from.end())
        return {};
    return fail(ErrorKind::conflict, "case.state_forbids",
                {{"state", std::string(chinese(subject.state))}, {"action", std::string(action)}});
}

bool isBlank(std::string_view text) {
    return trimmed(text).empty();
}

bool bringsOriginal(const CollectedMaterial& material) {
    return material.form == catalog::MaterialForm::original ||
           material.form == catalog::MaterialForm::original_and_copy;
}

Result<void> accept(Case& subject, const AcceptanceDates& dates) {
    TRY(requireState(subject, {CaseState::received}, "受理"));
    const auto missing = missingMaterials(subject);
    if (!missing.empty())
        return fail(ErrorKind::conflict, "case.materials_missing",
                    {{"materials", joined(missing)}});
    if (!subject.conditions_checked)
        return fail(ErrorKind::conflict, "case.conditions_unchecked");
    subject.acceptance_refusal.reset();
    subject.dates.accepted_on = dates.accepted_on;
    subject.dates.due_on = dates.due_on;
    subject.dates.due_estimated = dates.due_estimated;
    subject.dates.statutory_due_on = dates.statutory_due_on;
    subject.dates.calendar_version = dates.calendar_version;
    subject.state = CaseState::accepted;
    return {};
}

Result<void> askSupplement(Case& subject, SupplementNotice notice) {
    TRY(requireState(subject, {CaseState::received}, "一次性告知补正"));
    // Art. 32(1)(4): everything is told in one notice.
    if (subject.supplement_count > 0)
        return fail(ErrorKind::conflict, "case.supplement_twice");
    if (notice.items.empty())
        return fail(ErrorKind::invalid, "case.supplement_empty");
    const auto unlisted = unlistedMaterials(missingMaterials(subject), notice.items);
    if (!unlisted.empty())
        return fail(ErrorKind::invalid, "case.supplement_incomplete",
                    {{"materials", joined(unlisted)}});
    const auto contradicted = collectedThoughMissing(subject.materials, notice.items);
    if (!contradicted.empty())
        return fail(ErrorKind::invalid, "case.supplement_contradicts",
                    {{"materials", joined(contradicted)}});
    subject.acceptance_refusal.reset();
    subject.supplement = std::move(notice);
    ++subject.supplement_count;
    subject.state = CaseState::supplement_needed;
    return {};
}

Result<void> resubmit(Case& subject, std::vector<CollectedMaterial> materials, Signature receipt) {
    // Also a received case that still lacks something: people bring their papers one by one.
    const bool still_lacks =
        subject.state == CaseState::received && !missingMaterials(subject).empty();
    if (!still_lacks)
        TRY(requireState(subject, {CaseState::supplement_needed}, "接收补正材料"));
    const auto missed = takenBack(subject.materials, materials);
    if (!missed.empty())
        return fail(ErrorKind::invalid, "case.material_taken_back",
                    {{"materials", joined(missed)}});
    if (!bringsSomething(subject, materials))
        return fail(ErrorKind::invalid, "case.supplement_nothing_new");
    subject.materials = std::move(materials);
    subject.acceptance_refusal.reset();
    subject.supplemented = std::move(receipt);
    subject.state = CaseState::received;
    return {};
}

Result<void> proposeRefusal(Case& subject, RefusalGrounds grounds, Signature proposed) {
    TRY(requireState(subject, {CaseState::received}, "提出不予受理"));
    if (isBlank(grounds.reason) || isBlank(grounds.basis))
        return fail(ErrorKind::invalid, "case.acceptance_refusal_needs_reasons");
    TRY(checkProperOrgan(grounds));
    subject.acceptance_refusal = AcceptanceRefusal{std::move(grounds), std::move(proposed)};
    return {};
}

Result<void> confirmRefusal(Case& subject, Signature confirmed) {
    TRY(requireState(subject, {CaseState::received}, "确认不予受理"));
    if (!refusalWaits(subject))
        return fail(ErrorKind::conflict, "case.refusal_not_proposed");
    if (subject.acceptance_refusal->proposed->by == confirmed.by)
        return fail(ErrorKind::conflict, "case.same_person_refuses");
    subject.acceptance_refusal->confirmed = std::move(confirmed);
    subject.state = CaseState::acceptance_refused;
    return {};
}

bool refusalWaits(const Case& subject) {
    return subject.state == CaseState::received && subject.acceptance_refusal &&
           subject.acceptance_refusal->proposed;
}

std::string stateText(const Case& subject) {
    return refusalWaits(subject) ? "拟不予受理" : std::string(chinese(subject.state));
}

Result<void> review(Case& subject, Opinion opinion) {
    // Until it is decided another person may review it anew, above all when the first reviewer is
    // the only one who can decide.
    TRY(requireState(subject, {CaseState::accepted, CaseState::reviewed}, "审查"));
    if (isBlank(opinion.text))
        return fail(ErrorKind::invalid, "case.opinion_required");
    subject.opinions.push_back(std::move(opinion));
    subject.state = CaseState::reviewed;
    return {};
}

Result<void> decide(Case& subject, Decision decision) {
    TRY(requireState(subject, {CaseState::reviewed}, "作出决定"));
    if (isBlank(decision.content))
        return fail(ErrorKind::invalid, decision.granted ? "case.decision_content_required"
                                                         : "case.refusal_needs_facts");
    // Art. 38(2): a refusal states its reasons.
    if (!decision.granted && (isBlank(decision.reasons) || isBlank(decision.basis)))
        return fail(ErrorKind::invalid, "case.refusal_needs_reasons");
    TRY(checkVerdict(decision));
    if (decision.valid_from && decision.valid_to && *decision.valid_to < *decision.valid_from)
        return fail(ErrorKind::invalid, "case.validity_reversed");
    // One reviews, another decides; a 即办件 may be granted by one person at the counter, but
    // nobody refuses alone.
    if (!(subject.immediate && decision.granted) && subject.opinions.back().by == decision.by)
        return fail(ErrorKind::conflict, "case.same_person");
    subject.state = decision.granted ? CaseState::granted : CaseState::refused;
    subject.decision = std::move(decision);
    return {};
}

Result<void> makeReady(Case& subject) {
    TRY(requireState(subject, {CaseState::granted, CaseState::refused}, "转出件窗口"));
    subject.state = CaseState::ready;
    return {};
}

Result<void> rate(Case& subject, Rating rating) {
    TRY(requireState(subject, {CaseState::delivered}, "评价"));
    if (subject.rating)
        return fail(ErrorKind::conflict, "case.rated_already");
    subject.rating = std::move(rating);
    return {};
}

std::vector<std::string> missingMaterials(const Case& subject) {
    std::vector<std::string> names;
    for (const auto& material : subject.materials) {
        if (material.required && !material.collected)
            names.push_back(material.name);
    }
    return names;
}

std::vector<std::string> unlistedMaterials(const std::vector<std::string>& missing,
                                           const std::vector<SupplementItem>& listed) {
    std::vector<std::string> names;
    for (const auto& name : missing) {
        const auto names_it = [&](const SupplementItem& item) { return item.material == name; };
        if (std::ranges::none_of(listed, names_it))
            names.push_back(name);
    }
    return names;
}

std::vector<std::string> collectedThoughMissing(const std::vector<CollectedMaterial>& materials,
                                                const std::vector<SupplementItem>& listed) {
    // "缺页" is something else: what came in is not whole.
    constexpr std::string_view kMissing[] = {"缺",   "缺少",   "缺少该材料",
                                             "缺失", "未提交", "未提供"};
    std::vector<std::string> names;
    for (const SupplementItem& item : listed) {
        const auto is_in = [&](const CollectedMaterial& material) {
            return material.collected && material.name == item.material;
        };
        if (std::ranges::find(kMissing, trimmed(item.problem)) != std::end(kMissing) &&
            std::ranges::any_of(materials, is_in))
            names.push_back(item.material);
    }
    return names;
}

Result<void> checkProperOrgan(const RefusalGrounds& grounds) {
    const bool is_named = !isBlank(grounds.proper_organ);
    if (grounds.reason_class != RefusalReason::not_our_power) {
        if (is_named)
            return fail(ErrorKind::invalid, "case.proper_organ_unfit");
        return {};
    }
    // Art. 32(1)(2): the applicant is told which organ to go to.
    if (!is_named)
        return fail(ErrorKind::invalid, "case.proper_organ_required");
    const std::string organ = trimmed(grounds.proper_organ);
    constexpr std::size_t kOrganNameMin = 3; // 县医保局 has four, 市政府 three
    constexpr std::string_view kNobody[] = {"不知道",   "不清楚",   "不确定",   "其他部门",
                                            "有关部门", "相关部门", "有关机关", "其他机关"};
    if (codePointCount(organ) < kOrganNameMin ||
        std::ranges::find(kNobody, organ) != std::end(kNobody))
        return fail(ErrorKind::invalid, "case.proper_organ_unfit");
    return {};
}

bool isOpen(CaseState state) {
    switch (state) {
    case CaseState::received:
    case CaseState::supplement_needed:
    case CaseState::accepted:
    case CaseState::reviewed:
        return true;
    case CaseState::acceptance_refused:
    case CaseState::granted:
    case CaseState::refused:
    case CaseState::ready:
    case CaseState::delivered:
        return false;
    }
    return false;
}

std::string_view chinese(CaseState state) {
    switch (state) {
    case CaseState::received:
        return "已收件";
    case CaseState::supplement_needed:
        return "待补正";
    case CaseState::acceptance_refused:
        return "不予受理";
    case CaseState::accepted:
        return "已受理";
    case CaseState::reviewed:
        return "待决定";
    case CaseState::granted:
        return "已准予";
    case CaseState::refused:
        return "已不予";
    case CaseState::ready:
        return "待领取";
    case CaseState::delivered:
        return "已送达";
    }
    return {};
}

std::string_view chinese(ReceiptMode mode) {
    switch (mode) {
    case ReceiptMode::paper:
        return "纸质收取";
    case ReceiptMode::upload:
        return "附件上传";
    case ReceiptMode::scan:
        return "扫描";
    case ReceiptMode::shared:
        return "证照库";
    case ReceiptMode::promise:
        return "告知承诺";
    }
    return {};
}

std::string_view chinese(RefusalReason reason) {
    switch (reason) {
    case RefusalReason::no_licence_needed:
        return "申请事项依法不需要取得行政许可";
    case RefusalReason::not_our_power:
        return "申请事项依法不属于本机关职权范围";
    case RefusalReason::legally_barred:
        return "法律、法规规定不予受理的其他情形";
    }
    return {};
}

std::string_view refusalStatement(RefusalReason reason, catalog::ItemType type) {
    const bool is_licence = type == catalog::ItemType::licence;
    switch (reason) {
    case RefusalReason::no_licence_needed:
        return is_licence ? "申请事项依法不需要取得行政许可" : "申请事项依法不需要办理";
    case RefusalReason::not_our_power:
        return "申请事项依法不属于本机关职权范围";
    case RefusalReason::legally_barred:
        return "申请属于法律、法规规定不予受理的情形";
    }
    return {};
}

std::string collectMethodText(const Case& subject) {
    return subject.mail_address.empty() ? subject.collect_method
                                        : subject.collect_method + "至" + subject.mail_address;
}

std::string_view chinese(DeliveryMethod method) {
    switch (method) {
    case DeliveryMethod::direct:
        return "直接送达";
    case DeliveryMethod::mail:
        return "邮寄送达";
    case DeliveryMethod::agent_pick_up:
        return "代收";
    }
    return {};
}

std::string_view chinese(Satisfaction level) {
    switch (level) {
    case Satisfaction::very_satisfied:
        return "非常满意";
    case Satisfaction::satisfied:
        return "满意";
    case Satisfaction::basically_satisfied:
        return "基本满意";
    case Satisfaction::dissatisfied:
        return "不满意";
    case Satisfaction::very_dissatisfied:
        return "非常不满意";
    }
    return {};
}

} // namespace bianmin::cases
