// bianminctl: from words to requests, exit codes, help; the commands that need no server.
#include "server/ctl/command.h"
#include "server/ctl/intake_request.h"
#include "tests/api/ctl_run.h"
#include "tests/support/results.h"
#include "tests/support/samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace bianmin::ctl {

namespace {

using support::codeOf;
using support::valueOf;

using api_test::CtlRun;

CtlRun run(const std::vector<std::string>& words) {
    return api_test::runCtl(words);
}

const Command& commandNamed(std::string_view name) {
    static const std::vector<Command> commands = allCommands();
    const auto found = std::ranges::find(commands, name, &Command::name);
    if (found == commands.end())
        throw std::runtime_error("no such command");
    return *found;
}

Arguments typed(std::string_view command, const std::vector<std::string>& words) {
    return valueOf(parseArguments(words, commandNamed(command).options));
}

const std::vector<std::string> kPerson{"--name",  "王小明",      "--id",      "441802190611153129",
                                       "--phone", "13800138000", "--address", "佛冈县石角镇"};

std::vector<std::string> personAnd(const std::vector<std::string>& more) {
    std::vector<std::string> words = kPerson;
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

catalog::ItemVersion sampleItem() {
    return support::sampleItemVersion("441821-0001", "示例事项");
}

} // namespace

TEST(Program, SaysWhatIsWrongWithTheCommandLine) {
    EXPECT_EQ(run({}).code, 2);
    EXPECT_EQ(run({"colour"}).code, 2);
    EXPECT_EQ(run({"amount"}).code, 2);
    EXPECT_EQ(run({"amount", "1", "2"}).code, 2);
    EXPECT_EQ(run({"amount", "1", "--colour"}).code, 2);
    EXPECT_EQ(run({"calendar", "due", "--days"}).code, 2);
    EXPECT_EQ(run({"calendar", "due", "--days", "many"}).code, 2);
    EXPECT_EQ(run({"check", "colour", "red"}).code, 2);
    const CtlRun no_server = run({"item", "list"});
    EXPECT_EQ(no_server.code, 2);
    EXPECT_NE(no_server.err.find("--server"), std::string::npos);
}

TEST(Program, ErrorsAreJsonOnRequest) {
    const CtlRun refused = run({"--json", "amount", "abc"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_TRUE(refused.out.empty());
    EXPECT_EQ(valueOf(parseJson(refused.err)).at("error").at("code"), "money.invalid");
}

TEST(Program, HelpsWithEveryCommand) {
    const CtlRun overview = run({"--help"});
    EXPECT_EQ(overview.code, 0);
    for (const Command& command : allCommands()) {
        SCOPED_TRACE(command.name);
        EXPECT_NE(overview.out.find(std::string(command.name)), std::string::npos);
        std::vector<std::string> words;
        std::istringstream stream{std::string(command.name)};
        for (std::string word; stream >> word;)
            words.push_back(word);
        words.emplace_back("--help");
        const CtlRun help = run(words);
        EXPECT_EQ(help.code, 0);
        for (const OptionSpec& option : command.options)
            EXPECT_NE(help.out.find(std::string(option.name)), std::string::npos) << option.name;
    }
}

TEST(Local, CalendarCountsAndMarksEstimates) {
    EXPECT_EQ(run({"calendar", "due", "--from", "2026-02-11", "--days", "5"}).out, "2026-02-25\n");
    EXPECT_EQ(
        run({"calendar", "due", "--from", "2026-02-11", "--days", "5", "--unit", "natural"}).out,
        "2026-02-24\n");
    const CtlRun estimate = run({"calendar", "due", "--from", "2026-12-25", "--days", "20"});
    EXPECT_NE(estimate.out.find("预估"), std::string::npos);
    EXPECT_EQ(valueOf(parseJson(run({"--json", "calendar", "due", "--days", "3"}).out)).at("from"),
              "2026-03-02");
    const CtlRun explained =
        run({"calendar", "due", "--from", "2026-02-13", "--days", "2", "--explain"});
    EXPECT_NE(explained.out.find("春节"), std::string::npos) << explained.out;
}

TEST(Local, ChecksAnswerWithTheirExitCode) {
    const CtlRun good = run({"check", "id", "441802190611153129"});
    EXPECT_EQ(good.code, 0);
    EXPECT_NE(good.out.find("1906年11月15日"), std::string::npos) << good.out;
    EXPECT_NE(good.out.find("号码发放地 441802"), std::string::npos) << good.out;
    const CtlRun foreign = run({"check", "id", "911840190501010013"});
    EXPECT_NE(foreign.out.find("外国人永久居留身份证"), std::string::npos) << foreign.out;
    EXPECT_EQ(foreign.out.find("发放地"), std::string::npos) << foreign.out;
    const CtlRun bad = run({"check", "id", "441802190611153128"});
    EXPECT_EQ(bad.code, 1);
    EXPECT_NE(bad.out.find("无效"), std::string::npos);
    EXPECT_EQ(valueOf(parseJson(run({"--json", "check", "uscc", "91441821"}).out)).at("valid"),
              false);
    EXPECT_EQ(run({"check", "phone", "138 0013 8000"}).code, 0);
    EXPECT_EQ(run({"check", "phone", "12"}).code, 1);
}

TEST(Local, AmountsAreWrittenInCapitalsOrRefused) {
    EXPECT_EQ(run({"amount", "1680.32"}).out, "人民币壹仟陆佰捌拾元零叁角贰分\n");
    for (const char* amount : {"-5", "-.5", "1.234", "1,23", "壹", "1e3", ""})
        EXPECT_EQ(run({"amount", amount}).code, 1) << amount;
    EXPECT_EQ(run({"amount", "--", "-5"}).code, 1);
    EXPECT_EQ(run({"amount", "--", "--"}).code, 1) << "behind -- every word is a value";
}

TEST(IntakeRequest, HandsEverythingInButWhatIsMissing) {
    const auto item = sampleItem();
    ASSERT_FALSE(item.item.materials.empty());
    const std::string first = item.item.materials.front().name;
    const auto all = valueOf(intakeRequest(typed("case accept", kPerson), item));
    EXPECT_EQ(all.outcome, cases::IntakeOutcome::accept);
    EXPECT_EQ(all.materials.size(), item.item.materials.size());
    EXPECT_TRUE(std::ranges::all_of(all.materials, &cases::CollectedMaterial::collected));
    // What is handed in only where there is any is named: a receipt certifies no more than came.
    auto optional = item;
    optional.item.materials.front().required = false;
    optional.item.materials.front().copies = 2;
    const auto without = valueOf(intakeRequest(typed("case accept", kPerson), optional));
    EXPECT_FALSE(without.materials.front().collected);
    EXPECT_FALSE(without.materials.front().original_checked);
    const auto with =
        valueOf(intakeRequest(typed("case accept", personAnd({"--with", first})), optional));
    EXPECT_TRUE(with.materials.front().collected);
    EXPECT_EQ(with.materials.front().copies, 2);
    EXPECT_EQ(
        codeOf(intakeRequest(typed("case accept", personAnd({"--with", "没有的材料"})), item)),
        "usage.material_unknown");
    const auto less = valueOf(intakeRequest(
        typed("case accept", personAnd({"--outcome", "supplement", "--missing", first})), item));
    EXPECT_FALSE(less.materials.front().collected);
    ASSERT_EQ(less.supplement.size(), 1U);
    EXPECT_EQ(less.supplement.front().material, first);
}

TEST(IntakeRequest, CountsThePagesThatAreNamed) {
    const auto item = sampleItem();
    const std::string first = item.item.materials.front().name;
    const auto code = [&](const std::string& pages) {
        return codeOf(intakeRequest(typed("case accept", personAnd({"--pages", pages})), item));
    };
    const auto counted =
        valueOf(intakeRequest(typed("case accept", personAnd({"--pages", first + "=12"})), item));
    EXPECT_EQ(counted.materials.front().pages, 12);
    EXPECT_EQ(valueOf(intakeRequest(typed("case accept", kPerson), item)).materials.front().pages,
              std::nullopt);
    EXPECT_EQ(code("没有的材料=1"), "usage.material_unknown");
    for (const char* wrong : {"", "=", "=-1", "=1000", "=1a", "= 1"})
        EXPECT_EQ(code(first + wrong), "usage.value_invalid") << wrong;
    EXPECT_EQ(code(first + "=999"), "good");
    cases::Case subject = support::sampleCase();
    subject.materials = counted.materials;
    subject.materials.front().collected = false;
    const auto resubmitted =
        valueOf(resubmitRequest(typed("case resubmit", {"--pages", first + "=3"}), subject));
    EXPECT_EQ(resubmitted.materials.front().pages, 3);
}

TEST(IntakeRequest, SaysWhatIsWrong) {
    const auto item = sampleItem();
    const auto code = [&](const std::vector<std::string>& words) {
        return codeOf(intakeRequest(typed("case accept", words), item));
    };
    EXPECT_EQ(code({"--name", "王小明"}), "usage.option_missing");
    EXPECT_EQ(code(personAnd({"--outcome", "maybe"})), "usage.value_invalid");
    EXPECT_EQ(code(personAnd({"--missing", "没有的材料"})), "usage.material_unknown");
    EXPECT_EQ(code(personAnd({"--outcome", "supplement"})), "usage.option_missing");
    EXPECT_EQ(code(personAnd({"--outcome", "refuse"})), "usage.option_missing");
    EXPECT_EQ(code(personAnd({"--agent", "李大明"})), "usage.option_missing");
}

TEST(IntakeRequest, KnowsFirmsAgentsMailAndRefusals) {
    const auto item = sampleItem();
    const auto firm = valueOf(intakeRequest(
        typed("case accept", personAnd({"--enterprise", "--representative", "李大明"})), item));
    EXPECT_EQ(firm.applicant.kind, catalog::Subject::enterprise);
    EXPECT_EQ(firm.applicant.id_kind, identity::IdKind::credit_code);
    const auto agent = valueOf(intakeRequest(
        typed("case accept", personAnd({"--agent", "李大明", "--agent-id", "1", "--agent-phone",
                                        "2", "--agent-authority", "授权委托书"})),
        item));
    EXPECT_TRUE(agent.mail_address.empty());
    const auto mailed =
        valueOf(intakeRequest(typed("case accept", personAnd({"--mail-to", "学宫街2号"})), item));
    EXPECT_EQ(mailed.mail_address, "学宫街2号");
    ASSERT_TRUE(agent.agent);
    EXPECT_EQ(agent.agent->authority, "授权委托书");
    const auto refused = valueOf(intakeRequest(
        typed("case accept", personAnd({"--outcome", "refuse", "--reason", "不属于", "--basis",
                                        "行政许可法第三十二条", "--proper-organ", "市局"})),
        item));
    ASSERT_TRUE(refused.refusal);
    EXPECT_EQ(refused.refusal->reason_class, cases::RefusalReason::not_our_power);
}

TEST(CaseRequests, CarryTheVersionAndTheirDefaults) {
    cases::Case subject = support::sampleCase();
    subject.version = 4;
    const auto delivery = valueOf(
        deliverRequest(typed("case deliver", {"--recipient-id", "441802190611153129"}), subject));
    EXPECT_EQ(delivery.version, 4);
    EXPECT_EQ(delivery.recipient, subject.applicant.name);
    EXPECT_EQ(delivery.recipient_id_kind, subject.applicant.id_kind);
    EXPECT_TRUE(valueOf(rateRequest(typed("case rate", {}), 4)).is_default);
    const auto rating = valueOf(rateRequest(typed("case rate", {"--level", "5"}), 4));
    EXPECT_EQ(rating.level, cases::Satisfaction::very_dissatisfied);
    EXPECT_FALSE(rating.is_default);
    EXPECT_EQ(codeOf(rateRequest(typed("case rate", {"--level", "6"}), 4)), "usage.value_invalid");
    EXPECT_EQ(codeOf(decideRequest(typed("case decide", {}), 4)), "usage.option_missing");
    EXPECT_FALSE(valueOf(decideRequest(typed("case decide", {"--refuse"}), 4)).granted);
    EXPECT_EQ(codeOf(decideRequest(typed("case decide", {"--grant", "--valid-to", "soon"}), 4)),
              "usage.value_invalid");
}

TEST(CaseRequests, ResubmitHandsInWhatWasMissing) {
    cases::Case subject = support::sampleCase();
    ASSERT_FALSE(subject.materials.empty());
    subject.materials.front().collected = false;
    const auto command = valueOf(resubmitRequest(typed("case resubmit", {}), subject));
    EXPECT_TRUE(std::ranges::all_of(command.materials, &cases::CollectedMaterial::collected));
    const auto partly = valueOf(resubmitRequest(
        typed("case resubmit", {"--missing", subject.materials.front().name}), subject));
    EXPECT_FALSE(partly.materials.front().collected);
}

TEST(CaseRequests, ListNarrowsByStateAndText) {
    const auto query =
        valueOf(listRequest(typed("case list", {"--list", "all", "--state", "accepted", "--state",
                                                "ready", "--text", "王"})));
    EXPECT_EQ(query.list, cases::CaseListKind::all);
    EXPECT_EQ(query.states.size(), 2U);
    EXPECT_EQ(codeOf(listRequest(typed("case list", {"--state", "lost"}))), "usage.value_invalid");
    EXPECT_EQ(codeOf(listRequest(typed("case list", {"--size", "501"}))), "usage.value_invalid");
}

} // namespace bianmin::ctl
