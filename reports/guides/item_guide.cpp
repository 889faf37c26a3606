#include "reports/guides/item_guide.h"

#include <algorithm>
#include <string>
#include <vector>

namespace bianmin::reports {
namespace {

using catalog::Item;
using catalog::Step;

constexpr int kHundredthsPerDay = 100;

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

// A single text as it is, several as a numbered list of lines.
Json numbered(const std::vector<std::string>& texts) {
    if (texts.empty())
        return nullptr;
    if (texts.size() == 1)
        return texts.front();
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i)
        out += (i == 0 ? "" : "\n") + std::to_string(i + 1) + ". " + texts[i];
    return out;
}

template <class T, class Words>
std::string joined(const std::vector<T>& values, const Words& words) {
    std::string out;
    for (const T& value : values)
        out += (out.empty() ? "" : "、") + std::string(words(value));
    return out;
}

std::string levels(const std::vector<regions::RegionLevel>& all) {
    return joined(all, [](regions::RegionLevel level) { return regions::levelChinese(level); });
}

std::string days(int count, calendar::DayUnit unit) {
    return std::to_string(count) + "个" + std::string(calendar::chinese(unit));
}

std::string time(const Step& step) {
    if (step.working_day_hundredths == 0)
        return "即时";
    const int whole = step.working_day_hundredths / kHundredthsPerDay;
    const int rest = step.working_day_hundredths % kHundredthsPerDay;
    std::string number = std::to_string(whole);
    if (rest != 0) {
        number += "." + std::to_string(rest / 10);
        if (rest % 10 != 0)
            number += std::to_string(rest % 10);
    }
    return number + "个工作日";
}

std::string statutory(const Item& item) {
    return item.statutory_days ? "自受理之日起" + days(*item.statutory_days, item.statutory_unit)
                               : "法律、法规未作规定";
}

std::string promised(const Item& item) {
    if (item.immediate)
        return "材料齐全、符合规定形式的，当场办结";
    return "自受理之日起" + days(item.promised_days, item.days_unit);
}

std::string special(const Item& item) {
    std::string out;
    for (const Step& step : item.steps) {
        if (!step.special_procedure)
            continue;
        out += (out.empty() ? "" : "；") + step.name;
        if (step.working_day_hundredths > 0)
            out += "（约" + time(step) + "）";
    }
    return out.empty() ? "无" : out + "，所需时间不计入办理时限";
}

std::string fee(const Item& item) {
    if (!item.fee.charged)
        return "不收费";
    std::string out = "收费";
    if (item.fee.amount) {
        const auto slash = item.fee.unit.find('/');
        out += "，" + item.fee.amount->grouped() + "元";
        if (slash != std::string::npos)
            out += item.fee.unit.substr(slash);
    }
    if (!item.fee.note.empty())
        out += "（" + item.fee.note + "）";
    if (!item.fee.basis.empty())
        out += "。依据：" + item.fee.basis;
    return out;
}

Json materials(const Item& item) {
    Json rows = Json::array();
    for (const catalog::Material& material : item.materials) {
        std::string need = material.required ? "必要" : "非必要";
        if (material.tolerable)
            need += "，可容缺";
        rows.push_back({{"seq", rows.size() + 1},
                        {"name", material.name},
                        {"form", std::string(catalog::chinese(material.form))},
                        {"copies", material.copies},
                        {"need", need},
                        {"source", std::string(catalog::chinese(material.source))},
                        {"remark", orNull(material.remark)}});
    }
    return rows;
}

Json steps(const Item& item) {
    Json rows = Json::array();
    for (const Step& step : item.steps) {
        rows.push_back({{"seq", rows.size() + 1},
                        {"name", step.name},
                        {"role", step.role},
                        {"time", time(step)},
                        {"kind", step.special_procedure ? "特别程序，不计时限" : "一般环节"}});
    }
    return rows;
}

// The way in one line, for the leaf.
std::string route(const Item& item) {
    std::string out = "申请";
    for (const Step& step : item.steps)
        out += "→" + step.name;
    return out;
}

bool mentions(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool isLicence(const Item& item) {
    return item.type == catalog::ItemType::licence;
}

void addAcceptanceBranches(const Item& item, Json& node) {
    node["shape"] = "decision";
    node["side"].push_back("不属于本机关职权范围或者依法不需要办理的：不予受理，"
                           "出具不予受理通知书，告知向有关机关申请");
    node["side"].push_back(
        item.immediate
            ? "材料不齐全或者不符合规定形式的：当场一次性告知需要补正的全部内容"
            : "材料不齐全或者不符合规定形式的：当场或者5个工作日内一次性告知需要补正的全部内容，"
              "逾期不告知的，自收到材料之日起即为受理");
}

void addDecisionBranch(const Item& item, Json& node) {
    node["shape"] = "decision";
    node["side"].push_back(std::string(isLicence(item) ? "不予行政许可的：" : "不予办理的：") +
                           "书面说明理由，告知依法申请行政复议或者提起行政诉讼的权利");
}

Json stepNode(const Step& step) {
    return {{"text", step.name},
            {"note", step.role + "　" + time(step)},
            {"shape", "box"},
            {"side", Json::array()}};
}

// Which of the main steps is the acceptance: the one of that name, else the first that mentions it.
std::size_t acceptingStep(const Json& nodes) {
    std::size_t found = nodes.size();
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const auto name = nodes[i].at("text").get<std::string>();
        if (name == "受理")
            return i;
        if (found == nodes.size() && mentions(name, {"受理", "收件"}))
            found = i;
    }
    return found == nodes.size() ? 1 : found;
}

// Which of the main steps decides: the last that sounds like it, before what only hands over.
std::size_t decidingStep(const Json& nodes) {
    std::size_t found = nodes.size() - 1;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        if (mentions(nodes[i].at("text").get<std::string>(),
                     {"决定", "审批", "批准", "核准", "核定", "审定", "确认", "审核", "核发",
                      "登记", "签发", "认定"}))
            found = i;
    }
    return found;
}

