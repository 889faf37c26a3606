// Templates of papers: check, render, calibrate a printer. No server is needed.
#include "reports/document_renderer.h"
#include "reports/layout/calibration.h"
#include "reports/layout/template_check.h"
#include "reports/pdf/pdf.h"
#include "server/ctl/command.h"
#include "server/ctl/font_options.h"
#include "shared/base/error_table.h"
#include "shared/base/files.h"
#include "shared/base/limits.h"

#include <cmath>
#include <sstream>

namespace bianmin::ctl {

namespace {

constexpr std::size_t kSnapshotMaxBytes = 4 * 1024 * 1024;
constexpr double kOffsetMax = 30.0; // millimetres; a printer that shifts more is broken

Json encodeCheck(const reports::TemplateCheck& check) {
    Json faults = Json::array();
    for (const FieldError& fault : check.faults)
        faults.push_back(
            {{"path", fault.path}, {"code", fault.code}, {"message", describe(fault)}});
    return {{"file", check.file}, {"id", check.id}, {"version", check.version}, {"faults", faults}};
}

// Faults are the answer that was asked for: they go where answers go, and the exit code says no.
Output outputOf(const std::vector<reports::TemplateCheck>& checks) {
    Output output;
    output.json = {{"templates", Json::array()}};
    std::size_t faulty = 0;
    for (const reports::TemplateCheck& check : checks) {
        output.json["templates"].push_back(encodeCheck(check));
        output.text += check.file + "  ";
        if (check.faults.empty()) {
            output.text += check.id + " 第 " + std::to_string(check.version) + " 版，没有错误\n";
            continue;
        }
        ++faulty;
        output.text += "有 " + std::to_string(check.faults.size()) + " 处错误\n";
        for (const FieldError& fault : check.faults)
            output.text += "  " + fault.path + "  " + describe(fault) + "（" + fault.code + "）\n";
    }
    output.exit_code = faulty == 0 ? 0 : 1;
    return output;
}

Result<Output> checkTemplates(const Arguments& arguments, Context&) {
    const bool all = arguments.has("--all");
    if (all == (arguments.positional.size() == 1))
        return fail(ErrorKind::invalid, "usage.argument_missing", {{"argument", "文件|--all"}});
    if (!all)
        return outputOf({TRY(reports::checkTemplate(arguments.positional[0]))});
    std::vector<std::string> folders{arguments.text("--templates", BIANMIN_TEMPLATE_FOLDER)};
    if (arguments.has("--county-templates"))
        folders.push_back(arguments.text("--county-templates"));
    return outputOf(TRY(reports::checkTemplateFolders(folders)));
}

// Millimetres with one decimal, as they are read off a ruler.
Result<reports::Length> offset(const Arguments& arguments, std::string_view option) {
    const std::string text = arguments.text(option, "0");
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    double value = 0;
    if (!(stream >> value) || !stream.eof() || !(std::abs(value) <= kOffsetMax))
        return valueInvalid(option, text, "毫米，如 -0.3");
    return std::llround(value * 10) * (reports::kMicrometresPerMillimetre / 10);
}

Result<Output> writePdf(const Arguments& arguments, const std::string& pdf, std::size_t pages) {
    const std::string file = TRY(arguments.required("--out"));
    TRY(writeFileDurably(file, pdf));
    return Output{{{"file", file}, {"pages", pages}, {"bytes", pdf.size()}},
                  file + "  " + std::to_string(pages) + "页\n"};
}

Result<Output> renderTemplate(const Arguments& arguments, Context&) {
    TRY(arguments.required("--out"));
    const auto document_template = TRY(reports::readTemplate(arguments.positional[0]));
    const std::string data =
        TRY(readWholeFile(TRY(arguments.required("--data")), kSnapshotMaxBytes));
    const Json snapshot = TRY(parseJson(data, {.bytes_max = kSnapshotMaxBytes}));
    const auto fonts = TRY(makeFonts(arguments));
    reports::RenderOptions options;
    options.print_ordinal = static_cast<int>(TRY(arguments.integer("--ordinal", 1, 999, 1)));
    const auto across = TRY(offset(arguments, "--offset-x"));
    const auto down = TRY(offset(arguments, "--offset-y"));
    options.offset = {across, down};
    if (arguments.has("--copy"))
        options.copy = static_cast<std::size_t>(TRY(arguments.integer("--copy", 1, 99, 1)) - 1);
    const auto rendered =
        TRY(reports::renderDocument(document_template, snapshot, *fonts, options));
    return writePdf(arguments, rendered.pdf, rendered.page_count);
}

Result<Output> calibrate(const Arguments& arguments, Context& context) {
    TRY(arguments.required("--out"));
    const auto fonts = TRY(makeFonts(arguments));
    const auto page = TRY(reports::calibrationPage(*fonts));
    const auto pdf =
        TRY(reports::renderPdf(page, *fonts, {"打印机校准页", "Bianmin", context.clock.now()}));
    return writePdf(arguments, pdf, page.pages.size());
}

} // namespace

std::vector<Command> templateCommands() {
    return {
        {"template check",
         "文件|--all",
         0,
         1,
         "检查文书样式，逐处列出错误及其位置；有错误时退出码为 1",
         Needs::nothing,
         {{"--all", "", "检查目录中的全部样式"},
          {"--templates", "目录", "随程序安装的文书样式所在目录"},
          {"--county-templates", "目录", "本县自有文书样式所在目录"}},
         &checkTemplates},
        {"template render",
         "文件",
         1,
         1,
         "用一份样式和一份文书内容画出 PDF，不登记打印",
         Needs::nothing,
         {{"--data", "文件", "文书内容（JSON）"},
          {"--out", "文件", "写入的 PDF"},
          {"--copy", "联", "只画第几联，默认各联都画"},
          {"--ordinal", "次数", "第几次打印，默认 1"},
          {"--offset-x", "毫米", "预印件横向偏移量，精确到 0.1"},
          {"--offset-y", "毫米", "预印件纵向偏移量，精确到 0.1"},
          kFontsOption,
          kCountyFontsOption},
         &renderTemplate},
        {"template calibrate",
         "",
         0,
         0,
         "画出打印机校准页，用来量预印件的偏移量",
         Needs::nothing,
         {{"--out", "文件", "写入的 PDF"}, kFontsOption, kCountyFontsOption},
         &calibrate},
    };
}

} // namespace bianmin::ctl
