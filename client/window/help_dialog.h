// F1, or "?" where no text is typed: every key of the page or the dialog that is on the screen.
#pragma once

#include "client/window/dialog_base.h"
#include "client/window/header_bar.h"

namespace bianmin::window {

class HelpDialog final : public DialogBase {
  public:
    HelpDialog(wxWindow* parent, const std::vector<ui::Fact>& keys);

  private:
    bool key(const wxKeyEvent& event) override;
    [[nodiscard]] std::vector<ui::Fact> helpKeys() const override { return {}; }
};

// The keys of a page, and those that work on every page.
[[nodiscard]] std::vector<ui::Fact> keysOfPage(PageId page);
// Whether this key asks for help. "?" is a letter where text is typed.
[[nodiscard]] bool isHelpKey(const wxKeyEvent& event);

} // namespace bianmin::window
