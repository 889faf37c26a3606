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
    list_->SetMinSize(wxSize(FromDIP(CaseListPanel::kWidth), -1));
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
    ready_part_ = makeDelivery(desk);
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

wxWindow* OutputPage::makeDelivery(wxWindow* parent) {
    auto* part = new wxPanel(parent);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(ui::makeHeading(part, _("Hand over")));
    column->AddSpacer(ui::space(this, Space::tight));
    delivery_ =
        new DeliveryPanel(part, {[this](client::DeliveryField field, const std::string& text) {
                                     desk_.setText(field, text);
                                 },
                                 [this](client::DeliveryField field) { desk_.leave(field); },
                                 [this](cases::DeliveryMethod method) { desk_.setMethod(method); },
                                 [this](identity::IdKind kind) { desk_.setIdKind(kind); }});
    column->Add(delivery_, wxSizerFlags().Expand());
    part->SetSizer(column);
    return part;
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

bool OutputPage::controlKey(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const auto method = DeliveryPanel::methodOfKey(key);
    if (isEnter(event)) {
        doMainAct();
    } else if (method && actions_.contains(CaseAction::deliver)) {
        desk_.setMethod(*method);
        delivery_->takeFocus();
    } else if (key == 'P') {
        file_->reprint();
    } else if (key == WXK_DOWN) {
        list_->presenter().selectNext();
    } else if (key == WXK_UP) {
        list_->presenter().selectPrevious();
    } else {
        return false;
    }
    return true;
}

bool OutputPage::enterKey() {
    if (const auto field = delivery_->focused()) {
        if (const auto next = desk_.next(*field))
            delivery_->focus(*next);
        else
            main_->SetFocus();
        return true;
    }
    if (delivery_->isChoosing()) {
        delivery_->takeFocus();
        return true;
    }
    if (!list_->hasFocus())
        return false;
    list_->presenter().showSelected();
    if (actions_.contains(CaseAction::deliver))
        delivery_->takeFocus();
    return true;
}

bool OutputPage::key(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_CONTROL)
        return controlKey(event);
    if (event.GetModifiers() != wxMOD_NONE)
        return false;
    if (key == WXK_F5) {
        // After a conflict the list may have lost the case: it stays on the screen all the same.
        if (presenter_.inConflict())
            list_->presenter().standOn(presenter_.file()->view.record.number);
        list_->presenter().refresh();
        presenter_.refresh();
        return true;
    }
    if (key == WXK_ESCAPE) {
        if (FindFocus() == scan_)
            return false; // to the page before
        scan_->SetFocus();
        scan_->SelectAll();
        return true;
    }
    const bool types = dynamic_cast<wxTextCtrl*>(FindFocus()) != nullptr;
    if (actions_.contains(CaseAction::rate) && !types && key >= '1' && key <= '5') {
        rating_->SetSelection(key - '1');
        rating_chosen_ = true;
        return true;
    }
    return isEnter(event) && enterKey();
}

void OutputPage::doMainAct() {
    if (presenter_.isBusy())
        return;
    if (actions_.contains(CaseAction::deliver))
        desk_.deliver();
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

void OutputPage::beginRating(const CaseNumber& number) {
    if (number == rating_of_)
        return; // the same case, read again: what was chosen stays
    rating_of_ = number;
    rating_chosen_ = false;
    rating_->SetSelection(kDefaultLevel);
    rating_words_->ChangeValue(wxString());
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
    beginRating(rates ? file.view.record.number : CaseNumber());
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
        delivery_->takeFocus();
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
    const cases::Case& subject = outcome.view.record;
    const bool delivered = subject.state == cases::CaseState::delivered;
    // Its row goes at once; the case itself stays on the screen until it is rated.
    if (delivered)
        list_->presenter().drop(subject.number);
    if (!outcome.documents.empty()) {
        PrintDialog(this, services_, subject.number, outcome.documents).ShowModal();
        presenter_.refresh();
    }
    acted_();
    if (subject.rating) {
        list_->presenter().showSelected();
        scan_->Clear();
        scan_->SetFocus();
    } else if (actions_.contains(CaseAction::rate)) {
        rating_->SetFocus();
    } else {
        moves_on_ = true; // the file is still on its way
    }
    list_->presenter().refresh();
}

void OutputPage::showScanNotice(const client::Notice& notice) {
    scan_notice_->show(notice);
}

void OutputPage::showDelivery(const client::DeliveryForm& form) {
    delivery_->show(form);
}

void OutputPage::showCheck(client::DeliveryField field, const client::Notice& check) {
    delivery_->check(field, check);
}

void OutputPage::clearChecks() {
    delivery_->clearChecks();
}

void OutputPage::focus(client::DeliveryField field) {
    delivery_->focus(field);
}

void OutputPage::caseScanned(const CaseNumber& number) {
    moves_on_ = true;
    list_->presenter().standOn(number);
    if (presenter_.file() && presenter_.file()->view.record.number == number)
        presenter_.refresh(); // it is on the screen already
    else
        presenter_.show(number);
}

} // namespace bianmin::window
