#include "server/journal/durable_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bianmin::server {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = 0600;
constexpr mode_t kEverybodyReads = 0644;
constexpr mode_t kFolderMode = 0755; // heads hold no secrets: whoever checks may copy them

tl::unexpected<Error> unwritable(const fs::path& file) {
    return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file.string()}},
                std::strerror(errno));
}

class Descriptor {
  public:
    explicit Descriptor(int number)
        : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool isOpen() const { return number_ >= 0; }

  private:
    int number_;
};

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// A new name lasts only when its folder is on the disk.
bool syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.isOpen() && ::fsync(descriptor.number()) == 0;
}

bool makeFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), kFolderMode) == 0)
        return syncFolder(folderOf(folder));
    return errno == EEXIST;
}

// Where the last line ends; -1 when the file cannot be read.
off_t endOfLines(int descriptor) {
    std::array<char, 4096> buffer{};
    off_t end = ::lseek(descriptor, 0, SEEK_END);
    while (end > 0) {
        const auto count = std::min<off_t>(end, static_cast<off_t>(buffer.size()));
        const off_t start = end - count;
        if (::pread(descriptor, buffer.data(), static_cast<std::size_t>(count), start) != count)
            return -1;
        const std::string_view text(buffer.data(), static_cast<std::size_t>(count));
        if (const auto found = text.rfind('\n'); found != std::string_view::npos)
            return start + static_cast<off_t>(found) + 1;
        end = start;
    }
    return end;
}

} // namespace

Result<void> appendLine(const fs::path& file, std::string_view line) {
    if (!makeFolder(folderOf(file)))
        return unwritable(file);
    const Descriptor descriptor(
        ::open(file.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, kEverybodyReads));
    if (!descriptor.isOpen())
        return unwritable(file);
    const off_t end = endOfLines(descriptor.number());
    // Only where there is something to cut: a file that may only grow (chattr +a) refuses the call.
    if (end < 0 || (end < ::lseek(descriptor.number(), 0, SEEK_END) &&
                    ::ftruncate(descriptor.number(), end) != 0))
        return unwritable(file);
    if (!writeAll(descriptor.number(), std::string(line) + "\n"))
        return unwritable(file);
    if (end == 0 && !syncFolder(folderOf(file)))
        return unwritable(file);
    return {};
}

Result<void> makeFile(const fs::path& file, std::string_view bytes, Readers readers) {
    const fs::path folder = folderOf(file);
    if (!makeFolder(folder))
        return unwritable(file);
    const fs::path draft = file.string() + ".part";
    ::unlink(draft.c_str()); // of an interrupted call
    {
        const Descriptor descriptor(
            ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                   readers == Readers::owner ? kOwnerOnly : kEverybodyReads));
        if (!descriptor.isOpen() || !writeAll(descriptor.number(), bytes))
            return unwritable(file);
    }
    // Unlike a rename, a link never takes the place of a file that is there.
    const bool linked = ::link(draft.c_str(), file.c_str()) == 0;
    const bool taken = !linked && errno == EEXIST;
    ::unlink(draft.c_str());
    if (taken)
        return fail(ErrorKind::conflict, "file.exists", {{"file", file.string()}});
    if (!linked || !syncFolder(folder))
        return unwritable(file);
    return {};
}

} // namespace bianmin::server
