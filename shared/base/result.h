// Outcomes that are expected. A function that can fail for a reason a user may cause or meet
// returns Result<T>; a bug is BIANMIN_CHECK; library exceptions are caught by the adapter that
// called the library and become an Error there. Nobody logs and returns.
#pragma once

#include <tl/expected.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin {

// What the caller can do about it; the HTTP status follows from the kind alone.
enum class ErrorKind {
    invalid,         // the input is wrong: correct it
    unauthenticated, // log in (again)
    forbidden,       // this person may not do this
    not_found,       // no such thing, or not visible to this person
    conflict,        // the state of the thing has changed or does not allow it
    unavailable,     // try again later: nothing was changed
    internal,        // a defect or a broken installation: nothing was changed
};

// Values for the placeholders of a sentence, by name. Never personal data.
using ErrorParams = std::map<std::string, std::string>;

// One fault of one field. `path` names the place in the input, e.g. "/materials/3/copies".
struct FieldError {
    std::string path;
    std::string code; // key of the error table, e.g. "resident_id.check_digit"
    ErrorParams params;

    friend bool operator==(const FieldError&, const FieldError&) = default;
};

// What somebody else did to a thing meanwhile, in Chinese words. Officials are named, applicants
// never.
struct OthersChange {
    std::string at; // RFC 3339, as formatInstant() writes it
    std::string actor_name;
    std::string action_text; // 审查
    std::string state_text;  // what it became: 待决定

    friend bool operator==(const OthersChange&, const OthersChange&) = default;
};

// `code` is stable and the key of the one table of sentences (shared/base/error_table.h).
// `detail` is English, for logs only, and never leaves the process.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string code;
    std::vector<FieldError> fields;
    ErrorParams params;
    std::string detail;
    std::vector<OthersChange> changes{}; // conflicts: oldest first

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, ErrorParams params = {},
                                  std::string detail = {}) {
    return tl::unexpected(Error{kind, std::move(code), {}, std::move(params), std::move(detail)});
}

// The input as a whole is refused because of these fields; code "input.invalid".
inline tl::unexpected<Error> failFields(std::vector<FieldError> fields) {
    return tl::unexpected(Error{ErrorKind::invalid, "input.invalid", std::move(fields), {}, {}});
}

// What TRY yields. The installed tl::expected has no value() for void.
template <class T>
T takeValue(Result<T>&& good) {
    return std::move(*good);
}
inline void takeValue(Result<void>&&) {}

// Aborts with file, line and text. For broken promises of our own code, in every build type.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

} // namespace bianmin

#define BIANMIN_CHECK(condition)                                                                   \
    ((condition) ? void(0) : ::bianmin::checkFailed(#condition, __FILE__, __LINE__))

// TRY(expression): the value of a Result, or return its error from the enclosing function. Never
// behind another element of a braced list: GCC 12 does not destroy that element on the return.
#define BIANMIN_TRY_NAMED(name, ...)                                                               \
    __extension__({                                                                                \
        auto name = (__VA_ARGS__);                                                                 \
        if (!name)                                                                                 \
            return ::tl::unexpected(std::move(name).error());                                      \
        ::bianmin::takeValue(std::move(name));                                                     \
    })
#define BIANMIN_TRY_CONCAT(a, b) a##b
#define BIANMIN_TRY_UNIQUE(counter, ...)                                                           \
    BIANMIN_TRY_NAMED(BIANMIN_TRY_CONCAT(try_result_, counter), __VA_ARGS__)
#define TRY(...) BIANMIN_TRY_UNIQUE(__COUNTER__, __VA_ARGS__)
