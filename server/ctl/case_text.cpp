#include "server/ctl/case_text.h"

namespace bianmin::ctl {

namespace {

using cases::Case;

// "  名称：内容" where there is content.
std::string line(std::string_view name, const std::string& text) {
    return text.empty() ? "" : "  " + std::string(name) + "：" + text + "\n";
}

std::string applicantText(const Case& subject) {
    const cases::Applicant& applicant = subject.applicant;
    std::string text = "申请人：\n" + line("姓名或名称", applicant.name) +
                       line("证件号码", applicant.id_number) +
                       line("法定代表人", applicant.legal_representative) +
                       line("联系电话", applicant.phone) + line("地址", applicant.address);
    if (subject.agent)
        text += line("代理人", subject.agent->name + "，" + subject.agent->id_number + "，" +
                                   subject.agent->authority);
    return text + line("领取方式", cases::collectMethodText(subject));
}

std::string materialsText(const Case& subject) {
    std::string text = "材料：\n";
    for (const cases::CollectedMaterial& material : subject.materials) {
        text += "  " + std::string(material.collected ? "已收" : "未收") + "  " + material.name +
                "，" + std::string(catalog::chinese(material.form)) +
                std::to_string(material.copies) + "份";
        if (material.pages)
            text += "，共" + std::to_string(*material.pages) + "页";
        if (!material.scans.empty())
            text += "，扫描件" + std::to_string(material.scans.size()) + "页";
        text += "\n";
    }
    return text;
}

std::string supplementText(const cases::SupplementNotice& notice) {
    std::string text = "补正告知：" + notice.due_on.iso() + " 前补正\n";
    for (const cases::SupplementItem& item : notice.items)
        text += "  " + item.material + "：" + item.problem + "，" + item.requirement + "\n";
    return text;
}

std::string decisionText(const cases::Decision& decision) {
    std::string validity;
    if (decision.valid_from)
        validity = decision.valid_from->iso() + " 至 " +
                   (decision.valid_to ? decision.valid_to->iso() : "长期");
    return "决定：" + std::string(decision.granted ? "准予" : "不予") + "，" +
           decision.decided_on.iso() + "，" + decision.by_name + "\n" +
           line("内容", decision.content) + line("条件", decision.conditions) +
           line("理由", decision.reasons) + line("依据", decision.basis) +
           line("证照编号", decision.certificate_number) + line("有效期", validity);
}

std::string deliveryText(const cases::Delivery& delivery) {
    return "送达：" + std::string(chinese(delivery.method)) + "，" +
           formatChinese(toCivil(delivery.at)) + "，" + delivery.by_name + "\n" +
           line("收件人", delivery.recipient) + line("与受送达人关系", delivery.relation) +
           line("邮件号", delivery.mail_number) + line("地点", delivery.place);
}

// What happened to the case so far, in the order in which it can happen.
std::string outcomeText(const Case& subject) {
    std::string text;
    if (subject.supplement)
        text += supplementText(*subject.supplement);
    if (const auto& refusal = subject.acceptance_refusal)
        text += std::string(cases::refusalWaits(subject) ? "拟" : "") + "不予受理：" +
                std::string(chinese(refusal->reason_class)) + "\n" + line("理由", refusal->reason) +
                line("依据", refusal->basis) + line("应向其申请的机关", refusal->proper_organ);
    for (const cases::Opinion& opinion : subject.opinions)
        text += "审查意见：" + opinion.text + "（" + opinion.by_name + "，" +
                formatChinese(toCivil(opinion.at)) + "）\n";
    if (subject.decision)
        text += decisionText(*subject.decision);
    if (subject.delivery)
        text += deliveryText(*subject.delivery);
    if (subject.rating)
        text += "评价：" + std::string(chinese(subject.rating->level)) +
                (subject.rating->is_default ? "（默认）" : "") + "\n" +
                line("意见", subject.rating->words);
    return text;
}

} // namespace

std::string papersText(const std::vector<documents::DocumentSummary>& papers) {
    std::string text;
    for (const documents::DocumentSummary& paper : papers)
        text += "  " + paper.id.str() + "  " + paper.title +
                (paper.number.empty() ? "" : "  " + paper.number) + "\n";
    return text;
}

std::string caseText(const cases::CaseView& view) {
    const Case& subject = view.record;
    std::string text = subject.number.str() + "  " + view.state_text + "  " + subject.item_name +
                       "  " + subject.applicant.name + "\n";
    if (subject.dates.due_on)
        text += "承诺办结日：" + subject.dates.due_on->iso() +
                (subject.dates.due_estimated ? "（预估）" : "") + "\n";
    return text;
}

std::string fileText(const documents::CaseFile& file) {
    const Case& subject = file.view.record;
    std::string text = caseText(file.view) + applicantText(subject) + materialsText(subject) +
                       outcomeText(subject) + "文书：\n" + papersText(file.documents) + "经过：\n";
    for (const cases::HistoryEntry& entry : file.history)
        text += "  " + formatChinese(toCivil(entry.at)) + "  " +
                std::string(cases::chineseAct(entry.kind)) + "  " + entry.actor_name + "\n";
    return text;
}

} // namespace bianmin::ctl
