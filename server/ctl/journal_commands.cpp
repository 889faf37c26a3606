// The auditor's commands: verify the journal, look at its newest entries.
#include "server/ctl/command.h"
#include "shared/base/files.h"
#include "shared/contract/messages.h"
#include "shared/domain/journal/head_service.h"
#include "shared/transport/operation_path.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>

namespace bianmin::ctl {

namespace {

using journal::HeadsReport;
using journal::VerifyReport;
using transport::operationPath;

// "430000/1000000 条（43%），每秒 91000 条"; without a rate before the clock has moved.
std::string progressText(const VerifyReport& report, std::chrono::milliseconds elapsed) {
    const std::int64_t percent = report.end_seq == 0 ? 100 : report.entries * 100 / report.end_seq;
    std::string text = "已核对 " + std::to_string(report.entries) + "/" +
                       std::to_string(report.end_seq) + " 条（" + std::to_string(percent) + "%）";
    if (elapsed.count() > 0)
        text += "，每秒 " + std::to_string(report.entries * 1000 / elapsed.count()) + " 条";
    return text;
}

// Stretch after stretch, so that no request takes long.
Result<VerifyReport> verifyChain(Context& context) {
    const Instant start = context.clock.now();
    VerifyReport report;
    while (!report.complete) {
        const auto next = TRY(context.session->getAs<VerifyReport>(
            operationPath("verifyJournal") + "?after_seq=" + std::to_string(report.entries)));
        TRY(journal::addStretch(report, next));
        context.progress.show(progressText(report, context.clock.now() - start));
    }
    return report;
}

Result<HeadsReport> verifyHeads(Context& context) {
    HeadsReport whole;
    while (!whole.complete) {
        auto next = TRY(context.session->getAs<HeadsReport>(
            operationPath("verifyHeads") + "?after_line=" + std::to_string(whole.heads)));
        if (whole.heads != 0)
            next.signed_from = whole.signed_from;
        next.signed_seq = std::max(next.signed_seq, whole.signed_seq);
        whole = next;
        context.progress.show("已核对签名链头 " + std::to_string(whole.heads) + " 个");
    }
    return whole;
}

// The entry that a fault names; one that names none comes after all that do.
std::int64_t entryOf(const Error& fault) {
    std::int64_t seq = std::numeric_limits<std::int64_t>::max();
    if (const auto found = fault.params.find("seq"); found != fault.params.end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), seq);
    return seq;
}

struct Verified {
    VerifyReport chain;
    HeadsReport heads;
};

// The chain and the signed heads each find what the other cannot: the one that names the earlier
// entry is the first fault. What differs from the entries is told only when both are good, because
// it may differ for a fault of theirs.
Result<Verified> verifyAll(Context& context) {
    const auto chain = verifyChain(context);
    if (!chain && chain.error().kind != ErrorKind::conflict)
        return tl::unexpected(chain.error());
    const auto heads = verifyHeads(context);
    if (!chain && (heads || entryOf(chain.error()) <= entryOf(heads.error())))
        return tl::unexpected(chain.error());
    if (!heads)
        return tl::unexpected(heads.error());
    TRY(journal::requireNoFault(*chain));
    return Verified{*chain, *heads};
}

std::string textOf(const HeadsReport& report) {
    return "签名链头 " + std::to_string(report.heads) + " 个（自第 " +
           std::to_string(report.signed_from) + " 条至第 " + std::to_string(report.signed_seq) +
           " 条），均与流水相符，公钥编号 " + report.key_id + "\n";
}

Result<Output> verifyJournal(const Arguments& arguments, Context& context) {
    if (arguments.has("--progress"))
        context.progress.insist();
    const auto [chain, heads] = TRY(verifyAll(context));
    Output output;
    output.json = {{"stream", chain.stream},
                   {"entries", chain.entries},
                   {"head_hash", chain.head_hash},
                   {"personal", chain.personal},
                   {"erased", chain.erased},
                   {"records", chain.records},
                   {"heads_missing", chain.heads_missing},
                   {"heads", heads.heads},
                   {"signed_from", heads.signed_from},
                   {"signed_seq", heads.signed_seq},
                   {"key_id", heads.key_id}};
    output.text = "流水 " + chain.stream + " 共 " + std::to_string(chain.entries) +
                  " 条，逐条核对无误，末条校验值 " + chain.head_hash + "\n个人信息 " +
                  std::to_string(chain.personal) + " 项与承诺值相符，已删除 " +
                  std::to_string(chain.erased) + " 项\n办件、文书、打印和文号登记 " +
                  std::to_string(chain.records) + " 件均与流水相符\n" + textOf(heads);
    if (chain.heads_missing > 0)
        output.text +=
            "警告：服务器曾 " + std::to_string(chain.heads_missing) +
            " 次启动时找不到签名链头（流水中 journal.heads_missing），请查明链头文件的去向\n";
    return output;
}

// Who did it, and at which window; jobs of the server are nobody's.
std::string actorText(const journal::Entry& entry) {
    if (entry.actor.empty())
        return "系统";
    return "人员 " + entry.actor + (entry.station.empty() ? "" : "，窗口 " + entry.station);
}

Result<Output> tailJournal(const Arguments& arguments, Context& context) {
    const auto count = TRY(arguments.integer("--count", 1, 500, 20));
    const auto entries = TRY(context.session->getAs<contract::Rows<journal::Entry>>(
        operationPath("tailJournal") + "?count=" + std::to_string(count)));
    Output output{encode(entries), {}};
    for (const journal::Entry& entry : entries.rows)
        output.text += std::to_string(entry.seq) + "  " + formatChinese(toCivil(entry.at)) + "  " +
                       entry.kind + "  " + entry.entity + "  " + actorText(entry) + "\n";
    return output;
}

// Entry after entry as JSON lines. What does not continue the chain is not written.
Result<journal::ChainVerifier> exportEntries(Context& context, std::ostream& file) {
    journal::ChainVerifier chain("");
    for (;;) {
        const auto page = TRY(context.session->getAs<contract::Rows<journal::Entry>>(
            operationPath("readJournal") + "?after_seq=" + std::to_string(chain.verified())));
        if (page.rows.empty())
            return chain;
        if (chain.verified() == 0)
            chain = journal::ChainVerifier(page.rows.front().stream);
        for (const journal::Entry& entry : page.rows) {
            TRY(chain.next(entry));
            file << dumpJson(encode(entry)) << "\n";
        }
        context.progress.show("已导出 " + std::to_string(chain.verified()) + " 条");
    }
}

Result<Output> exportJournal(const Arguments& arguments, Context& context) {
    const std::string& name = arguments.positional[0];
    const std::string part = name + ".part";
    const auto unwritable = fail(ErrorKind::unavailable, "file.unwritable", {{"file", name}});
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    if (!file)
        return unwritable;
    const auto exported = exportEntries(context, file);
    file.close();
    if (!exported || !file) {
        TRY(removeFile(part));
        return exported ? unwritable : tl::unexpected(exported.error());
    }
    TRY(renameDurably(part, name));
    return Output{
        {{"file", name}, {"entries", exported->verified()}, {"head_hash", exported->headHash()}},
        "已导出流水 " + std::to_string(exported->verified()) + " 条到 " + name + "，末条校验值 " +
            exported->headHash() + "\n"};
}

} // namespace

std::vector<Command> journalCommands() {
    return {
        {"journal verify",
         "",
         0,
         0,
         "重新核对全部流水和签名链头",
         Needs::server,
         {{"--progress", "", "标准错误不是终端时也显示进度"}},
         &verifyJournal},
        {"journal tail",
         "",
         0,
         0,
         "查看最近的流水",
         Needs::server,
         {{"--count", "条数", "1 到 500，默认 20"}},
         &tailJournal},
        {"journal export",
         "文件",
         1,
         1,
         "把全部流水导出为每行一条的 JSON，供他方独立核对",
         Needs::server,
         {},
         &exportJournal},
    };
}

} // namespace bianmin::ctl
