#include "client/window/header_bar.h"

#include "client/ui/icons.h"
#include "client/ui/platform.h"
#include "client/ui/tokens.h"
#include "client/window/texts.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/statline.h>

namespace bianmin::window {

using identity::Permission;
using ui::Space;

namespace {

constexpr int kSecondMs = 1000;

wxString counted(const wxString& label, client::HeaderView::Waiting waiting) {
    if (waiting.count == 0)
        return label;
    return wxString::Format("%s (%d%s)", label, waiting.count, waiting.more ? "+" : "");
}

} // namespace

HeaderBar::HeaderBar(wxWindow* parent, const WindowServices& services,
                     std::function<void(PageId)> choose, std::function<void()> help)
    : wxPanel(parent)
    , services_(services)
    , presenter_(*this, services.desk) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(makeLine(), wxSizerFlags().Expand());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](PageId page, const wxString& label) {
        auto* button = new wxToggleButton(this, wxID_ANY, label);
        button->Bind(wxEVT_TOGGLEBUTTON, [choose, page](wxCommandEvent&) { choose(page); });
        row->Add(button, wxSizerFlags().Border(wxRIGHT, ui::space(this, Space::tight)));
        buttons_[page] = button;
    };
    add(PageId::intake, _("F2 Take in"));
    add(PageId::search, _("F3 Look up"));
    add(PageId::to_do, _("F4 To do"));
    add(PageId::output, _("F6 Hand over"));
    row->AddStretchSpacer(1);
    auto* keys = new wxButton(this, wxID_ANY, _("F1 Help"));
    keys->Bind(wxEVT_BUTTON, [help = std::move(help)](wxCommandEvent&) { help(); });
    row->Add(keys);
    all->Add(row, wxSizerFlags().Expand().Border(wxALL, ui::space(this, Space::normal)));
    all->Add(new wxStaticLine(this), wxSizerFlags().Expand());
    SetSizer(all);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
}

wxPanel* HeaderBar::makeLine() {
    auto* line = new ui::ReadOnlyPanel(this);
    line->SetBackgroundColour(ui::accentFill());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto addText = [&](int proportion) {
        auto* text = new wxStaticText(line, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                      wxST_ELLIPSIZE_END);
        text->SetForegroundColour(ui::onAccentText());
        row->Add(text, wxSizerFlags(proportion).CentreVertical());
        return text;
    };
    row->AddSpacer(ui::space(this, Space::wide));
    place_ = addText(1);
    place_->SetFont(place_->GetFont().Bold());
    person_ = addText(0);
    row->AddSpacer(ui::space(this, Space::section));
    link_sign_ = new wxStaticBitmap(line, wxID_ANY, ui::icon(client::Link::unknown));
    row->Add(link_sign_, wxSizerFlags().CentreVertical());
    row->AddSpacer(ui::space(this, Space::tight));
    link_ = addText(0);
    row->AddSpacer(ui::space(this, Space::section));
    clock_ = addText(0);
    row->AddSpacer(ui::space(this, Space::wide));
    auto* padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(row,
                wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, ui::space(this, Space::normal)));
    line->SetSizer(padded);
    return line;
}

void HeaderBar::open(const client::Workplace& workplace) {
    wxString place = _("Bianmin") + toWx(" · ") + toWx(workplace.organization.name);
    if (workplace.station)
        place += toWx(" · ") + toWx(workplace.station->name);
    place_->SetLabelText(place);
    person_->SetLabelText(toWx(workplace.account.display_name));
    const bool reads = workplace.may(Permission::case_read);
    buttons_[PageId::intake]->Show(workplace.may(Permission::case_intake));
    buttons_[PageId::search]->Show(reads);
    buttons_[PageId::to_do]->Show(reads);
    buttons_[PageId::output]->Show(workplace.may(Permission::case_deliver));
    presenter_.open(workplace);
    tick();
    timer_.Start(kSecondMs);
    Layout();
}

bool HeaderBar::offers(PageId page) const {
    return buttons_.at(page)->IsShown();
}

void HeaderBar::showPage(PageId page) {
    for (const auto& [id, button] : buttons_)
        button->SetValue(id == page);
}

void HeaderBar::tick() {
    const wxString now = clockText(services_.desk.clock.now());
    if (clock_->GetLabelText() != now) {
        clock_->SetLabelText(now);
        clock_->GetParent()->Layout();
    }
    if (++seconds_ % client::HeaderPresenter::kTickSeconds == 0)
        presenter_.tick();
}

void HeaderBar::showLink(client::Link link) {
    link_sign_->SetBitmap(ui::icon(link));
    link_->SetLabelText(link == client::Link::online    ? _("connected")
                        : link == client::Link::offline ? _("offline")
                                                        : _("connecting"));
    link_->GetParent()->Layout();
}

void HeaderBar::showToDo(Waiting waiting) {
    buttons_[PageId::to_do]->SetLabel(counted(_("F4 To do"), waiting));
    Layout();
}

void HeaderBar::showOutput(Waiting waiting) {
    buttons_[PageId::output]->SetLabel(counted(_("F6 Hand over"), waiting));
    Layout();
}

} // namespace bianmin::window
