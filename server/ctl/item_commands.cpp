// Items: import, list, show.
#include "server/ctl/command.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/contract/messages.h"
#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/catalog/department.h"
#include "shared/transport/operation_path.h"

#include <algorithm>
#include <set>

namespace bianmin::ctl {

namespace {

using transport::operationPath;

// Enough to find the file's own faults here, with line and column, before anything is sent.
constexpr JsonLimits kImportLimits{.bytes_max = limits::kImportFileMaxBytes};

std::string periodOf(bool immediate, int days, calendar::DayUnit unit) {
    if (immediate)
        return "即办";
    return std::to_string(days) + "个" + std::string(calendar::chinese(unit));
}

// The departments of the file's county items that no organisation stands for (townships decide
// under one name, cities elsewhere). Their items are published, but nobody can decide their cases
// until the directory has them.
Result<std::set<std::string>> departmentsWithoutOrgan(const Json& items, Context& context) {
    const auto organizations = TRY(context.session->getAs<contract::Rows<identity::Organization>>(
        operationPath("listOrganizations")));
    std::set<std::pair<regions::RegionLevel, std::string>> known;
    for (const identity::Organization& organization : organizations.rows) {
        if (!organization.department.empty())
            known.emplace(organization.region.level(),
                          TRY(catalog::departmentKey(organization.department)));
    }
    std::set<std::string> missing;
    for (const Json& item : items) {
        const auto department = item.at("department").get<std::string>();
        const auto level = TRY(decode<regions::RegionLevel>(item.at("decided_by_level")));
        const bool by_department =
            level == regions::RegionLevel::county ||
            (level == regions::RegionLevel::township && catalog::namesBranch(department));
        const std::string key = TRY(catalog::departmentKey(department));
        if (by_department && !known.contains({level, key}))
            missing.insert(department);
    }
    return missing;
}

Result<Output> importItems(const Arguments& arguments, Context& context) {
    const std::string text = TRY(readTextFile(arguments.positional[0]));
    const Json items = TRY(parseJson(text, kImportLimits));
    const auto report = TRY(context.session->commandAs<catalog::ImportReport>(
        operationPath("importItems"), items, context.newCommandId()));
    const auto missing = TRY(departmentsWithoutOrgan(items, context));
    Output output{encode(report), "新增 " + std::to_string(report.added) + " 项，更新 " +
                                      std::to_string(report.changed) + " 项，未变 " +
                                      std::to_string(report.unchanged) + " 项\n"};
    output.json["departments_without_organ"] = missing;
    for (const std::string& department : missing)
        output.text += "提示：本县机构中没有“" + department +
                       "”，它负责的事项暂不能受理；请在机构名录中补上\n";
    return output;
}

bool containsWord(const catalog::ItemSummary& item, const std::string& word) {
    const auto holds = [&](const std::string& text) {
        return toUpperAscii(text).find(word) != std::string::npos;
    };
    return holds(item.code.str()) || holds(item.name) || holds(item.initials) ||
           holds(item.department) || std::ranges::any_of(item.aliases, holds) ||
           std::ranges::any_of(item.alias_initials, holds);
}

Result<Output> listItems(const Arguments& arguments, Context& context) {
    auto list = TRY(
        context.session->getAs<contract::Rows<catalog::ItemSummary>>(operationPath("listItems")));
    if (!arguments.positional.empty()) {
        const std::string word = toUpperAscii(trimmed(arguments.positional[0]));
        std::erase_if(list.rows, [&](const auto& item) { return !containsWord(item, word); });
    }
    Output output{encode(list), {}};
    for (const catalog::ItemSummary& item : list.rows)
        output.text += item.code.str() + "  " + item.name + "  " + item.department + "  " +
                       periodOf(item.immediate, item.promised_days, item.days_unit) + "\n";
    output.text += "共 " + std::to_string(list.rows.size()) + " 项\n";
    return output;
}

std::string feeText(const catalog::Fee& fee) {
    if (!fee.charged)
        return "不收费";
    return (fee.amount ? fee.amount->plain() + fee.unit : std::string("收费")) +
           (fee.note.empty() ? "" : "，" + fee.note) +
           (fee.basis.empty() ? "" : "（" + fee.basis + "）");
}

std::string linesOf(const std::string& title, const std::vector<std::string>& lines) {
    std::string text = lines.empty() ? "" : title + "：\n";
    for (const std::string& line : lines)
        text += "  " + line + "\n";
    return text;
}

std::string itemText(const catalog::ItemVersion& version) {
    const catalog::Item& item = version.item;
    std::string levels;
    for (const regions::RegionLevel level : item.levels)
        levels += (levels.empty() ? "" : "、") + std::string(regions::levelChinese(level));
    std::string text = item.name + "（" + item.code.str() + "，第 " +
                       std::to_string(version.version) + " 版）\n实施部门：" + item.department +
                       "\n类型：" + std::string(catalog::chinese(item.type)) + "\n受理层级：" +
                       levels + "\n承诺时限：" +
                       periodOf(item.immediate, item.promised_days, item.days_unit);
    if (item.statutory_days)
        text += "\n法定时限：" + periodOf(false, *item.statutory_days, item.statutory_unit);
    text += "\n收费：" + feeText(item.fee) + "\n" + linesOf("依据", item.legal_basis) +
            linesOf("受理条件", item.conditions) + "申请材料：\n";
    for (const catalog::Material& material : item.materials)
        text += "  " + material.name + "，" + std::string(catalog::chinese(material.form)) +
                std::to_string(material.copies) + "份，" + (material.required ? "必要" : "非必要") +
                "\n";
    return text;
}

Result<Output> showItem(const Arguments& arguments, Context& context) {
    const auto version = TRY(arguments.integer("--version", 0, 1'000'000, 0));
    const auto found = TRY(context.session->getAs<catalog::ItemVersion>(
        operationPath("showItem", {{"item_code", arguments.positional[0]}}) +
        "?version=" + std::to_string(version)));
    return Output{encode(found), itemText(found)};
}

} // namespace

std::vector<Command> itemCommands() {
    return {
        {"item import",
         "文件",
         1,
         1,
         "导入事项文件（JSON），有一处错误则全部不导入",
         Needs::server,
         {},
         &importItems},
        {"item list",
         "[词]",
         0,
         1,
         "列出现行事项；给出词的，只列编码、名称、别名、首字母或部门中有它的",
         Needs::server,
         {},
         &listItems},
        {"item show",
         "事项编码",
         1,
         1,
         "查看一个事项",
         Needs::server,
         {{"--version", "版本", "历史版本，默认现行版本"}},
         &showItem},
    };
}

} // namespace bianmin::ctl