// 申请 → 受理 → … → 决定 → 送达, what excludes the clock beside the step that it follows.
Json flow(const Item& item) {
    Json nodes = Json::array();
    nodes.push_back({{"text", "申请人提出申请"},
                     {"note", "在" + levels(item.levels) + "窗口提交申请材料"},
                     {"shape", "round"},
                     {"side", Json::array()}});
    for (const Step& step : item.steps) {
        if (step.special_procedure)
            nodes.back()["side"].push_back("特别程序：" + step.name + "（" + step.role + "，" +
                                           time(step) + "，不计入办理时限）");
        else
            nodes.push_back(stepNode(step));
    }
    if (nodes.size() == 1)
        nodes.push_back(stepNode({"受理", "窗口", 0, false}));
    const std::size_t accepting = acceptingStep(nodes);
    addAcceptanceBranches(item, nodes[accepting]);
    if (accepting + 1 < nodes.size())
        addDecisionBranch(item, nodes[std::max(decidingStep(nodes), accepting + 1)]);
    nodes.push_back({{"text", "送达（领取）办理结果"},
                     {"note", item.result.name},
                     {"shape", "round"},
                     {"side", Json::array()}});
    return nodes;
}

Json organOf(const Item& item, const std::optional<identity::Organization>& organ) {
    const identity::Organization known = organ.value_or(identity::Organization{});
    return {{"name", known.name.empty() ? item.department : known.name},
            {"address", orNull(known.address)},
            {"phone", orNull(known.phone)},
            {"complaint_phone", orNull(known.complaint_phone)},
            {"review_organ", orNull(known.review_organ)},
            {"court", orNull(known.court)}};
}

} // namespace

std::string_view guideTemplateId(GuideForm form) {
    switch (form) {
    case GuideForm::leaf:
        return "guide_leaf";
    case GuideForm::full:
        return "guide_long";
    case GuideForm::flow:
        return "guide_flow";
    }
    return {};
}

Json itemGuide(const GuideSource& source) {
    const catalog::ItemVersion& version = source.version;
    const Item& item = version.item;
    const std::string published_at = formatInstant(version.published_at);
    const Json guide = {
        {"name", item.name},
        {"code", item.code.str()},
        {"basic_code", orNull(item.basic_code)},
        {"version", version.version},
        {"published_at", published_at},
        {"type", std::string(catalog::chinese(item.type))},
        {"level", std::string(regions::levelChinese(item.decided_by_level))},
        {"department", item.department},
        {"subjects",
         joined(item.subjects, [](catalog::Subject one) { return catalog::chinese(one); })},
        {"case_kind", item.immediate ? "即办件" : "承诺件"},
        {"levels", levels(item.levels)},
        {"conditions", numbered(item.conditions)},
        {"legal_basis", numbered(item.legal_basis)},
        {"materials", materials(item)},
        {"steps", steps(item)},
        {"statutory", statutory(item)},
        {"promised", promised(item)},
        {"special", special(item)},
        {"fee", fee(item)},
        {"result", item.result.name},
        {"result_kind", std::string(catalog::chinese(item.result.kind))},
        {"visits", item.visits},
        {"online_depth", orNull(item.online_depth)},
        {"aliases", item.aliases},
        {"one_things", item.one_things},
        {"flow", flow(item)},
        {"route", route(item)}};
    return {{"document",
             {{"kind", "item_guide"},
              {"title", item.name + "办事指南"},
              {"number", nullptr},
              {"issued_at", published_at}}},
            {"organ", organOf(item, source.organ)},
            {"guide", guide}};
}

Result<RenderedDocument> renderGuide(const TemplateLibrary& templates, const FontLibrary& fonts,
                                     GuideForm form, const GuideSource& source) {
    const std::string_view id = guideTemplateId(form);
    for (const Template* one : templates.newest()) {
        if (one->id == id)
            return renderDocument(*one, itemGuide(source), fonts);
    }
    return fail(ErrorKind::not_found, "template.not_found",
                {{"id", std::string(id)}, {"version", "1"}});
}

} // namespace bianmin::reports
