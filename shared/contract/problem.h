// application/problem+json (RFC 9457): how an Error travels, in both directions.
#pragma once

#include "shared/base/codec.h"

#include <string>
#include <vector>

namespace bianmin::contract {

inline constexpr std::string_view kProblemMediaType = "application/problem+json";

struct ProblemField {
    std::string path;
    std::string code;
    std::string message; // the Chinese sentence
    ErrorParams params;
};

struct Problem {
    std::string type;  // always "about:blank": `code` tells the kind
    std::string title; // the Chinese sentence
    int status = 500;
    std::string code;
    std::string trace_id; // what the server's log calls this request
    std::vector<ProblemField> fields;
    ErrorParams params;
    std::vector<OthersChange> changes; // conflicts: what others did since, oldest first
};

// The HTTP status of an error: that of its kind, or of its code where HTTP knows a better one.
[[nodiscard]] int problemStatus(const Error& error);
[[nodiscard]] Problem problemOf(const Error& error, const std::string& trace_id);
// What the server meant; `detail` holds the trace id for the client's own log.
[[nodiscard]] Error errorOf(const Problem& problem);

} // namespace bianmin::contract

namespace bianmin {

template <>
struct Schema<contract::ProblemField> {
    using T = contract::ProblemField;
    static constexpr auto fields(auto&& visit) {
        return visit(field("path", &T::path), field("code", &T::code),
                     field("message", &T::message), field("params", &T::params));
    }
};
template <>
struct Schema<OthersChange> {
    using T = OthersChange;
    static constexpr auto fields(auto&& visit) {
        return visit(field("at", &T::at), field("actor_name", &T::actor_name),
                     field("action_text", &T::action_text), field("state_text", &T::state_text));
    }
};
template <>
struct Schema<contract::Problem> {
    using T = contract::Problem;
    static constexpr auto fields(auto&& visit) {
        return visit(field("type", &T::type), field("title", &T::title),
                     field("status", &T::status), field("code", &T::code),
                     field("trace_id", &T::trace_id), field("fields", &T::fields),
                     field("params", &T::params),
                     field("changes", &T::changes, {.presence = Presence::optional}));
    }
};

} // namespace bianmin
