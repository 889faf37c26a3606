// A counter day through the real interface: nothing that belongs to a person reaches the journal's
// open part.
#include "shared/base/hash.h"
#include "shared/contract/messages.h"
#include "shared/domain/journal/entry.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

#include <set>

namespace bianmin::api_test {

namespace {

using transport::operationPath;

// One value for each use, so that a find tells which one it was.
constexpr char kApplicant[] = "欧阳若兰";
constexpr char kPhone[] = "13912345678";
constexpr char kAddress[] = "佛冈县石角镇清风路8号302房";
constexpr char kAgent[] = "司徒望舒";
constexpr char kAgentPhone[] = "13787654321";
constexpr char kFirm[] = "佛冈县若兰山泉有限公司";
constexpr char kFirmNumber[] = "91441821MA4UL26T0R";
constexpr char kRepresentative[] = "慕容听雪";
constexpr char kOpinion[] = "经核对欧阳若兰家庭收入符合条件";
constexpr char kDecision[] = "认定欧阳若兰一家为低保对象";
constexpr char kProblem[] = "户口簿缺欧阳若兰本人页";
constexpr char kReason[] = "申请人慕容听雪不在本县经营";
constexpr char kWords[] = "欧阳若兰：很满意";
constexpr char kStaffName[] = "诸葛青云";
const std::string kIdNumber = inventedIdNumber(7);
const std::string kAgentIdNumber = inventedIdNumber(8);

std::vector<std::string> personalValues() {
    return {kApplicant,  kPhone,          kAddress,  kAgent,         kAgentPhone, kFirm,
            kFirmNumber, kRepresentative, kOpinion,  kDecision,      kProblem,    kReason,
            kWords,      kStaffName,      kIdNumber, kAgentIdNumber, kPassword};
}

class JournalPayloads : public testing::Test {
  protected:
    void act(const std::string& operation, Json body, const ApiServer::Person& person) {
        body["version"] = version_;
        const Json answer = server_.post(operationPath(operation, {{"case_number", number_}}), body,
                                         server_.tokenOf(person));
        version_ = answer.at("case").at("record").at("version");
    }
    void take(const cases::IntakeCommand& command) {
        const Json answer = server_.post("/v1/cases", encode(command), server_.tokenOf(kClerk));
        number_ = answer.at("case").at("record").at("number");
        version_ = answer.at("case").at("record").at("version");
        document_ = answer.at("documents").at(0).at("id");
    }
    cases::IntakeCommand application() {
        const auto item = itemOf(*server_.sessionOf(kClerk), "MZ0001");
        auto command = intakeOf(item, {.name = kApplicant, .id_number = kIdNumber});
        command.applicant.phone = kPhone;
        command.applicant.address = kAddress;
        command.agent = cases::Agent{kAgent, kAgentIdNumber, kAgentPhone, "授权委托书"};
        return command;
    }

    void playPerson();
    void playFirm();
    std::vector<journal::Entry> journalOfTheDay();

    ApiServer server_{ApiServer::Catalogue::demo};
    std::string number_;
    std::int64_t version_ = 0;
    std::string document_;
};

void JournalPayloads::playPerson() {
    auto command = application();
    command.outcome = cases::IntakeOutcome::supplement;
    const std::string material = command.materials.front().name;
    command.materials.front().collected = false;
    command.supplement = {{material, kProblem, "补交原件", ""}};
    take(command);
    act("resubmitCase", {{"materials", encode(application().materials)}}, kClerk);
    act("acceptCase", Json::object(), kClerk);
    act("reviewCase", {{"opinion", kOpinion}}, kReviewer);
    act("decideCase", {{"granted", true}, {"content", kDecision}}, kHead);
    act("readyCase", Json::object(), kReviewer);
    act("deliverCase",
        {{"method", "direct"},
         {"recipient", kAgent},
         {"recipient_id_kind", "resident_id"},
         {"recipient_id_number", kAgentIdNumber},
         {"relation", "代理人"}},
        kOutput);
    act("rateCase", {{"level", "very_satisfied"}, {"is_default", false}, {"words", kWords}},
        kOutput);
    const auto record = valueOf(server_.sessionOf(kClerk)->getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", document_}})));
    server_.post("/v1/documents/" + document_ + "/prints",
                 {{"ordinal", 1},
                  {"sha256", sha256Hex(paperOf(record))},
                  {"copies", 1},
                  {"printer", "1号打印机"}},
                 server_.tokenOf(kClerk));
}

// Refused: proposed at the counter, confirmed by the bureau.
void JournalPayloads::playFirm() {
    auto command = intakeOf(itemOf(*server_.sessionOf(kClerk), "SJ0002"));
    command.applicant.kind = catalog::Subject::enterprise;
    command.applicant.id_kind = identity::IdKind::credit_code;
    command.applicant.name = kFirm;
    command.applicant.id_number = kFirmNumber;
    command.applicant.phone = kPhone;
    command.applicant.address = kAddress;
    command.applicant.legal_representative = kRepresentative;
    command.outcome = cases::IntakeOutcome::refuse;
    command.refusal = cases::RefusalGrounds{cases::RefusalReason::not_our_power, kReason,
                                            "《行政许可法》第三十二条", "清远市民政局"};
    take(command);
    act("confirmRefusal", Json::object(), {"market", identity::Role::reviewer, "scj", ""});
}

std::vector<journal::Entry> JournalPayloads::journalOfTheDay() {
    const auto answer =
        server_.send("GET", "/v1/journal/entries?count=500", {}, server_.administratorToken());
    return valueOf(decode<contract::Rows<journal::Entry>>(valueOf(parseJson(answer.body)))).rows;
}

} // namespace

TEST_F(JournalPayloads, HoldNoPersonalValueOfACounterDay) {
    server_.post("/v1/accounts",
                 {{"login_name", "staff"},
                  {"display_name", kStaffName},
                  {"organization", "mzj"},
                  {"roles", {"reviewer"}},
                  {"password", kPassword}},
                 server_.administratorToken());
    playPerson();
    playFirm();

    std::set<std::string> kinds;
    std::set<std::string> committed; // names under which commitments stand
    for (const journal::Entry& entry : journalOfTheDay()) {
        kinds.insert(entry.kind);
        const Json payload = valueOf(parseJson(entry.payload));
        if (const auto found = payload.find("personal"); found != payload.end()) {
            for (const auto& [name, value] : found->items())
                committed.insert(name);
        }
        for (const std::string& value : personalValues()) {
            EXPECT_EQ(entry.payload.find(value), std::string::npos) << entry.kind << ": " << value;
            EXPECT_EQ(entry.entity.find(value), std::string::npos) << entry.kind << ": " << value;
        }
    }
    // The day was a whole one, and its values are there as commitments.
    for (const char* kind :
         {"account.added", "case.supplement_asked", "case.resubmitted", "case.accepted",
          "case.reviewed", "case.decided", "case.ready", "case.delivered", "case.rated",
          "case.refusal_proposed", "case.acceptance_refused", "document.issued", "document.printed",
          "session.opened"})
        EXPECT_TRUE(kinds.contains(kind)) << kind;
    for (const char* name : {"applicant.name", "applicant.id_number", "applicant.phone",
                             "applicant.address", "agent.name", "agent.id_number", "agent.phone",
                             "opinion", "decision.content", "refusal.reason", "delivery.recipient",
                             "delivery.recipient_id_number", "rating.words", "display_name"})
        EXPECT_TRUE(committed.contains(name)) << name;
}

} // namespace bianmin::api_test
