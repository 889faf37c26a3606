#include "client/window/action_panel.h"

#include "client/core/intake_form.h"
#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/intake_facts_text.h"
#include "client/window/refusal_dialog.h"
#include "client/window/supplement_dialog.h"
#include "client/window/texts.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <array>

namespace bianmin::window {

using client::CaseAction;
using client::NoticeLevel;
using ui::Space;

namespace {

constexpr int kOpinionLines = 6;

std::array<wxString, 4> phrases() {
    return {_("On review the materials are complete and lawful; to be granted."),
            _("On review the conditions that the law sets are met; to be granted."),
            _("On review the conditions that the law sets are not met; not to be granted."),
            _("Verified on the spot; the facts agree with the application.")};
}

} // namespace

ActionPanel::ActionPanel(wxWindow* parent, client::CasePresenter& presenter)
    : wxPanel(parent)
    , presenter_(presenter)
    , materials_(MaterialLook::supplement,
                 [this](std::size_t row, const cases::CollectedMaterial& state) {
                     auto rows = materials_.rows();
                     rows[row] = client::changedRow(rows[row], state);
                     materials_.set(std::move(rows));
                     material_table_->rowsChanged();
                 }) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    notice_ = new ui::NoticeLine(this);
    all->Add(notice_, wxSizerFlags().Expand().Border(wxBOTTOM, ui::space(this, Space::normal)));
    kept_part_ = makeKept();
    all->Add(kept_part_, wxSizerFlags().Expand().Border(wxBOTTOM, ui::space(this, Space::normal)));
    book_ = new wxSimplebook(this);
    // In the order of WorkSheet.
    book_->AddPage(makeNothing(), wxString());
    book_->AddPage(makeCounter(), wxString());
    book_->AddPage(makeResubmit(), wxString());
    book_->AddPage(makeReview(), wxString());
    book_->AddPage(makeDecide(), wxString());
    book_->AddPage(makeReady(), wxString());
    all->Add(book_, wxSizerFlags(1).Expand());
    SetSizer(all);
}

wxWindow* ActionPanel::makeKept() {
    auto* part = new wxPanel(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(part, _("What you had typed; it is not handed in")));
    column->AddSpacer(ui::space(this, Space::tight));
    kept_ = ui::makeLongText(part, kOpinionLines);
    kept_->SetEditable(false);
    ui::setAccessibleName(kept_, _("What you had typed"));
    column->Add(kept_, wxSizerFlags().Expand());
    part->SetSizer(column);
    part->Hide();
    return part;
}

wxButton* ActionPanel::addMainButton(wxWindow* sheet, wxSizer* column, const wxString& label,
                                     std::function<void()> act) {
    wxButton* button = addButton(sheet, column, label, std::move(act));
    button->SetFont(button->GetFont().Bold());
    return button;
}

wxButton* ActionPanel::addButton(wxWindow* sheet, wxSizer* column, const wxString& label,
                                 std::function<void()> act) {
    auto* button = new wxButton(sheet, wxID_ANY, label);
    button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    column->Add(button, wxSizerFlags().Expand().Border(wxTOP, ui::space(this, Space::normal)));
    buttons_.push_back(button);
    return button;
}

wxWindow* ActionPanel::makeNothing() {
    auto* sheet = new ui::ReadOnlyPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(sheet, _("What to do")));
    column->AddSpacer(ui::space(this, Space::tight));
    auto* text = new wxStaticText(sheet, wxID_ANY, _("Nothing is to be done here by you."));
    text->SetForegroundColour(ui::quietText());
    column->Add(text);
    sheet->SetSizer(column);
    return sheet;
}

