// Guides and flow charts of items.
#include "reports/guides/item_guide.h"
#include "server/ctl/command.h"
#include "server/ctl/font_options.h"
#include "shared/base/files.h"
#include "shared/contract/messages.h"
#include "shared/domain/catalog/department.h"
#include "shared/transport/operation_path.h"

#include <algorithm>

namespace bianmin::ctl {

namespace {

using transport::operationPath;

// The department of the county that the item names; nothing where the directory has none, as for
// items that the city decides.
std::optional<identity::Organization> departmentOf(const catalog::Item& item,
                                                   const std::vector<identity::Organization>& all) {
    const auto wanted = catalog::departmentKey(item.department);
    const auto found = std::ranges::find_if(all, [&](const identity::Organization& one) {
        const auto key = catalog::departmentKey(one.department);
        return wanted && key && *key == *wanted;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Result<Output> guide(const Arguments& arguments, Context& context) {
    const auto form = TRY(arguments.choice<reports::GuideForm>("--form", reports::GuideForm::leaf));
    const std::string file = TRY(arguments.required("--out"));
    const auto version = TRY(arguments.integer("--version", 0, 1'000'000, 0));
    const auto item = TRY(context.session->getAs<catalog::ItemVersion>(
        operationPath("showItem", {{"item_code", arguments.positional[0]}}) +
        "?version=" + std::to_string(version)));
    const auto organs = TRY(context.session->getAs<contract::Rows<identity::Organization>>(
        operationPath("listOrganizations")));
    const std::string templates = arguments.text("--templates", BIANMIN_TEMPLATE_FOLDER);
    const auto library =
        arguments.has("--county-templates")
            ? TRY(reports::TemplateLibrary::load(templates, arguments.text("--county-templates")))
            : TRY(reports::TemplateLibrary::load(templates));
    const auto fonts = TRY(makeFonts(arguments));
    const auto rendered = TRY(
        reports::renderGuide(library, *fonts, form, {item, departmentOf(item.item, organs.rows)}));
    TRY(writeFileDurably(file, rendered.pdf));
    Output output;
    output.json = {{"item", item.item.code.str()},
                   {"version", item.version},
                   {"form", enumName(form)},
                   {"file", file},
                   {"pages", rendered.page_count}};
    output.text =
        item.item.name + "  " + std::to_string(rendered.page_count) + "页  " + file + "\n";
    return output;
}

} // namespace

std::vector<Command> guideCommands() {
    return {
        {"item guide",
         "事项编码",
         1,
         1,
         "画出事项的办事指南或办理流程图（PDF）",
         Needs::server,
         {{"--form", "leaf|long|flow", "单页（默认）、完整版或流程图"},
          {"--out", "文件", "写入的 PDF"},
          {"--version", "版本", "历史版本，默认现行版本"},
          {"--templates", "目录", "随程序安装的文书样式所在目录"},
          {"--county-templates", "目录", "本县自有文书样式所在目录"},
          kFontsOption,
          kCountyFontsOption},
         &guide},
    };
}

} // namespace bianmin::ctl
