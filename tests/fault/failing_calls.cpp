#include "tests/fault/failing_calls.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bianmin::fault {

namespace {

struct Order {
    int nth = 0;
    Failure failure = Failure::disk_full;
    bool failed = false;
    std::vector<std::string> calls;
};

thread_local Order* armed = nullptr;

// Whether this call is the one that fails; errno is then set.
bool fails(std::string call) {
    if (armed == nullptr)
        return false;
    const bool is_write = call == "write";
    armed->calls.push_back(std::move(call));
    if (static_cast<int>(armed->calls.size()) != armed->nth)
        return false;
    if (armed->failure == Failure::interrupted && !is_write)
        return false;
    armed->failed = true;
    if (armed->failure == Failure::killed)
        ::raise(SIGKILL);
    errno = armed->failure == Failure::disk_full ? ENOSPC
            : armed->failure == Failure::torn    ? EIO
                                                 : EINTR;
    return true;
}

bool isFolder(int descriptor) {
    struct stat status {};
    ::fstat(descriptor, &status);
    return S_ISDIR(status.st_mode);
}

} // namespace

FailingCalls::FailingCalls(int nth, Failure failure) {
    armed = new Order{nth, failure, false, {}};
}

FailingCalls::~FailingCalls() {
    delete armed;
    armed = nullptr;
}

bool FailingCalls::failed() const {
    return armed->failed;
}

const std::vector<std::string>& FailingCalls::calls() const {
    return armed->calls;
}

// The names are the linker's.
extern "C" {

int __real_open(const char* path, int flags, ...);
ssize_t __real_write(int descriptor, const void* bytes, std::size_t size);
int __real_rename(const char* from, const char* to);
int __real_close(int descriptor);

int __wrap_open(const char* path, int flags, ...) {
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    return fails("open") ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_write(int descriptor, const void* bytes, std::size_t size) {
    if (!fails("write"))
        return __real_write(descriptor, bytes, size);
    // A short write succeeds; it is the one after it that finds out.
    if (armed->failure == Failure::torn && size > 1) {
        armed->nth = static_cast<int>(armed->calls.size()) + 1;
        return __real_write(descriptor, bytes, size / 2);
    }
    return -1;
}

// The disk is never asked: these tests cut no real power, and a real flush takes its time.
int __wrap_fsync(int descriptor) {
    return fails(isFolder(descriptor) ? "fsync folder" : "fsync file") ? -1 : 0;
}

int __wrap_rename(const char* from, const char* to) {
    return fails("rename") ? -1 : __real_rename(from, to);
}

int __wrap_close(int descriptor) {
    // A folder that was opened to be flushed has nothing to lose when it is closed.
    const bool fail = !isFolder(descriptor) && fails("close");
    const int error = errno;
    const int closed = __real_close(descriptor); // or tests would run out of them
    if (!fail)
        return closed;
    errno = error;
    return -1;
}

} // extern "C"

} // namespace bianmin::fault
