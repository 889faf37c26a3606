// Commands: once for their id; versions; the answers to wrong input; papers and their log.
#include "shared/base/hash.h"
#include "shared/base/text.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

namespace bianmin::api_test {

namespace {

using documents::CaseOutcome;
using transport::operationPath;

class Commands : public testing::Test {
  protected:
    Commands()
        : server_(ApiServer::Catalogue::demo)
        , clerk_(server_.tokenOf(kClerk))
        , session_(server_.sessionOf(kClerk)) {}

    std::string intakeBody(int person = 1, const std::string& item = "MZ0001") {
        return dumpJson(
            encode(intakeOf(itemOf(*session_, item), {.id_number = inventedIdNumber(person)})));
    }
    transport::HttpResponse intake(const std::string& body, const CommandId& id) {
        return server_.send("POST", "/v1/cases", body, clerk_, id);
    }
    CaseOutcome newCase(int person = 1, const std::string& item = "MZ0001") {
        const auto answer = intake(intakeBody(person, item), server_.newId());
        EXPECT_EQ(answer.status, 201) << answer.body;
        return valueOf(decode<CaseOutcome>(valueOf(parseJson(answer.body))));
    }
    transport::HttpResponse act(const char* operation, const CaseNumber& number,
                                const ApiServer::Person& person, const Json& body) {
        return server_.send("POST", operationPath(operation, {{"case_number", number.str()}}),
                            body.dump(), server_.tokenOf(person), server_.newId());
    }
    // Received, then (version 2) proposed to be refused by the reviewer.
    CaseNumber proposedRefusal(int person) {
        cases::IntakeCommand command =
            intakeOf(itemOf(*session_, "MZ0001"), {.id_number = inventedIdNumber(person)});
        command.outcome = cases::IntakeOutcome::receive;
        const auto received = intake(dumpJson(encode(command)), server_.newId());
        EXPECT_EQ(received.status, 201) << received.body;
        const CaseNumber number =
            valueOf(decode<CaseOutcome>(valueOf(parseJson(received.body)))).view.record.number;
        const Json refusal{{"reason", "不属于本机关职权范围"},
                           {"basis", "《行政许可法》第三十二条"},
                           {"reason_class", "not_our_power"},
                           {"proper_organ", "县人力资源和社会保障局"}};
        const auto proposed =
            act("proposeRefusal", number, kReviewer, {{"version", 1}, {"refusal", refusal}});
        EXPECT_EQ(proposed.status, 200) << proposed.body;
        return number;
    }
    std::size_t caseCount() {
        const auto answer = server_.send("POST", "/v1/cases/search", R"({"list":"mine"})", clerk_);
        return valueOf(parseJson(answer.body)).at("rows").size();
    }

