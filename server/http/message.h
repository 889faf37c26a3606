// HTTP as our handlers see it. POCO appears only in poco_server.cpp; everything else here is tested
// without sockets.
#pragma once

#include "shared/base/result.h"
#include "shared/contract/operations.h"
#include "shared/domain/identity/permission.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bianmin::http {

// The body, read when somebody has decided how large it may be. At most once.
class BodyReader {
  public:
    virtual ~BodyReader() = default;
    // "request.body_too_large" {max}, "request.timeout", "request.malformed" when it is cut short.
    virtual Result<std::string> read(std::size_t max_bytes) = 0;
};

struct Request {
    std::string method;                         // as sent: "GET"
    std::string target;                         // as sent: "/v1/items/A1?version=2"
    std::map<std::string, std::string> headers; // names in lower case, each at most once
    BodyReader* body = nullptr;                 // null when there is none; not owned
    // What the adapter found wrong before there was a request to speak of.
    std::optional<Error> fault;

    [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string body;
};

struct Route;

// One request on its way inwards; every decorator adds what it found out.
struct Call {
    explicit Call(const Request& received)
        : request(received) {}

    const Request& request;
    std::string trace_id;
    const Route* route = nullptr;             // set by routing
    std::map<std::string, std::string> path;  // decoded, by the names of the path template
    std::map<std::string, std::string> query; // decoded
    std::string body;                         // set by the body step
    std::string token;                        // set by authentication, as is the actor
    std::optional<identity::Actor> actor;
    CommandId command_id; // set for commands
};

// The inner steps answer or fail; the outer ones always answer.
using Step = std::function<Result<Response>(Call&)>;
using Answerer = std::function<Response(Call&)>;
using Handler = std::function<Response(const Request&)>;

} // namespace bianmin::http
