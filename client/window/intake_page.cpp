#include "client/window/intake_page.h"

#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/draft_dialog.h"
#include "client/window/intake_facts_text.h"
#include "client/window/print_dialog.h"
#include "client/window/refusal_dialog.h"
#include "client/window/supplement_dialog.h"
#include "client/window/texts.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include <algorithm>

namespace bianmin::window {

using cases::IntakeOutcome;
using client::IntakeField;
using ui::Space;

namespace {

constexpr int kDraftEveryMs = 3000;
constexpr int kItemColumnWidth = 286;
constexpr int kFactsColumnWidth = 268;
enum ItemColumn : std::size_t { kItemName, kItemPromise };

} // namespace

IntakePage::IntakePage(wxWindow* parent, const WindowServices& services,
                       std::function<void(const CaseNumber&)> show_case)
    : Page(parent)
    , services_(services)
    , show_case_(std::move(show_case))
    , presenter_(*this, {services.desk, services.items, services.drafts, services.calendar})
    , materials_(MaterialLook::intake,
                 [this](std::size_t row, const cases::CollectedMaterial& state) {
                     presenter_.setMaterial(row, state);
                 }) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    const int gap = ui::space(this, Space::wide);
    columns->Add(makeItemColumn(), wxSizerFlags().Expand());
    columns->AddSpacer(gap);
    columns->Add(makeCentreColumn(), wxSizerFlags(1).Expand());
    columns->AddSpacer(gap);
    columns->Add(makeFactsColumn(), wxSizerFlags().Expand());
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(columns, wxSizerFlags(1).Expand().Border(wxALL, gap));
    page->Add(new wxStaticLine(this), wxSizerFlags().Expand());
    page->Add(makeButtons(), wxSizerFlags().Expand().Border(wxALL, ui::space(this, Space::normal)));
    SetSizer(page);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { presenter_.tick(); });
}

wxSizer* IntakePage::makeItemColumn() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(this, _("Item")));
    column->AddSpacer(ui::space(this, Space::tight));
    search_ = ui::makeText(this, ui::TextKind::words);
    search_->SetHint(_("Name, initials, code or alias"));
    ui::setAccessibleName(search_, _("Find an item"));
    search_->Bind(wxEVT_TEXT,
                  [this](wxCommandEvent&) { presenter_.search(toUtf8(search_->GetValue())); });
    column->Add(search_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::tight));
    choice_table_ =
        new ui::VirtualTable(this, {{_("Item"), 172, ui::CellKind::text, true}, {_("Promise"), 80}},
                             *this, {false, _("Items found")});
    choice_table_->onActivated([this](std::size_t) { chooseSelectedItem(); });
    choice_table_->SetMinSize(wxSize(FromDIP(kItemColumnWidth), -1));
    column->Add(choice_table_, wxSizerFlags(1).Expand());
    return column;
}

