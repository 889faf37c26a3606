#include "shared/transport/operation_path.h"

#include "shared/contract/operations.h"
#include "shared/transport/api_session.h"

namespace bianmin::transport {

std::string operationPath(std::string_view operation_id, PathValues values) {
    const contract::Operation* operation = contract::findOperation(operation_id);
    BIANMIN_CHECK(operation != nullptr);
    std::string path(operation->path);
    for (const auto& [name, value] : values) {
        const std::string place = "{" + std::string(name) + "}";
        const auto found = path.find(place);
        BIANMIN_CHECK(found != std::string::npos);
        path.replace(found, place.size(), urlEncode(value));
    }
    BIANMIN_CHECK(path.find('{') == std::string::npos);
    return path;
}

} // namespace bianmin::transport
