// The durable half of files.h for POSIX systems; a Windows build brings its own file with
// FlushFileBuffers and MoveFileEx in its place.
#include "shared/base/files.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>
#include <unordered_set>
#include <vector>

namespace bianmin {
namespace {

using std::filesystem::path;

tl::unexpected<Error> unwritable(const path& file, int error_number) {
    const bool is_full = error_number == ENOSPC || error_number == EDQUOT;
    return fail(ErrorKind::unavailable, is_full ? "file.disk_full" : "file.unwritable",
                {{"file", file.string()}}, std::strerror(error_number));
}

// All of these answer 0 or the errno of what failed.
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

// A name in a folder lasts only when the folder is on the disk.
int syncFolder(const path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failed;
}

// Folders whose names this process has seen on the disk.
class DurableFolders {
  public:
    bool holds(const path& folder) {
        const std::lock_guard lock(mutex_);
        return folders_.contains(folder.string());
    }
    void add(const path& folder) {
        const std::lock_guard lock(mutex_);
        if (folders_.size() >= kFoldersMax)
            folders_.clear(); // they are flushed once more
        folders_.insert(folder.string());
    }

  private:
    static constexpr std::size_t kFoldersMax = 10'000;
    std::mutex mutex_;
    std::unordered_set<std::string> folders_;
};

// A folder that somebody else made may be in one that this program must not open or flush.
bool isForeign(int error_number) {
    return error_number == EACCES || error_number == EPERM || error_number == EROFS ||
           error_number == EINVAL;
}

// Also a folder that is there may have lost its flush to a fault or a kill of the program that made
// it, so each name on the way is flushed once by each program.
int makeFolders(const path& folder) {
    static DurableFolders durable;
    std::vector<path> doubtful;
    std::error_code code;
    for (path at = folder; at.has_relative_path(); at = at.parent_path()) {
        if (durable.holds(at) && std::filesystem::exists(at, code))
            break;
        doubtful.push_back(at);
    }
    for (; !doubtful.empty(); doubtful.pop_back()) {
        const path& at = doubtful.back();
        const bool is_new = std::filesystem::create_directory(at, code);
        if (code)
            return code.value();
        const int failed = syncFolder(at.parent_path());
        if (failed != 0 && (is_new || !isForeign(failed)))
            return failed;
        durable.add(at);
    }
    return 0;
}

int writeNew(const path& file, int flags, std::string_view bytes) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (descriptor < 0)
        return errno;
    int failed = writeAll(descriptor, bytes);
    if (::close(descriptor) != 0 && failed == 0)
        failed = errno;
    return failed;
}

// A name that is given to new bytes: nothing has it yet, or a file that they replace. A device or a
// link would be gone for whoever uses it.
Result<void> requireReplaceable(const path& file) {
    std::error_code code;
    const auto status = std::filesystem::symlink_status(file, code);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return fail(ErrorKind::invalid, "file.not_regular", {{"file", file.string()}});
    return {};
}

// Two writers of one file must not write into one temporary file.
path temporaryBeside(const path& file) {
    static std::atomic<unsigned> serial{0};
    return file.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(++serial) +
           ".part";
}

} // namespace

Result<void> requireWritable(const path& file) {
    TRY(requireReplaceable(file));
    if (const int failed = makeFolders(std::filesystem::absolute(file).parent_path()); failed != 0)
        return unwritable(file, failed);
    const path temporary = temporaryBeside(file);
    const int failed = writeNew(temporary, O_TRUNC, {});
    ::unlink(temporary.c_str());
    if (failed != 0)
        return unwritable(file, failed);
    return {};
}

Result<void> writeFileDurably(const path& file, std::string_view bytes) {
    TRY(requireReplaceable(file));
    const path folder = std::filesystem::absolute(file).parent_path();
    if (const int failed = makeFolders(folder); failed != 0)
        return unwritable(file, failed);
    const path temporary = temporaryBeside(file);
    int failed = writeNew(temporary, O_TRUNC, bytes);
    if (failed == 0 && ::rename(temporary.c_str(), file.c_str()) != 0)
        failed = errno;
    if (failed == 0)
        failed = syncFolder(folder);
    if (failed != 0) {
        ::unlink(temporary.c_str());
        return unwritable(file, failed);
    }
    return {};
}

Result<void> renameDurably(const path& from, const path& to) {
    TRY(requireReplaceable(to));
    if (::rename(from.c_str(), to.c_str()) != 0)
        return unwritable(to, errno);
    if (const int failed = syncFolder(std::filesystem::absolute(to).parent_path()); failed != 0)
        return unwritable(to, failed);
    return {};
}

Result<void> appendFileDurably(const path& file, std::string_view bytes) {
    const path folder = std::filesystem::absolute(file).parent_path();
    int failed = makeFolders(folder);
    if (failed == 0)
        failed = writeNew(file, O_APPEND, bytes);
    if (failed == 0) // a file that is there may have failed here when it was made
        failed = syncFolder(folder);
    if (failed != 0)
        return unwritable(file, failed);
    return {};
}

} // namespace bianmin
