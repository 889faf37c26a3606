// The HTTPS client over POCO: verified TLS 1.2 or newer against our own CA, kept-alive connections,
// a list of servers tried in turn.
#pragma once

#include "shared/transport/http_transport.h"

#include <memory>

namespace bianmin::transport {

struct HttpsClientSettings {
    std::vector<std::string> servers; // "https://host:port", in order of preference
    std::string ca_file;              // PEM; the only authority that is trusted
    std::chrono::milliseconds connect_timeout{3000};
    std::chrono::milliseconds answer_timeout{20000};
};

class HttpsClient final : public HttpTransport {
  public:
    // "network.server_address_invalid" {address}, "network.ca_unreadable" {file}
    static Result<std::unique_ptr<HttpsClient>> create(const HttpsClientSettings& settings);
    ~HttpsClient() override;
    Result<HttpResponse> send(const HttpRequest& request) override;

  private:
    struct State;
    explicit HttpsClient(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bianmin::transport
