#include "reports/pdf/temporary_font_file.h"

#include <cerrno>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace bianmin::reports {
namespace {

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

TemporaryFontFile::TemporaryFontFile(int descriptor, std::string path)
    : descriptor_(descriptor)
    , path_(std::move(path)) {}

TemporaryFontFile::TemporaryFontFile(TemporaryFontFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
    , path_(std::move(other.path_)) {}

TemporaryFontFile::~TemporaryFontFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<TemporaryFontFile> TemporaryFontFile::create(std::string_view bytes) {
    const int descriptor = ::memfd_create("bianmin-font", MFD_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorKind::internal, "document.pdf_failed", {}, "memfd_create failed");
    TemporaryFontFile file(descriptor, "/proc/self/fd/" + std::to_string(descriptor));
    if (!writeAll(descriptor, bytes))
        return fail(ErrorKind::internal, "document.pdf_failed", {}, "writing a font failed");
    return file;
}

} // namespace bianmin::reports
