// Our handler behind POCO's sockets: TLS 1.2 or newer, one thread per connection (see
// shared/docs/adr/0004-thread-per-connection.md), every timeout explicit.
#pragma once

#include "server/http/message.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace bianmin::http {

struct HttpServerSettings {
    std::string address = "0.0.0.0";
    std::uint16_t port = 0;                // 0 = any free one
    std::string certificate_file;          // PEM, the server's own first, then its chain
    std::string key_file;                  // PEM
    int connections_max = 512;             // one more is answered 503 and closed
    std::chrono::seconds keep_alive{15};   // an idle connection is closed after this
    std::chrono::seconds read_timeout{10}; // silence inside a request or a TLS handshake
    std::chrono::seconds write_timeout{30};
};

class PocoServer {
  public:
    // Listens when it returns. Errors: "server.certificate_unreadable" {certificate, key},
    // "server.address_unavailable" {address}. Ignores SIGPIPE in the whole process.
    static Result<std::unique_ptr<PocoServer>> start(const HttpServerSettings& settings,
                                                     Handler handler);
    ~PocoServer(); // stops
    PocoServer(const PocoServer&) = delete;
    PocoServer& operator=(const PocoServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] int connections() const; // open ones
    // Accepts nothing more, lets requests under way finish for at most `grace`, closes all
    // connections and joins all threads. Safe to repeat; not from inside the handler.
    void stop(std::chrono::milliseconds grace);

  private:
    struct State;
    explicit PocoServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bianmin::http
