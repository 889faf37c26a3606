#include "client/window/material_rows.h"

#include "client/ui/text.h"
#include "client/ui/tokens.h"

#include <wx/event.h>
#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

namespace {

constexpr int kCopiesMax = 99;

std::vector<MaterialColumn> columnsOf(MaterialLook look) {
    using enum MaterialColumn;
    switch (look) {
    case MaterialLook::intake:
        return {collected, checked, name, form, copies, pages, need};
    case MaterialLook::file:
        return {collected, checked, name, form, pages};
    case MaterialLook::supplement:
        break;
    }
    return {collected, checked, name, pages};
}

ui::Column headOf(MaterialColumn column) {
    switch (column) {
    // TRANSLATORS: short headings of narrow columns: handed in; original checked
    case MaterialColumn::collected:
        return {_("In"), 44, ui::CellKind::tick};
    case MaterialColumn::checked:
        return {_("Checked"), 60, ui::CellKind::tick};
    case MaterialColumn::name:
        return {_("Material"), 120, ui::CellKind::text, true};
    case MaterialColumn::form:
        return {_("Form"), 96};
    case MaterialColumn::copies:
        return {_("Copies"), 48};
    case MaterialColumn::pages:
        return {_("Pages"), 48};
    case MaterialColumn::need:
        break;
    }
    return {_("Need"), 72};
}

wxString needOf(const cases::CollectedMaterial& material) {
    if (!material.required)
        return _("if any");
    return material.collected ? _("required") : _("missing");
}

// The digit that a key types, on either part of the keyboard.
std::optional<int> digitOf(int key) {
    if (key >= '0' && key <= '9')
        return key - '0';
    if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9)
        return key - WXK_NUMPAD0;
    return std::nullopt;
}

} // namespace

MaterialRows::MaterialRows(MaterialLook look, Changed changed)
    : shown_(columnsOf(look))
    , changed_(std::move(changed)) {}

std::vector<ui::Column> MaterialRows::columns() const {
    std::vector<ui::Column> heads;
    for (const MaterialColumn column : shown_)
        heads.push_back(headOf(column));
    return heads;
}

ui::Cell MaterialRows::cell(std::size_t row, std::size_t column) const {
    const cases::CollectedMaterial& material = rows_[row];
    ui::Cell cell;
    switch (shown_[column]) {
    case MaterialColumn::collected:
        cell.ticked = material.collected;
        break;
    case MaterialColumn::checked:
        cell.ticked = material.original_checked;
        break;
    case MaterialColumn::name:
        cell.text = ui::toWx(material.name);
        break;
    case MaterialColumn::form:
        cell.text = ui::toWx(catalog::chinese(material.form));
        break;
    case MaterialColumn::copies:
        cell.text = wxString::Format("%d", material.copies);
        break;
    case MaterialColumn::pages:
        if (material.pages)
            cell.text = wxString::Format("%d", *material.pages);
        break;
    case MaterialColumn::need:
        cell.text = needOf(material);
        if (material.required && !material.collected)
            cell.colour = ui::colourOf(client::NoticeLevel::warning);
        break;
    }
    return cell;
}

void MaterialRows::tick(std::size_t row, std::size_t column) {
    if (shown_[column] == MaterialColumn::collected)
        return toggleCollected(row);
    toggleChecked(row);
}

void MaterialRows::toggleCollected(std::size_t row) {
    if (!changed_ || row >= rows_.size())
        return;
    endTyping();
    cases::CollectedMaterial changed = rows_[row];
    changed.collected = !changed.collected;
    changed_(row, changed);
}

void MaterialRows::toggleChecked(std::size_t row) {
    if (!changed_)
        return;
    endTyping();
    cases::CollectedMaterial changed = rows_[row];
    changed.original_checked = !changed.original_checked;
    changed_(row, changed);
}

void MaterialRows::addCopies(std::size_t row, int by) {
    endTyping();
    cases::CollectedMaterial changed = rows_[row];
    changed.copies = std::clamp(changed.copies + by, 0, kCopiesMax);
    changed_(row, changed);
}

bool MaterialRows::typeDigit(std::size_t row, int digit) {
    cases::CollectedMaterial changed = rows_[row];
    const int before = typed_row_ == row ? changed.pages.value_or(0) : 0;
    const int pages = before * 10 + digit;
    if (pages > cases::kMaterialPagesMax)
        return true; // no material has so many: the digit is not taken
    changed.pages = pages;
    changed.collected = true; // what is counted lies on the counter
    typed_row_ = row;
    changed_(row, changed);
    return true;
}

void MaterialRows::eraseDigit(std::size_t row) {
    cases::CollectedMaterial changed = rows_[row];
    if (!changed.pages)
        return;
    if (*changed.pages < 10)
        changed.pages.reset();
    else
        changed.pages = *changed.pages / 10;
    typed_row_ = row;
    changed_(row, changed);
}

bool MaterialRows::key(const wxKeyEvent& event, std::optional<std::size_t> row) {
    if (!changed_ || !row || *row >= rows_.size())
        return false;
    const int key = event.GetKeyCode();
    const bool shift = event.GetModifiers() == wxMOD_SHIFT;
    if (event.GetModifiers() != wxMOD_NONE && !shift)
        return false;
    // The plus of the main keys is reported as the key it stands on.
    if (key == '+' || key == WXK_NUMPAD_ADD || (key == '=' && shift))
        addCopies(*row, 1);
    else if (key == WXK_NUMPAD_SUBTRACT || (key == '-' && !shift))
        addCopies(*row, -1);
    else if (shift)
        return false;
    else if (const auto typed = digitOf(key))
        return typeDigit(*row, *typed);
    else if (key == WXK_BACK)
        eraseDigit(*row);
    else if (key == '/' || key == WXK_NUMPAD_DIVIDE)
        toggleChecked(*row);
    else
        return false;
    return true;
}

} // namespace bianmin::window
