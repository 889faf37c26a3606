// Real traffic against the contract: every operation accepted and refused once, each request and
// each answer checked against its schema by a program that knows nothing of our code.
#include "shared/base/hash.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace bianmin::api_test {

namespace {

using transport::operationPath;

class Traffic : public testing::Test {
  protected:
    Traffic()
        : server_(ApiServer::Catalogue::demo)
        , file_(directory_.path() / "traffic.jsonl") {}

    // One exchange, recorded; the answer's JSON.
    Json exchange(const std::string& method, const std::string& path, const Json& body,
                  const std::string& token) {
        const bool post = method == "POST";
        const auto answer =
            server_.send(method, path, post ? body.dump() : "", token, server_.newId());
        const Json parsed = valueOf(parseJson(answer.body, {.depth_max = 64}));
        record({{"method", method},
                {"path", path},
                {"request", body},
                {"status", answer.status},
                {"content_type", answer.headers.at("content-type")},
                {"answer", parsed}});
        return parsed;
    }
    // A file in or out: recorded without its bytes.
    void transfer(const std::string& method, const std::string& path, const std::string& body,
                  const std::string& token) {
        const auto answer = server_.send(method, path, body, token, {}, contract::kUploadMediaType);
        record({{"method", method},
                {"path", path},
                {"request", nullptr},
                {"status", answer.status},
                {"content_type", answer.headers.at("content-type")},
                {"answer", method == "POST" ? valueOf(parseJson(answer.body)) : Json(nullptr)}});
    }
    void record(const Json& exchanged) {
        std::ofstream(file_, std::ios::app) << exchanged.dump() << "\n";
    }
    Json get(const std::string& path, const std::string& token) {
        return exchange("GET", path, nullptr, token);
    }
    Json post(const std::string& path, const Json& body, const std::string& token) {
        return exchange("POST", path, body, token);
    }
    Json act(const std::string& operation, Json body, const std::string& token) {
        body["version"] = version_;
        const Json answer = post(operationPath(operation, {{"case_number", number_}}), body, token);
        if (answer.contains("case"))
            version_ = answer["case"]["record"]["version"];
        return answer;
    }
    void take(Json command, const std::string& outcome, const std::string& token) {
        command["outcome"] = outcome;
        const Json answer = post("/v1/cases", command, token);
        number_ = answer.at("case").at("record").at("number");
        version_ = 1;
        document_ = answer.at("documents").at(0).at("id");
    }

    void playOffice();
    void playDay();
    void playNumbers();
    void playRefusals();

