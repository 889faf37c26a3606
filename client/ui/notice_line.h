// A sign and a sentence: the check beside a field, the summary at the top of a page.
#pragma once

#include "client/core/notice.h"
#include "client/ui/platform.h"

#include <wx/statbmp.h>
#include <wx/stattext.h>

namespace bianmin::ui {

// Wraps its sentence to the width that it gets and grows in height; says nothing at level none
// without text.
class NoticeLine final : public ReadOnlyPanel {
  public:
    explicit NoticeLine(wxWindow* parent);

    void show(const client::Notice& notice);
    [[nodiscard]] const client::Notice& shown() const { return notice_; }

  private:
    void rewrap();

    client::Notice notice_;
    wxStaticBitmap* sign_;
    wxStaticText* text_;
    int wrapped_width_ = -1;
};

} // namespace bianmin::ui
