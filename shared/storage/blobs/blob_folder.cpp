#include "shared/storage/blobs/blob_folder.h"

#include "shared/base/files.h"
#include "shared/base/hash.h"

#include <fmt/format.h>

#include <chrono>

namespace bianmin::storage {

std::filesystem::path BlobFolder::pathOf(const std::string& sha256) const {
    BIANMIN_CHECK(documents::isBlobName(sha256));
    return folder_ / sha256.substr(0, 2) / sha256;
}

Result<std::string> BlobFolder::put(std::string_view bytes) {
    std::string name = sha256Hex(bytes);
    if (auto written = writeFileDurably(pathOf(name), bytes); !written)
        return fail(ErrorKind::unavailable,
                    written.error().code == "file.disk_full" ? "store.full" : "store.failed", {},
                    written.error().detail);
    return name;
}

Result<std::string> BlobFolder::get(const std::string& sha256) const {
    std::error_code code;
    if (!std::filesystem::exists(pathOf(sha256), code))
        return fail(ErrorKind::internal, "blob.missing", {{"sha256", sha256}});
    // One byte more than any file may have: a longer one has another hash anyway.
    auto bytes = readWholeFile(pathOf(sha256), documents::kBlobMaxBytes);
    if (!bytes || sha256Hex(*bytes) != sha256)
        return fail(ErrorKind::internal, "blob.changed", {{"sha256", sha256}});
    return bytes;
}

Result<void> BlobFolder::remove(const std::string& sha256) {
    return removeFile(pathOf(sha256));
}

Result<std::vector<std::string>> BlobFolder::names(int folder, Instant before) const {
    std::vector<std::string> found;
    std::error_code code;
    const auto below = folder_ / fmt::format("{:02x}", folder);
    for (std::filesystem::directory_iterator at(below, code), end; !code && at != end;
         at.increment(code)) {
        std::string name = at->path().filename().string();
        std::error_code unreadable;
        const auto written_at = std::chrono::file_clock::to_sys(
            std::filesystem::last_write_time(at->path(), unreadable));
        if (unreadable || written_at >= before)
            continue;
        // What a crash left of a file that was being written has no name of its own.
        if (documents::isBlobName(name))
            found.push_back(std::move(name));
        else
            std::filesystem::remove(at->path(), unreadable);
    }
    if (code && code != std::errc::no_such_file_or_directory)
        return fail(ErrorKind::unavailable, "store.failed", {}, code.message());
    return found;
}

} // namespace bianmin::storage
