// Every operation with every role, with no, expired and ended sessions, and in foreign places.
#include "shared/contract/operations.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace bianmin::api_test {

namespace {

using contract::Operation;
using contract::OperationKind;

std::string anyPath(const Operation& operation) {
    std::string path(operation.path);
    const std::map<std::string, std::string> values{
        {"{case_number}", cases::makeCaseNumber({.county = "441821",
                                                 .date = valueOf(CivilDate::create(2026, 3, 2)),
                                                 .station = "0101",
                                                 .serial = 99'999})
                              .str()},
        {"{item_code}", "NOTHING"},
        {"{file_hash}", std::string(64, '0')},
        {"{document_id}", "0195a5b0-0000-7000-8000-000000000001"},
        {"{user_id}", "0195a5b0-0000-7000-8000-000000000002"}};
    for (const auto& [place, value] : values) {
        if (const auto found = path.find(place); found != std::string::npos)
            path.replace(found, place.size(), value);
    }
    return path;
}

// Sends the operation with an empty body: enough to learn whether the person may at all.
transport::HttpResponse attempt(ApiServer& server, const Operation& operation,
                                const std::string& token) {
    const bool post = operation.method == contract::Method::post;
    return server.send(std::string(contract::methodName(operation.method)), anyPath(operation),
                       post ? "{}" : "", token,
                       operation.kind == OperationKind::command ? server.newId() : CommandId(),
                       operation.transfer == contract::Transfer::upload ? contract::kUploadMediaType
                                                                        : "application/json");
}

const std::set<std::string_view> kEverybody{"health", "login", "logout", "whoAmI"};
const std::set<std::string_view> kStaff{"listRegions", "listOrganizations", "listStations",
                                        "listItems", "showItem"};
const std::set<std::string_view> kCaseReaders{"searchCases",  "showCase",    "verifyDocument",
                                              "showDocument", "recordPrint", "showFile"};

const std::set<std::string_view> kAcceptance{"acceptCase", "supplementCase", "proposeRefusal",
                                             "resubmitCase"};

const std::set<std::string_view> kNumberReaders{"listNumbers", "readNumberLedger"};

// Written by hand, so that a change of the rules has to be made twice.
const std::map<identity::Role, std::vector<std::set<std::string_view>>> kAllowed{
    {identity::Role::window_clerk,
     {kEverybody,
      kStaff,
      kCaseReaders,
      {"storeFile", "intakeCase", "acceptCase", "supplementCase", "proposeRefusal", "resubmitCase",
       "reviewCase", "decideCase"}}},
    {identity::Role::reviewer,
     {kEverybody,
      kStaff,
      kCaseReaders,
      kAcceptance,
      kNumberReaders,
      {"confirmRefusal", "reviewCase", "readyCase"}}},
    {identity::Role::department_head,
     {kEverybody,
      kStaff,
      kCaseReaders,
      kAcceptance,
      kNumberReaders,
      {"confirmRefusal", "reviewCase", "decideCase", "readyCase", "reserveNumbers", "voidNumber"}}},
    {identity::Role::output_desk,
     {kEverybody, kStaff, kCaseReaders, {"readyCase", "deliverCase", "rateCase"}}},
    {identity::Role::administrator,
     {kEverybody,
      kStaff,
      kNumberReaders,
      {"listAccounts", "addAccount", "setPassword", "importItems", "verifyJournal", "verifyHeads",
       "tailJournal", "readJournal", "checkFiles", "makeBackup", "listBackups"}}}};

bool isAllowed(identity::Role role, std::string_view operation) {
    for (const auto& group : kAllowed.at(role)) {
        if (group.contains(operation))
            return true;
    }
    return false;
}

class EveryRole : public testing::TestWithParam<identity::Role> {};

documents::CaseOutcome newCase(ApiServer& server, const ApiServer::Person& clerk,
                               const std::string& item) {
    const auto session = server.sessionOf(clerk);
    const auto command = intakeOf(itemOf(*session, item));
    return valueOf(session->commandAs<documents::CaseOutcome>(
        transport::operationPath("intakeCase"), encode(command), server.newId()));
}

// A body that is right for each act, so that only the place can be the reason to refuse.
std::map<std::string, Json> rightActs(std::int64_t version) {
    return {{"acceptCase", {{"version", version}}},
            {"confirmRefusal", {{"version", version}}},
            {"reviewCase", {{"version", version}, {"opinion", "符合条件"}}},
            {"decideCase", {{"version", version}, {"granted", true}, {"content", "准予"}}},
            {"readyCase", {{"version", version}}},
            {"deliverCase",
             {{"version", version},
              {"method", "direct"},
              {"recipient", "王小明"},
              {"recipient_id_kind", "resident_id"},
              {"recipient_id_number", "441802190611153129"},
              {"relation", "本人"}}},
            {"rateCase",
             {{"version", version}, {"level", "satisfied"}, {"is_default", false}, {"words", ""}}}};
}

} // namespace

TEST_P(EveryRole, MayCallExactlyItsOperations) {
    ApiServer server;
    const identity::Role role = GetParam();
    const bool administrator = role == identity::Role::administrator;
    const ApiServer::Person person{"person", role, administrator ? "zwzx" : "sjz-zx", ""};
    for (const Operation& operation : contract::operations()) {
        SCOPED_TRACE(operation.id);
        const auto answer = attempt(server, operation, server.tokenOf(person));
        if (isAllowed(role, operation.id))
            EXPECT_NE(answer.status, 403) << answer.body;
        else
            EXPECT_EQ(problemCode(answer), "forbidden") << answer.body;
        EXPECT_LT(answer.status, 500) << answer.body;
    }
}

INSTANTIATE_TEST_SUITE_P(Roles, EveryRole,
                         testing::Values(identity::Role::window_clerk, identity::Role::reviewer,
                                         identity::Role::department_head,
                                         identity::Role::output_desk,
                                         identity::Role::administrator),
                         [](const auto& each) { return std::string(enumName(each.param)); });

TEST(Sessions, AreNeededForEverythingButOpenOperations) {
    ApiServer server;
    for (const Operation& operation : contract::operations()) {
        SCOPED_TRACE(operation.id);
        const bool open = operation.kind == OperationKind::open;
        EXPECT_EQ(attempt(server, operation, "").status == 401, !open);
        EXPECT_EQ(attempt(server, operation, "forged").status == 401, !open);
    }
}

TEST(Sessions, EndAfterTheirLifetime) {
    ApiServer server;
    const std::string token = server.tokenOf(kClerk);
    EXPECT_EQ(server.send("GET", "/v1/items", {}, token).status, 200);
    server.clock().advance(std::chrono::hours(12));
    EXPECT_EQ(problemCode(server.send("GET", "/v1/items", {}, token)), "unauthenticated");
}

TEST(Sessions, EndWithLogoutAndWithANewPassword) {
    ApiServer server;
    const std::string first = server.tokenOf(kClerk);
    EXPECT_EQ(server.send("DELETE", "/v1/sessions/current", {}, first).status, 200);
    EXPECT_EQ(server.send("GET", "/v1/items", {}, first).status, 401);

    const std::string second = server.tokenOf(kClerk);
    const auto who =
        valueOf(parseJson(server.send("GET", "/v1/sessions/current", {}, second).body));
    const std::string user = who.at("account").at("id");
    EXPECT_EQ(who.at("station").at("id"), "0101");
    const auto changed = server.send("POST", "/v1/accounts/" + user + "/password",
                                     R"({"password":"Xin-Mi-Ma-2026"})",
                                     server.administratorToken(), server.newId());
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(server.send("GET", "/v1/items", {}, second).status, 401);
}

TEST(Sessions, LockAfterWrongPasswords) {
    ApiServer server;
    server.tokenOf(kClerk);
    const auto attemptWith = [&](const std::string& password) {
        return problemCode(server.send(
            "POST", "/v1/sessions",
            Json{{"login_name", "clerk"}, {"password", password}, {"station", "0101"}}.dump()));
    };
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(attemptWith("wrong"), "login.refused");
    EXPECT_EQ(attemptWith(kPassword), "login.locked");
    server.clock().advance(std::chrono::minutes(11));
    EXPECT_EQ(attemptWith(kPassword), "");
    EXPECT_EQ(problemCode(
                  server.send("POST", "/v1/sessions", R"({"login_name":"nobody","password":"x"})")),
              "login.refused");
}

TEST(Places, ForeignRegionsAndDepartmentsCannotTouchACase) {
    ApiServer server(ApiServer::Catalogue::demo);
    const auto outcome = newCase(server, kClerk, "MZ0001"); // decided by the civil affairs bureau
    const std::string number = outcome.view.record.number.str();
    const std::string document = outcome.documents.front().id.str();
    const ApiServer::Person foreign_output{"output.foreign", identity::Role::output_desk, "stz-zx",
                                           "0201"};
    for (const auto& person : {kForeignClerk, kForeignReviewer, foreign_output}) {
        SCOPED_TRACE(person.login_name);
        const std::string token = server.tokenOf(person);
        EXPECT_EQ(server.send("GET", "/v1/cases/" + number, {}, token).status, 403);
        EXPECT_EQ(server.send("GET", "/v1/documents/" + document, {}, token).status, 403);
        for (const auto& [operation, body] : rightActs(outcome.view.record.version)) {
            const auto answer =
                server.send("POST", transport::operationPath(operation, {{"case_number", number}}),
                            body.dump(), token, server.newId());
            EXPECT_EQ(problemCode(answer), "forbidden") << operation << answer.body;
        }
        const auto listed = server.send("POST", "/v1/cases/search", R"({"list":"all"})", token);
        EXPECT_EQ(valueOf(parseJson(listed.body)).at("rows").size(), 0U) << listed.body;
    }
    const auto file = server.send("GET", "/v1/cases/" + number, {}, server.tokenOf(kReviewer));
    EXPECT_EQ(file.status, 200) << file.body;
    EXPECT_EQ(valueOf(parseJson(file.body)).at("case").at("record").at("version"), 1);
}

TEST(Places, ACountyWindowMayReadItsTownships) {
    ApiServer server(ApiServer::Catalogue::demo);
    const auto outcome = newCase(server, kClerk, "MZ0001");
    const ApiServer::Person centre{"centre", identity::Role::window_clerk, "zwzx", "0001"};
    EXPECT_EQ(server
                  .send("GET", "/v1/cases/" + outcome.view.record.number.str(), {},
                        server.tokenOf(centre))
                  .status,
              200);
}

} // namespace bianmin::api_test
