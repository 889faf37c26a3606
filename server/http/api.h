// The whole API as one function: every decorator around every handler.
#pragma once

#include "server/http/decorators.h"
#include "server/http/services.h"

#include <memory>

namespace bianmin::http {

struct ApiPorts {
    Services& services;
    const Clock& clock;
    Random& random;
    AccessLog access_log;
};

// Error "internal" when routes and contract do not fit together. Thread-safe; the ports must
// outlive the handler.
[[nodiscard]] Result<Handler> makeApi(const ApiPorts& ports);

} // namespace bianmin::http
