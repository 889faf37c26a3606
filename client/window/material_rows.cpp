#include "client/window/material_rows.h"

#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

namespace {

enum MaterialColumn : std::size_t { kCollected, kChecked, kName, kForm, kCopies, kNeed };
constexpr int kCopiesMax = 99;

} // namespace

std::vector<ui::Column> MaterialRows::columns() {
    // TRANSLATORS: short headings of narrow columns: handed in; original checked
    return {{_("In"), 44, ui::CellKind::tick},
            {_("Checked"), 60, ui::CellKind::tick},
            {_("Material"), 200, ui::CellKind::text, true},
            {_("Form"), 110},
            {_("Copies"), 52},
            {_("Need"), 84}};
}

std::vector<ui::Column> MaterialRows::fewColumns() {
    return {{_("In"), 44, ui::CellKind::tick},
            {_("Checked"), 60, ui::CellKind::tick},
            {_("Material"), 120, ui::CellKind::text, true},
            {_("Form"), 90}};
}

ui::Cell MaterialRows::cell(std::size_t row, std::size_t column) const {
    const cases::CollectedMaterial& material = rows_[row];
    ui::Cell cell;
    switch (static_cast<MaterialColumn>(column)) {
    case kCollected:
        cell.ticked = material.collected;
        break;
    case kChecked:
        cell.ticked = material.original_checked;
        break;
    case kName:
        cell.text = ui::toWx(material.name);
        break;
    case kForm:
        cell.text = ui::toWx(catalog::chinese(material.form));
        break;
    case kCopies:
        cell.text = wxString::Format("%d", material.copies);
        break;
    case kNeed:
        cell.text = material.required ? _("required") : _("if any");
        if (material.required && !material.collected) {
            cell.text = _("missing");
            cell.colour = ui::colourOf(client::NoticeLevel::warning);
        }
        break;
    }
    return cell;
}

void MaterialRows::tick(std::size_t row, std::size_t column) {
    if (!changed_)
        return;
    if (column == kCollected)
        return toggleCollected(row);
    cases::CollectedMaterial changed = rows_[row];
    changed.original_checked = !changed.original_checked;
    changed_(row, changed);
}

void MaterialRows::toggleCollected(std::size_t row) {
    if (!changed_ || row >= rows_.size())
        return;
    cases::CollectedMaterial changed = rows_[row];
    changed.collected = !changed.collected;
    changed_(row, changed);
}

void MaterialRows::addCopies(std::size_t row, int by) {
    if (!changed_ || row >= rows_.size())
        return;
    cases::CollectedMaterial changed = rows_[row];
    changed.copies = std::clamp(changed.copies + by, 0, kCopiesMax);
    changed_(row, changed);
}

} // namespace bianmin::window
