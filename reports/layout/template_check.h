// The linter of templates: every fault of every file, for those who write them. What it asks for
// beyond parseTemplate(): that each path leads to something that papers have (known_fields.h).
#pragma once

#include "reports/layout/template.h"

#include <string>
#include <vector>

namespace bianmin::reports {

struct TemplateCheck {
    std::string file; // name without its folder
    std::string id;   // empty where the file cannot be read that far
    int version = 0;
    std::vector<FieldError> faults; // path: JSON pointer into the file
};

// Error "template.file_unreadable" {path}: there is nothing to check.
[[nodiscard]] Result<TemplateCheck> checkTemplate(const std::string& file);

// Every *.json of the folders, by name; later folders are a county's own and take precedence by
// version. Two files of one id and version are a fault of the second. Error
// "template.folder_unreadable" {path}.
[[nodiscard]] Result<std::vector<TemplateCheck>>
checkTemplateFolders(const std::vector<std::string>& folders);

} // namespace bianmin::reports