    ApiServer server_;
    support::TemporaryDirectory directory_;
    std::string file_;
    std::string number_;
    std::int64_t version_ = 0;
    std::string document_;
};

void Traffic::playOffice() {
    const std::string admin = server_.administratorToken();
    get("/healthz", "");
    post("/v1/sessions", {{"login_name", "admin"}, {"password", kPassword}}, "");
    get("/v1/sessions/current", admin);
    for (const char* path :
         {"/v1/regions", "/v1/organizations", "/v1/stations", "/v1/items",
          "/v1/items/MZ0001?version=1", "/v1/journal/verify?after_seq=1",
          "/v1/journal/heads/verify?after_line=0", "/v1/journal/entries?count=500",
          "/v1/journal/page?after_seq=3", "/v1/store/files", "/v1/store/backups"})
        get(path, admin);
    post("/v1/store/backups", Json::object(), admin);
    const Json account = post("/v1/accounts",
                              {{"login_name", "another"},
                               {"display_name", "王小明"},
                               {"organization", "mzj"},
                               {"roles", {"reviewer"}},
                               {"password", kPassword}},
                              admin);
    get("/v1/accounts", admin);
    post("/v1/accounts/" + account.at("id").get<std::string>() + "/password",
         {{"password", kPassword}}, admin);
    post("/v1/items/import", valueOf(parseJson(demoCatalogue())), admin);
}

void Traffic::playDay() {
    const std::string clerk = server_.tokenOf(kClerk);
    const std::string reviewer = server_.tokenOf(kReviewer);
    const std::string head = server_.tokenOf(kHead);
    const std::string output = server_.tokenOf(kOutput);
    const auto session = server_.sessionOf(kClerk);
    const auto item = itemOf(*session, "MZ0001");
    const auto person = [&](int index) {
        return encode(intakeOf(item, {.id_number = inventedIdNumber(index)}));
    };
    const Json gap{{"material", item.item.materials[0].name},
                   {"problem", "缺页"},
                   {"requirement", "补交原件"},
                   {"basis", ""}};
    const Json refusal{{"reason_class", "not_our_power"},
                       {"reason", "不属于本机关职权"},
                       {"basis", "《行政许可法》第三十二条"},
                       {"proper_organ", "清远市民政局"}};
    const Json materials = person(1).at("materials");

    take(person(1), "receive", clerk);
    act("proposeRefusal", {{"refusal", refusal}}, clerk);
    act("confirmRefusal", Json::object(), reviewer);
    take(person(2), "receive", clerk);
    act("supplementCase", {{"items", Json::array({gap})}}, clerk);
    act("resubmitCase", {{"materials", materials}}, clerk);
    act("acceptCase", Json::object(), clerk);
    act("reviewCase", {{"opinion", "符合条件"}}, reviewer);
    act("decideCase", {{"granted", true}, {"content", "准予"}}, head);
    act("readyCase", Json::object(), reviewer);
    act("deliverCase",
        {{"method", "direct"},
         {"recipient", "王小明"},
         {"recipient_id_kind", "resident_id"},
         {"recipient_id_number", inventedIdNumber(2)},
         {"relation", "本人"}},
        output);
    act("rateCase", {{"level", "very_satisfied"}, {"is_default", false}}, output);
    get("/v1/cases/" + number_, clerk);
    post("/v1/cases/search", {{"list", "all"}, {"page", {{"size", 1}}}}, clerk);
    get("/v1/documents/" + document_, clerk);
    const auto record = valueOf(session->getAs<documents::DocumentRecord>(
        operationPath("showDocument", {{"document_id", document_}})));
    const std::string sha256 = sha256Hex(paperOf(record));
    post("/v1/documents/" + document_ + "/prints",
         {{"ordinal", 1}, {"sha256", sha256}, {"copies", 1}, {"printer", "1号打印机"}}, clerk);
    post("/v1/documents/verify", {{"sha256", sha256}}, clerk);
    transfer("POST", "/v1/files", "%PDF-1.7\nscan\n%%EOF\n", clerk);
    transfer("GET", "/v1/files/" + sha256, "", clerk);
    exchange("DELETE", "/v1/sessions/current", nullptr, clerk);
}

void Traffic::playNumbers() {
    const std::string head = server_.tokenOf(kHead);
    const Json reserved = post("/v1/numbers/reservations",
                               {{"kind", "acceptance_notice"},
                                {"item_type", "licence"},
                                {"count", 2},
                                {"purpose", "停电"}},
                               head);
    const documents::DocumentNumber number{
        valueOf(decode<documents::NumberBook>(reserved.at("book"))), reserved.at("last")};
    post("/v1/numbers/voids", {{"number", documents::numberText(number)}, {"reason", "填写错误"}},
         head);
    get("/v1/numbers", server_.administratorToken());
    post("/v1/numbers/ledger", {{"word", number.book.word}, {"year", number.book.year}}, head);
}

void Traffic::playRefusals() {
    for (const contract::Operation& operation : contract::operations()) {
        std::string path(operation.path);
        for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
            path.replace(open, path.find('}') - open + 1, "x");
        if (operation.id != "health")
            exchange(std::string(contract::methodName(operation.method)), path, Json::object(), "");
    }
}

} // namespace

TEST_F(Traffic, IsWhatTheContractStates) {
    playOffice();
    playDay();
    playNumbers();
    playRefusals();
    const std::string report = directory_.path() / "report.txt";
    const int failed = std::system(("/usr/bin/python3 " BIANMIN_SOURCE_DIR
                                    "/tests/api/validate_traffic.py " BIANMIN_SOURCE_DIR
                                    "/shared/contract/openapi/bianmin.v1.yaml " +
                                    file_ + " > " + report + " 2>&1")
                                       .c_str());
    EXPECT_EQ(failed, 0) << readText(report);
}

} // namespace bianmin::api_test
