// Each decorator alone, without sockets.
#include "server/http/decorators.h"
#include "server/http/responses.h"
#include "shared/contract/problem.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace bianmin::http {

namespace {

using contract::Operation;
using contract::OperationKind;
using support::codeOf;
using support::valueOf;

Result<Response> endpointOk(const Call&, Services&) {
    return jsonResponse(200, "{}");
}

constexpr Operation kOperations[] = {
    {"read", contract::Method::get, "/v1/things/{thing}", OperationKind::query,
     identity::Permission::case_read},
    {"special", contract::Method::get, "/v1/things/special", OperationKind::query, {}},
    {"write", contract::Method::post, "/v1/things", OperationKind::command,
     identity::Permission::case_intake, 201, 10},
    {"open", contract::Method::post, "/v1/open", OperationKind::open, {}},
};
constexpr HandlerRow kHandlers[] = {
    {"read", &endpointOk, "version"},
    {"special", &endpointOk, {}},
    {"write", &endpointOk, {}},
    {"open", &endpointOk, {}},
};

const Router& router() {
    static const Router made = valueOf(Router::create(kOperations, kHandlers));
    return made;
}

Step ok() {
    return [](Call&) -> Result<Response> { return jsonResponse(200, "{}"); };
}

// A body that counts how much of it was wanted.
class TextBody final : public BodyReader {
  public:
    explicit TextBody(std::string text)
        : text_(std::move(text)) {}
    Result<std::string> read(std::size_t max_bytes) override {
        if (text_.size() > max_bytes)
            return fail(ErrorKind::invalid, "request.body_too_large",
                        {{"max", std::to_string(max_bytes)}});
        return text_;
    }

  private:
    std::string text_;
};

identity::Actor actorWith(identity::Role role) {
    identity::Actor actor;
    actor.user = UserId("u1");
    actor.roles = {role};
    return actor;
}

// A call that routing has seen.
Call routed(const Request& request, const char* operation) {
    Call call(request);
    for (const Route& route : router().routes()) {
        if (route.operation->id == operation)
            call.route = &route;
    }
    return call;
}

contract::Problem problemIn(const Response& response) {
    return valueOf(decode<contract::Problem>(valueOf(parseJson(response.body))));
}

} // namespace

TEST(TraceId, NamesTheRequestInTheAnswer) {
    const support::FakeClock clock;
    support::SeededRandom random;
    std::string seen;
    const Handler handler = withTraceId(
        [&](Call& call) {
            seen = call.trace_id;
            return jsonResponse(200, "{}");
        },
        clock, random);
    const Response response = handler(Request{});
    EXPECT_TRUE(isUuidV7(seen));
    EXPECT_EQ(response.headers.at("x-trace-id"), seen);
}

TEST(AccessLog, TellsOperationPersonStatusAndDuration) {
    support::FakeClock clock;
    AccessRecord written;
    const Answerer answerer = withAccessLog(
        [&](Call& call) {
            call.actor = actorWith(identity::Role::reviewer);
            clock.advance(std::chrono::milliseconds(7));
            return jsonResponse(201, "{}");
        },
        clock, [&](const AccessRecord& record) { written = record; });
    const Request request;
    Call call = routed(request, "read");
    call.trace_id = "t1";
    answerer(call);
    EXPECT_EQ(written.trace_id, "t1");
    EXPECT_EQ(written.operation, "read");
    EXPECT_EQ(written.user, "u1");
    EXPECT_EQ(written.status, 201);
    EXPECT_EQ(written.duration.count(), 7);
}

