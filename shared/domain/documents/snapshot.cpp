#include "shared/domain/documents/snapshot.h"

#include <algorithm>
#include <string_view>

namespace bianmin::documents {

namespace {

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}
Json orNull(const std::optional<CivilDate>& date) {
    return date ? Json(date->iso()) : Json(nullptr);
}

// 行政许可法 art. 45: what is not counted, and nothing else, whatever an item flags as special.
constexpr std::string_view kExcludedSteps[] = {"听证", "招标", "拍卖", "检验",
                                               "检测", "检疫", "鉴定", "评审"};

bool isExcluded(const catalog::Step& step) {
    return step.special_procedure &&
           std::ranges::any_of(kExcludedSteps, [&](std::string_view word) {
               return step.name.find(word) != std::string::npos;
           });
}

// What is not counted is told in writing, with its expected length.
Json excludedTime(const catalog::Item& item) {
    std::string text;
    for (const auto& step : item.steps) {
        if (!isExcluded(step))
            continue;
        if (!text.empty())
            text += "；";
        text += step.name;
        const int days = (step.working_day_hundredths + 99) / 100;
        const bool named =
            step.name.find("工作日") != std::string::npos; // 评审（不超过30个工作日）
        if (days > 0 && !named)
            text += "（约" + std::to_string(days) + "个工作日）";
    }
    return orNull(text);
}

bool anyCollected(const cases::Case& subject) {
    return std::ranges::any_of(subject.materials, &cases::CollectedMaterial::collected);
}

Json caseOf(const SnapshotSource& source) {
    const auto& subject = source.subject;
    const auto& item = source.item.item;
    return {{"number", subject.number.str()},
            {"query_code", source.query_code},
            {"received_at", formatInstant(subject.received_at)},
            {"supplemented_at",
             subject.supplemented ? Json(formatInstant(subject.supplemented->at)) : Json(nullptr)},
            {"accepted_on", orNull(subject.dates.accepted_on)},
            {"due_on", orNull(subject.dates.due_on)},
            {"due_estimated", subject.dates.due_estimated},
            {"statutory_days", item.statutory_days ? Json(*item.statutory_days) : Json(nullptr)},
            {"statutory_unit", std::string(calendar::chinese(item.statutory_unit))},
            {"promised_days", item.promised_days},
            {"days_unit", std::string(calendar::chinese(item.days_unit))},
            {"immediate", subject.immediate},
            {"calendar_version", subject.dates.calendar_version},
            {"excluded_time", excludedTime(item)},
            {"progress_hint",
             "凭办件编号和查询密码到受理窗口查询，或拨打咨询电话" + source.receiving.phone},
            {"collect_method", cases::collectMethodText(subject)},
            {"mail_address", orNull(subject.mail_address)},
            {"handed_in", anyCollected(subject) ? "申请及申请材料" : "申请"}};
}

// Whether the stated amount is what one application costs; a price by area or weight is no sum.
bool isSum(const catalog::Fee& fee) {
    constexpr std::string_view kOfOne[] = {"元",    "元/件", "元/本", "元/证",
                                           "元/次", "元/人", "元/份", "元/户"};
    return fee.amount && std::ranges::find(kOfOne, fee.unit) != std::end(kOfOne);
}

Json feeOf(const catalog::Fee& fee) {
    std::string standard;
    if (fee.amount)
        standard = fee.amount->plain() + fee.unit;
    if (!fee.note.empty())
        standard += standard.empty() ? fee.note : "（" + fee.note + "）";
    return {{"charged", fee.charged},
            {"standard", orNull(standard)},
            {"basis", orNull(fee.basis)},
            {"amount_fen", isSum(fee) ? Json(fee.amount->fen()) : Json(nullptr)}};
}

Json itemOf(const catalog::ItemVersion& version) {
    const auto& item = version.item;
    return {{"name", item.name},
            {"code", catalog::isLocalCode(item.code) ? Json(nullptr) : Json(item.code.str())},
            {"version", version.version},
            {"type", std::string(catalog::chinese(item.type))},
            {"department", item.department},
            {"fee", feeOf(item.fee)},
            {"result_name", item.result.name},
            {"legal_basis", item.legal_basis}};
}

Json applicantOf(const cases::Applicant& applicant) {
    return {{"kind", std::string(enumName(applicant.kind))},
            {"name", applicant.name},
            {"id_kind", std::string(identity::chinese(applicant.id_kind))},
            {"id_number", applicant.id_number},
            {"phone", applicant.phone},
            {"address", applicant.address},
            {"legal_representative", orNull(applicant.legal_representative)}};
}

Json agentOf(const std::optional<cases::Agent>& agent) {
    if (!agent)
        return nullptr;
    return {{"name", agent->name},
            {"id_number", agent->id_number},
            {"phone", agent->phone},
            {"authority", agent->authority}};
}

Json materialsOf(const cases::Case& subject) {
    Json rows = Json::array();
    for (const auto& material : subject.materials) {
        if (!material.collected)
            continue;
        std::string note = material.note;
        if (material.original_checked)
            note = note.empty() ? "原件已核验" : "原件已核验；" + note;
        rows.push_back({{"seq", rows.size() + 1},
                        {"name", material.name},
                        {"form", std::string(catalog::chinese(material.form))},
                        {"copies", material.copies},
                        {"pages", material.pages ? Json(*material.pages) : Json(nullptr)},
                        {"mode", std::string(cases::chinese(material.mode))},
                        {"note", note}});
    }
    return rows;
}

// What an act rests on where nothing else was stated: the first basis of the item.
std::string basisOf(const std::string& stated, const catalog::Item& item) {
    return stated.empty() && !item.legal_basis.empty() ? item.legal_basis.front() : stated;
}

Json supplementOf(const SnapshotSource& source) {
    const auto& notice = source.subject.supplement;
    if (!notice)
        return nullptr;
    Json items = Json::array();
    for (const auto& item : notice->items) {
        items.push_back({{"seq", items.size() + 1},
                         {"material", item.material},
                         {"problem", item.problem},
                         {"requirement", item.requirement},
                         {"basis", basisOf(item.basis, source.item.item)}});
    }
    return {{"items", items}, {"due_on", notice->due_on.iso()}, {"method", "当面告知"}};
}

// Art. 32(1) of 行政许可法, unless the basis that was typed names the article itself.
Json licenceProvision(const cases::RefusalGrounds& refusal, const catalog::Item& item) {
    const bool stated = refusal.basis.find("行政许可法》第三十二条") != std::string::npos;
    if (item.type != catalog::ItemType::licence || stated)
        return nullptr;
    switch (refusal.reason_class) {
    case cases::RefusalReason::no_licence_needed:
        return "第三十二条第一款第（一）项";
    case cases::RefusalReason::not_our_power:
        return "第三十二条第一款第（二）项";
    case cases::RefusalReason::legally_barred:
        return nullptr; // it is the other law that bars
    }
    return nullptr;
}

Json refusalOf(const SnapshotSource& source) {
    if (!source.subject.acceptance_refusal)
        return nullptr;
    const auto& refusal = *source.subject.acceptance_refusal;
    return {{"licence_provision", licenceProvision(refusal, source.item.item)},
            {"reason_class",
             std::string(cases::refusalStatement(refusal.reason_class, source.item.item.type))},
            {"reason", refusal.reason},
            {"basis", refusal.basis},
            {"proper_organ", orNull(refusal.proper_organ)}};
}

Json decisionOf(const SnapshotSource& source) {
    if (!source.subject.decision)
        return nullptr;
    const auto& decision = *source.subject.decision;
    const auto& item = source.item.item;
    return {{"content", decision.content},
            {"conditions", orNull(decision.conditions)},
            {"certificate_name", orNull(decision.granted ? item.result.name : std::string())},
            {"certificate_number", orNull(decision.certificate_number)},
            {"valid_from", orNull(decision.valid_from)},
            {"valid_to", orNull(decision.valid_to)},
            {"facts", orNull(decision.granted ? std::string() : decision.content)},
            {"reasons", orNull(decision.reasons)},
            {"basis", basisOf(decision.basis, item)},
            {"decided_on", decision.decided_on.iso()}};
}

Json papersOf(const SnapshotSource& source) {
    Json papers = Json::array();
    const auto add = [&](const std::string& name, const std::string& number) {
        papers.push_back(
            {{"seq", papers.size() + 1}, {"name", name}, {"number", orNull(number)}, {"count", 1}});
    };
    for (const auto& document : source.earlier) {
        if (document.kind == DocumentKind::grant_decision ||
            document.kind == DocumentKind::refusal_decision)
            add(document.title, document.number);
    }
    // The recipient signs for it: a certificate that nobody has recorded is not on the list.
    const auto& decision = source.subject.decision;
    const std::string& result_name = source.item.item.result.name;
    if (decision && !decision->certificate_number.empty())
        add(result_name.empty() ? "证照" : result_name, decision->certificate_number);
    return papers;
}

Json deliveryOf(const SnapshotSource& source) {
    if (!source.subject.delivery)
        return nullptr;
    const auto& delivery = *source.subject.delivery;
    std::string method(cases::chinese(delivery.method));
    if (!delivery.mail_number.empty())
        method += "（邮件号" + delivery.mail_number + "）";
    return {{"papers", papersOf(source)},
            {"recipient", delivery.recipient},
            {"relation", delivery.relation},
            {"recipient_id_number", orNull(delivery.recipient_id_number)},
            {"by_mail", delivery.method == cases::DeliveryMethod::mail},
            {"method", method},
            {"place", delivery.place},
            {"delivered_at", formatInstant(delivery.at)},
            {"server", delivery.by_name},
            {"second_server", nullptr},
            {"reason_for_agent", delivery.method == cases::DeliveryMethod::agent_pick_up
                                     ? Json("　　　　　　　　　　（由代收人填写）")
                                     : Json(nullptr)}};
}

} // namespace

