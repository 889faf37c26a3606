#include "server/http/decorators.h"

#include "server/http/responses.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

#include <algorithm>
#include <exception>

namespace bianmin::http {

namespace {

constexpr std::string_view kBearer = "bearer ";
constexpr std::string_view kJsonMediaType = "application/json";

std::string_view withoutSpaces(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

// "application/json", also with "; charset=utf-8"; nothing else.
bool isJson(std::string_view content_type) {
    const std::string lower = toLowerAscii(content_type);
    const std::string_view text = lower;
    const auto semicolon = text.find(';');
    if (withoutSpaces(text.substr(0, semicolon)) != kJsonMediaType)
        return false;
    if (semicolon == std::string_view::npos)
        return true;
    const std::string_view parameter = withoutSpaces(text.substr(semicolon + 1));
    return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

std::string operationName(const Call& call) {
    return call.route == nullptr ? std::string() : std::string(call.route->operation->id);
}

// Only what needs an operator: refusals by rule are the daily business.
void logTrouble(const Call& call, const Error& error) {
    const bool defect = error.kind == ErrorKind::internal;
    if (!defect && error.kind != ErrorKind::unavailable)
        return;
    log(defect ? LogLevel::error : LogLevel::warning, "request.failed",
        {{"trace", call.trace_id},
         {"operation", operationName(call)},
         {"code", error.code},
         {"detail", error.detail}});
}

Response problemOf(const Call& call, const Error& error) {
    logTrouble(call, error);
    return problemResponse(error, call.trace_id);
}

} // namespace

void logAccess(const AccessRecord& record) {
    log(LogLevel::info, "request",
        {{"trace", record.trace_id},
         {"operation", record.operation},
         {"user", record.user},
         {"station", record.station},
         {"status", std::to_string(record.status)},
         {"ms", std::to_string(record.duration.count())}});
}

Handler withTraceId(Answerer next, const Clock& clock, Random& random) {
    return [next = std::move(next), &clock, &random](const Request& request) {
        Call call(request);
        call.trace_id = makeUuidV7(clock.now(), random);
        Response response = next(call);
        response.headers["x-trace-id"] = call.trace_id;
        return response;
    };
}

Answerer withAccessLog(Answerer next, const Clock& clock, AccessLog sink) {
    return [next = std::move(next), &clock, sink = std::move(sink)](Call& call) {
        const Instant begin = clock.now();
        Response response = next(call);
        AccessRecord record{.trace_id = call.trace_id,
                            .operation = operationName(call),
                            .user = {},
                            .station = {},
                            .status = response.status,
                            .duration = clock.now() - begin};
        if (call.actor) {
            record.user = call.actor->user.str();
            record.station = call.actor->station ? call.actor->station->id.str() : "";
        }
        sink(record);
        return response;
    };
}

Answerer withCatchAll(Step next) {
    return [next = std::move(next)](Call& call) {
        Error error{ErrorKind::internal, "internal", {}, {}, {}};
        try {
            auto response = next(call);
            if (response)
                return std::move(response).value();
            error = std::move(response).error();
        } catch (const std::exception& exception) {
            error.detail = exception.what();
        } catch (...) {
            error.detail = "exception of unknown type";
        }
        return problemOf(call, error);
    };
}

Step withHeadLimits(Step next) {
    return [next = std::move(next)](Call& call) -> Result<Response> {
        const Request& request = call.request;
        if (request.fault)
            return tl::unexpected(*request.fault);
        if (request.target.size() > kTargetMaxBytes)
            return fail(ErrorKind::invalid, "request.url_too_long",
                        {{"max", std::to_string(kTargetMaxBytes)}});
        std::size_t size = 0;
        for (const auto& [name, value] : request.headers)
            size += name.size() + value.size();
        if (size > kHeadersMaxBytes)
            return fail(ErrorKind::invalid, "request.headers_too_large",
                        {{"max", std::to_string(kHeadersMaxBytes)}});
        return next(call);
    };
}

Step withRouting(Step next, const Router& router) {
    return [next = std::move(next), &router](Call& call) -> Result<Response> {
        const std::string_view target = call.request.target;
        const auto question = target.find('?');
        Match match = TRY(router.match(call.request.method, target.substr(0, question)));
        call.route = match.route;
        call.path = std::move(match.path);
        if (question != std::string_view::npos)
            call.query = TRY(parseQuery(target.substr(question + 1)));
        for (const auto& [name, value] : call.query) {
            if (name != match.route->handler.query_parameter)
                return fail(ErrorKind::invalid, "request.parameter_unknown");
        }
        return next(call);
    };
}

Step withBody(Step next) {
    return [next = std::move(next)](Call& call) -> Result<Response> {
        const contract::Operation& operation = *call.route->operation;
        if (operation.method != contract::Method::post)
            return next(call);
        const std::string_view type = call.request.header("content-type");
        const bool fits = operation.transfer == contract::Transfer::upload
                              ? toLowerAscii(type) == contract::kUploadMediaType
                              : isJson(type);
        if (!fits)
            return fail(ErrorKind::invalid, "request.media_type");
        if (call.request.body != nullptr)
            call.body = TRY(call.request.body->read(operation.body_max_bytes));
        return next(call);
    };
}

Step withAuthentication(Step next, Authenticate authenticate) {
    return [next = std::move(next),
            authenticate = std::move(authenticate)](Call& call) -> Result<Response> {
        if (call.route->operation->kind == contract::OperationKind::open)
            return next(call);
        const std::string_view authorization = call.request.header("authorization");
        if (toLowerAscii(authorization.substr(0, kBearer.size())) != kBearer)
            return fail(ErrorKind::unauthenticated, "unauthenticated");
        call.token = authorization.substr(kBearer.size());
        call.actor = TRY(authenticate(call.token));
        return next(call);
    };
}

Step withPermission(Step next) {
    return [next = std::move(next)](Call& call) -> Result<Response> {
        const auto permissions = call.route->operation->permissions.list();
        const bool granted = permissions.empty() ||
                             std::ranges::any_of(permissions, [&](identity::Permission permission) {
                                 return identity::grantedSomewhere(*call.actor, permission);
                             });
        if (!granted)
            return fail(ErrorKind::forbidden, "forbidden");
        return next(call);
    };
}

Step withCommandId(Step next) {
    return [next = std::move(next)](Call& call) -> Result<Response> {
        if (call.route->operation->kind != contract::OperationKind::command)
            return next(call);
        const std::string id(call.request.header(contract::kCommandIdHeader));
        if (id.empty())
            return fail(ErrorKind::invalid, "command.id_missing");
        if (!isUuidV7(id))
            return fail(ErrorKind::invalid, "command.id_invalid");
        call.command_id = CommandId(id);
        return next(call);
    };
}

} // namespace bianmin::http