wxSizer* IntakePage::makeCentreColumn() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    draft_bar_ = makeDraftBar();
    column->Add(draft_bar_,
                wxSizerFlags().Expand().Border(wxBOTTOM, ui::space(this, Space::tight)));
    summary_ = new ui::NoticeLine(this);
    column->Add(summary_, wxSizerFlags().Expand().Border(wxBOTTOM, ui::space(this, Space::tight)));
    applicant_ = new ApplicantForm(
        this,
        {[this](IntakeField field, const std::string& text) { presenter_.setText(field, text); },
         [this](IntakeField field) { presenter_.leave(field); },
         [this](catalog::Subject kind) { presenter_.setKind(kind); },
         [this](identity::IdKind kind) { presenter_.setIdKind(kind); },
         [this](bool present) { presenter_.setAgent(present); },
         [this](bool wished) { presenter_.setByMail(wished); }});
    column->Add(applicant_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::normal));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    material_heading_ = ui::makeHeading(this, _("Materials"));
    row->Add(material_heading_, wxSizerFlags().CentreVertical());
    row->AddStretchSpacer(1);
    // TRANSLATORS: keys of the table below it; short
    auto* keys =
        new wxStaticText(this, wxID_ANY, _("Space: in, 0-9: pages, + -: copies, /: checked"));
    keys->SetForegroundColour(ui::quietText());
    row->Add(keys, wxSizerFlags().CentreVertical().Border(wxRIGHT, ui::space(this, Space::normal)));
    addButton(row, _("All in  Ctrl+M"), [this] { presenter_.collectAll(); });
    column->Add(row, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::tight));
    material_table_ = new ui::VirtualTable(this, materials_.columns(), materials_,
                                           {true, _("Materials handed in")});
    material_table_->onActivated([this](std::size_t at) { materials_.toggleCollected(at); });
    material_table_->onSelected([this](std::size_t) { materials_.endTyping(); });
    column->Add(material_table_, wxSizerFlags(1).Expand());
    conditions_ = new wxCheckBox(this, wxID_ANY, wxString());
    conditions_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        presenter_.setConditionsChecked(conditions_->GetValue());
    });
    conditions_->Hide();
    column->Add(conditions_, wxSizerFlags().Expand().Border(wxTOP, ui::space(this, Space::tight)));
    return column;
}

wxWindow* IntakePage::makeDraftBar() {
    auto* part = new wxPanel(this);
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    draft_text_ = new wxStaticText(part, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                   wxST_ELLIPSIZE_END);
    auto* choose = new wxButton(part, wxID_ANY, _("Take one up  Ctrl+O"));
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { chooseDraft(); });
    bar->Add(draft_text_, wxSizerFlags(1).CentreVertical());
    bar->Add(choose,
             wxSizerFlags().CentreVertical().Border(wxLEFT, ui::space(this, Space::normal)));
    part->SetSizer(bar);
    part->Hide();
    return part;
}

wxSizer* IntakePage::makeFactsColumn() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(this, _("What follows")));
    column->AddSpacer(ui::space(this, Space::tight));
    facts_ = new ui::FactList(this, _("What follows from item and person"));
    facts_->SetMinSize(wxSize(FromDIP(kFactsColumnWidth), -1));
    column->Add(facts_, wxSizerFlags(1).Expand());
    return column;
}

wxButton* IntakePage::addButton(wxSizer* row, const wxString& label, std::function<void()> act) {
    auto* button = new wxButton(this, wxID_ANY, label);
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    row->Add(button,
             wxSizerFlags().CentreVertical().Border(wxRIGHT, ui::space(this, Space::tight)));
    buttons_.push_back(button);
    return button;
}

wxSizer* IntakePage::makeButtons() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    addButton(row, _("Put aside  Esc"), [this] { presenter_.giveUp(); });
    addButton(row, _("Keep as draft  Ctrl+S"), [this] { presenter_.saveNow(); });
    row->AddStretchSpacer(1);
    addButton(row, _("Receive only  Ctrl+1"),
              [this] { presenter_.finish(IntakeOutcome::receive); });
    addButton(row, _("Ask for supplement  Ctrl+2"), [this] { askSupplement({}); });
    addButton(row, _("Propose refusal  Ctrl+3"), [this] { askRefusal({}); });
    accept_ = addButton(row, _("Accept and print  Ctrl+Enter"),
                        [this] { presenter_.finish(IntakeOutcome::accept); });
    accept_->SetFont(accept_->GetFont().Bold());
    return row;
}

void IntakePage::open(const client::Workplace& workplace) {
    workplace_ = workplace;
    presenter_.open(workplace);
    timer_.Start(kDraftEveryMs);
}

void IntakePage::enter() {
    if (presenter_.form().isBlank())
        search_->SetFocus();
}

void IntakePage::leaveForGood() {
    timer_.Stop();
    presenter_.tick();
}

