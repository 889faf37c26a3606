// F1: what this page is for, and every key.
#pragma once

#include "client/window/dialog_base.h"
#include "client/window/header_bar.h"

namespace bianmin::window {

class HelpDialog final : public DialogBase {
  public:
    HelpDialog(wxWindow* parent, PageId page);

  private:
    bool key(const wxKeyEvent& event) override;
};

} // namespace bianmin::window
