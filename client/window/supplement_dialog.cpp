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

SupplementDialog::SupplementDialog(wxWindow* parent, std::vector<client::SupplementLine> lines,
                                   const std::vector<FieldError>& faults, Typed typed)
    : DialogBase(parent, _("Ask for supplement, once and for all"))
    , typed_(std::move(typed))
    , lines_(std::move(lines)) {
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
    if (lines_.empty())
        lines_.push_back({});
    rowsReplaced(0);
    requirement_->SetFocus();
    if (!faults.empty())
        notice_->show({NoticeLevel::fault, describe(faults.front()), faults.front().code});
}

ui::Cell SupplementDialog::cell(std::size_t row, std::size_t column) const {
    const client::SupplementLine& line = lines_[row];
    ui::Cell cell;
    cell.text = toWx(column == 0 ? line.material : column == 1 ? line.problem : line.requirement);
    return cell;
}

std::vector<ui::Fact> SupplementDialog::helpKeys() const {
    return {{_("Enter"), _("next control")},
            {_("Ctrl+N"), _("add a line")},
            {_("Ctrl+R"), _("remove the line")},
            {_("Ctrl+Enter"), _("inform the applicant and print")}};
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
    ui::setQuietly(material_, toWx(lines_[*row].material));
    ui::setQuietly(problem_, toWx(lines_[*row].problem));
    ui::setQuietly(requirement_, toWx(lines_[*row].requirement));
    ui::setQuietly(basis_, toWx(lines_[*row].basis));
}

void SupplementDialog::takeOver() {
    const auto row = table_->selectedRow();
    if (!row)
        return;
    lines_[*row] = {toUtf8(material_->GetValue()), toUtf8(problem_->GetValue()),
                    toUtf8(requirement_->GetValue()), toUtf8(basis_->GetValue())};
    table_->rowsChanged();
    typed_(lines_);
}

void SupplementDialog::rowsReplaced(std::size_t selected) {
    table_->rowsReplaced();
    table_->selectRow(selected);
    showSelected();
    typed_(lines_);
}

void SupplementDialog::addLine() {
    lines_.push_back({});
    rowsReplaced(lines_.size() - 1);
    material_->SetFocus();
}

void SupplementDialog::removeLine() {
    const auto row = table_->selectedRow();
    if (!row || lines_.size() == 1)
        return;
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(*row));
    rowsReplaced(std::min(*row, lines_.size() - 1));
}

void SupplementDialog::send() {
    const auto unfinished = std::ranges::find_if(lines_, [](const client::SupplementLine& line) {
        return trimmed(line.material).empty() || trimmed(line.problem).empty() ||
               trimmed(line.requirement).empty();
    });
    if (unfinished == lines_.end())
        return EndModal(wxID_OK);
    table_->selectRow(static_cast<std::size_t>(unfinished - lines_.begin()));
    showSelected();
    notice_->show(client::notice(NoticeLevel::fault, "supplement.line_incomplete"));
    material_->SetFocus();
}

} // namespace bianmin::window