Json makeSnapshot(DocumentKind kind, const std::string& number, const SnapshotSource& source) {
    const auto& organ = source.organ;
    const bool licence = source.item.item.type == catalog::ItemType::licence;
    return {
        {"document",
         {{"kind", std::string(enumName(kind))},
          {"title", titleOf(kind, source.item.item.type)},
          {"number", orNull(number)},
          {"issued_at", formatInstant(source.issued_at)}}},
        {"case", caseOf(source)},
        {"item", itemOf(source.item)},
        {"applicant", applicantOf(source.subject.applicant)},
        {"agent", agentOf(source.subject.agent)},
        {"organ",
         {{"name", organ.name},
          {"address", source.receiving.address},
          {"phone", source.receiving.phone},
          {"complaint_phone", organ.complaint_phone},
          {"seal", licence ? "行政许可专用章" : "行政审批专用章"},
          {"number_word", organ.number_word}}},
        {"window", {{"name", source.window}, {"clerk", source.handler}}},
        {"materials", materialsOf(source.subject)},
        {"supplement", supplementOf(source)},
        {"refusal", refusalOf(source)},
        {"decision", decisionOf(source)},
        {"remedy",
         {{"review_organ", organ.review_organ}, {"court", organ.court}, {"review_first", false}}},
        {"delivery", deliveryOf(source)}};
}

} // namespace bianmin::documents
