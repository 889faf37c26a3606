#include "server/store/store_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace bianmin::server {

namespace {

constexpr int kNone = -1;

} // namespace

Result<StoreLock> StoreLock::take(const std::string& database) {
    // The same file under another name is the same store.
    std::error_code unresolved;
    const auto resolved = std::filesystem::weakly_canonical(database, unresolved);
    const std::string file = (unresolved ? database : resolved.string()) + ".lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file}},
                    std::strerror(errno));
    StoreLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return fail(ErrorKind::conflict, "store.locked", {{"file", database}});
    return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file}}, std::strerror(errno));
}

StoreLock::StoreLock(StoreLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, kNone)) {}

StoreLock::~StoreLock() {
    if (descriptor_ != kNone)
        ::close(descriptor_);
}

} // namespace bianmin::server
