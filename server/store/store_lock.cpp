#include "server/store/store_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace bianmin::server {

Result<StoreLock> StoreLock::take(const std::string& database) {
    StoreLock lock;
    // Beside the database too, because it may not be there yet. The same file under another name is
    // the same store.
    std::error_code unresolved;
    const auto resolved = std::filesystem::weakly_canonical(database, unresolved);
    TRY(lock.hold((unresolved ? database : resolved.string()) + ".lock", O_CREAT, database));
    TRY(lock.holdFile(database));
    return lock;
}

Result<void> StoreLock::holdFile(const std::string& database) {
    if (::access(database.c_str(), F_OK) != 0)
        return {};
    return hold(database, 0, database);
}

Result<void> StoreLock::hold(const std::string& file, int more_flags, const std::string& database) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | more_flags, 0600);
    if (descriptor < 0)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file}},
                    std::strerror(errno));
    descriptors_.push_back(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return {};
    if (errno == EWOULDBLOCK)
        return fail(ErrorKind::conflict, "store.locked", {{"file", database}});
    return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file}}, std::strerror(errno));
}

StoreLock::StoreLock(StoreLock&& other) noexcept
    : descriptors_(std::exchange(other.descriptors_, {})) {}

StoreLock::~StoreLock() {
    for (const int descriptor : descriptors_)
        ::close(descriptor);
}

} // namespace bianmin::server
