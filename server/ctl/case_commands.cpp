// Cases: the whole day of a counter, so that a script can play it.
#include "server/ctl/case_text.h"
#include "server/ctl/command.h"
#include "server/ctl/intake_request.h"
#include "shared/base/files.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/transport/operation_path.h"

namespace bianmin::ctl {

namespace {

using documents::CaseFile;
using documents::CaseOutcome;
using transport::operationPath;

Output outputOf(const CaseOutcome& outcome) {
    std::string text = caseText(outcome.view);
    if (!outcome.documents.empty())
        text += "文书：\n" + papersText(outcome.documents);
    return {encode(outcome), text};
}

Result<CaseFile> fetch(Context& context, const std::string& number) {
    return context.session->getAs<CaseFile>(operationPath("showCase", {{"case_number", number}}));
}

template <class Command>
Result<Output> act(Context& context, std::string_view operation, const CaseNumber& number,
                   const Command& command) {
    return outputOf(TRY(context.session->commandAs<CaseOutcome>(
        operationPath(operation, {{"case_number", number.str()}}), encode(command),
        context.newCommandId())));
}

// The case as it is now, or with the version that the person says to have seen.
Result<cases::Case> caseOf(const Arguments& arguments, Context& context) {
    cases::Case subject = TRY(fetch(context, arguments.positional[0])).view.record;
    subject.version = TRY(arguments.integer("--case-version", 0, 1'000'000'000, subject.version));
    return subject;
}

Result<Output> intake(const Arguments& arguments, Context& context) {
    Json body;
    if (arguments.has("--file")) {
        body = TRY(parseJson(TRY(readTextFile(arguments.text("--file")))));
    } else {
        const std::string code = TRY(arguments.required("--item"));
        const auto item = TRY(context.session->getAs<catalog::ItemVersion>(
            operationPath("showItem", {{"item_code", code}})));
        body = encode(TRY(intakeRequest(arguments, item)));
    }
    return outputOf(TRY(context.session->commandAs<CaseOutcome>(operationPath("intakeCase"), body,
                                                                context.newCommandId())));
}

// With a number: the acceptance of a case that was only received. Without: a new case.
Result<Output> acceptOrIntake(const Arguments& arguments, Context& context) {
    if (arguments.positional.empty())
        return intake(arguments, context);
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "acceptCase", subject.number,
               cases::AcceptCommand{.version = subject.version,
                                    .conditions_checked = true,
                                    .handwritten_number = arguments.text(kHandwritten)});
}

Result<Output> showCase(const Arguments& arguments, Context& context) {
    const CaseFile file = TRY(fetch(context, arguments.positional[0]));
    return Output{encode(file), fileText(file)};
}

Result<Output> listCases(const Arguments& arguments, Context& context) {
    const auto query = TRY(listRequest(arguments));
    const auto page = TRY(context.session->queryAs<Page<cases::CaseRow>>(
        operationPath("searchCases"), encode(query)));
    Output output{encode(page), {}};
    for (const cases::CaseRow& row : page.rows)
        output.text += row.number.str() + "  " + row.state_text + "  " + row.item_name + "  " +
                       row.applicant + (row.due_on ? "  " + row.due_on->iso() : "") +
                       (row.due_estimated ? "（预估）" : "") + "\n";
    if (page.rows.empty())
        output.text = "没有符合条件的办件\n";
    if (!page.next.empty())
        output.text += "还有更多：--after " + page.next + "\n";
    return output;
}

Result<Output> supplement(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "supplementCase", subject.number,
               TRY(supplementRequest(arguments, subject)));
}

Result<Output> refuse(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "proposeRefusal", subject.number,
               TRY(refuseRequest(arguments, subject.version)));
}

Result<Output> confirmRefusal(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "confirmRefusal", subject.number,
               cases::ConfirmRefusalCommand{subject.version, arguments.text(kHandwritten)});
}

Result<Output> resubmit(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "resubmitCase", subject.number, TRY(resubmitRequest(arguments, subject)));
}

Result<Output> review(const Arguments& arguments, Context& context) {
    const std::string opinion = TRY(arguments.required("--opinion"));
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "reviewCase", subject.number,
               cases::ReviewCommand{subject.version, opinion});
}

Result<Output> decide(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "decideCase", subject.number,
               TRY(decideRequest(arguments, subject.version)));
}

Result<Output> ready(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "readyCase", subject.number, cases::ReadyCommand{subject.version});
}

Result<Output> deliver(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "deliverCase", subject.number, TRY(deliverRequest(arguments, subject)));
}

Result<Output> rate(const Arguments& arguments, Context& context) {
    const cases::Case subject = TRY(caseOf(arguments, context));
    return act(context, "rateCase", subject.number, TRY(rateRequest(arguments, subject.version)));
}

constexpr OptionSpec kVersion{"--case-version", "版本", "所见办件的版本，默认当前版本"};
constexpr OptionSpec kHandwrittenNumber{kHandwritten, "文号", "手写文书上的文号，须已预留"};
constexpr OptionSpec kMissing{"--missing", "材料名称", "缺少的材料，可重复",
                              OptionSpec::Times::many};
constexpr OptionSpec kWith{"--with", "材料名称", "另外收到的非必要材料，可重复",
                           OptionSpec::Times::many};
constexpr OptionSpec kPages{"--pages", "材料名称=页数", "材料的页数，可重复；不填为未计页数",
                            OptionSpec::Times::many};
constexpr OptionSpec kProblem{"--problem", "文字", "补正：存在的问题，默认“缺少”"};
constexpr OptionSpec kRequirement{"--requirement", "文字", "补正：要求"};
constexpr OptionSpec kReason{"--reason", "文字", "不予受理：理由"};
constexpr OptionSpec kBasis{"--basis", "文字", "依据（法律名称和条款）"};
constexpr OptionSpec kReasonClass{
    "--reason-class", "类别",
    "不予受理：no_licence_needed、not_our_power、legally_barred；"
    "默认给出 --proper-organ 的为 not_our_power，否则为 legally_barred"};
