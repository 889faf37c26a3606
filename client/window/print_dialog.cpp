#include "client/window/print_dialog.h"

#include "client/ui/tokens.h"
#include "client/window/page.h"
#include "client/window/texts.h"

#include <wx/intl.h>

namespace bianmin::window {

using client::NoticeLevel;
using client::PaperStage;
using ui::Space;

namespace {

enum PaperColumn : std::size_t { kTitle, kStage };

} // namespace

PrintDialog::PrintDialog(wxWindow* parent, const WindowServices& services, const CaseNumber& number,
                         const std::vector<documents::DocumentSummary>& documents)
    : DialogBase(parent, _("Papers"))
    , presenter_(*this, {services.desk, services.renderer, services.printer}) {
    // What is certain stands first: the case is saved, this is its number.
    auto* saved = new ui::NoticeLine(this);
    content()->Add(saved, wxSizerFlags().Expand());
    auto* large = new wxStaticText(this, wxID_ANY, toWx(number.str()));
    large->SetFont(large->GetFont().Bold().Scaled(1.5F));
    content()->Add(large);
    content()->AddSpacer(ui::space(this, Space::normal));

    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    table_ =
        new ui::VirtualTable(this, {{_("Paper"), 150, ui::CellKind::text, true}, {_("State"), 80}},
                             *this, {true, _("Papers")});
    constexpr int kTableWidth = 270;
    table_->SetMinSize(wxSize(FromDIP(kTableWidth), -1));
    table_->onSelected([this](std::size_t row) { presenter_.show(row); });
    columns->Add(table_, wxSizerFlags().Expand());
    columns->AddSpacer(ui::space(this, Space::wide));
    view_ = new ui::PaperView(this, services.renderer.fonts());
    columns->Add(view_, wxSizerFlags(1).Expand());
    content()->Add(columns, wxSizerFlags(1).Expand());
    content()->AddSpacer(ui::space(this, Space::normal));
    notice_ = new ui::NoticeLine(this);
    content()->Add(notice_, wxSizerFlags().Expand());

    later_ = addSideButton(_("Print later  Esc"), [this] { EndModal(wxID_CANCEL); });
    print_ = addMainButton(_("Print  Enter"), [this] { presenter_.print(); });
    // As much of the paper as the screen allows.
    const wxSize kSize(1000, 640);
    finish(kSize);
    saved->show(client::notice(NoticeLevel::good, "print.case_saved"));
    presenter_.open(number, documents);
    print_->SetFocus();
}

std::vector<ui::Fact> PrintDialog::helpKeys() const {
    return {{_("Enter"), _("print all papers")},
            {_("Page Up, Page Down"), _("page before, next page")},
            {_("+ and -"), _("larger, smaller")}};
}

bool PrintDialog::key(const wxKeyEvent& event) {
    if (event.GetModifiers() != wxMOD_NONE)
        return false;
    switch (event.GetKeyCode()) {
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (FindFocus() == later_)
            return false;
        presenter_.print();
        return true;
    case WXK_PAGEDOWN:
        view_->turnPage(1);
        return true;
    case WXK_PAGEUP:
        view_->turnPage(-1);
        return true;
    case '+':
    case WXK_NUMPAD_ADD:
        view_->zoomIn();
        return true;
    case '-':
    case WXK_NUMPAD_SUBTRACT:
        view_->zoomOut();
        return true;
    default:
        return false;
    }
}

void PrintDialog::showPapers(const std::vector<client::Paper>& papers, std::size_t current) {
    const bool other_rows = papers.size() != papers_.size();
    papers_ = papers;
    if (other_rows)
        table_->rowsReplaced();
    else
        table_->rowsChanged();
    if (table_->selectedRow() != current)
        table_->selectRow(current);
}

void PrintDialog::showPages(std::shared_ptr<const reports::RenderedDocument> document) {
    view_->show(std::move(document));
}

void PrintDialog::showNotice(const client::Notice& notice) {
    notice_->show(notice);
}

void PrintDialog::setBusy(bool busy) {
    busy_ = busy;
    print_->Enable(!busy);
    later_->Enable(!busy);
    if (!busy)
        print_->SetFocus();
}

void PrintDialog::allPrinted() {
    EndModal(wxID_OK);
}

ui::Cell PrintDialog::cell(std::size_t row, std::size_t column) const {
    const client::Paper& paper = papers_[row];
    ui::Cell cell;
    if (column == kStage) {
        cell.text = stageText(paper.stage);
        if (paper.stage == PaperStage::failed)
            cell.colour = ui::colourOf(NoticeLevel::fault);
        else if (paper.stage == PaperStage::printed)
            cell.colour = ui::colourOf(NoticeLevel::good);
        return cell;
    }
    cell.text = toWx(paper.summary.title);
    if (paper.ordinal > 1) // TRANSLATORS: the title of a paper that is printed again
        cell.text = wxString::Format(_("%s (reprint)"), cell.text);
    return cell;
}

} // namespace bianmin::window