wxWindow* ActionPanel::makeCounter() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(sheet, _("Decide about acceptance")));
    conditions_list_ = new ui::FactList(sheet, _("Conditions"));
    column->Add(conditions_list_,
                wxSizerFlags(1).Expand().Border(wxTOP, ui::space(this, Space::tight)));
    conditions_checked_ = new wxCheckBox(sheet, wxID_ANY, _("Checked and met  Ctrl+K"));
    column->Add(conditions_checked_,
                wxSizerFlags().Expand().Border(wxTOP, ui::space(this, Space::tight)));
    accept_ = addMainButton(sheet, column, _("Accept and print  Ctrl+Enter"), [this] { accept(); });
    supplement_ =
        addButton(sheet, column, _("Ask for supplement  Ctrl+2"), [this] { askSupplement({}); });
    take_missing_ =
        addButton(sheet, column, _("Take in what was missing  Ctrl+4"), [this] { openResubmit(); });
    addButton(sheet, column, _("Propose refusal  Ctrl+3"), [this] { askRefusal({}); });
    confirm_refusal_ = addButton(sheet, column, _("Confirm the refusal and print  Ctrl+5"),
                                 [this] { presenter_.confirmRefusal(); });
    sheet->SetSizer(column);
    return sheet;
}

wxWindow* ActionPanel::makeResubmit() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(sheet, _("Materials handed in now")));
    column->AddSpacer(ui::space(this, Space::tight));
    material_table_ = new ui::VirtualTable(sheet, materials_.columns(), materials_,
                                           {true, _("Materials handed in now")});
    material_table_->onActivated([this](std::size_t row) { materials_.toggleCollected(row); });
    material_table_->onSelected([this](std::size_t) { materials_.endTyping(); });
    column->Add(material_table_, wxSizerFlags(1).Expand());
    addMainButton(sheet, column, _("Receive the supplement  Ctrl+Enter"),
                  [this] { presenter_.resubmit(materials_.rows()); });
    back_ = addButton(sheet, column, _("Back  Esc"), [this] { goBack(); });
    sheet->SetSizer(column);
    return sheet;
}

wxWindow* ActionPanel::makeReview() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(sheet, _("Review opinion")));
    column->AddSpacer(ui::space(this, Space::tight));
    opinion_ = ui::makeLongText(sheet, kOpinionLines);
    ui::setAccessibleName(opinion_, _("Review opinion"));
    column->Add(opinion_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::normal));
    column->Add(ui::makeHeading(sheet, _("Phrases  Enter adds one")));
    column->AddSpacer(ui::space(this, Space::tight));
    phrases_ = new wxListBox(sheet, wxID_ANY);
    for (const wxString& phrase : phrases())
        phrases_->Append(phrase);
    ui::setAccessibleName(phrases_, _("Phrases"));
    phrases_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { addPhrase(); });
    phrases_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN && event.GetModifiers() == wxMOD_NONE)
            addPhrase();
        else
            event.Skip();
    });
    column->Add(phrases_, wxSizerFlags(1).Expand());
    addMainButton(sheet, column, _("Hand in the opinion  Ctrl+Enter"), [this] { handInOpinion(); });
    sheet->SetSizer(column);
    return sheet;
}

wxWindow* ActionPanel::makeDecide() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    decision_ = new DecisionPanel(sheet, [this] { decisionChanged(); });
    column->Add(decision_, wxSizerFlags(1).Expand());
    addMainButton(sheet, column, _("Decide and print  Ctrl+Enter"), [this] { decide(); });
    sheet->SetSizer(column);
    return sheet;
}

wxWindow* ActionPanel::makeReady() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(sheet, _("The result is there")));
    addMainButton(sheet, column, _("Hand to the output desk  Ctrl+Enter"),
                  [this] { presenter_.makeReady(); });
    sheet->SetSizer(column);
    return sheet;
}

