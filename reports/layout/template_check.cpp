#include "reports/layout/template_check.h"

#include "reports/layout/known_fields.h"
#include "shared/base/spelling.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace bianmin::reports {
namespace {

std::vector<FieldError> unknownFields(const Template& read) {
    std::vector<FieldError> faults;
    for (const FieldUse& use : read.uses) {
        if (isKnownField(use.path) || use.path.rfind("words.", 0) == 0)
            continue;
        const auto near = nearest(use.path, knownFields());
        if (near) {
            faults.push_back(
                {use.place, "template.field_unknown_near", {{"field", use.path}, {"near", *near}}});
        } else {
            faults.push_back({use.place, "template.field_unknown", {{"field", use.path}}});
        }
    }
    return faults;
}

} // namespace

Result<TemplateCheck> checkTemplate(const std::string& file) {
    TemplateCheck check;
    check.file = std::filesystem::path(file).filename().string();
    const auto read = readTemplate(file);
    if (read) {
        check.id = read->id;
        check.version = read->version;
        check.faults = unknownFields(*read);
        return check;
    }
    if (read.error().code != "template.invalid")
        return tl::unexpected(read.error());
    check.faults = read.error().fields;
    return check;
}

Result<std::vector<TemplateCheck>> checkTemplateFolders(const std::vector<std::string>& folders) {
    std::vector<TemplateCheck> checks;
    for (const std::string& folder : folders) {
        for (const std::string& file : TRY(templateFiles(folder))) {
            TemplateCheck check = TRY(checkTemplate(file));
            const auto taken =
                std::find_if(checks.begin(), checks.end(), [&](const TemplateCheck& other) {
                    return !check.id.empty() && other.id == check.id &&
                           other.version == check.version;
                });
            if (taken != checks.end())
                check.faults.push_back(
                    {"/version", "template.version_taken", {{"other", taken->file}}});
            checks.push_back(std::move(check));
        }
    }
    return checks;
}

} // namespace bianmin::reports
