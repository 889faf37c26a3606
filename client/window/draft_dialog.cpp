#include "client/window/draft_dialog.h"

#include "client/ui/tokens.h"
#include "client/window/page.h"
#include "client/window/question_dialog.h"
#include "client/window/texts.h"

#include <wx/intl.h>

#include <algorithm>

namespace bianmin::window {

using client::NoticeLevel;

DraftDialog::DraftDialog(wxWindow* parent, client::IntakePresenter& presenter)
    : DialogBase(parent, _("Unfinished applications"))
    , presenter_(presenter) {
    table_ = new ui::VirtualTable(this,
                                  {{_("Applicant"), 150},
                                   {_("Item"), 200, ui::CellKind::text, true},
                                   {_("Kept"), 100},
                                   {_("State"), 170}},
                                  *this, {true, _("Unfinished applications")});
    table_->onActivated([this](std::size_t) { takeUp(); });
    content()->Add(table_, wxSizerFlags(1).Expand());
    addSideButton(_("Drop it  Ctrl+R"), [this] { drop(); });
    addSideButton(_("Back  Esc"), [this] { EndModal(wxID_CANCEL); });
    addMainButton(_("Take it up  Enter"), [this] { takeUp(); });
    const wxSize kSize(700, 380);
    finish(kSize);
    table_->rowsReplaced();
    table_->selectRow(0);
    table_->SetFocus();
}

ui::Cell DraftDialog::cell(std::size_t row, std::size_t column) const {
    enum DraftColumn : std::size_t { kPerson, kItem, kKept, kState };
    const client::Draft& draft = presenter_.drafts()[row];
    ui::Cell cell;
    switch (static_cast<DraftColumn>(column)) {
    case kPerson:
        cell.text = toWx(client::personOf(draft.form));
        break;
    case kItem:
        cell.text = toWx(draft.item_name);
        break;
    case kKept:
        cell.text = timeText(draft.saved_at);
        break;
    case kState:
        if (draft.outcomeIsUnknown()) {
            cell.text = _("sent, no answer yet");
            cell.colour = ui::colourOf(NoticeLevel::warning);
        }
        break;
    }
    return cell;
}

std::vector<ui::Fact> DraftDialog::helpKeys() const {
    return {{_("Enter"), _("take up the selected one")}, {_("Ctrl+R"), _("drop the selected one")}};
}

bool DraftDialog::key(const wxKeyEvent& event) {
    if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'R') {
        drop();
        return true;
    }
    const bool on_button = dynamic_cast<wxButton*>(FindFocus()) != nullptr;
    if (event.GetModifiers() == wxMOD_NONE && isEnter(event) && !on_button) {
        takeUp();
        return true;
    }
    return false;
}

void DraftDialog::takeUp() {
    const auto row = table_->selectedRow();
    if (!row)
        return;
    chosen_ = presenter_.drafts()[*row].id;
    EndModal(wxID_OK);
}

void DraftDialog::drop() {
    const auto row = table_->selectedRow();
    if (!row)
        return;
    const client::Draft& draft = presenter_.drafts()[*row];
    const client::DraftId id = draft.id;
    const client::Notice question = client::notice(
        NoticeLevel::warning,
        draft.outcomeIsUnknown() ? "draft.drop_unknown_question" : "draft.drop_question");
    QuestionDialog dialog(this, _("Drop the unfinished application"), question,
                          _("Drop it  Ctrl+Enter"));
    if (dialog.ShowModal() != wxID_OK)
        return;
    presenter_.dropDraft(id);
    table_->rowsReplaced();
    if (count() > 0)
        table_->selectRow(std::min(*row, count() - 1));
    table_->SetFocus();
}

} // namespace bianmin::window
