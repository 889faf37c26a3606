// The window: the bar at the top and the pages under it.
#pragma once

#include "client/window/cases_page.h"
#include "client/window/header_bar.h"
#include "client/window/page.h"

#include <wx/frame.h>
#include <wx/simplebook.h>
#include <wx/weakref.h>

#include <map>

namespace bianmin::window {

class MainFrame final : public wxFrame {
  public:
    MainFrame(const WindowServices& services, client::ConnectionState& connection);

    // Somebody has logged in: every page begins anew.
    void open(const client::Workplace& workplace);

  private:
    void addPage(PageId id, Page* page);
    void choose(PageId id);
    wxWindow* makeNothing();
    bool goBack(); // to the page before; false when there is none
    void showHelp();
    void logInAgain();
    void charHook(wxKeyEvent& event);
    bool frameKey(int key);
    void close(wxCloseEvent& event);
    // What had the focus may be hidden by what came from the server: keys must go somewhere.
    void keepFocus();

    const WindowServices& services_;
    client::Workplace workplace_;
    HeaderBar* header_ = nullptr;
    wxSimplebook* book_ = nullptr;
    std::map<PageId, Page*> pages_;
    wxWindow* nothing_ = nullptr; // for whom no page is
    CasesPage* search_page_ = nullptr;
    PageId current_ = PageId::search;
    std::optional<PageId> came_from_;
    bool asking_log_in_ = false;
    wxWeakRef<wxWindow> last_focus_;
};

} // namespace bianmin::window