bool IntakePage::key(const wxKeyEvent& event) {
    if (event.GetModifiers() == wxMOD_CONTROL)
        return controlKey(event.GetKeyCode());
    wxWindow* now = FindFocus();
    if (now != nullptr && material_table_->IsDescendant(now) &&
        materials_.key(event, material_table_->selectedRow()))
        return true;
    if (event.GetModifiers() != wxMOD_NONE)
        return false;
    return isEnter(event) ? plainKey(WXK_RETURN) : plainKey(event.GetKeyCode());
}

bool IntakePage::controlKey(int key) {
    switch (key) {
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        presenter_.finish(IntakeOutcome::accept);
        return true;
    case '1':
        presenter_.finish(IntakeOutcome::receive);
        return true;
    case '2':
        askSupplement({});
        return true;
    case '3':
        askRefusal({});
        return true;
    case 'M':
        presenter_.collectAll();
        return true;
    case 'K':
        if (conditions_->IsShown())
            presenter_.setConditionsChecked(!conditions_->GetValue());
        return true;
    case 'S':
        presenter_.saveNow();
        return true;
    case 'O':
        chooseDraft();
        return true;
    default:
        return false;
    }
}

bool IntakePage::plainKey(int key) {
    wxWindow* now = FindFocus();
    switch (key) {
    case WXK_ESCAPE:
        presenter_.giveUp();
        return true;
    case WXK_RETURN:
        if (now != nullptr && dynamic_cast<const wxButton*>(now) != nullptr)
            return false; // Enter on a button presses it
        advanceFromFocus();
        return true;
    case WXK_DOWN:
    case WXK_UP:
        if (now != search_)
            return false;
        choice_table_->moveSelection(key == WXK_DOWN ? 1 : -1);
        return true;
    default:
        return false;
    }
}

void IntakePage::advanceFromFocus() {
    wxWindow* now = FindFocus();
    if (now == search_ || (now != nullptr && choice_table_->IsDescendant(now)))
        return chooseSelectedItem();
    if (now != nullptr && material_table_->IsDescendant(now))
        return presenter_.advance(IntakeField::materials);
    if (now == conditions_)
        return presenter_.advance(IntakeField::conditions);
    if (const auto field = applicant_->focused())
        return presenter_.advance(*field);
    presenter_.advance(IntakeField::item);
}

void IntakePage::chooseSelectedItem() {
    const auto row = choice_table_->selectedRow();
    if (row)
        presenter_.chooseItem(choices_[*row].code);
}

void IntakePage::chooseDraft() {
    if (presenter_.drafts().empty() || presenter_.isBusy())
        return;
    DraftDialog dialog(this, presenter_);
    if (dialog.ShowModal() == wxID_OK)
        presenter_.takeUp(dialog.chosen());
}

void IntakePage::askSupplement(const std::vector<FieldError>& faults) {
    if (presenter_.isBusy() || !presenter_.requireItem())
        return;
    const client::IntakeForm& form = presenter_.form();
    SupplementDialog dialog(this, client::beginSupplement(form.words.supplement, form.materials),
                            faults, [this](std::vector<client::SupplementLine> lines) {
                                presenter_.setSupplement(std::move(lines));
                            });
    if (dialog.ShowModal() == wxID_OK)
        presenter_.finishSupplement();
}

void IntakePage::askRefusal(const std::vector<FieldError>& faults) {
    if (presenter_.isBusy() || !presenter_.requireItem())
        return;
    RefusalDialog dialog(
        this, presenter_.form().words.refusal, faults,
        [this](client::RefusalWords words) { presenter_.setRefusal(std::move(words)); });
    if (dialog.ShowModal() == wxID_OK)
        presenter_.finishRefusal();
}

void IntakePage::showChoices(const std::vector<catalog::ItemSummary>& items) {
    choices_ = items;
    choice_table_->rowsReplaced();
    if (!choices_.empty() && !search_->IsEmpty())
        choice_table_->selectRow(0);
}

ui::Cell IntakePage::cell(std::size_t row, std::size_t column) const {
    const catalog::ItemSummary& item = choices_[row];
    ui::Cell cell;
    if (column == kItemName) {
        cell.text = toWx(client::distinctName(choices_, row));
        cell.bold = item.code == presenter_.form().item_code;
    } else {
        cell.text = shortPromiseText(item);
        cell.colour = ui::quietText();
    }
    return cell;
}

