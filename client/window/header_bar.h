// The top of the window: where this is, who works here, whether the server answers, what waits; and
// below it the keys of the pages.
#pragma once

#include "client/core/header_presenter.h"
#include "client/window/window_services.h"

#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/timer.h>

#include <functional>
#include <map>

namespace bianmin::window {

enum class PageId { intake, search, to_do, output };

class HeaderBar final : public wxPanel, private client::HeaderView {
  public:
    HeaderBar(wxWindow* parent, const WindowServices& services, std::function<void(PageId)> choose,
              std::function<void()> help);

    void open(const client::Workplace& workplace);
    void showPage(PageId page);
    // The cursor goes to the button of this page.
    void takeFocus(PageId page) { buttons_.at(page)->SetFocus(); }
    // Something was done: count again now.
    void recount() { presenter_.tick(); }
    [[nodiscard]] bool offers(PageId page) const;
    void stop() { timer_.Stop(); }

  private:
    void showLink(client::Link link) override;
    void showToDo(Waiting waiting) override;
    void showOutput(Waiting waiting) override;
    wxPanel* makeLine();
    void tick();

    const WindowServices& services_;
    client::HeaderPresenter presenter_;
    wxStaticText* place_ = nullptr;
    wxStaticText* person_ = nullptr;
    wxStaticBitmap* link_sign_ = nullptr;
    wxStaticText* link_ = nullptr;
    wxStaticText* clock_ = nullptr;
    std::map<PageId, wxToggleButton*> buttons_;
    wxTimer timer_;
    int seconds_ = 0;
};

} // namespace bianmin::window
