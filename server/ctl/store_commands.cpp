// Scans, checks of the store, backups.
#include "server/ctl/command.h"
#include "shared/base/error_table.h"
#include "shared/base/files.h"
#include "shared/contract/messages.h"
#include "shared/contract/store_messages.h"
#include "shared/domain/documents/blob.h"
#include "shared/transport/operation_path.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>

namespace bianmin::ctl {

namespace {

using transport::operationPath;

constexpr std::chrono::milliseconds kAskAgain{500};
constexpr std::string_view kBlobEntity = "blob:";

Result<Output> uploadScan(const Arguments& arguments, Context& context) {
    std::string bytes = TRY(readWholeFile(arguments.positional[0], documents::kBlobMaxBytes + 1));
    const auto record = TRY(decode<documents::BlobRecord>(
        TRY(context.session->upload(operationPath("storeFile"), std::move(bytes))),
        UnknownKeys::ignore));
    return Output{encode(record), record.sha256 + "\n"};
}

Result<Output> fetchScan(const Arguments& arguments, Context& context) {
    const std::string& name = arguments.positional[0];
    const std::string bytes =
        TRY(context.session->download(operationPath("showFile", {{"file_hash", name}})));
    const std::string file = arguments.text("-o", name);
    TRY(writeFileDurably(file, bytes));
    return Output{{{"file", file}, {"bytes", bytes.size()}}, file + "\n"};
}

// Page by page, so that no question takes long and the server serves counters in between.
Result<Output> checkStore(const Arguments&, Context& context) {
    std::int64_t checked = 0;
    std::vector<contract::Finding> findings;
    std::string after;
    do {
        std::string path = operationPath("checkFiles");
        if (!after.empty())
            path += "?after=" + after;
        auto page = TRY(context.session->getAs<contract::BlobCheckPage>(path));
        checked += page.checked;
        findings.insert(findings.end(), page.findings.begin(), page.findings.end());
        after = page.next;
        std::cerr << "\r已核对文件 " << checked << " 个" << std::flush;
    } while (!after.empty());
    std::cerr << "\n";
    Output output;
    output.json = {{"files", checked}, {"findings", encode(findings)}};
    for (const contract::Finding& finding : findings)
        output.text +=
            describe(finding.code, {{"sha256", finding.entity.substr(kBlobEntity.size())}}) + "\n";
    output.text += findings.empty() ? "核对无误：文件 " + std::to_string(checked) + " 个\n"
                                    : "发现问题 " + std::to_string(findings.size()) + " 处\n";
    output.exit_code = findings.empty() ? 0 : 1;
    return output;
}

std::string lineOf(const contract::BackupView& backup) {
    std::string line = backup.name;
    switch (backup.state) {
    case contract::BackupState::running:
        return line + "  进行中，文件 " + std::to_string(backup.files_done) + "/" +
               std::to_string(backup.files_all) + "\n";
    case contract::BackupState::failed:
        return line + "  失败：" + backup.error_text + "\n";
    case contract::BackupState::done:
        break;
    }
    if (backup.manifest)
        line += "  流水 " + std::to_string(backup.manifest->head_seq) + " 条，文件 " +
                std::to_string(backup.manifest->files) + " 个";
    return line + "\n";
}

Result<std::vector<contract::BackupView>> backups(Context& context) {
    auto answer = TRY(
        context.session->getAs<contract::Rows<contract::BackupView>>(operationPath("listBackups")));
    return std::move(answer.rows);
}

Result<Output> makeBackup(const Arguments&, Context& context) {
    const auto started = TRY(context.session->queryAs<contract::BackupView>(
        operationPath("makeBackup"), Json::object()));
    // The server does not call back: it is asked again after a while that nothing cuts short.
    std::mutex nobody;
    std::condition_variable time;
    for (;;) {
        for (const contract::BackupView& backup : TRY(backups(context))) {
            if (backup.name != started.name || backup.state == contract::BackupState::running)
                continue;
            const bool failed = backup.state == contract::BackupState::failed;
            return Output{encode(backup), lineOf(backup), failed ? 1 : 0};
        }
        std::unique_lock lock(nobody);
        time.wait_for(lock, kAskAgain);
    }
}

Result<Output> listBackups(const Arguments&, Context& context) {
    Output output;
    const auto rows = TRY(backups(context));
    output.json = {{"backups", encode(rows)}};
    for (const contract::BackupView& backup : rows)
        output.text += lineOf(backup);
    return output;
}

} // namespace

std::vector<Command> storeCommands() {
    return {
        {"scan upload",
         "文件",
         1,
         1,
         "上传扫描件，输出其编号，供收件时引用",
         Needs::server,
         {},
         &uploadScan},
        {"scan fetch",
         "编号",
         1,
         1,
         "取回扫描件或已打印的文书",
         Needs::server,
         {{"-o", "文件", "写入的文件，默认以编号为名"}},
         &fetchScan},
        {"store check",
         "",
         0,
         0,
         "核对全部档案文件；发现问题时退出码为 1",
         Needs::server,
         {},
         &checkStore},
        {"backup make", "", 0, 0, "备份运行中的服务器并等它完成", Needs::server, {}, &makeBackup},
        {"backup list", "", 0, 0, "列出备份", Needs::server, {}, &listBackups},
    };
}

} // namespace bianmin::ctl
