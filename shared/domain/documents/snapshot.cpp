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
        if (days > 0)
            text += "（约" + std::to_string(days) + "个工作日）";
    }
    return orNull(text);
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
            {"collect_method", cases::collectMethodText(subject)}};
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
            {"amount_fen", fee.amount ? Json(fee.amount->fen()) : Json(nullptr)}};
}

Json itemOf(const catalog::ItemVersion& version) {
    const auto& item = version.item;
    return {{"name", item.name},
            {"code", item.code.str()},
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

Json supplementOf(const cases::Case& subject) {
    if (!subject.supplement)
        return nullptr;
    Json items = Json::array();
    for (const auto& item : subject.supplement->items) {
        items.push_back({{"seq", items.size() + 1},
                         {"material", item.material},
                         {"problem", item.problem},
                         {"requirement", item.requirement},
                         {"basis", item.basis}});
    }
    return {{"items", items}, {"due_on", subject.supplement->due_on.iso()}, {"method", "当面告知"}};
}

Json refusalOf(const SnapshotSource& source) {
    if (!source.subject.acceptance_refusal)
        return nullptr;
    const auto& refusal = *source.subject.acceptance_refusal;
    return {{"reason_class",
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
    std::string basis = decision.basis;
    if (basis.empty() && !item.legal_basis.empty())
        basis = item.legal_basis.front();
    return {{"content", decision.content},
            {"conditions", orNull(decision.conditions)},
            {"certificate_name", orNull(decision.granted ? item.result.name : std::string())},
            {"certificate_number", orNull(decision.certificate_number)},
            {"valid_from", orNull(decision.valid_from)},
            {"valid_to", orNull(decision.valid_to)},
            {"facts", orNull(decision.granted ? std::string() : decision.content)},
            {"reasons", orNull(decision.reasons)},
            {"basis", basis},
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
    const auto& decision = source.subject.decision;
    if (decision && decision->granted && source.item.item.result.kind != catalog::ResultKind::other)
        add(source.item.item.result.name, decision->certificate_number);
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
                                     ? Json("受送达人委托代收")
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
        {"supplement", supplementOf(source.subject)},
        {"refusal", refusalOf(source)},
        {"decision", decisionOf(source)},
        {"remedy",
         {{"review_organ", organ.review_organ}, {"court", organ.court}, {"review_first", false}}},
        {"delivery", deliveryOf(source)}};
}

} // namespace bianmin::documents
