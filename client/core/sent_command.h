// The identity of a command on its way: the same content sent again carries the same id, so that
// the server answers it once, however often the line breaks.
#pragma once

#include "client/core/desk_services.h"
#include "shared/base/hash.h"

#include <string>

namespace bianmin::client {

class SentCommand {
  public:
    SentCommand() = default;
    SentCommand(CommandId id, std::string digest)
        : id_(std::move(id))
        , digest_(std::move(digest)) {}

    // The id for this content: the one it was sent with before, or a new one.
    const CommandId& idFor(const Json& content, const DeskServices& desk) {
        std::string digest = sha256Hex(dumpJson(content));
        if (id_.empty() || digest != digest_) {
            id_ = desk.newCommandId();
            digest_ = std::move(digest);
        }
        return id_;
    }
    [[nodiscard]] const CommandId& id() const { return id_; }
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    CommandId id_;
    std::string digest_;
};

} // namespace bianmin::client
