#include "client/window/main_frame.h"

#include "client/ui/form.h"
#include "client/ui/platform.h"
#include "client/window/help_dialog.h"
#include "client/window/intake_page.h"
#include "client/window/login_dialog.h"
#include "client/window/output_page.h"

#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace bianmin::window {

namespace {

// What the pages need to show everything; smaller screens scroll nothing, they are not supported.
const wxSize kSizeMin(1280, 680);

} // namespace

MainFrame::MainFrame(const WindowServices& services, client::ConnectionState& connection)
    : wxFrame(nullptr, wxID_ANY, _("Bianmin: service hall window"))
    , services_(services) {
    header_ = new HeaderBar(
        this, services, [this](PageId page) { choose(page); }, [this] { showHelp(); });
    book_ = new wxSimplebook(this);
    const auto recount = [this] { header_->recount(); };
    addPage(PageId::intake, new IntakePage(book_, services, [this](const CaseNumber& number) {
                search_page_->showCase(number);
                choose(PageId::search);
            }));
    search_page_ = new CasesPage(book_, services, {CasesPageKind::search, recount});
    addPage(PageId::search, search_page_);
    addPage(PageId::to_do, new CasesPage(book_, services, {CasesPageKind::to_do, recount}));
    addPage(PageId::output, new OutputPage(book_, services, recount));
    nothing_ = makeNothing();
    book_->AddPage(nothing_, wxString());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(header_, wxSizerFlags().Expand());
    all->Add(book_, wxSizerFlags(1).Expand());
    SetSizer(all);
    SetMinClientSize(FromDIP(kSizeMin));
    SetClientSize(FromDIP(kSizeMin));
    Bind(wxEVT_CHAR_HOOK, &MainFrame::charHook, this);
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::close, this);
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        event.Skip();
        last_focus_ = event.GetWindow();
    });
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        event.Skip();
        keepFocus();
    });
    connection.onSessionExpired([this] { CallAfter([this] { logInAgain(); }); });
}

void MainFrame::addPage(PageId id, Page* page) {
    pages_[id] = page;
    book_->AddPage(page, wxString());
}

wxWindow* MainFrame::makeNothing() {
    auto* sheet = new wxPanel(book_);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer();
    column->Add(ui::makeHeading(sheet, _("Your account has no work at the windows. Ask the "
                                         "administrator to give you a role.")),
                wxSizerFlags().Centre());
    column->AddStretchSpacer(2);
    sheet->SetSizer(column);
    return sheet;
}

void MainFrame::open(const client::Workplace& workplace) {
    workplace_ = workplace;
    header_->open(workplace);
    for (const auto& [id, page] : pages_)
        page->open(workplace);
    // The first page that this person's work is on.
    PageId first = PageId::search;
    for (const PageId id : {PageId::output, PageId::to_do, PageId::intake}) {
        if (header_->offers(id))
            first = id;
    }
    Maximize();
    if (header_->offers(first))
        choose(first);
    else
        book_->ChangeSelection(static_cast<std::size_t>(book_->FindPage(nothing_)));
    came_from_.reset();
}

void MainFrame::choose(PageId id) {
    if (!header_->offers(id))
        return;
    if (id != current_)
        came_from_ = current_;
    current_ = id;
    header_->showPage(id);
    const int index = book_->FindPage(pages_.at(id));
    book_->ChangeSelection(static_cast<std::size_t>(index));
    pages_.at(id)->enter();
}

void MainFrame::showHelp() {
    HelpDialog(this, keysOfPage(current_)).ShowModal();
}

void MainFrame::logInAgain() {
    if (asking_log_in_)
        return;
    asking_log_in_ = true;
    LoginDialog dialog(this, services_, workplace_.account.login_name);
    const bool entered = dialog.ShowModal() == wxID_OK;
    asking_log_in_ = false;
    if (!entered)
        return;
    // The same person goes on where they were; another one begins anew.
    if (dialog.workplace().account.id != workplace_.account.id)
        open(dialog.workplace());
    else
        header_->recount();
}

void MainFrame::charHook(wxKeyEvent& event) {
    // No shortcut takes a key away from an open Chinese composition.
    if (ui::isComposing())
        return event.Skip();
    if (isHelpKey(event))
        return showHelp();
    if (event.GetModifiers() == wxMOD_NONE && frameKey(event.GetKeyCode()))
        return;
    if (header_->offers(current_) && pages_.at(current_)->key(event))
        return;
    const bool back = event.GetModifiers() == wxMOD_NONE && event.GetKeyCode() == WXK_ESCAPE;
    if (!back || !goBack())
        event.Skip();
}

bool MainFrame::goBack() {
    if (!came_from_)
        return false;
    choose(*came_from_);
    came_from_.reset(); // one step: Esc does not go round in a circle
    return true;
}

bool MainFrame::frameKey(int key) {
    switch (key) {
    case WXK_F2:
        choose(PageId::intake);
        return true;
    case WXK_F3:
        choose(PageId::search);
        return true;
    case WXK_F4:
        choose(PageId::to_do);
        return true;
    case WXK_F6:
        choose(PageId::output);
        return true;
    default:
        return false;
    }
}

void MainFrame::keepFocus() {
    const bool lost = last_focus_ != nullptr && !last_focus_->IsShownOnScreen();
    if (!lost || !IsActive())
        return;
    last_focus_ = nullptr;
    header_->takeFocus(current_);
}

void MainFrame::close(wxCloseEvent&) {
    header_->stop();
    for (const auto& [id, page] : pages_)
        page->leaveForGood();
    Destroy();
}

} // namespace bianmin::window
