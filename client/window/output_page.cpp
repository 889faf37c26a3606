#include "client/window/output_page.h"

#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/print_dialog.h"
#include "client/window/texts.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include <array>

namespace bianmin::window {

using cases::Satisfaction;
using client::CaseAction;
using ui::Space;

namespace {

constexpr int kListWidth = 488;
constexpr int kDeskWidth = 340;
constexpr int kWordsLines = 2;
constexpr std::array kLevels{Satisfaction::very_satisfied, Satisfaction::satisfied,
                             Satisfaction::basically_satisfied, Satisfaction::dissatisfied,
                             Satisfaction::very_dissatisfied};
// Nobody chose: recorded as this, and as a default.
constexpr int kDefaultLevel = 1;

} // namespace

OutputPage::OutputPage(wxWindow* parent, const WindowServices& services,
                       std::function<void()> acted)
    : Page(parent)
    , services_(services)
    , acted_(std::move(acted))
    , presenter_(*this, services.desk)
    , desk_(*this, presenter_, services.desk) {
    const int gap = ui::space(this, Space::wide);
    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(makeScan(), wxSizerFlags().Expand());
    list_ = new CaseListPanel(this, services, "output",
                              [this](const CaseNumber& number) { presenter_.show(number); });
    list_->SetMinSize(wxSize(FromDIP(kListWidth), -1));
    left->Add(list_, wxSizerFlags(1).Expand());
    file_ = new CasePanel(this, services, [this] { presenter_.refresh(); });
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    columns->Add(left, wxSizerFlags().Expand());
    columns->AddSpacer(gap);
    columns->Add(file_, wxSizerFlags(1).Expand());
    columns->AddSpacer(gap);
    columns->Add(makeDesk(), wxSizerFlags().Expand());
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(columns, wxSizerFlags(1).Expand().Border(wxALL, gap));
    SetSizer(page);
}

wxSizer* OutputPage::makeScan() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(this, _("Scan the receipt")));
    column->AddSpacer(ui::space(this, Space::tight));
    scan_ = ui::makeText(this, ui::TextKind::code);
    scan_->SetHint(_("QR code or case number"));
    ui::setAccessibleName(scan_, _("QR code or case number"));
    scan_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        desk_.scan(toUtf8(scan_->GetValue()));
        scan_->SelectAll();
    });
    column->Add(scan_, wxSizerFlags().Expand());
    scan_notice_ = new ui::NoticeLine(this);
    column->Add(scan_notice_,
                wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, ui::space(this, Space::tight)));
    column->Add(ui::makeHeading(this, _("Waiting to be fetched")));
    column->AddSpacer(ui::space(this, Space::tight));
    return column;
}

wxWindow* OutputPage::makeDesk() {
    auto* desk = new wxPanel(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    notice_ = new ui::NoticeLine(desk);
    column->Add(notice_, wxSizerFlags().Expand().Border(wxBOTTOM, ui::space(this, Space::normal)));
    ready_part_ = new wxPanel(desk);
    auto* ready = new wxBoxSizer(wxVERTICAL);
    ready->Add(ui::makeHeading(ready_part_, _("Hand over")));
    ready->AddSpacer(ui::space(this, Space::tight));
    constexpr int kWidth = 200;
    form_ = new ui::Form(ready_part_, kWidth, ui::Form::CheckPlace::below);
    recipient_id_ = ui::makeText(form_, ui::TextKind::code);
    form_->addRow(_("Recipient's ID number"), recipient_id_);
    recipient_id_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        desk_.checkRecipient(toUtf8(recipient_id_->GetValue()));
    });
    recipient_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Recipient"), recipient_);
    relation_ = ui::makeText(form_, ui::TextKind::words);
    form_->addRow(_("Relation"), relation_);
    ready->Add(form_, wxSizerFlags().Expand());
    ready_part_->SetSizer(ready);
    column->Add(ready_part_, wxSizerFlags().Expand());
    rating_part_ = makeRating(desk);
    column->Add(rating_part_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::wide));
    main_ = new wxButton(desk, wxID_ANY, _("Hand over and print  Ctrl+Enter"));
    main_->SetFont(main_->GetFont().Bold());
    main_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { doMainAct(); });
    column->Add(main_, wxSizerFlags().Expand());
    column->AddStretchSpacer(1);
    desk->SetSizer(column);
    desk->SetMinSize(wxSize(FromDIP(kDeskWidth), -1));
    return desk;
}

wxWindow* OutputPage::makeRating(wxWindow* parent) {
    auto* part = new wxPanel(parent);
    auto* column = new wxBoxSizer(wxVERTICAL);
    wxArrayString labels;
    for (const Satisfaction level : kLevels)
        labels.Add(wxString::Format("%d %s", static_cast<int>(level), toWx(cases::chinese(level))));
    rating_ = new wxRadioBox(part, wxID_ANY, _("How was the service? Keys 1 to 5"),
                             wxDefaultPosition, wxDefaultSize, labels, 1, wxRA_SPECIFY_COLS);
    rating_->Bind(wxEVT_RADIOBOX, [this](wxCommandEvent&) { rating_chosen_ = true; });
    column->Add(rating_, wxSizerFlags().Expand());
    column->AddSpacer(ui::space(this, Space::normal));
    column->Add(new wxStaticText(part, wxID_ANY, _("Words")));
    rating_words_ = ui::makeLongText(part, kWordsLines);
    ui::setAccessibleName(rating_words_, _("Words about the service"));
    column->Add(rating_words_, wxSizerFlags().Expand());
    part->SetSizer(column);
    return part;
}

