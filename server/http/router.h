// Routes as data: the contract's operations joined with their handlers.
#pragma once

#include "server/http/message.h"

#include <span>
#include <vector>

namespace bianmin::http {

struct Services;
using Endpoint = Result<Response> (*)(const Call&, Services&);

// One row of a routes_*.cpp file.
struct HandlerRow {
    std::string_view operation;
    Endpoint endpoint = nullptr;
    std::string_view query_parameter; // the one it knows; empty = none
};

struct Route {
    const contract::Operation* operation = nullptr;
    HandlerRow handler;
    std::vector<std::string> segments; // of the path template, "{name}" for a place
};

struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> path;
};

// Immutable after creation; thread-safe.
class Router {
  public:
    // Error "internal" naming an operation without a handler, a handler without an operation, or
    // one that stands twice: the server does not start with a hole in its contract.
    static Result<Router> create(std::span<const contract::Operation> operations,
                                 std::span<const HandlerRow> handlers);

    // Literal segments win over places. "request.path_unknown", "request.method_not_allowed"
    // {allowed}, "request.malformed" when a segment is badly encoded.
    [[nodiscard]] Result<Match> match(std::string_view method, std::string_view path) const;
    [[nodiscard]] std::span<const Route> routes() const { return routes_; }

  private:
    std::vector<Route> routes_;
};

// Undoes percent-encoding; "request.malformed" for what is no valid encoding of clean UTF-8 text.
[[nodiscard]] Result<std::string> urlDecode(std::string_view text);
// "a=1&b=2", each name once; "request.malformed".
[[nodiscard]] Result<std::map<std::string, std::string>> parseQuery(std::string_view text);

} // namespace bianmin::http
