#include "client/core/paper_words.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmin::client {

namespace {

constexpr std::array<std::pair<std::string_view, RefusalField>, 3> kRefusalPaths{
    {{"/refusal/reason_class", RefusalField::reason_class},
     {"/refusal/basis", RefusalField::basis},
     {"/refusal/proper_organ", RefusalField::proper_organ}}};

SupplementLine proposalFor(const cases::CollectedMaterial& row) {
    return {row.name,
            "缺少该材料",
            "补交" + std::string(catalog::chinese(row.form)) + " " +
                std::to_string(std::max(1, row.copies)) + " 份",
            {}};
}

bool isBlankText(const std::string& text) {
    return trimmed(text).empty();
}

} // namespace

bool SupplementLine::isBlank() const {
    return isBlankText(material) && isBlankText(problem) && isBlankText(requirement) &&
           isBlankText(basis);
}

bool asksForOrgan(const RefusalWords& words) {
    return words.reason_class == cases::RefusalReason::not_our_power;
}

std::vector<FieldError> faultsOf(const RefusalWords& words) {
    std::vector<FieldError> faults;
    if (!words.reason_class)
        faults.push_back({"/refusal/reason_class", "refusal.class_missing", {}});
    if (isBlankText(words.reason))
        faults.push_back({"/refusal/reason", "field.required", {}});
    if (isBlankText(words.basis))
        faults.push_back({"/refusal/basis", "field.required", {}});
    if (asksForOrgan(words)) {
        const auto organ =
            cases::checkProperOrgan({*words.reason_class, {}, {}, words.proper_organ});
        if (!organ)
            faults.push_back({"/refusal/proper_organ", organ.error().code, {}});
    }
    return faults;
}

RefusalField refusalFieldOf(const FieldError& fault) {
    for (const auto& [path, field] : kRefusalPaths) {
        if (fault.path == path)
            return field;
    }
    return RefusalField::reason;
}

cases::RefusalGrounds groundsOf(const RefusalWords& words) {
    BIANMIN_CHECK(words.reason_class.has_value());
    return {*words.reason_class, trimmed(words.reason), trimmed(words.basis),
            asksForOrgan(words) ? trimmed(words.proper_organ) : std::string()};
}

std::vector<SupplementLine>
beginSupplement(const std::vector<SupplementLine>& typed,
                const std::vector<cases::CollectedMaterial>& materials) {
    std::vector<SupplementLine> lines = typed;
    for (const auto& row : materials) {
        if (row.collected)
            std::erase(lines, proposalFor(row));
        const bool has_line =
            std::ranges::find(lines, row.name, &SupplementLine::material) != lines.end();
        if (row.required && !row.collected && !has_line)
            lines.push_back(proposalFor(row));
    }
    std::erase_if(lines, [](const SupplementLine& line) { return line.isBlank(); });
    return lines;
}

std::vector<cases::SupplementItem> supplementOf(const std::vector<SupplementLine>& lines) {
    std::vector<cases::SupplementItem> items;
    for (const SupplementLine& line : lines)
        items.push_back({trimmed(line.material), trimmed(line.problem), trimmed(line.requirement),
                         trimmed(line.basis)});
    return items;
}

std::vector<FieldError> faultsIn(const Error& error, PaperPart part) {
    std::vector<FieldError> faults;
    for (const FieldError& fault : error.fields) {
        const bool in_part = part == PaperPart::refusal ? fault.path.starts_with("/refusal")
                                                        : fault.path.starts_with("/supplement") ||
                                                              fault.path.starts_with("/items");
        if (in_part)
            faults.push_back(fault);
    }
    return faults;
}

} // namespace bianmin::client