constexpr OptionSpec kProperOrgan{"--proper-organ", "机关", "不予受理：应向哪个机关申请"};

std::vector<OptionSpec> intakeOptions() {
    return {{"--file", "文件", "整份收件数据（JSON），此时不用下列各项"},
            {"--item", "编码", "事项编码"},
            {"--name", "姓名或名称", "申请人"},
            {"--id", "号码", "申请人证件号码"},
            {"--id-kind", "类别", "证件类型，默认 resident_id；企业默认 credit_code"},
            {"--phone", "电话", "联系电话"},
            {"--address", "地址", "联系地址"},
            {"--enterprise", "", "申请人是企业等组织"},
            {"--representative", "姓名", "法定代表人"},
            {"--agent", "姓名", "代理人"},
            {"--agent-id", "号码", "代理人公民身份号码"},
            {"--agent-phone", "电话", "代理人电话"},
            {"--agent-authority", "文字", "授权，如“授权委托书，全权办理”"},
            {"--outcome", "结果",
             "receive 收件、accept 受理（默认）、supplement 补正、refuse 不予受理"},
            kMissing,
            kWith,
            kPages,
            kProblem,
            kRequirement,
            kReason,
            kBasis,
            kReasonClass,
            kProperOrgan,
            {"--mail-to", "地址", "办理结果邮寄到的地址，不写则窗口领取"},
            kHandwrittenNumber,
            {"--duplicate-reason", "文字", "同一人同一事项已有在办件时，仍要收件的理由"},
            kVersion};
}

std::vector<OptionSpec> decideOptions() {
    return {{"--grant", "", "准予"},
            {"--refuse", "", "不予"},
            {"--content", "文字", "准予的内容，或不予的事实"},
            {"--conditions", "文字", "附条件"},
            {"--reasons", "文字", "不予的理由"},
            kBasis,
            {"--certificate", "编号", "证照编号"},
            {"--valid-from", "日期", "有效期起"},
            {"--valid-to", "日期", "有效期止，不填为长期或不适用"},
            kHandwrittenNumber,
            kVersion};
}

std::vector<OptionSpec> deliverOptions() {
    return {{"--method", "方式", "direct 直接送达（默认）、mail 邮寄、agent_pick_up 代收"},
            {"--recipient", "姓名", "收件人，默认申请人"},
            {"--recipient-id", "号码", "收件人证件号码（邮寄可不填）"},
            {"--recipient-id-kind", "类别", "收件人证件类型"},
            {"--relation", "文字", "与受送达人的关系，默认本人"},
            {"--place", "地点", "送达地点，默认本机构"},
            {"--mail-number", "单号", "邮寄单号"},
            kVersion};
}

std::vector<OptionSpec> listOptions() {
    return {{"--list", "名单",
             "mine 我的、to_do 我的待办、inbox 部门待办、output 待出件、all 全部；默认 mine"},
            {"--state", "状态", "只列这些状态，可重复", OptionSpec::Times::many},
            {"--text", "文字", "办件编号、姓名、事项或拼音首字母"},
            {"--id", "号码", "申请人证件号码"},
            {"--after", "位置", "上一页末尾给出的位置"},
            {"--size", "条数", "每页条数，默认 100"}};
}

} // namespace

std::vector<Command> caseCommands() {
    constexpr std::string_view kCase = "办件编号";
    return {
        {"case accept", "[办件编号]", 0, 1,
         "收件并受理新办件（受理即表示受理条件已逐条核对，全部符合）；带办件编号时受理已收件的办件",
         Needs::server, intakeOptions(), &acceptOrIntake},
        {"case show", kCase, 1, 1, "查看办件、文书和经过", Needs::server, {}, &showCase},
        {"case list", "", 0, 0, "列出办件", Needs::server, listOptions(), &listCases},
        {"case supplement",
         kCase,
         1,
         1,
         "一次性告知补正",
         Needs::server,
         {kMissing, kProblem, kRequirement, kBasis, kHandwrittenNumber, kVersion},
         &supplement},
        {"case refuse",
         kCase,
         1,
         1,
         "提出不予受理，由审查人复核",
         Needs::server,
         {kReason, kBasis, kReasonClass, kProperOrgan, kVersion},
         &refuse},
        {"case confirm-refusal",
         kCase,
         1,
         1,
         "复核不予受理，出具通知书",
         Needs::server,
         {kHandwrittenNumber, kVersion},
         &confirmRefusal},
        {"case resubmit",
         kCase,
         1,
         1,
         "登记补交的材料",
         Needs::server,
         {kMissing, kWith, kPages, kVersion},
         &resubmit},
        {"case review",
         kCase,
         1,
         1,
         "出具审查意见",
         Needs::server,
         {{"--opinion", "文字", "审查意见"}, kVersion},
         &review},
        {"case decide", kCase, 1, 1, "作出准予或不予的决定", Needs::server, decideOptions(),
         &decide},
        {"case ready", kCase, 1, 1, "结果已备好待领取", Needs::server, {kVersion}, &ready},
        {"case deliver", kCase, 1, 1, "送达", Needs::server, deliverOptions(), &deliver},
        {"case rate",
         kCase,
         1,
         1,
         "登记评价；不给 --level 时记为默认评价",
         Needs::server,
         {{"--level", "1-5", "1 非常满意 … 5 非常不满意"}, {"--words", "文字", "意见"}, kVersion},
         &rate},
    };
}

} // namespace bianmin::ctl
