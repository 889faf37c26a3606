// A logged-in conversation with the server: JSON in and out, problems turned back into Errors,
// commands sent with their id. Used by bianminctl and by the desktop clients alike.
#pragma once

#include "shared/base/codec.h"
#include "shared/domain/identity/identity_service.h"
#include "shared/transport/http_transport.h"

#include <mutex>
#include <optional>
#include <string>

namespace bianmin::transport {

// Thread-safe; every call blocks for the answer.
class ApiSession {
  public:
    explicit ApiSession(HttpTransport& transport)
        : transport_(transport) {}

    // Remembers the token for the calls that follow.
    Result<identity::LoginResult> login(const identity::LoginCommand& command);
    Result<void> logout();
    [[nodiscard]] bool loggedIn() const;

    Result<Json> get(const std::string& path);
    // A question with a body (searches): no command id.
    Result<Json> query(const std::string& path, const Json& body);
    // A command. The caller makes the id (UUIDv7) and reuses it when it repeats the send.
    Result<Json> command(const std::string& path, const Json& body, const CommandId& id);

    // Files, as bytes. The answer to an upload is JSON like any other.
    Result<Json> upload(const std::string& path, std::string bytes);
    Result<std::string> download(const std::string& path);

    template <class T>
    Result<T> getAs(const std::string& path) {
        const Json json = TRY(get(path));
        return decode<T>(json, UnknownKeys::ignore);
    }
    template <class T>
    Result<T> queryAs(const std::string& path, const Json& body) {
        const Json json = TRY(query(path, body));
        return decode<T>(json, UnknownKeys::ignore);
    }
    template <class T>
    Result<T> commandAs(const std::string& path, const Json& body, const CommandId& id) {
        const Json json = TRY(command(path, body, id));
        return decode<T>(json, UnknownKeys::ignore);
    }

  private:
    Result<std::string> exchangeText(HttpRequest request);
    Result<Json> exchange(HttpRequest request);

    HttpTransport& transport_;
    mutable std::mutex mutex_; // guards token_
    std::string token_;
};

// Percent-encodes one path segment or query value.
[[nodiscard]] std::string urlEncode(std::string_view text);

} // namespace bianmin::transport
