// The one table of error codes: code -> official Chinese sentence. Server answers, desktop clients
// and bianminctl all take their words from here, so a code says the same thing everywhere.
// A sentence may hold placeholders in braces, "{expected}", filled from Error::params.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin {

// The raw sentence of a code, or empty when the code is not in the table (a defect that
// tests/tidy finds). Thread-safe.
std::string_view errorSentence(std::string_view code);

// The sentence with its placeholders filled. Unknown codes give the general sentence of "internal".
std::string describe(std::string_view code, const ErrorParams& params);
std::string describe(const Error& error);
std::string describe(const FieldError& error);

// The stable HTTP status of a kind (RFC 9110): 400 401 403 404 409 503 500.
int httpStatus(ErrorKind kind);

} // namespace bianmin