void ActionPanel::show(const cases::Case& subject, const catalog::Item& item,
                       const std::set<CaseAction>& actions) {
    const client::SheetPlace now{subject.number, client::sheetOf(actions)};
    const wxString typed = typedWords();
    const auto start = client::sheetStart(place_, now,
                                          typed_is_sent_  ? client::TypedWords::sent
                                          : typed.empty() ? client::TypedWords::none
                                                          : client::TypedWords::some);
    wxWindow* const focus = FindFocus();
    const bool works_here = focus != nullptr && IsDescendant(focus);
    const bool other_version = subject.version != subject_.version;
    subject_ = subject;
    shown_ = true;
    showCounter(item, actions);
    if (start != client::SheetStart::as_typed) {
        setAside(start == client::SheetStart::set_aside ? typed : wxString());
        place_ = now;
        beginSheet(item);
        openSheet(now.sheet);
    } else {
        if (other_version)
            fillMaterials(client::withTicks(subject.materials, materials_.rows()));
        if (openedSheet() == client::WorkSheet::nothing)
            openSheet(now.sheet); // it was away for a moment
    }
    typed_is_sent_ = false;
    if (now.sheet == client::WorkSheet::decide)
        decisionChanged();
    Layout();
    // The field that had the cursor is gone: it goes to the words that were in it.
    if (start == client::SheetStart::set_aside && works_here)
        kept_->SetFocus();
}

void ActionPanel::showCounter(const catalog::Item& item, const std::set<CaseAction>& actions) {
    supplement_->Show(actions.contains(CaseAction::supplement));
    take_missing_->Show(actions.contains(CaseAction::resubmit));
    confirm_refusal_->Show(actions.contains(CaseAction::confirm_refusal));
    const auto rows = conditionRows(item);
    conditions_list_->show(rows);
    conditions_list_->Show(!rows.empty());
    // Checked at the counter already, or by whoever took the case up before.
    conditions_checked_->Show(!rows.empty() && !subject_.conditions_checked);
    supplement_->GetParent()->Layout();
}

void ActionPanel::beginSheet(const catalog::Item& item) {
    conditions_checked_->SetValue(false);
    fillMaterials(subject_.materials);
    opinion_->ChangeValue(wxString());
    decision_->begin(item);
}

void ActionPanel::setAside(const wxString& words) {
    kept_->ChangeValue(words);
    kept_part_->Show(!words.empty());
}

wxString ActionPanel::typedWords() const {
    if (place_.sheet == client::WorkSheet::review)
        return opinion_->GetValue();
    return place_.sheet == client::WorkSheet::decide ? decision_->typedWords() : wxString();
}

void ActionPanel::openSheet(client::WorkSheet sheet) {
    book_->ChangeSelection(static_cast<std::size_t>(sheet));
    back_->Show(sheet != place_.sheet); // else there is nothing behind it
    back_->GetParent()->Layout();
}

client::WorkSheet ActionPanel::openedSheet() const {
    return static_cast<client::WorkSheet>(book_->GetSelection());
}

void ActionPanel::fillMaterials(std::vector<cases::CollectedMaterial> rows) {
    materials_.set(std::move(rows));
    material_table_->rowsReplaced();
}

void ActionPanel::openResubmit() {
    openSheet(client::WorkSheet::resubmit);
    Layout();
    material_table_->SetFocus();
}

bool ActionPanel::goBack() {
    const bool opened_by_key =
        openedSheet() == client::WorkSheet::resubmit && place_.sheet == client::WorkSheet::counter;
    if (!opened_by_key)
        return false;
    openSheet(place_.sheet); // what was ticked is there again with the next Ctrl+4
    Layout();
    return takeFocus();
}

void ActionPanel::clear() {
    shown_ = false;
    setAside(wxString());
    openSheet(client::WorkSheet::nothing);
}

void ActionPanel::setBusy(bool busy) {
    for (wxButton* button : buttons_)
        button->Enable(!busy);
}

void ActionPanel::showNotice(const client::Notice& notice) {
    notice_->show(notice);
}

void ActionPanel::handInOpinion() {
    const std::string opinion = toUtf8(opinion_->GetValue());
    presenter_.review(opinion);
    if (trimmed(opinion).empty())
        opinion_->SetFocus(); // that is what is asked for
}

