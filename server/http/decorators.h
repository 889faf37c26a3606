// What happens around every handler, one small function each, from the outside in:
// withTraceId → withAccessLog → withCatchAll → withHeadLimits → withRouting → withBody →
// withAuthentication → withPermission → withCommandId → the endpoint.
// Each returns a new function that calls `next`; all are thread-safe when `next` is.
#pragma once

#include "server/http/router.h"
#include "shared/base/random.h"
#include "shared/base/time.h"

#include <chrono>

namespace bianmin::http {

inline constexpr std::size_t kTargetMaxBytes = 4 * 1024;
inline constexpr std::size_t kHeadersMaxBytes = 32 * 1024; // names and values together

// The operator's line about one request: no names, no numbers of persons, no paths with values.
struct AccessRecord {
    std::string trace_id;
    std::string operation; // empty when no route was found
    std::string user;
    std::string station;
    int status = 0;
    std::chrono::milliseconds duration{};
};
using AccessLog = std::function<void(const AccessRecord&)>;
// Writes the record to the log of the process.
void logAccess(const AccessRecord& record);

// Names the request, so that an answer and the log can be brought together.
[[nodiscard]] Handler withTraceId(Answerer next, const Clock& clock, Random& random);
[[nodiscard]] Answerer withAccessLog(Answerer next, const Clock& clock, AccessLog sink);
// Turns errors into problems, and exceptions into the problem "internal". Logs what an operator
// must know (internal and unavailable) with its detail; clients never see the detail.
[[nodiscard]] Answerer withCatchAll(Step next);
[[nodiscard]] Step withHeadLimits(Step next);
// Finds the route and its parameters; "request.parameter_unknown". The router must outlive it.
[[nodiscard]] Step withRouting(Step next, const Router& router);
// Reads the body of a POST, as JSON of at most what the operation allows.
[[nodiscard]] Step withBody(Step next);

using Authenticate = std::function<Result<identity::Actor>(const std::string& token)>;
// Everything but open operations needs a bearer token: "unauthenticated".
[[nodiscard]] Step withAuthentication(Step next, Authenticate authenticate);
// "forbidden" unless some role of the person has one of the operation's permissions somewhere. The
// services decide about the place.
[[nodiscard]] Step withPermission(Step next);
// Commands carry a UUIDv7: "command.id_missing", "command.id_invalid".
[[nodiscard]] Step withCommandId(Step next);

} // namespace bianmin::http