void IntakePage::showForm(const client::IntakeForm& form) {
    applicant_->show(form);
    const bool asked = form.conditions > 0;
    if (asked != conditions_->IsShown()) {
        conditions_->Show(asked);
        Layout();
    }
    conditions_->SetLabel(wxString::Format(
        wxPLURAL("%d condition (at the right) is checked and met  Ctrl+K",
                 "%d conditions (at the right) are checked and met  Ctrl+K", form.conditions),
        form.conditions));
    conditions_->SetValue(form.conditions_checked);
    if (form.isBlank() && !search_->IsEmpty())
        ui::setQuietly(search_, wxString());
    choice_table_->rowsChanged();
}

void IntakePage::showMaterials(const std::vector<cases::CollectedMaterial>& rows) {
    const bool other_rows = rows.size() != materials_.count();
    materials_.set(rows);
    if (other_rows)
        material_table_->rowsReplaced();
    else
        material_table_->rowsChanged();
}

void IntakePage::showFacts(const client::IntakeFacts& facts) {
    facts_->show(factRows(facts));
    const int required = static_cast<int>(
        std::ranges::count_if(materials_.rows(), [](const auto& row) { return row.required; }));
    if (facts.item)
        material_heading_->SetLabel(wxString::Format(_("Materials: %d of %zu in, %d required"),
                                                     facts.collected, materials_.count(),
                                                     required));
    else
        material_heading_->SetLabel(_("Materials"));
}

void IntakePage::showCheck(IntakeField field, const client::Notice& check) {
    applicant_->check(field, check);
}

void IntakePage::showSummary(const client::Notice& summary) {
    summary_->show(summary);
}

void IntakePage::showDuplicate(bool shown) {
    applicant_->showDuplicateReason(shown);
}

void IntakePage::setBusy(bool busy) {
    for (wxButton* button : buttons_)
        button->Enable(!busy);
}

void IntakePage::focus(IntakeField field) {
    if (applicant_->focus(field))
        return;
    if (field == IntakeField::item) {
        search_->SetFocus();
        search_->SelectAll();
    } else if (field == IntakeField::materials) {
        const auto& rows = materials_.rows();
        const auto missing = std::ranges::find_if(
            rows, [](const auto& row) { return row.required && !row.collected; });
        if (!rows.empty())
            material_table_->selectRow(
                missing == rows.end() ? 0 : static_cast<std::size_t>(missing - rows.begin()));
        material_table_->SetFocus();
    } else if (field == IntakeField::conditions) {
        conditions_->SetFocus();
    } else {
        accept_->SetFocus();
    }
}

void IntakePage::showDrafts(const std::vector<client::Draft>& drafts) {
    draft_bar_->Show(!drafts.empty());
    if (!drafts.empty()) {
        const client::Draft& newest = drafts.front();
        const int count = static_cast<int>(drafts.size());
        draft_text_->SetLabelText(wxString::Format(
            // TRANSLATORS: how many, then of the newest one the person, the item and the time
            wxPLURAL("%d unfinished: %s, %s, kept at %s",
                     "%d unfinished; the last: %s, %s, kept at %s", count),
            count, toWx(client::personOf(newest.form)), toWx(newest.item_name),
            timeText(newest.saved_at)));
    }
    Layout();
}

void IntakePage::taken(const documents::CaseOutcome& outcome) {
    const CaseNumber number = outcome.view.record.number;
    PrintDialog(this, services_, number, outcome.documents).ShowModal();
    const bool concludes = outcome.view.record.immediate &&
                           outcome.view.record.state == cases::CaseState::accepted &&
                           workplace_.may(identity::Permission::case_conclude_on_the_spot);
    if (concludes)
        return show_case_(number);
    search_->SetFocus();
}

} // namespace bianmin::window
