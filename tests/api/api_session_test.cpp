// The conversation of a client with the server, over a transport of the test.
#include "shared/contract/problem.h"
#include "shared/transport/api_session.h"
#include "shared/transport/operation_path.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>

#include <vector>

namespace bianmin::transport {

namespace {

using support::codeOf;
using support::valueOf;

// Answers always the same and remembers what was sent.
class FakeTransport final : public HttpTransport {
  public:
    Result<HttpResponse> send(const HttpRequest& request) override {
        sent.push_back(request);
        return answer;
    }
    std::vector<HttpRequest> sent;
    Result<HttpResponse> answer = HttpResponse{200, {}, "{}"};
};

HttpResponse problemAnswer(const Error& error) {
    const contract::Problem problem = contract::problemOf(error, "trace-1");
    return {problem.status, {}, dumpJson(encode(problem))};
}

HttpResponse loginAnswer() {
    identity::LoginResult result;
    result.token = "token-1";
    result.organization.region = valueOf(regions::RegionCode::parse("441821"));
    return {201, {}, dumpJson(encode(result))};
}

} // namespace

TEST(ApiSession, SendsTheTokenAfterLoginAndNoneAfterLogout) {
    FakeTransport transport;
    ApiSession session(transport);
    transport.answer = loginAnswer();
    EXPECT_EQ(codeOf(session.login({"clerk", "secret", std::nullopt})), "good");
    EXPECT_TRUE(session.loggedIn());
    EXPECT_EQ(transport.sent[0].headers.count("authorization"), 0U);
    transport.answer = HttpResponse{200, {}, "{}"};
    EXPECT_EQ(codeOf(session.get("/v1/items")), "good");
    EXPECT_EQ(transport.sent[1].headers.at("authorization"), "Bearer token-1");
    EXPECT_EQ(codeOf(session.logout()), "good");
    EXPECT_FALSE(session.loggedIn());
    EXPECT_EQ(codeOf(session.get("/v1/items")), "good");
    EXPECT_EQ(transport.sent[3].headers.count("authorization"), 0U);
}

TEST(ApiSession, SendsCommandsWithTheirIdAndQuestionsWithout) {
    FakeTransport transport;
    ApiSession session(transport);
    EXPECT_EQ(codeOf(session.command("/v1/cases", {{"a", 1}}, CommandId("id-1"))), "good");
    EXPECT_EQ(codeOf(session.query("/v1/cases/search", {{"a", 1}})), "good");
    EXPECT_EQ(transport.sent[0].headers.at("idempotency-key"), "id-1");
    EXPECT_EQ(transport.sent[0].headers.at("content-type"), "application/json");
    EXPECT_EQ(transport.sent[0].body, R"({"a":1})");
    EXPECT_EQ(transport.sent[1].headers.count("idempotency-key"), 0U);
}

TEST(ApiSession, TurnsProblemsBackIntoErrors) {
    FakeTransport transport;
    ApiSession session(transport);
    const Error error{ErrorKind::invalid,
                      "input.invalid",
                      {{"/name", "field.too_long", {{"max", "20"}}}},
                      {},
                      {}};
    transport.answer = problemAnswer(error);
    const auto refused = session.get("/v1/items");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    EXPECT_EQ(refused.error().code, "input.invalid");
    EXPECT_EQ(refused.error().fields, error.fields);
    EXPECT_EQ(refused.error().detail, "trace trace-1");
    for (const auto& [kind, code] : std::vector<std::pair<ErrorKind, std::string>>{
             {ErrorKind::unauthenticated, "unauthenticated"},
             {ErrorKind::forbidden, "forbidden"},
             {ErrorKind::not_found, "case.not_found"},
             {ErrorKind::conflict, "case.changed"},
             {ErrorKind::unavailable, "store.busy"},
             {ErrorKind::internal, "internal"}}) {
        transport.answer = problemAnswer(Error{kind, code, {}, {{"version", "3"}}, {}});
        const auto answer = session.get("/v1/items");
        EXPECT_EQ(codeOf(answer), code);
        EXPECT_EQ(answer.error().kind, kind);
        EXPECT_EQ(answer.error().params.at("version"), "3");
    }
}

TEST(ApiSession, DistrustsAnswersThatAreNotOurs) {
    FakeTransport transport;
    ApiSession session(transport);
    for (const HttpResponse& strange :
         {HttpResponse{502, {}, "<html>Bad gateway</html>"}, HttpResponse{404, {}, ""},
          HttpResponse{404, {}, "{}"}, HttpResponse{200, {}, "<html>log in</html>"},
          HttpResponse{302, {}, ""}}) {
        transport.answer = strange;
        EXPECT_EQ(codeOf(session.get("/v1/items")), "network.answer_invalid") << strange.status;
    }
    transport.answer = HttpResponse{201, {}, R"({"token":"only"})"};
    EXPECT_EQ(codeOf(session.login({"clerk", "secret", std::nullopt})), "network.answer_invalid");
    EXPECT_FALSE(session.loggedIn());
}

TEST(ApiSession, PassesOnWhatTheNetworkSays) {
    FakeTransport transport;
    ApiSession session(transport);
    transport.answer = fail(ErrorKind::unavailable, "network.timeout");
    EXPECT_EQ(codeOf(session.get("/v1/items")), "network.timeout");
}

TEST(OperationPath, FillsPlacesEncoded) {
    EXPECT_EQ(operationPath("listItems"), "/v1/items");
    EXPECT_EQ(operationPath("showItem", {{"item_code", "A/1 石"}}), "/v1/items/A%2F1%20%E7%9F%B3");
    EXPECT_EQ(urlEncode("a-Z_0.~"), "a-Z_0.~");
}

TEST(Problems, HaveTheStatusOfTheirKindOrCode) {
    const auto status = [](ErrorKind kind, const char* code) {
        return contract::problemStatus(Error{kind, code, {}, {}, {}});
    };
    EXPECT_EQ(status(ErrorKind::invalid, "input.invalid"), 400);
    EXPECT_EQ(status(ErrorKind::unauthenticated, "unauthenticated"), 401);
    EXPECT_EQ(status(ErrorKind::forbidden, "forbidden"), 403);
    EXPECT_EQ(status(ErrorKind::not_found, "case.not_found"), 404);
    EXPECT_EQ(status(ErrorKind::invalid, "request.method_not_allowed"), 405);
    EXPECT_EQ(status(ErrorKind::unavailable, "request.timeout"), 408);
    EXPECT_EQ(status(ErrorKind::conflict, "case.changed"), 409);
    EXPECT_EQ(status(ErrorKind::invalid, "request.body_too_large"), 413);
    EXPECT_EQ(status(ErrorKind::invalid, "request.url_too_long"), 414);
    EXPECT_EQ(status(ErrorKind::invalid, "request.media_type"), 415);
    EXPECT_EQ(status(ErrorKind::invalid, "request.headers_too_large"), 431);
    EXPECT_EQ(status(ErrorKind::internal, "internal"), 500);
    EXPECT_EQ(status(ErrorKind::unavailable, "store.busy"), 503);
}

} // namespace bianmin::transport
