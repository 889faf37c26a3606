#include "reports/layout/font_library.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace bianmin::reports {
namespace {

Result<void> addFiles(const std::filesystem::path& folder, std::vector<FontFile>& files) {
    if (std::error_code failed; !std::filesystem::exists(folder, failed))
        return {};
    std::error_code failed;
    std::vector<std::string> paths;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const auto extension = entry->path().extension();
        if (extension == ".ttf" || extension == ".ttc")
            paths.push_back(entry->path().string());
    }
    if (failed) {
        return fail(ErrorKind::internal, "font.folder_unreadable", {{"path", folder.string()}});
    }
    // The folder's own order is the file system's: the chain must be the same everywhere.
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths)
        files.push_back({path, 0});
    return {};
}

} // namespace

Result<void> addFontFolder(const std::string& folder, FontSettings& settings) {
    const std::filesystem::path root(folder);
    std::error_code failed;
    if (!std::filesystem::is_directory(root, failed))
        return fail(ErrorKind::internal, "font.folder_unreadable", {{"path", folder}});
    TRY(addFiles(root / "body", settings.body));
    TRY(addFiles(root / "heading", settings.heading));
    TRY(addFiles(root / "sans", settings.sans));
    return {};
}

} // namespace bianmin::reports