void ActionPanel::doMainAct() {
    if (!shown_ || presenter_.isBusy())
        return;
    switch (openedSheet()) {
    case client::WorkSheet::nothing:
        break;
    case client::WorkSheet::counter:
        accept();
        break;
    case client::WorkSheet::resubmit:
        presenter_.resubmit(materials_.rows());
        break;
    case client::WorkSheet::review:
        handInOpinion();
        break;
    case client::WorkSheet::decide:
        decide();
        break;
    case client::WorkSheet::ready:
        presenter_.makeReady();
        break;
    }
}

bool ActionPanel::actByKey(int key) {
    if (!shown_ || presenter_.isBusy() || openedSheet() != client::WorkSheet::counter)
        return false;
    if (key == '2' && supplement_->IsShown())
        askSupplement({});
    else if (key == '3')
        askRefusal({});
    else if (key == '4' && take_missing_->IsShown())
        openResubmit();
    else if (key == '5' && confirm_refusal_->IsShown())
        presenter_.confirmRefusal();
    else if (key == 'K' && conditions_checked_->IsShown())
        conditions_checked_->SetValue(!conditions_checked_->GetValue());
    else
        return false;
    return true;
}

bool ActionPanel::materialKey(const wxKeyEvent& event) {
    wxWindow* now = FindFocus();
    return now != nullptr && material_table_->IsDescendant(now) &&
           materials_.key(event, material_table_->selectedRow());
}

bool ActionPanel::takeFocus() {
    switch (openedSheet()) {
    case client::WorkSheet::nothing:
        return false;
    case client::WorkSheet::counter:
        accept_->SetFocus();
        break;
    case client::WorkSheet::resubmit:
        material_table_->SetFocus();
        break;
    case client::WorkSheet::review:
        opinion_->SetFocus();
        break;
    case client::WorkSheet::decide:
        decision_->takeFocus();
        break;
    case client::WorkSheet::ready:
        buttons_.back()->SetFocus();
        break;
    }
    return true;
}

void ActionPanel::addPhrase() {
    const int chosen = phrases_->GetSelection();
    if (chosen == wxNOT_FOUND)
        return;
    opinion_->AppendText(phrases_->GetString(static_cast<unsigned>(chosen)));
    opinion_->SetFocus();
}

void ActionPanel::askSupplement(const std::vector<FieldError>& faults) {
    SupplementDialog dialog(
        this, client::beginSupplement(presenter_.words().supplement, subject_.materials), faults,
        [this](std::vector<client::SupplementLine> lines) {
            presenter_.setSupplement(std::move(lines));
        });
    if (dialog.ShowModal() == wxID_OK)
        presenter_.askSupplement();
}

void ActionPanel::askRefusal(const std::vector<FieldError>& faults) {
    RefusalDialog dialog(
        this, presenter_.words().refusal, faults,
        [this](client::RefusalWords words) { presenter_.setRefusal(std::move(words)); });
    if (dialog.ShowModal() == wxID_OK)
        presenter_.proposeRefusal();
}

void ActionPanel::accept() {
    presenter_.accept(conditions_checked_->IsShown() && conditions_checked_->GetValue());
}

void ActionPanel::decide() {
    if (const auto command = decision_->command())
        presenter_.decide(*command);
}

void ActionPanel::decisionChanged() {
    const auto command = decision_->command();
    if (!command || !presenter_.file() || !presenter_.item())
        return;
    const client::DecisionPreview preview = presenter_.preview(*command);
    if (preview.obstacle)
        return decision_->showPreview(*preview.obstacle);
    decision_->showPreview(
        {NoticeLevel::none,
         toUtf8(wxString::Format(
             // TRANSLATORS: the state that a case will have, and the paper to be printed
             _("The case will be \"%s\"; the paper is: %s."), toWx(cases::chinese(preview.state)),
             toWx(preview.paper))),
         {}});
}

} // namespace bianmin::window
