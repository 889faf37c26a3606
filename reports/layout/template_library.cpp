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

Result<Template> readTemplate(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad()) {
        return fail(ErrorKind::internal, "template.folder_unreadable", {{"path", file.string()}});
    }
    JsonLimits limits;
    limits.bytes_max = kTemplateMaxBytes;
    return parseTemplate(TRY(parseJson(text, limits)));
}

// The error as one about this file. A fault of the JSON itself says its line in its own sentence.
Error inFile(Error error, const std::filesystem::path& file) {
    if (error.code.rfind("json.", 0) == 0) {
        const ErrorParams params{{"place", "/"}, {"fault", describe(error)}};
        error = Error{ErrorKind::invalid, "template.invalid", {}, params, {}};
    }
    error.params["file"] = file.filename().string();
    return error;
}

} // namespace

Result<TemplateLibrary> TemplateLibrary::load(const std::string& directory) {
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(directory, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().extension() == ".json")
            files.push_back(entry->path());
    }
    if (failed)
        return fail(ErrorKind::internal, "template.folder_unreadable", {{"path", directory}});
    std::sort(files.begin(), files.end());

    TemplateLibrary library;
    for (const auto& file : files) {
        auto one = readTemplate(file);
        if (!one)
            return tl::unexpected(inFile(std::move(one).error(), file));
        if (library.find(one->id, one->version)) {
            return fail(ErrorKind::invalid, "template.invalid",
                        {{"file", file.filename().string()},
                         {"place", "/version"},
                         {"fault", "与另一文件的样式编号和版本相同"}});
        }
        library.templates_.push_back(*std::move(one));
    }
    std::sort(library.templates_.begin(), library.templates_.end(),
              [](const Template& a, const Template& b) {
                  return std::tie(a.id, a.version) < std::tie(b.id, b.version);
              });
    return library;
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
