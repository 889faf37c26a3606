// F3 and F4: a list on the left, the file in the middle, what is to be done on the right.
#pragma once

#include "client/core/case_presenter.h"
#include "client/window/action_panel.h"
#include "client/window/case_list_panel.h"
#include "client/window/case_panel.h"
#include "client/window/page.h"

#include <wx/choice.h>

namespace bianmin::window {

enum class CasesPageKind {
    search, // F3: everything I may see, found by number, name, item or initials
    to_do,  // F4: what waits for me
};

class CasesPage final : public Page, private client::CaseFileView {
  public:
    struct Setup {
        CasesPageKind kind = CasesPageKind::search;
        std::function<void()> acted; // something was done: counts have changed
    };
    CasesPage(wxWindow* parent, const WindowServices& services, Setup setup);

    void open(const client::Workplace& workplace) override;
    void enter() override;
    bool key(const wxKeyEvent& event) override;
    // Opens one case, whatever the list shows.
    void showCase(const CaseNumber& number);

  private:
    void showFile(const documents::CaseFile& file, const catalog::Item& item,
                  const std::set<client::CaseAction>& actions) override;
    void showNoFile() override;
    void showNotice(const client::Notice& notice) override;
    void setBusy(bool busy) override;
    void askRefusal(const std::vector<FieldError>& faults) override;
    void askSupplement(const std::vector<FieldError>& faults) override;
    void acted(const documents::CaseOutcome& outcome) override;

    wxSizer* makeFilters();
    [[nodiscard]] cases::CaseQuery query() const;
    void ask();
    void readAgain();
    // Esc, one step a time; false at the list, where the page begins.
    bool goBack();

    const WindowServices& services_;
    Setup setup_;
    client::Workplace workplace_;
    client::CasePresenter presenter_;
    wxTextCtrl* search_ = nullptr;
    wxChoice* scope_ = nullptr;
    CaseListPanel* list_ = nullptr;
    CasePanel* file_ = nullptr;
    ActionPanel* actions_ = nullptr;
    bool opened_ = false;
};

} // namespace bianmin::window
