// writeFileDurably() for POSIX systems; a Windows build brings its own file with FlushFileBuffers
// and MoveFileEx in its place.
#include "client/core/file_store.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace bianmin::client {

namespace {

tl::unexpected<Error> unwritable(const std::filesystem::path& file, int error_number) {
    return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file.string()}},
                std::strerror(error_number));
}

// 0, or the errno of what failed.
int writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

// The rename itself lasts only when the folder is on the disk.
int syncFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failed;
}

} // namespace

Result<void> writeFileDurably(const std::filesystem::path& file, std::string_view bytes) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return unwritable(file, code.value());
    const std::filesystem::path temporary = file.string() + ".part";
    const int descriptor =
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return unwritable(file, errno);
    int failed = writeAll(descriptor, bytes);
    if (::close(descriptor) != 0 && failed == 0)
        failed = errno;
    if (failed == 0 && ::rename(temporary.c_str(), file.c_str()) != 0)
        failed = errno;
    if (failed == 0)
        failed = syncFolder(folder);
    if (failed != 0)
        return unwritable(file, failed);
    return {};
}

} // namespace bianmin::client