TEST(CatchAll, TurnsAnErrorIntoItsProblem) {
    const Answerer answerer = withCatchAll([](Call&) -> Result<Response> {
        return fail(ErrorKind::conflict, "case.changed", {{"version", "3"}}, "secret detail");
    });
    const Request request;
    Call call(request);
    call.trace_id = "t2";
    const Response response = answerer(call);
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(problemIn(response).code, "case.changed");
    EXPECT_EQ(problemIn(response).trace_id, "t2");
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(CatchAll, TurnsAnExceptionIntoInternalWithoutItsText) {
    const Answerer answerer =
        withCatchAll([](Call&) -> Result<Response> { throw std::runtime_error("secret table"); });
    const Request request;
    Call call(request);
    const Response response = answerer(call);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(problemIn(response).code, "internal");
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(CatchAll, SurvivesWhatIsNoStandardException) {
    const Answerer answerer = withCatchAll([](Call&) -> Result<Response> { throw 42; });
    const Request request;
    Call call(request);
    EXPECT_EQ(answerer(call).status, 500);
}

TEST(CatchAll, SaysWhenToTryAgain) {
    const Answerer answerer = withCatchAll(
        [](Call&) -> Result<Response> { return fail(ErrorKind::unavailable, "store.busy"); });
    const Request request;
    Call call(request);
    const Response response = answerer(call);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.headers.count("retry-after"), 1U);
}

TEST(HeadLimits, RefuseALongAddress) {
    Request request;
    request.target = "/" + std::string(kTargetMaxBytes, 'a');
    Call call(request);
    EXPECT_EQ(codeOf(withHeadLimits(ok())(call)), "request.url_too_long");
}

TEST(HeadLimits, RefuseTooManyHeaderBytes) {
    Request request;
    request.target = "/";
    request.headers["x-long"] = std::string(kHeadersMaxBytes, 'a');
    Call call(request);
    EXPECT_EQ(codeOf(withHeadLimits(ok())(call)), "request.headers_too_large");
}

TEST(HeadLimits, PassOnWhatTheAdapterFound) {
    Request request;
    request.fault = Error{ErrorKind::invalid, "request.malformed", {}, {}, {}};
    Call call(request);
    EXPECT_EQ(codeOf(withHeadLimits(ok())(call)), "request.malformed");
}

TEST(Routing, FillsRouteAndParameters) {
    Request request;
    request.method = "GET";
    request.target = "/v1/things/%E7%9F%B3?version=3";
    Call call(request);
    EXPECT_EQ(codeOf(withRouting(ok(), router())(call)), "good");
    EXPECT_EQ(call.route->operation->id, "read");
    EXPECT_EQ(call.path.at("thing"), "石");
    EXPECT_EQ(call.query.at("version"), "3");
}

TEST(Routing, PrefersTheLiteralPath) {
    EXPECT_EQ(valueOf(router().match("GET", "/v1/things/special")).route->operation->id, "special");
    EXPECT_EQ(valueOf(router().match("GET", "/v1/things/other")).route->operation->id, "read");
}

TEST(Routing, KnowsUnknownPathsAndMethods) {
    EXPECT_EQ(codeOf(router().match("GET", "/v1/nothing")), "request.path_unknown");
    EXPECT_EQ(codeOf(router().match("GET", "/v1/things/")), "request.path_unknown");
    EXPECT_EQ(codeOf(router().match("GET", "v1/things")), "request.path_unknown");
    const auto wrong = router().match("DELETE", "/v1/things/7");
    EXPECT_EQ(codeOf(wrong), "request.method_not_allowed");
    EXPECT_EQ(wrong.error().params.at("allowed"), "GET");
}

TEST(Routing, RefusesBadlyEncodedAddresses) {
    for (const char* path : {"/v1/things/%", "/v1/things/%4", "/v1/things/%zz", "/v1/things/%ff",
                             "/v1/things/%00", "/v1/things/%e2%80%ae"})
        EXPECT_EQ(codeOf(router().match("GET", path)), "request.malformed") << path;
}

TEST(Routing, RefusesUnknownAndRepeatedQueryParameters) {
    const auto answer = [](const char* target) {
        Request request;
        request.method = "GET";
        request.target = target;
        Call call(request);
        return codeOf(withRouting(ok(), router())(call));
    };
    EXPECT_EQ(answer("/v1/things/7?other=1"), "request.parameter_unknown");
    EXPECT_EQ(answer("/v1/things/special?version=1"), "request.parameter_unknown");
    EXPECT_EQ(answer("/v1/things/7?version=1&version=2"), "request.malformed");
    EXPECT_EQ(answer("/v1/things/7?version"), "request.malformed");
}

TEST(Router, DoesNotStartWithAHole) {
    const std::span<const HandlerRow> rows(kHandlers);
    EXPECT_FALSE(Router::create(kOperations, rows.first(3)));
    const HandlerRow twice[] = {kHandlers[0], kHandlers[0], kHandlers[1], kHandlers[2],
                                kHandlers[3]};
    EXPECT_FALSE(Router::create(kOperations, twice));
    const HandlerRow stranger[] = {
        kHandlers[0], kHandlers[1], kHandlers[2], kHandlers[3], {"stranger", &endpointOk, {}}};
    EXPECT_FALSE(Router::create(kOperations, stranger));
}

TEST(Body, IsReadWithinTheOperationsLimit) {
    TextBody small("{\"a\":1}");
    TextBody large("{\"a\":12345}");
    Request request;
    request.headers["content-type"] = "application/json; charset=UTF-8";
    request.body = &small;
    Call call = routed(request, "write");
    EXPECT_EQ(codeOf(withBody(ok())(call)), "good");
    EXPECT_EQ(call.body, "{\"a\":1}");
    request.body = &large;
    Call second = routed(request, "write");
    EXPECT_EQ(codeOf(withBody(ok())(second)), "request.body_too_large");
}

TEST(Body, MustBeJson) {
    for (const char* type : {"", "text/plain", "application/jsonx", "application/json; charset=gbk",
                             "multipart/form-data"}) {
        Request request;
        request.headers["content-type"] = type;
        Call call = routed(request, "write");
        EXPECT_EQ(codeOf(withBody(ok())(call)), "request.media_type") << type;
    }
}

TEST(Authentication, LetsOnlyBearersIn) {
    const Authenticate authenticate = [](const std::string& token) -> Result<identity::Actor> {
        if (token == "good")
            return actorWith(identity::Role::reviewer);
        return fail(ErrorKind::unauthenticated, "unauthenticated");
    };
    const auto answer = [&](const char* header, const char* operation) {
        Request request;
        if (*header != '\0')
            request.headers["authorization"] = header;
        Call call = routed(request, operation);
        const std::string code = codeOf(withAuthentication(ok(), authenticate)(call));
        EXPECT_EQ(call.actor.has_value(), code == "good" && std::string(operation) != "open");
        return code;
    };
    EXPECT_EQ(answer("Bearer good", "read"), "good");
    EXPECT_EQ(answer("bearer good", "read"), "good");
    EXPECT_EQ(answer("", "read"), "unauthenticated");
    EXPECT_EQ(answer("Bearer bad", "read"), "unauthenticated");
    EXPECT_EQ(answer("Basic good", "read"), "unauthenticated");
    EXPECT_EQ(answer("", "open"), "good");
}

TEST(Permission, IsAskedOfEveryRole) {
    const auto answer = [](identity::Role role, const char* operation) {
        const Request request;
        Call call = routed(request, operation);
        call.actor = actorWith(role);
        return codeOf(withPermission(ok())(call));
    };
    EXPECT_EQ(answer(identity::Role::window_clerk, "write"), "good");
    EXPECT_EQ(answer(identity::Role::administrator, "write"), "forbidden");
    EXPECT_EQ(answer(identity::Role::administrator, "special"), "good");
}

TEST(CommandIds, AreAskedOfCommandsOnly) {
    const auto answer = [](const char* id, const char* operation) {
        Request request;
        if (*id != '\0')
            request.headers["idempotency-key"] = id;
        Call call = routed(request, operation);
        return codeOf(withCommandId(ok())(call));
    };
    EXPECT_EQ(answer("0195a5b0-0000-7000-8000-000000000001", "write"), "good");
    EXPECT_EQ(answer("", "write"), "command.id_missing");
    EXPECT_EQ(answer("0195a5b0-0000-4000-8000-000000000001", "write"), "command.id_invalid");
    EXPECT_EQ(answer("", "read"), "good");
}

} // namespace bianmin::http
