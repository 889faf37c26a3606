#include "server/http/message.h"

namespace bianmin::http {

std::string_view Request::header(std::string_view name) const {
    const auto found = headers.find(std::string(name));
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace bianmin::http
