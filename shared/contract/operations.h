// Every operation of the API, once: the server joins this table with its handlers, clients take
// their paths from it, and the contract test compares it with openapi/bianmin.v1.yaml.
#pragma once

#include "shared/base/limits.h"
#include "shared/domain/identity/permission.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace bianmin::contract {

enum class Method { get, post, remove };
[[nodiscard]] std::string_view methodName(Method method); // "GET", "POST", "DELETE"

enum class OperationKind {
    open,    // nobody needs to be logged in
    query,   // needs a log-in; harmless to repeat, so it carries no command id
    command, // needs a log-in and an Idempotency-Key (UUIDv7): changes things, once
};
[[nodiscard]] std::string_view kindName(OperationKind kind); // "open", "query", "command"

// A person needs one of these somewhere; the service decides about the scope. An empty set asks
// for the log-in only.
class AnyOf {
  public:
    constexpr AnyOf() = default;
    constexpr AnyOf(identity::Permission one)
        : permissions_{one, one}
        , count_(1) {}
    constexpr AnyOf(identity::Permission one, identity::Permission other)
        : permissions_{one, other}
        , count_(2) {}
    [[nodiscard]] constexpr std::span<const identity::Permission> list() const {
        return {permissions_.data(), count_};
    }

  private:
    std::array<identity::Permission, 2> permissions_{};
    std::size_t count_ = 0;
};

// What travels as bytes of a file instead of JSON.
enum class Transfer {
    none,
    upload,   // the body
    download, // the answer
};

struct Operation {
    std::string_view id;
    Method method = Method::get;
    std::string_view path; // "/v1/cases/{case_number}"
    OperationKind kind = OperationKind::query;
    AnyOf permissions;
    int success_status = 200;
    std::size_t body_max_bytes = limits::kRequestBodyMaxBytes;
    Transfer transfer = Transfer::none;
};

// Of an upload's body and nothing else; what the file is, its content tells.
inline constexpr std::string_view kUploadMediaType = "application/octet-stream";

[[nodiscard]] std::span<const Operation> operations();
// Null when there is no such operation.
[[nodiscard]] const Operation* findOperation(std::string_view id);

// The header that carries the command id, in lower case.
inline constexpr std::string_view kCommandIdHeader = "idempotency-key";

} // namespace bianmin::contract
