#include "server/main/files.h"

#include "shared/base/limits.h"
#include "shared/base/text.h"

#include <cstdio>
#include <fstream>

namespace bianmin::server {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

tl::unexpected<Error> unreadable(const std::string& file) {
    return fail(ErrorKind::invalid, "file.unreadable", {{"file", file}});
}

} // namespace

Result<std::string> readFile(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return unreadable(file);
    std::string content(limits::kImportFileMaxBytes + 1, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (stream.bad() || static_cast<std::size_t>(stream.gcount()) == content.size())
        return unreadable(file);
    content.resize(static_cast<std::size_t>(stream.gcount()));
    content.shrink_to_fit();
    return content;
}

Result<std::string> readTextFile(const std::string& file) {
    std::string content = TRY(readFile(file));
    if (content.starts_with(kByteOrderMark))
        content.erase(0, kByteOrderMark.size());
    if (!isValidUtf8(content))
        return fail(ErrorKind::invalid, "file.not_utf8", {{"file", file}});
    return content;
}

Result<std::string> readSecretFile(const std::string& file) {
    std::string content = TRY(readTextFile(file));
    content.resize(std::min(content.find_first_of("\r\n"), content.size()));
    if (content.empty())
        return unreadable(file);
    return content;
}

Result<void> writeFile(const std::string& file, std::string_view content) {
    const std::string beside = file + ".part";
    const auto unwritable = fail(ErrorKind::invalid, "file.unwritable", {{"file", file}});
    {
        std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
        stream.write(content.data(), static_cast<std::streamsize>(content.size()));
        stream.flush();
        if (!stream)
            return unwritable;
    }
    if (std::rename(beside.c_str(), file.c_str()) != 0)
        return unwritable;
    return {};
}

} // namespace bianmin::server
