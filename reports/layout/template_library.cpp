#include "reports/layout/template.h"
#include "shared/base/error_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <tuple>
#include <utility>

namespace bianmin::reports {
namespace {

constexpr std::size_t kTemplateMaxBytes = 256 * 1024;

// The error as one about this file. A fault of the JSON itself says its line in its own sentence.
Error inFile(Error error, const std::filesystem::path& file) {
    if (error.code.rfind("json.", 0) == 0) {
        const FieldError fault{"/", error.code, error.params};
        const ErrorParams params{{"place", fault.path}, {"fault", describe(fault)}};
        error = Error{ErrorKind::invalid, "template.invalid", {fault}, params, {}};
    }
    error.params["file"] = file.filename().string();
    return error;
}

} // namespace

Result<std::vector<std::string>> templateFiles(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> files;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() == ".json")
            files.push_back(entry->path().string());
    }
    if (failed)
        return fail(ErrorKind::internal, "template.folder_unreadable", {{"path", folder}});
    std::sort(files.begin(), files.end());
    return files;
}

Result<Template> readTemplate(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad())
        return fail(ErrorKind::internal, "template.file_unreadable", {{"path", file}});
    JsonLimits limits;
    limits.bytes_max = kTemplateMaxBytes;
    const auto json = parseJson(text, limits);
    if (!json)
        return tl::unexpected(inFile(json.error(), file));
    auto parsed = parseTemplate(*json);
    if (!parsed)
        return tl::unexpected(inFile(std::move(parsed).error(), file));
    return parsed;
}

Result<TemplateLibrary> TemplateLibrary::load(const std::string& directory) {
    TemplateLibrary library;
    TRY(library.addFolder(directory));
    return library;
}

Result<TemplateLibrary> TemplateLibrary::load(const std::string& shipped,
                                              const std::string& county) {
    TemplateLibrary library;
    TRY(library.addFolder(shipped));
    TRY(library.addFolder(county));
    return library;
}

Result<void> TemplateLibrary::addFolder(const std::string& directory) {
    for (const std::string& file : TRY(templateFiles(directory))) {
        auto one = TRY(readTemplate(file));
        if (find(one.id, one.version)) {
            const FieldError taken{
                "/version",
                "template.version_taken",
                {{"other", one.id + " 第 " + std::to_string(one.version) + " 版"}}};
            return tl::unexpected(Error{ErrorKind::invalid,
                                        "template.invalid",
                                        {taken},
                                        {{"file", std::filesystem::path(file).filename().string()},
                                         {"place", taken.path},
                                         {"fault", describe(taken)}},
                                        {}});
        }
        templates_.push_back(std::move(one));
    }
    std::sort(templates_.begin(), templates_.end(), [](const Template& a, const Template& b) {
        return std::tie(a.id, a.version) < std::tie(b.id, b.version);
    });
    return {};
}

Result<const Template*> TemplateLibrary::find(std::string_view id, int version) const {
    const auto found = std::find_if(templates_.begin(), templates_.end(), [&](const Template& one) {
        return one.id == id && one.version == version;
    });
    if (found == templates_.end()) {
        return fail(ErrorKind::not_found, "template.not_found",
                    {{"id", std::string(id)}, {"version", std::to_string(version)}});
    }
    return &*found;
}

std::vector<const Template*> TemplateLibrary::newest() const {
    std::vector<const Template*> out;
    for (std::size_t i = 0; i < templates_.size(); ++i) {
        const bool is_last_of_id =
            i + 1 == templates_.size() || templates_[i + 1].id != templates_[i].id;
        if (is_last_of_id)
            out.push_back(&templates_[i]);
    }
    return out;
}

} // namespace bianmin::reports
