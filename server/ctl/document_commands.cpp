// Papers: list, render with the print logged, verify.
#include "reports/document_renderer.h"
#include "server/ctl/command.h"
#include "shared/base/files.h"
#include "shared/base/hash.h"
#include "shared/base/limits.h"
#include "shared/contract/messages.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/transport/operation_path.h"

namespace bianmin::ctl {

namespace {

using documents::DocumentRecord;
using transport::operationPath;

constexpr std::string_view kDefaultPrinter = "bianminctl";
constexpr std::string_view kDefaultFontRoot = "/usr/share/fonts/truetype";

Result<reports::DocumentRenderer> makeRenderer(const Arguments& arguments) {
    reports::FontSettings font_settings;
    font_settings.fallback_root = arguments.text("--fonts", kDefaultFontRoot);
    return reports::DocumentRenderer::load(arguments.text("--templates", BIANMIN_TEMPLATE_FOLDER),
                                           font_settings);
}

Result<void> logPrint(Context& context, const DocumentId& document,
                      const documents::PrintCommand& command) {
    TRY(context.session->commandAs<documents::PrintEntry>(
        operationPath("recordPrint", {{"document_id", document.str()}}), encode(command),
        context.newCommandId()));
    return {};
}

// The print is logged before the paper leaves the program, so no paper goes unlogged; that it can
// leave is looked at before, so none is logged in vain.
Result<Output> renderDocument(const Arguments& arguments, Context& context) {
    const auto record = TRY(context.session->getAs<DocumentRecord>(
        operationPath("showDocument", {{"document_id", arguments.positional[0]}})));
    const auto copies = static_cast<int>(TRY(arguments.integer("--copies", 1, 99, 1)));
    const auto renderer = TRY(makeRenderer(arguments));
    const int ordinal = record.prints + 1;
    const auto rendered =
        TRY(renderer.render(record.template_id, record.template_version, record.snapshot,
                            {.copy = std::nullopt, .print_ordinal = ordinal}));
    const std::string sha256 = sha256Hex(rendered.pdf);
    const std::string file = arguments.text("-o", record.id.str() + ".pdf");
    TRY(requireWritable(file));
    const bool preview = arguments.has("--preview");
    if (!preview)
        TRY(logPrint(context, record.id,
                     {.ordinal = ordinal,
                      .sha256 = sha256,
                      .copies = copies,
                      .printer = arguments.text("--printer", kDefaultPrinter)}));
    TRY(writeFileDurably(file, rendered.pdf));
    Output output;
    output.json = {{"document", record.id.str()},
                   {"file", file},
                   {"sha256", sha256},
                   {"ordinal", ordinal},
                   {"pages", rendered.page_count},
                   {"logged", !preview}};
    output.text = record.title + "  " + std::to_string(rendered.page_count) + "页  " + file +
                  (preview ? "（预览，未登记打印）" : "") + "\n";
    return output;
}

Result<Output> listDocuments(const Arguments& arguments, Context& context) {
    const auto file = TRY(context.session->getAs<documents::CaseFile>(
        operationPath("showCase", {{"case_number", arguments.positional[0]}})));
    Output output;
    output.json = {{"documents", encode(file.documents)}};
    for (const documents::DocumentSummary& paper : file.documents)
        output.text += paper.id.str() + "  " + paper.title +
                       (paper.number.empty() ? "" : "  " + paper.number) + "  已打印 " +
                       std::to_string(paper.prints) + " 次\n";
    return output;
}

Result<Output> verifyDocument(const Arguments& arguments, Context& context) {
    const contract::FileHash question{
        sha256Hex(TRY(readWholeFile(arguments.positional[0], limits::kImportFileMaxBytes)))};
    const auto answer = TRY(context.session->queryAs<documents::VerifyAnswer>(
        operationPath("verifyDocument"), encode(question)));
    Output output{encode(answer), {}};
    if (answer.standing == documents::PaperStanding::unknown || !answer.document) {
        output.text = "不是本县出具的文书，或已被改动\n";
        output.exit_code = 1;
        return output;
    }
    output.text =
        std::string(answer.standing == documents::PaperStanding::original ? "原件" : "补打件") +
        "：" + answer.document->title + "  " + answer.document->number + "\n";
    return output;
}

} // namespace

std::vector<Command> documentCommands() {
    return {
        {"doc render",
         "文书标识",
         1,
         1,
         "生成文书 PDF 并登记打印",
         Needs::server,
         {{"-o", "文件", "写入的文件，默认 文书标识.pdf"},
          {"--preview", "", "只生成，不登记打印"},
          {"--copies", "份数", "登记的份数，默认 1"},
          {"--printer", "名称", "登记的打印机"},
          {"--templates", "目录", "文书模板所在目录"},
          {"--fonts", "目录", "字体所在目录"}},
         &renderDocument},
        {"doc list", "办件编号", 1, 1, "列出办件的文书", Needs::server, {}, &listDocuments},
        {"doc verify",
         "文件",
         1,
         1,
         "核对 PDF 是否本县出具；不是时退出码为 1",
         Needs::server,
         {},
         &verifyDocument},
    };
}

} // namespace bianmin::ctl
