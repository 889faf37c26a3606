#include "client/window/supplement_dialog.h"

#include "client/ui/tokens.h"
#include "client/window/page.h"
#include "client/window/texts.h"
#include "shared/base/text.h"

#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

using client::NoticeLevel;
using ui::Space;

SupplementDialog::SupplementDialog(wxWindow* parent, std::vector<cases::SupplementItem> proposed)
    : DialogBase(parent, _("Ask for supplement, once and for all"))
    , items_(std::move(proposed)) {
    notice_ = new ui::NoticeLine(this);
    content()->Add(notice_, wxSizerFlags().Expand());
    table_ = new ui::VirtualTable(this,
                                  {{_("Material"), 220},
                                   {_("Problem"), 150},
                                   {_("What to hand in"), 240, ui::CellKind::text, true}},
                                  *this, {true, _("Gaps")});
    content()->Add(table_, wxSizerFlags(1).Expand());
    content()->AddSpacer(ui::space(this, Space::normal));
    constexpr int kWidth = 420;
    form_ = new ui::Form(this, kWidth);
    const auto add = [this](const wxString& label) {
        wxTextCtrl* text = ui::makeText(form_, ui::TextKind::words);
        form_->addRow(label, text);
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { takeOver(); });
        return text;
    };
    material_ = add(_("Material"));
    problem_ = add(_("Problem"));
    requirement_ = add(_("What to hand in"));
    basis_ = add(_("Legal basis"));
    content()->Add(form_, wxSizerFlags().Expand());
    addSideButton(_("Add a line  Ctrl+N"), [this] { addLine(); });
    addSideButton(_("Remove the line  Ctrl+R"), [this] { removeLine(); });
    addSideButton(_("Back  Esc"), [this] { EndModal(wxID_CANCEL); });
    addMainButton(_("Inform and print  Ctrl+Enter"), [this] { send(); });
    table_->onSelected([this](std::size_t) { showSelected(); });
    const wxSize kSize(760, 470);
    finish(kSize);
    if (items_.empty())
        items_.push_back({});
    table_->rowsReplaced();
    table_->selectRow(0);
    showSelected();
    requirement_->SetFocus();
}

ui::Cell SupplementDialog::cell(std::size_t row, std::size_t column) const {
    const cases::SupplementItem& item = items_[row];
    ui::Cell cell;
    cell.text = toWx(column == 0 ? item.material : column == 1 ? item.problem : item.requirement);
    return cell;
}

bool SupplementDialog::key(const wxKeyEvent& event) {
    if (event.GetModifiers() == wxMOD_CONTROL) {
        if (isEnter(event))
            send();
        else if (event.GetKeyCode() == 'N')
            addLine();
        else if (event.GetKeyCode() == 'R')
            removeLine();
        else
            return false;
        return true;
    }
    if (event.GetModifiers() == wxMOD_NONE && isEnter(event) &&
        dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr) {
        FindFocus()->Navigate();
        return true;
    }
    return false;
}

void SupplementDialog::showSelected() {
    const auto row = table_->selectedRow();
    if (!row)
        return;
    ui::setQuietly(material_, toWx(items_[*row].material));
    ui::setQuietly(problem_, toWx(items_[*row].problem));
    ui::setQuietly(requirement_, toWx(items_[*row].requirement));
    ui::setQuietly(basis_, toWx(items_[*row].basis));
}

void SupplementDialog::takeOver() {
    const auto row = table_->selectedRow();
    if (!row)
        return;
    items_[*row] = {trimmed(toUtf8(material_->GetValue())), trimmed(toUtf8(problem_->GetValue())),
                    trimmed(toUtf8(requirement_->GetValue())), trimmed(toUtf8(basis_->GetValue()))};
    table_->rowsChanged();
}

void SupplementDialog::addLine() {
    items_.push_back({});
    table_->rowsReplaced();
    table_->selectRow(items_.size() - 1);
    showSelected();
    material_->SetFocus();
}

void SupplementDialog::removeLine() {
    const auto row = table_->selectedRow();
    if (!row || items_.size() == 1)
        return;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(*row));
    table_->rowsReplaced();
    table_->selectRow(std::min(*row, items_.size() - 1));
    showSelected();
}

void SupplementDialog::send() {
    const auto unfinished = std::ranges::find_if(items_, [](const cases::SupplementItem& item) {
        return item.material.empty() || item.problem.empty() || item.requirement.empty();
    });
    if (unfinished == items_.end())
        return EndModal(wxID_OK);
    table_->selectRow(static_cast<std::size_t>(unfinished - items_.begin()));
    showSelected();
    notice_->show(client::notice(NoticeLevel::fault, "supplement.line_incomplete"));
    material_->SetFocus();
}

} // namespace bianmin::window
