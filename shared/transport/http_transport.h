// HTTP as our programs see it: one request, one response, and a port behind which the TLS client
// library lives.
#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace bianmin::transport {

struct HttpRequest {
    std::string method; // "GET", "POST", "DELETE"
    std::string path;   // begins with "/v1/", already percent-encoded
    std::map<std::string, std::string> headers;
    std::string body;
};

struct HttpResponse {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
};

class HttpTransport {
  public:
    virtual ~HttpTransport() = default;
    // Blocks until the answer, at most the configured time. Errors: "network.unreachable",
    // "network.timeout", "network.certificate", "network.answer_too_large". Thread-safe.
    virtual Result<HttpResponse> send(const HttpRequest& request) = 0;
};

} // namespace bianmin::transport
