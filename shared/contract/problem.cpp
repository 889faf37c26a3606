#include "shared/contract/problem.h"

#include "shared/base/error_table.h"

#include <algorithm>
#include <array>

namespace bianmin::contract {

namespace {

struct StatusOfCode {
    std::string_view code;
    int status;
};

// Faults of HTTP itself, which have a status of their own.
constexpr std::array<StatusOfCode, 6> kStatuses{{{"request.method_not_allowed", 405},
                                                 {"request.timeout", 408},
                                                 {"request.body_too_large", 413},
                                                 {"request.url_too_long", 414},
                                                 {"request.media_type", 415},
                                                 {"request.headers_too_large", 431}}};

ErrorKind kindOf(int status) {
    switch (status) {
    case 401:
        return ErrorKind::unauthenticated;
    case 403:
        return ErrorKind::forbidden;
    case 404:
        return ErrorKind::not_found;
    case 409:
        return ErrorKind::conflict;
    case 408:
    case 503:
        return ErrorKind::unavailable;
    default:
        return status < 500 ? ErrorKind::invalid : ErrorKind::internal;
    }
}

} // namespace

int problemStatus(const Error& error) {
    const auto found = std::ranges::find(kStatuses, error.code, &StatusOfCode::code);
    return found == kStatuses.end() ? httpStatus(error.kind) : found->status;
}

Problem problemOf(const Error& error, const std::string& trace_id) {
    Problem problem{.type = "about:blank",
                    .title = describe(error),
                    .status = problemStatus(error),
                    .code = error.code,
                    .trace_id = trace_id,
                    .fields = {},
                    .params = error.params,
                    .changes = error.changes};
    for (const FieldError& fault : error.fields)
        problem.fields.push_back({fault.path, fault.code, describe(fault), fault.params});
    return problem;
}

Error errorOf(const Problem& problem) {
    Error error{.kind = kindOf(problem.status),
                .code = problem.code,
                .fields = {},
                .params = problem.params,
                .detail = "trace " + problem.trace_id,
                .changes = problem.changes};
    for (const ProblemField& fault : problem.fields)
        error.fields.push_back({fault.path, fault.code, fault.params});
    return error;
}

} // namespace bianmin::contract
