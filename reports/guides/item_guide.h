// What an item's 办事指南 and 办理流程图 are drawn from: the item's version in the words of the
// public, in the order of GB/T 39046 table 4 (name to 监督投诉). Pure.
#pragma once

#include "reports/document_renderer.h"
#include "shared/domain/catalog/item.h"
#include "shared/domain/identity/organization.h"

#include <optional>

namespace bianmin::reports {

enum class GuideForm {
    leaf, // one sheet to take along
    full, // everything that is published
    flow, // the drawn flow chart, one page, to be posted
};

// The template of each form: "guide_leaf", "guide_long", "guide_flow".
[[nodiscard]] std::string_view guideTemplateId(GuideForm form);

struct GuideSource {
    catalog::ItemVersion version;
    // The department that decides, where the directory knows it; without it the guide points to the
    // windows and to 12345.
    std::optional<identity::Organization> organ;
};

// The data of all three forms.
[[nodiscard]] Json itemGuide(const GuideSource& source);

// Drawn with the newest template of the form. Errors: "template.not_found", those of
// renderDocument().
[[nodiscard]] Result<RenderedDocument> renderGuide(const TemplateLibrary& templates,
                                                   const FontLibrary& fonts, GuideForm form,
                                                   const GuideSource& source);

} // namespace bianmin::reports

namespace bianmin {

template <>
struct EnumNames<reports::GuideForm> {
    using E = reports::GuideForm;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::leaf, "leaf"}, {E::full, "long"}, {E::flow, "flow"}}};
};

} // namespace bianmin