void OutputPage::open(const client::Workplace& workplace) {
    presenter_.setWorkplace(workplace);
    showNoFile();
}

void OutputPage::enter() {
    cases::CaseQuery query;
    query.list = cases::CaseListKind::output;
    list_->presenter().show(query);
    scan_->SetFocus();
}

bool OutputPage::key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool types = dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr;
    if (event.GetModifiers() == wxMOD_CONTROL) {
        if (isEnter(event))
            doMainAct();
        else if (key == 'P')
            file_->reprint();
        else if (key == WXK_DOWN)
            list_->presenter().selectNext();
        else if (key == WXK_UP)
            list_->presenter().selectPrevious();
        else
            return false;
        return true;
    }
    if (event.GetModifiers() != wxMOD_NONE)
        return false;
    if (key == WXK_F5) {
        list_->presenter().refresh();
        presenter_.refresh();
        return true;
    }
    if (key == WXK_ESCAPE) {
        scan_->SetFocus();
        scan_->SelectAll();
        return true;
    }
    if (actions_.contains(CaseAction::rate) && !types && key >= '1' && key <= '5') {
        rating_->SetSelection(key - '1');
        rating_chosen_ = true;
        return true;
    }
    if (!isEnter(event))
        return false;
    if (FindFocus() == recipient_id_ || FindFocus() == recipient_ || FindFocus() == relation_) {
        FindFocus()->Navigate();
        return true;
    }
    if (list_->hasFocus() && actions_.contains(CaseAction::deliver)) {
        recipient_id_->SetFocus();
        return true;
    }
    return false;
}

client::DeliveryForm OutputPage::delivery() const {
    return {toUtf8(recipient_->GetValue()), toUtf8(recipient_id_->GetValue()),
            toUtf8(relation_->GetValue())};
}

void OutputPage::doMainAct() {
    if (presenter_.isBusy())
        return;
    if (actions_.contains(CaseAction::deliver))
        desk_.deliver(delivery());
    else if (actions_.contains(CaseAction::rate))
        rate();
    else if (actions_.contains(CaseAction::make_ready))
        presenter_.makeReady();
}

void OutputPage::rate() {
    const int chosen = rating_chosen_ ? rating_->GetSelection() : kDefaultLevel;
    presenter_.rate(kLevels.at(static_cast<std::size_t>(chosen)), !rating_chosen_,
                    toUtf8(rating_words_->GetValue()));
}

void OutputPage::showFile(const documents::CaseFile& file, const catalog::Item&,
                          const std::set<CaseAction>& actions) {
    actions_ = actions;
    file_->show(file);
    desk_.fileShown();
    const bool delivers = actions.contains(CaseAction::deliver);
    const bool rates = actions.contains(CaseAction::rate);
    ready_part_->Show(delivers);
    rating_part_->Show(rates);
    rating_chosen_ = false;
    rating_->SetSelection(kDefaultLevel);
    rating_words_->ChangeValue(wxString());
    main_->Show(delivers || rates || actions.contains(CaseAction::make_ready));
    main_->SetLabel(delivers ? _("Hand over and print  Ctrl+Enter")
                    : rates  ? _("Record the rating  Ctrl+Enter")
                             : _("The result is here  Ctrl+Enter"));
    main_->GetParent()->Layout();
    Layout();
    // Only what the person asked for moves the cursor: not the row that a refresh selects.
    if (!moves_on_)
        return;
    moves_on_ = false;
    if (delivers)
        recipient_id_->SetFocus();
    else if (rates)
        rating_->SetFocus();
}

void OutputPage::showNoFile() {
    actions_.clear();
    file_->clear();
    desk_.fileShown();
    ready_part_->Hide();
    rating_part_->Hide();
    main_->Hide();
    Layout();
}

void OutputPage::showNotice(const client::Notice& notice) {
    notice_->show(notice);
}

void OutputPage::setBusy(bool busy) {
    main_->Enable(!busy);
}

void OutputPage::acted(const documents::CaseOutcome& outcome) {
    if (!outcome.documents.empty()) {
        PrintDialog(this, services_, outcome.view.record.number, outcome.documents).ShowModal();
        presenter_.refresh();
    }
    acted_();
    const bool done = outcome.view.record.rating.has_value();
    if (actions_.contains(CaseAction::rate))
        rating_->SetFocus();
    else
        moves_on_ = !done; // the file is still on its way
    if (outcome.view.record.state != cases::CaseState::delivered || done)
        list_->presenter().refresh();
    if (done) {
        scan_->Clear();
        scan_->SetFocus();
    }
}

void OutputPage::showScanNotice(const client::Notice& notice) {
    scan_notice_->show(notice);
}

void OutputPage::showRecipient(const client::DeliveryForm& form, const client::Notice& check) {
    ui::setQuietly(recipient_id_, toWx(form.recipient_id_number));
    // What was typed about somebody else stays.
    if (!form.recipient.empty() || check.level != client::NoticeLevel::warning) {
        ui::setQuietly(recipient_, toWx(form.recipient));
        ui::setQuietly(relation_, toWx(form.relation));
    }
    form_->check(recipient_id_, check);
}

void OutputPage::caseScanned(const CaseNumber& number) {
    moves_on_ = true;
    if (presenter_.file() && presenter_.file()->view.record.number == number)
        presenter_.refresh(); // it is on the screen already
    else
        presenter_.show(number);
}

} // namespace bianmin::window
