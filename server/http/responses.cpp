#include "server/http/responses.h"

#include "shared/contract/problem.h"

namespace bianmin::http {

namespace {

constexpr const char* kRetryAfterSeconds = "2";

Response bodyResponse(int status, std::string media_type, std::string body) {
    Response response{.status = status, .headers = {}, .body = std::move(body)};
    response.headers["content-type"] = std::move(media_type);
    // Answers hold personal data: no cache between us and the counter may keep them.
    response.headers["cache-control"] = "no-store";
    response.headers["x-content-type-options"] = "nosniff";
    return response;
}

} // namespace

Response jsonResponse(int status, std::string json_text) {
    return bodyResponse(status, "application/json; charset=utf-8", std::move(json_text));
}

Response fileResponse(std::string_view media_type, std::string bytes) {
    Response response = bodyResponse(200, std::string(media_type), std::move(bytes));
    response.headers["content-disposition"] = "attachment";
    return response;
}

Response problemResponse(const Error& error, const std::string& trace_id) {
    const contract::Problem problem = contract::problemOf(error, trace_id);
    Response response =
        bodyResponse(problem.status, std::string(contract::kProblemMediaType) + "; charset=utf-8",
                     dumpJson(encode(problem)));
    if (problem.status == 401)
        response.headers["www-authenticate"] = "Bearer";
    if (problem.status == 503)
        response.headers["retry-after"] = kRetryAfterSeconds;
    if (const auto allowed = error.params.find("allowed");
        problem.status == 405 && allowed != error.params.end())
        response.headers["allow"] = allowed->second;
    return response;
}

} // namespace bianmin::http
