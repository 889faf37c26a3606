// The two kinds of answer: JSON, and a problem.
#pragma once

#include "server/http/message.h"
#include "shared/base/json.h"

namespace bianmin::http {

[[nodiscard]] Response jsonResponse(int status, std::string json_text);
// A file that the browser or client shall keep as a file, whatever it holds.
[[nodiscard]] Response fileResponse(std::string_view media_type, std::string bytes);
// problem+json with the headers that belong to its status (Allow, Retry-After, WWW-Authenticate).
[[nodiscard]] Response problemResponse(const Error& error, const std::string& trace_id);

} // namespace bianmin::http
