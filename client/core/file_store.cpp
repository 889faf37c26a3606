#include "client/core/file_store.h"

#include <fstream>
#include <iterator>

namespace bianmin::client {

Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t bytes_max) {
    const auto unreadable = [&](const std::string& why) {
        return fail(ErrorKind::not_found, "file.unreadable", {{"file", file.string()}}, why);
    };
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code)
        return unreadable(code.message());
    if (size > bytes_max)
        return unreadable("larger than " + std::to_string(bytes_max) + " bytes");
    std::ifstream stream(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad())
        return unreadable("read error");
    return bytes;
}

Result<void> removeFile(const std::filesystem::path& file) {
    std::error_code code;
    std::filesystem::remove(file, code);
    if (code)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file.string()}},
                    code.message());
    return {};
}

} // namespace bianmin::client
