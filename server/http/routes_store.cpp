// Files of cases, and what keeps the store in order: checks and backups.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
#include "shared/contract/messages.h"

namespace bianmin::http {

namespace {

Result<std::string> fileName(std::string_view text, std::string_view place) {
    if (!documents::isBlobName(text))
        return failFields({{std::string(place), "blob.name_invalid", {}}});
    return std::string(text);
}

Result<Response> storeFile(const Call& call, Services& services) {
    return answer(call, TRY(services.blobs.store(*call.actor, call.body)));
}

Result<Response> showFile(const Call& call, Services& services) {
    const std::string name = TRY(fileName(call.path.at("file_hash"), "/file_hash"));
    auto file = TRY(services.blobs.fetch(*call.actor, name));
    return fileResponse(documents::mediaTypeName(file.type), std::move(file.bytes));
}

Result<Response> checkFiles(const Call& call, Services& services) {
    std::string after;
    if (const auto given = call.query.find("after"); given != call.query.end())
        after = TRY(fileName(given->second, "?after"));
    return answer(call, TRY(services.blobs.check(*call.actor, after)));
}

Result<Response> makeBackup(const Call& call, Services& services) {
    TRY(bodyAs<contract::Empty>(call));
    return answer(call, TRY(services.backups.start(*call.actor)));
}

Result<Response> listBackups(const Call& call, Services& services) {
    using Answer = contract::Rows<contract::BackupView>;
    return answer(call, Answer{TRY(services.backups.list(*call.actor))});
}

constexpr HandlerRow kStoreRoutes[] = {
    {"storeFile", &storeFile, {}},        {"showFile", &showFile, {}},
    {"checkFiles", &checkFiles, "after"}, {"makeBackup", &makeBackup, {}},
    {"listBackups", &listBackups, {}},
};

} // namespace

std::span<const HandlerRow> storeRoutes() {
    return kStoreRoutes;
}

} // namespace bianmin::http
