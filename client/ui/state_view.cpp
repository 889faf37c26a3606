#include "client/ui/state_view.h"

#include "client/ui/icons.h"
#include "client/ui/platform.h"
#include "client/ui/text.h"
#include "client/ui/text_wrap.h"

#include <wx/intl.h>
#include <wx/sizer.h>

namespace bianmin::ui {

namespace {

using client::ListState;

StateSign signOf(ListState state) {
    switch (state) {
    case ListState::empty:
        return StateSign::empty;
    case ListState::offline:
        return StateSign::offline;
    case ListState::forbidden:
        return StateSign::forbidden;
    case ListState::failed:
        return StateSign::failed;
    case ListState::loading:
    case ListState::rows:
        break;
    }
    return StateSign::loading;
}

wxString headingOf(ListState state) {
    switch (state) {
    case ListState::empty:
        return _("Nothing here");
    case ListState::offline:
        return _("Offline");
    case ListState::forbidden:
        return _("Not permitted");
    case ListState::failed:
        return _("Could not be read");
    case ListState::loading:
    case ListState::rows:
        break;
    }
    return _("Loading");
}

} // namespace

StateView::StateView(wxWindow* parent, std::function<void()> retry)
    : wxPanel(parent)
    , sign_(new wxStaticBitmap(this, wxID_ANY, largeIcon(StateSign::loading)))
    , heading_(new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                wxALIGN_CENTRE_HORIZONTAL))
    , sentence_(new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxALIGN_CENTRE_HORIZONTAL))
    , retry_(new wxButton(this, wxID_ANY, _("Try again  F5"))) {
    heading_->SetFont(heading_->GetFont().Bold().Scaled(1.2F));
    sentence_->SetForegroundColour(quietText());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(sign_, wxSizerFlags().CentreHorizontal());
    column->AddSpacer(space(this, Space::wide));
    column->Add(heading_, wxSizerFlags().CentreHorizontal());
    column->AddSpacer(space(this, Space::tight));
    column->Add(sentence_, wxSizerFlags().CentreHorizontal());
    column->AddSpacer(space(this, Space::wide));
    column->Add(retry_, wxSizerFlags().CentreHorizontal());
    column->AddStretchSpacer(2);
    SetSizer(column);
    retry_->Bind(wxEVT_BUTTON, [retry = std::move(retry)](wxCommandEvent&) { retry(); });
    setAccessibleName(retry_, _("Try again"));
}

void StateView::show(ListState state, const client::Notice& notice) {
    sign_->SetBitmap(largeIcon(signOf(state)));
    heading_->SetLabelText(headingOf(state));
    setAccessibleName(this, headingOf(state));
    const int width = GetClientSize().GetWidth() - 2 * space(this, Space::section);
    sentence_->SetLabelText(wrappedText(sentence_, toWx(notice.text), width));
    retry_->Show(state == ListState::offline || state == ListState::failed);
    Layout();
}

} // namespace bianmin::ui
