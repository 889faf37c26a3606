#include "client/window/cases_page.h"

#include "client/core/header_presenter.h"
#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/print_dialog.h"
#include "client/window/texts.h"
#include "shared/base/text.h"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace bianmin::window {

using client::CaseAction;
using ui::Space;

namespace {

constexpr int kActionsWidth = 340;
enum Scope : int { kMine, kAll };

} // namespace

CasesPage::CasesPage(wxWindow* parent, const WindowServices& services, Setup setup)
    : Page(parent)
    , services_(services)
    , setup_(std::move(setup))
    , presenter_(*this, services.desk) {
    const int gap = ui::space(this, Space::wide);
    auto* left = new wxBoxSizer(wxVERTICAL);
    const bool searches = setup_.kind == CasesPageKind::search;
    left->Add(ui::makeHeading(this, searches ? _("Look up cases") : _("To do")));
    left->AddSpacer(ui::space(this, Space::tight));
    if (searches)
        left->Add(makeFilters(), wxSizerFlags().Expand());
    list_ = new CaseListPanel(this, services, searches ? "search" : "to_do",
                              [this](const CaseNumber& number) { presenter_.show(number); });
    list_->SetMinSize(wxSize(FromDIP(CaseListPanel::kWidth), -1));
    left->Add(list_, wxSizerFlags(1).Expand());
    file_ = new CasePanel(this, services, [this] { presenter_.refresh(); });
    actions_ = new ActionPanel(this, presenter_);
    actions_->SetMinSize(wxSize(FromDIP(kActionsWidth), -1));
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(left, wxSizerFlags().Expand());
    columns->AddSpacer(gap);
    columns->Add(file_, wxSizerFlags(1).Expand());
    columns->AddSpacer(gap);
    columns->Add(actions_, wxSizerFlags().Expand());
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(columns, wxSizerFlags(1).Expand().Border(wxALL, gap));
    SetSizer(page);
}

wxSizer* CasesPage::makeFilters() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    scope_ = new wxChoice(this, wxID_ANY);
    scope_->Append(_("Mine"));
    scope_->Append(_("All that I may see"));
    scope_->SetSelection(kMine);
    ui::setAccessibleName(scope_, _("Which cases"));
    scope_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ask(); });
    search_ = ui::makeText(this, ui::TextKind::words);
    search_->SetHint(_("Number, name, item or initials"));
    ui::setAccessibleName(search_, _("Find a case"));
    search_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { ask(); });
    row->Add(scope_, wxSizerFlags().CentreVertical());
    row->AddSpacer(ui::space(this, Space::tight));
    row->Add(search_, wxSizerFlags(1).CentreVertical());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(row, wxSizerFlags().Expand());
    all->AddSpacer(ui::space(this, Space::tight));
    return all;
}

cases::CaseQuery CasesPage::query() const {
    if (setup_.kind == CasesPageKind::to_do)
        return client::toDoQuery(workplace_);
    cases::CaseQuery query;
    query.list =
        scope_->GetSelection() == kMine ? cases::CaseListKind::mine : cases::CaseListKind::all;
    const std::string text = trimmed(toUtf8(search_->GetValue()));
    const auto id =
        identity::normaliseIdNumber(identity::IdKind::resident_id, text, services_.desk.today());
    if (id)
        query.id_number = *id;
    else
        query.text = text;
    return query;
}

void CasesPage::ask() {
    list_->presenter().show(query());
}

void CasesPage::open(const client::Workplace& workplace) {
    workplace_ = workplace;
    opened_ = false;
    presenter_.setWorkplace(workplace);
    if (scope_ != nullptr)
        scope_->SetSelection(workplace.may(identity::Permission::case_intake) ? kMine : kAll);
}

void CasesPage::enter() {
    if (!opened_)
        ask();
    else
        list_->presenter().refresh();
    opened_ = true;
    if (search_ != nullptr)
        search_->SetFocus();
    else
        list_->takeFocus();
}

void CasesPage::showCase(const CaseNumber& number) {
    if (search_ != nullptr)
        search_->ChangeValue(toWx(number.str()));
    opened_ = true;
    ask();
    presenter_.show(number);
}

bool CasesPage::key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_CONTROL) {
        if (isEnter(event))
            actions_->doMainAct();
        else if (key == 'P')
            file_->reprint();
        else if (key == WXK_DOWN)
            list_->presenter().selectNext();
        else if (key == WXK_UP)
            list_->presenter().selectPrevious();
        else
            return actions_->actByKey(key);
        return true;
    }
    if (actions_->materialKey(event))
        return true;
    if (event.GetModifiers() != wxMOD_NONE)
        return false;
    if (key == WXK_F5) {
        readAgain();
        return true;
    }
    if (isEnter(event) && list_->hasFocus())
        return actions_->takeFocus();
    if (key == WXK_DOWN && FindFocus() == search_) {
        list_->takeFocus();
        return true;
    }
    return key == WXK_ESCAPE && goBack();
}

bool CasesPage::goBack() {
    if (actions_->goBack())
        return true;
    if (list_->hasFocus())
        return false; // to the page before
    list_->takeFocus();
    return true;
}

void CasesPage::readAgain() {
    // After a conflict the list may have lost the case: first the case itself, beside what was
    // typed.
    if (presenter_.inConflict())
        list_->presenter().standOn(presenter_.file()->view.record.number);
    list_->presenter().refresh();
    presenter_.refresh();
}

void CasesPage::showFile(const documents::CaseFile& file, const catalog::Item& item,
                         const std::set<CaseAction>& actions) {
    file_->show(file);
    actions_->show(file.view.record, item, actions);
}

void CasesPage::showNoFile() {
    file_->clear();
    actions_->clear();
}

void CasesPage::showNotice(const client::Notice& notice) {
    actions_->showNotice(notice);
}

void CasesPage::setBusy(bool busy) {
    actions_->setBusy(busy);
}

void CasesPage::askRefusal(const std::vector<FieldError>& faults) {
    actions_->askRefusal(faults);
}

void CasesPage::askSupplement(const std::vector<FieldError>& faults) {
    actions_->askSupplement(faults);
}

void CasesPage::acted(const documents::CaseOutcome& outcome) {
    actions_->sent();
    if (!outcome.documents.empty()) {
        PrintDialog(this, services_, outcome.view.record.number, outcome.documents).ShowModal();
        presenter_.refresh();
    }
    list_->presenter().refresh();
    setup_.acted();
    list_->takeFocus();
}

} // namespace bianmin::window
