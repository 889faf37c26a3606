#include "shared/transport/api_session.h"

#include "shared/base/text.h"
#include "shared/contract/operations.h"
#include "shared/contract/problem.h"
#include "shared/transport/operation_path.h"

#include <string_view>

namespace bianmin::transport {

namespace {

// The largest answer is the whole catalogue of a county.
constexpr JsonLimits kAnswerLimits{.bytes_max = 64 * 1024 * 1024};

tl::unexpected<Error> answerInvalid(std::string detail) {
    return fail(ErrorKind::internal, "network.answer_invalid", {}, std::move(detail));
}

bool isUnreserved(char c) {
    return isAsciiLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// An answer that is no problem of ours comes from something between us and the server.
tl::unexpected<Error> refusalOf(const HttpResponse& response) {
    const std::string status = "status " + std::to_string(response.status);
    const auto json = parseJson(response.body, kAnswerLimits);
    if (!json)
        return answerInvalid(status);
    const auto problem = decode<contract::Problem>(*json, UnknownKeys::ignore);
    if (!problem || problem->status != response.status || problem->code.empty())
        return answerInvalid(status);
    return tl::unexpected(contract::errorOf(*problem));
}

} // namespace

std::string urlEncode(std::string_view text) {
    constexpr std::string_view kHexDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kHexDigits[byte >> 4];
        encoded += kHexDigits[byte & 0x0F];
    }
    return encoded;
}

Result<std::string> ApiSession::exchangeText(HttpRequest request) {
    {
        const std::lock_guard guard(mutex_);
        if (!token_.empty())
            request.headers["authorization"] = "Bearer " + token_;
    }
    HttpResponse response = TRY(transport_.send(request));
    if (response.status < 200 || response.status > 299)
        return refusalOf(response);
    return std::move(response.body);
}

Result<Json> ApiSession::exchange(HttpRequest request) {
    request.headers["accept"] = "application/json";
    if (!request.body.empty())
        request.headers.emplace("content-type", "application/json");
    auto json = parseJson(TRY(exchangeText(std::move(request))), kAnswerLimits);
    if (!json)
        return answerInvalid(json.error().code);
    return json;
}

Result<identity::LoginResult> ApiSession::login(const identity::LoginCommand& command) {
    const Json answer = TRY(query(operationPath("login"), encode(command)));
    auto result = decode<identity::LoginResult>(answer, UnknownKeys::ignore);
    if (!result)
        return answerInvalid("log-in answer");
    const std::lock_guard guard(mutex_);
    token_ = result->token;
    return result;
}

Result<void> ApiSession::logout() {
    TRY(exchange({.method = "DELETE", .path = operationPath("logout"), .headers = {}, .body = {}}));
    const std::lock_guard guard(mutex_);
    token_.clear();
    return {};
}

bool ApiSession::loggedIn() const {
    const std::lock_guard guard(mutex_);
    return !token_.empty();
}

Result<Json> ApiSession::get(const std::string& path) {
    return exchange({.method = "GET", .path = path, .headers = {}, .body = {}});
}

Result<Json> ApiSession::upload(const std::string& path, std::string bytes) {
    return exchange({.method = "POST",
                     .path = path,
                     .headers = {{"content-type", std::string(contract::kUploadMediaType)}},
                     .body = std::move(bytes)});
}

Result<std::string> ApiSession::download(const std::string& path) {
    return exchangeText({.method = "GET", .path = path, .headers = {}, .body = {}});
}

Result<Json> ApiSession::query(const std::string& path, const Json& body) {
    return exchange({.method = "POST", .path = path, .headers = {}, .body = dumpJson(body)});
}

Result<Json> ApiSession::command(const std::string& path, const Json& body, const CommandId& id) {
    return exchange({.method = "POST",
                     .path = path,
                     .headers = {{std::string(contract::kCommandIdHeader), id.str()}},
                     .body = dumpJson(body)});
}

} // namespace bianmin::transport
