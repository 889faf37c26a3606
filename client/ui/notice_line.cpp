#include "client/ui/notice_line.h"

#include "client/ui/form.h"
#include "client/ui/icons.h"
#include "client/ui/text.h"
#include "client/ui/text_wrap.h"

#include <wx/sizer.h>

#include <algorithm>

namespace bianmin::ui {

NoticeLine::NoticeLine(wxWindow* parent)
    : ReadOnlyPanel(parent)
    , sign_(new wxStaticBitmap(this, wxID_ANY, icon(client::NoticeLevel::none)))
    , text_(new wxStaticText(this, wxID_ANY, wxString())) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(sign_, wxSizerFlags().CentreVertical());
    row->AddSpacer(space(this, Space::tight));
    row->Add(text_, wxSizerFlags(1).CentreVertical());
    SetSizer(row);
    SetMinSize(wxSize(-1, 0)); // no room until there is something to say
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // Not now: what is around is being laid out and would go on with the old height.
        CallAfter([this] { rewrap(); });
    });
    sign_->Hide();
}

void NoticeLine::show(const client::Notice& notice) {
    if (notice == notice_)
        return;
    notice_ = notice;
    sign_->SetBitmap(icon(notice.level));
    sign_->Show(notice.level != client::NoticeLevel::none);
    text_->SetForegroundColour(colourOf(notice.level));
    wrapped_width_ = -1;
    rewrap();
}

void NoticeLine::rewrap() {
    const int width = std::max(0, GetClientSize().GetWidth() - sign_->GetBestSize().GetWidth() -
                                      space(this, Space::tight));
    if (width == wrapped_width_)
        return;
    wrapped_width_ = width;
    // Without a width yet: one line, and again when there is one.
    text_->SetLabelText(wrappedText(text_, toWx(notice_.text), width));
    const int sign_height = sign_->IsShown() ? sign_->GetBestSize().GetHeight() : 0;
    const int text_height = notice_.text.empty() ? 0 : text_->GetBestSize().GetHeight();
    SetMinSize(wxSize(-1, std::max(sign_height, text_height)));
    relayout(this);
    Layout(); // also where the size stays: the sign may be new
}

} // namespace bianmin::ui
