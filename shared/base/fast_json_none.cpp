// For systems whose builds have no simdjson: the clients of Windows, which read little.
#include "shared/base/fast_json.h"

namespace bianmin {

std::optional<nlohmann::json> readFastJson(std::string_view, std::size_t) {
    return std::nullopt;
}

} // namespace bianmin
