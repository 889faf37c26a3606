#include "shared/base/files.h"

#include "shared/base/limits.h"
#include "shared/base/text.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace bianmin {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

tl::unexpected<Error> unreadable(const std::filesystem::path& file, const std::string& why) {
    return fail(ErrorKind::not_found, "file.unreadable", {{"file", file.string()}}, why);
}

} // namespace

Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t bytes_max) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return unreadable(file, "cannot be opened");
    std::string bytes;
    // Not by the size that the folder states: pipes and files that grow have another one.
    constexpr std::size_t kStep = 64 * 1024;
    while (stream && bytes.size() <= bytes_max) {
        const std::size_t had = bytes.size();
        bytes.resize(had + kStep);
        stream.read(bytes.data() + had, kStep);
        bytes.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad() || (stream.fail() && !stream.eof()))
        return unreadable(file, "read error");
    if (bytes.size() > bytes_max)
        return fail(ErrorKind::invalid, "file.too_large",
                    {{"file", file.string()}, {"max", std::to_string(bytes_max)}});
    return bytes;
}

Result<std::string> readTextFile(const std::filesystem::path& file) {
    std::string text = TRY(readWholeFile(file, limits::kImportFileMaxBytes));
    if (text.starts_with(kByteOrderMark))
        text.erase(0, kByteOrderMark.size());
    if (!isValidUtf8(text))
        return fail(ErrorKind::invalid, "file.not_utf8", {{"file", file.string()}});
    return text;
}

Result<std::string> readSecretFile(const std::filesystem::path& file) {
    std::string text = TRY(readTextFile(file));
    text.resize(std::min(text.find_first_of("\r\n"), text.size()));
    if (text.empty())
        return fail(ErrorKind::invalid, "file.empty", {{"file", file.string()}});
    return text;
}

Result<void> removeFile(const std::filesystem::path& file) {
    std::error_code code;
    std::filesystem::remove(file, code);
    if (code)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file.string()}},
                    code.message());
    return {};
}

} // namespace bianmin
