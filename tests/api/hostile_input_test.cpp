// Wrong and hostile requests: each gets its problem, nothing changes, the server lives.
#include "tests/api/api_server.h"
#include "tests/api/raw_client.h"

#include <gtest/gtest.h>

namespace bianmin::api_test {

namespace {

struct Hostile {
    const char* name;
    std::string body;
    const char* code;
};

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

std::vector<Hostile> hostileBodies() {
    return {
        {"empty", "", "json.malformed"},
        {"not json", "hello", "json.malformed"},
        {"cut short", R"({"login_name": "admin")", "json.malformed"},
        {"trailing", R"({"login_name":"a","password":"b"} x)", "json.malformed"},
        {"two documents", "{}{}", "json.malformed"},
        {"comment", "{/* no */}", "json.malformed"},
        {"single quotes", "{'login_name':'a'}", "json.malformed"},
        {"not a number", R"({"login_name":NaN})", "json.malformed"},
        {"leading zero", R"({"login_name":01})", "json.malformed"},
        {"byte order mark and dirt", "\xEF\xBB\xBFx", "json.malformed"},
        {"lone surrogate", R"({"login_name":"\ud800","password":"b"})", "json.malformed"},
        {"not utf-8", "{\"login_name\":\"\xff\"}", "json.not_utf8"},
        {"overlong utf-8", "{\"login_name\":\"\xc0\xaf\"}", "json.not_utf8"},
        {"utf-16", std::string("{\0}\0", 4), "json.malformed"},
        {"deep", nested(33), "json.too_deep"},
        {"very deep", nested(100'000), "json.too_deep"},
        {"duplicate key", R"({"login_name":"a","login_name":"b","password":"c"})",
         "json.duplicate_key"},
        {"array", "[]", "input.invalid"},
        {"null", "null", "input.invalid"},
        {"number", "7", "input.invalid"},
        {"missing fields", "{}", "input.invalid"},
        {"unknown field", R"({"login_name":"a","password":"b","admin":true})", "input.invalid"},
        {"wrong type", R"({"login_name":7,"password":"b"})", "input.invalid"},
        {"nul character", R"({"login_name":"a\u0000b","password":"b"})", "input.invalid"},
        {"bidi override", R"({"login_name":"a\u202eb","password":"b"})", "input.invalid"},
        {"too long", R"({"login_name":")" + std::string(201, 'a') + R"(","password":"b"})",
         "input.invalid"},
        {"empty name", R"({"login_name":"","password":"b"})", "input.invalid"},
        {"sql", R"({"login_name":"' OR 1=1 --","password":"b"})", "login.refused"},
    };
}

std::string head(const std::string& line, const std::string& headers) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

void expectAlive(ApiServer& server) {
    EXPECT_EQ(server.send("GET", "/healthz").status, 200);
}

} // namespace

TEST(Hostile, BodiesGetTheirProblem) {
    ApiServer server;
    for (const Hostile& hostile : hostileBodies()) {
        SCOPED_TRACE(hostile.name);
        EXPECT_EQ(problemCode(server.send("POST", "/v1/sessions", hostile.body)), hostile.code);
    }
    expectAlive(server);
}

TEST(Hostile, AddressesGetTheirProblem) {
    ApiServer server;
    const std::string admin = server.administratorToken();
    const auto code = [&](const std::string& method, const std::string& path) {
        return problemCode(server.send(method, path, {}, admin));
    };
    EXPECT_EQ(code("GET", "/"), "request.path_unknown");
    EXPECT_EQ(code("GET", "/v1"), "request.path_unknown");
    EXPECT_EQ(code("GET", "/v1/items/"), "request.path_unknown");
    EXPECT_EQ(code("GET", "/v1/../healthz"), "request.path_unknown");
    EXPECT_EQ(code("GET", "//healthz"), "request.path_unknown");
    EXPECT_EQ(code("GET", "/v1/items/..%2f..%2fetc"), "item.not_found");
    EXPECT_EQ(code("GET", "/v1/items/%00"), "request.malformed");
    EXPECT_EQ(code("GET", "/v1/items/%ff"), "request.malformed");
    EXPECT_EQ(code("GET", "/v1/items/A?version=99999999999999999999"), "input.invalid");
    EXPECT_EQ(code("GET", "/v1/items?x=1"), "request.parameter_unknown");
    EXPECT_EQ(code("GET", "/v1/" + std::string(5000, 'a')), "request.url_too_long");
    EXPECT_EQ(code("DELETE", "/v1/items"), "request.method_not_allowed");
    EXPECT_EQ(code("PUT", "/v1/items"), "request.method_not_allowed");
    expectAlive(server);
}

TEST(Hostile, WrongMethodTellsTheRightOnes) {
    ApiServer server;
    const auto answer = server.send("DELETE", "/v1/sessions");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.headers.at("allow"), "POST");
}

TEST(Hostile, ContentTypeMustBeJson) {
    ApiServer server;
    for (const char* type : {"text/plain", "application/xml", "application/json; charset=gbk"}) {
        const auto answer =
            valueOf(server.http().send({"POST", "/v1/sessions", {{"content-type", type}}, "{}"}));
        EXPECT_EQ(answer.status, 415) << type;
        EXPECT_EQ(problemCode(answer), "request.media_type");
    }
    expectAlive(server);
}

TEST(Hostile, TooLargeBodiesAreRefusedAndTheAnswerArrives) {
    ApiServer server;
    const std::string large = "\"" + std::string(limits::kRequestBodyMaxBytes, 'a') + "\"";
    const auto answer = server.send("POST", "/v1/sessions", large);
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(problemCode(answer), "request.body_too_large");
    expectAlive(server);
}

TEST(Hostile, ChunkedBodiesAreLimitedToo) {
    ApiServer server;
    std::string bytes = head("POST /v1/sessions", "Content-Type: application/json\r\n"
                                                  "Transfer-Encoding: chunked\r\n");
    const std::string chunk = "100000\r\n" + std::string(0x100000, 'a') + "\r\n";
    for (int i = 0; i < 9; ++i)
        bytes += chunk;
    bytes += "0\r\n\r\n";
    EXPECT_EQ(statusOf(exchangeRaw(server.port(), bytes)), 413);
    const std::string small = head("POST /v1/sessions", "Content-Type: application/json\r\n"
                                                        "Transfer-Encoding: chunked\r\n") +
                              "2\r\n{}\r\n0\r\n\r\n";
    const std::string answer = exchangeRaw(server.port(), small);
    EXPECT_EQ(statusOf(answer), 400);
    EXPECT_NE(answer.find("field.required"), std::string::npos) << answer;
    expectAlive(server);
}

TEST(Hostile, AmbiguousAndBrokenHeadsAreRefused) {
    ApiServer server;
    const std::string json = "Content-Type: application/json\r\n";
    const std::vector<std::pair<const char*, std::string>> heads{
        {"length and chunks",
         head("POST /v1/sessions", json + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") +
             "0\r\n\r\n"},
        {"two lengths",
         head("POST /v1/sessions", json + "Content-Length: 2\r\nContent-Length: 3\r\n") + "{}"},
        {"signed length", head("POST /v1/sessions", json + "Content-Length: +2\r\n") + "{}"},
        {"negative length", head("POST /v1/sessions", json + "Content-Length: -2\r\n") + "{}"},
        {"unknown coding", head("POST /v1/sessions", json + "Transfer-Encoding: gzip\r\n")},
        {"two tokens",
         head("GET /v1/items", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n")},
        {"no version", "GET /healthz\r\n\r\n"},
        {"long address", head("GET /" + std::string(20'000, 'a'), "")},
        {"long header", head("GET /healthz", "X-Long: " + std::string(20'000, 'a') + "\r\n")},
        {"many headers",
         [] {
             std::string headers;
             for (int i = 0; i < 200; ++i)
                 headers += "X-" + std::to_string(i) + ": 1\r\n";
             return head("GET /healthz", headers);
         }()},
    };
    for (const auto& [name, bytes] : heads) {
        SCOPED_TRACE(name);
        const std::string answer = exchangeRaw(server.port(), bytes);
        EXPECT_EQ(statusOf(answer), 400) << answer.substr(0, 300);
        EXPECT_NE(answer.find("application/problem+json"), std::string::npos);
        EXPECT_NE(answer.find("\"trace_id\":\""), std::string::npos);
    }
    expectAlive(server);
}

TEST(Hostile, HeadersTogetherAreLimited) {
    ApiServer server;
    std::string headers;
    for (int i = 0; i < 8; ++i)
        headers += "X-" + std::to_string(i) + ": " + std::string(5'000, 'a') + "\r\n";
    EXPECT_EQ(statusOf(exchangeRaw(server.port(), head("GET /healthz", headers))), 431);
    expectAlive(server);
}

TEST(Hostile, RefusedBodyIsNotReadAsTheNextRequest) {
    ApiServer server;
    const std::string hidden = head("GET /healthz", "");
    const std::string bytes =
        head("GET /v1/items", "Content-Length: " + std::to_string(hidden.size()) + "\r\n") + hidden;
    const std::string answer = exchangeRaw(server.port(), bytes);
    EXPECT_EQ(statusOf(answer), 401);
    EXPECT_EQ(answer.find("\"status\":\"ok\""), std::string::npos);
    expectAlive(server);
}

} // namespace bianmin::api_test