    ApiServer server_;
    std::string clerk_;
    std::unique_ptr<transport::ApiSession> session_;
};

} // namespace

TEST_F(Commands, RepeatGetsTheFirstAnswerAndChangesNothing) {
    const CommandId id = server_.newId();
    const std::string body = intakeBody();
    const auto first = intake(body, id);
    const auto second = intake(body, id);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(caseCount(), 1U);
}

TEST_F(Commands, IdIsBoundToBodyPersonAndThing) {
    const CommandId id = server_.newId();
    EXPECT_EQ(intake(intakeBody(1), id).status, 201);
    EXPECT_EQ(problemCode(intake(intakeBody(2), id)), "command.id_reused");
    EXPECT_EQ(problemCode(server_.send("POST", "/v1/cases", intakeBody(1),
                                       server_.tokenOf(kForeignClerk), id)),
              "command.id_reused");
    EXPECT_EQ(caseCount(), 1U);
}

TEST_F(Commands, RefusedCommandMayBeRepeatedWithItsId) {
    const CommandId id = server_.newId();
    EXPECT_EQ(intake("{}", id).status, 400);
    EXPECT_EQ(intake(intakeBody(), id).status, 201);
}

TEST_F(Commands, PasswordIsPartOfWhatTheIdStandsFor) {
    const std::string admin = server_.administratorToken();
    const CommandId id = server_.newId();
    const auto add = [&](const std::string& password) {
        return server_.send("POST", "/v1/accounts",
                            Json{{"login_name", "new.person"},
                                 {"display_name", "王小明"},
                                 {"organization", "sjz-zx"},
                                 {"roles", {"window_clerk"}},
                                 {"password", password}}
                                .dump(),
                            admin, id);
    };
    const auto first = add("Gao-Shan-1912");
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(add("Gao-Shan-1912").body, first.body);
    EXPECT_EQ(problemCode(add("Gao-Shan-1913")), "command.id_reused");
}

TEST_F(Commands, StaleVersionIsAConflict) {
    const auto outcome = newCase();
    const std::string path =
        operationPath("reviewCase", {{"case_number", outcome.view.record.number.str()}});
    const std::string reviewer = server_.tokenOf(kReviewer);
    const std::string body =
        Json{{"version", outcome.view.record.version}, {"opinion", "同意"}}.dump();
    EXPECT_EQ(server_.send("POST", path, body, reviewer, server_.newId()).status, 200);
    const auto stale = server_.send("POST", path, body, reviewer, server_.newId());
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(problemCode(stale), "case.changed");
    // Who did what meanwhile, and nothing of what the clerk had seen already.
    const Json changes = valueOf(parseJson(stale.body)).at("changes");
    ASSERT_EQ(changes.size(), 1U) << stale.body;
    EXPECT_EQ(changes[0].at("action_text"), "审查");
    EXPECT_EQ(changes[0].at("state_text"), "待决定");
    EXPECT_FALSE(changes[0].at("actor_name").get<std::string>().empty());
    EXPECT_FALSE(changes[0].at("at").get<std::string>().empty());
}

TEST_F(Commands, ConflictTellsEveryChangeInItsOrder) {
    const auto outcome = newCase();
    const CaseNumber number = outcome.view.record.number;
    const std::int64_t seen = outcome.view.record.version;
    const auto review = [&](const char* opinion) {
        return act("reviewCase", number, kReviewer, {{"version", seen}, {"opinion", opinion}});
    };
    ASSERT_EQ(review("同意").status, 200);
    const auto decided = act("decideCase", number, kHead,
                             {{"version", seen + 1}, {"granted", true}, {"content", "准予办理"}});
    ASSERT_EQ(decided.status, 200) << decided.body;
    const auto stale = review("补充意见");
    EXPECT_EQ(problemCode(stale), "case.changed");
    std::vector<std::string> acts;
    const Json problem = valueOf(parseJson(stale.body));
    for (const Json& change : problem.at("changes"))
        acts.push_back(change.at("action_text"));
    EXPECT_EQ(acts, (std::vector<std::string>{"审查", "作出决定"}));
}

TEST_F(Commands, SecondOpenCaseOfAPersonNeedsAReason) {
    newCase(7);
    const auto again = intake(intakeBody(7), server_.newId());
    EXPECT_EQ(problemCode(again), "case.duplicate");
    Json body = valueOf(parseJson(intakeBody(7)));
    body["duplicate_reason"] = "前次材料遗失，申请人要求重新申请";
    EXPECT_EQ(intake(body.dump(), server_.newId()).status, 201);
}

// The department's reviewer may propose as well as confirm, but not both on one case.
TEST_F(Commands, WhoProposesARefusalCannotConfirmIt) {
    const CaseNumber number = proposedRefusal(5);
    const auto own = act("confirmRefusal", number, kReviewer, {{"version", 2}});
    EXPECT_EQ(own.status, 409);
    EXPECT_EQ(problemCode(own), "case.same_person_refuses");
    EXPECT_EQ(act("confirmRefusal", number, kHead, {{"version", 2}}).status, 200);
}

// That a refusal is proposed moves no state, and is what the others must know.
TEST_F(Commands, ConflictSaysThatARefusalIsProposed) {
    const CaseNumber number = proposedRefusal(11);
    const auto stale =
        act("acceptCase", number, kHead, {{"version", 1}, {"conditions_checked", true}});
    EXPECT_EQ(problemCode(stale), "case.changed");
    const Json problem = valueOf(parseJson(stale.body));
    EXPECT_EQ(problem.at("params").at("state"), "拟不予受理");
    ASSERT_EQ(problem.at("changes").size(), 1U) << stale.body;
    EXPECT_EQ(problem.at("changes")[0].at("action_text"), "提出不予受理");
    EXPECT_EQ(problem.at("changes")[0].at("state_text"), "拟不予受理");
}

// The receipt, which the applicant takes away, says where the result will go.
TEST_F(Commands, MailedResultIsPromisedOnTheReceipt) {
    cases::IntakeCommand command =
        intakeOf(itemOf(*session_, "MZ0001"), {.id_number = inventedIdNumber(6)});
    command.mail_address = " 清远市清城区学宫街2号 ";
    const auto answer = intake(dumpJson(encode(command)), server_.newId());
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto outcome = valueOf(decode<CaseOutcome>(valueOf(parseJson(answer.body))));
    EXPECT_EQ(outcome.view.record.mail_address, "清远市清城区学宫街2号");
    ASSERT_FALSE(outcome.documents.empty());
    for (const auto& document : outcome.documents) {
        const auto shown = server_.send(
            "GET", operationPath("showDocument", {{"document_id", document.id.str()}}), "", clerk_);
        ASSERT_EQ(shown.status, 200) << shown.body;
        EXPECT_EQ(valueOf(parseJson(shown.body)).at("snapshot").at("case").at("collect_method"),
                  "邮寄至清远市清城区学宫街2号");
    }
}

// A character that no font has would leave an accepted case without its receipt.
TEST_F(Commands, WhatCannotBePrintedIsRefusedBeforeAnythingIsDone) {
    Json body = valueOf(parseJson(intakeBody()));
    body["applicant"]["name"] = "王\u1200";
    body["applicant"]["address"] = "佛冈县石角镇\uE000村";
    const CommandId id = server_.newId();
    const auto answer = intake(body.dump(), id);
    EXPECT_EQ(problemCode(answer), "input.invalid");
    const Json fields = valueOf(parseJson(answer.body)).at("fields");
    ASSERT_EQ(fields.size(), 2U) << answer.body;
    EXPECT_EQ(fields[0].at("path"), "/applicant/address");
    EXPECT_EQ(fields[1].at("path"), "/applicant/name");
    EXPECT_EQ(fields[1].at("code"), "field.unprintable");
    EXPECT_EQ(fields[1].at("params").at("code_point"), "U+1200");
    EXPECT_EQ(caseCount(), 0U);
    body["applicant"]["name"] = "𠮷𫖯䶮·买买提";
    body["applicant"]["address"] = "佛冈县石角镇龙南村";
    EXPECT_EQ(intake(body.dump(), id).status, 201);
}

TEST_F(Commands, FaultsOfABodyComeAllAtOnceWithTheirPlaces) {
    Json body = valueOf(parseJson(intakeBody()));
    body["applicant"]["id_number"] = "441802190611153120";
    body["applicant"]["phone"] = "1";
    body["applicant"]["address"] = "";
    const auto answer = intake(body.dump(), server_.newId());
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(problemCode(answer), "input.invalid");
    std::vector<std::string> paths;
    const Json problem = valueOf(parseJson(answer.body));
    for (const Json& fault : problem.at("fields")) {
        paths.push_back(fault.at("path"));
        EXPECT_FALSE(fault.at("message").get<std::string>().empty());
    }
    EXPECT_EQ(paths, (std::vector<std::string>{"/applicant/id_number", "/applicant/phone",
                                               "/applicant/address"}));
    EXPECT_EQ(caseCount(), 0U);
}

TEST_F(Commands, PrintIsLoggedOnceAndInTurn) {
    const auto outcome = newCase();
    ASSERT_FALSE(outcome.documents.empty());
    const std::string document = outcome.documents.front().id.str();
    const std::string path = operationPath("recordPrint", {{"document_id", document}});
    const auto record = valueOf(server_.sessionOf(kClerk)->getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", document}})));
    std::string sha256 = sha256Hex(paperOf(record));
    const auto print = [&](int ordinal) {
        return server_.send(
            "POST", path,
            Json{{"ordinal", ordinal}, {"sha256", sha256}, {"copies", 2}, {"printer", "1号打印机"}}
                .dump(),
            clerk_, server_.newId());
    };
    EXPECT_EQ(problemCode(print(2)), "document.paper_differs") << "a reprint says so on the paper";
    EXPECT_EQ(print(1).status, 201);
    EXPECT_EQ(problemCode(print(1)), "document.print_out_of_turn");
    sha256 = sha256Hex(paperOf(record, 3));
    EXPECT_EQ(problemCode(print(3)), "document.print_out_of_turn");
    sha256 = sha256Hex(paperOf(record));
    const auto known =
        server_.send("POST", "/v1/documents/verify", Json{{"sha256", sha256}}.dump(), clerk_);
    EXPECT_EQ(valueOf(parseJson(known.body)).at("standing"), "original") << known.body;
    const auto unknown = server_.send("POST", "/v1/documents/verify",
                                      Json{{"sha256", sha256Hex("another")}}.dump(), clerk_);
    EXPECT_EQ(valueOf(parseJson(unknown.body)).at("standing"), "unknown");
}

// The station did not hear the answer, and asks again after the server was given other templates.
TEST_F(Commands, ARepeatedPrintIsAnsweredThoughThePaperIsDrawnOtherwiseNow) {
    const auto outcome = newCase();
    const std::string document = outcome.documents.front().id.str();
    const std::string path = operationPath("recordPrint", {{"document_id", document}});
    const auto record = valueOf(server_.sessionOf(kClerk)->getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", document}})));
    const auto print = [&](int ordinal, const CommandId& id) {
        const Json body{{"ordinal", ordinal},
                        {"sha256", sha256Hex(paperOf(record, ordinal))},
                        {"copies", 2},
                        {"printer", "1号打印机"}};
        return server_.send("POST", path, body.dump(), server_.tokenOf(kClerk), id);
    };
    const CommandId id = server_.newId();
    const auto first = print(1, id);
    ASSERT_EQ(first.status, 201) << first.body;
    server_.restart([&] {
        const auto connection = valueOf(
            storage::SqliteConnection::open(server_.databaseFile(), storage::OpenMode::read_write));
        valueOf(connection->executeScript("UPDATE document SET template_version = 99"));
    });
    const auto second = print(1, id);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_NE(print(2, server_.newId()).status, 201) << "nobody can draw version 99";
    EXPECT_EQ(problemCode(print(2, id)), "command.id_reused");
}

TEST_F(Commands, CaseNumberIsFoundHoweverItIsTyped) {
    const std::string number = newCase().view.record.number.str();
    std::string typed = toLowerAscii(number);
    EXPECT_EQ(server_.send("GET", "/v1/cases/" + typed, {}, clerk_).status, 200);
    typed.back() = typed.back() == '0' ? '1' : '0';
    EXPECT_EQ(problemCode(server_.send("GET", "/v1/cases/" + typed, {}, clerk_)),
              "case_number.check");
}

TEST_F(Commands, FaultyItemFileChangesNothing) {
    Json items = valueOf(parseJson(demoCatalogue()));
    items[2]["materials"][1]["form"] = "照片";
    items[0]["name"] = "改名的事项";
    const auto answer = server_.send("POST", "/v1/items/import", items.dump(),
                                     server_.administratorToken(), server_.newId());
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(problemCode(answer), "catalog.file_faulty");
    EXPECT_EQ(valueOf(parseJson(answer.body)).at("fields").at(0).at("path"), "/2/materials/1/form");
    EXPECT_EQ(itemOf(*session_, "MZ0001").version, 1);
}

TEST_F(Commands, ChangedItemGetsANewVersionAndOldOnesStay) {
    Json items = valueOf(parseJson(demoCatalogue()));
    items[0]["conditions"].push_back("新增的条件");
    const auto answer = server_.send("POST", "/v1/items/import", items.dump(),
                                     server_.administratorToken(), server_.newId());
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(valueOf(parseJson(answer.body)).at("changed"), 1);
    const std::string code = items[0]["code"];
    EXPECT_EQ(itemOf(*session_, code).version, 2);
    EXPECT_EQ(server_.send("GET", "/v1/items/" + code + "?version=1", {}, clerk_).status, 200);
    EXPECT_EQ(server_.send("GET", "/v1/items/" + code + "?version=9", {}, clerk_).status, 404);
    EXPECT_EQ(server_.send("GET", "/v1/items/" + code + "?version=x", {}, clerk_).status, 400);
}

TEST_F(Commands, JournalVerifiesAndTellsWhatHappened) {
    newCase();
    const std::string admin = server_.administratorToken();
    const auto report = server_.send("GET", "/v1/journal/verify", {}, admin);
    EXPECT_EQ(report.status, 200) << report.body;
    EXPECT_EQ(valueOf(parseJson(report.body)).at("stream"), "county-441821");
    const auto tail = server_.send("GET", "/v1/journal/entries?count=2", {}, admin);
    const Json rows = valueOf(parseJson(tail.body)).at("rows");
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_EQ(server_.send("GET", "/v1/journal/entries?count=0", {}, admin).status, 400);
    EXPECT_EQ(tail.body.find("王小明"), std::string::npos);
}

} // namespace bianmin::api_test
