// bianmin-window: puts the parts together and runs them.
#include "client/core/county_connection.h"
#include "client/core/station_settings.h"
#include "client/ui/platform.h"
#include "client/ui/translation.h"
#include "client/ui/wx_executor.h"
#include "client/window/login_dialog.h"
#include "client/window/main_frame.h"
#include "client/window/texts.h"
#include "shared/base/hash.h"
#include "shared/base/system_ports.h"

#include <wx/app.h>
#include <wx/cmdline.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/snglinst.h>
#include <wx/stdpaths.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

namespace bianmin::window {

namespace {

constexpr int kWorkers = 2;
// Longest wait for a worker at the end; drafts are on the disk by then.
constexpr std::chrono::milliseconds kStopLimit{1500};

// Everything that lives as long as the program, in the order of need.
struct Composition {
    client::StationSettings settings;
    std::shared_ptr<const reports::TemplateLibrary> templates;
    std::shared_ptr<const reports::FontLibrary> fonts;
    std::unique_ptr<client::CountyApi> api;
    std::unique_ptr<client::Printer> printer;

    SystemClock clock{};
    SystemRandom random{};
    ui::WxExecutor executor{};
    client::ThreadTaskRunner tasks{executor, kWorkers};
    client::ConnectionState connection{};
    reports::DocumentRenderer renderer{templates, fonts};
    client::DeskServices desk{*api, tasks, connection, clock, random};
    client::StationMemory memory{std::filesystem::path(settings.state_directory) / "memory.json"};
    client::FileDraftStore draft_store{std::filesystem::path(settings.state_directory) / "drafts",
                                       std::filesystem::path(settings.state_directory) /
                                           "draft.json"};
    client::DraftKeeper drafts{draft_store, tasks};
    client::ItemFinder items{desk, memory};
    WindowServices services{desk,
                            memory,
                            drafts,
                            items,
                            renderer,
                            *printer,
                            calendar::publishedCalendar(),
                            settings.station};
};

std::vector<reports::FontFile> fontFiles(const std::vector<std::string>& paths) {
    std::vector<reports::FontFile> files;
    for (const std::string& path : paths)
        files.push_back({path, 0});
    return files;
}

std::unique_ptr<client::Printer> makePrinter(const client::StationSettings& settings) {
    const std::filesystem::path state(settings.state_directory);
    if (!settings.print_command.empty())
        return std::make_unique<client::CommandPrinter>(
            client::PrintCommandLine{settings.print_command, state / "spool"});
    return std::make_unique<client::FolderPrinter>(settings.print_folder);
}

Result<std::unique_ptr<Composition>> compose(client::StationSettings settings) {
    reports::FontSettings fonts;
    if (!settings.font_directory.empty())
        fonts.fallback_root = settings.font_directory;
    fonts.body = fontFiles(settings.body_fonts);
    fonts.heading = fontFiles(settings.heading_fonts);
    fonts.sans = fontFiles(settings.sans_fonts);
    auto font_library = TRY(reports::FontLibrary::create(fonts));
    auto templates = std::make_shared<const reports::TemplateLibrary>(
        TRY(reports::TemplateLibrary::load(settings.template_directory)));
    auto api = TRY(client::connectToCounty(settings));
    auto printer = makePrinter(settings);
    return std::unique_ptr<Composition>(new Composition{std::move(settings), std::move(templates),
                                                        std::move(font_library), std::move(api),
                                                        std::move(printer)});
}

wxString describeFully(const Error& error) {
    wxString text = toWx(describe(error));
    for (const FieldError& fault : error.fields)
        text += "\n" + toWx(fault.path) + "  " + toWx(describe(fault));
    return text;
}

} // namespace

class WindowApp final : public wxApp {
  public:
    bool OnInit() override;
    int OnExit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;

  private:
    void setDefaults(client::StationSettings& settings) const;

    wxString settings_file_;
    std::unique_ptr<wxSingleInstanceChecker> single_;
    std::unique_ptr<Composition> parts_;
};

void WindowApp::OnInitCmdLine(wxCmdLineParser& parser) {
    wxApp::OnInitCmdLine(parser);
    parser.AddOption("s", "settings", _("settings file of this station"), wxCMD_LINE_VAL_STRING,
                     wxCMD_LINE_OPTION_MANDATORY);
}

bool WindowApp::OnCmdLineParsed(wxCmdLineParser& parser) {
    parser.Found("settings", &settings_file_);
    return wxApp::OnCmdLineParsed(parser);
}

void WindowApp::setDefaults(client::StationSettings& settings) const {
    if (settings.state_directory.empty())
        settings.state_directory = toUtf8(wxStandardPaths::Get().GetUserLocalDataDir());
    if (settings.template_directory.empty())
        settings.template_directory = BIANMIN_TEMPLATE_DIRECTORY;
}

bool WindowApp::OnInit() {
    SetAppName("bianmin-window");
    const std::filesystem::path beside =
        std::filesystem::path(toUtf8(wxStandardPaths::Get().GetExecutablePath())).parent_path();
    ui::loadTranslations({beside / "locale", BIANMIN_LOCALE_DIRECTORY});
    if (!wxApp::OnInit())
        return false;
    auto settings = client::readStationSettings(toUtf8(settings_file_));
    if (!settings) {
        wxMessageBox(describeFully(settings.error()), _("The settings cannot be used"),
                     wxOK | wxICON_ERROR);
        return false;
    }
    setDefaults(*settings);
    // Two windows of one station would write over each other's drafts.
    single_ = std::make_unique<wxSingleInstanceChecker>(
        "bianmin-window-" + sha256Hex(settings->state_directory).substr(0, 16));
    if (single_->IsAnotherRunning()) {
        wxMessageBox(_("The window of this station is open already."), _("Bianmin"),
                     wxOK | wxICON_INFORMATION);
        return false;
    }
    auto parts = compose(std::move(*settings));
    if (!parts) {
        wxMessageBox(describeFully(parts.error()), _("The window cannot start"),
                     wxOK | wxICON_ERROR);
        return false;
    }
    parts_ = std::move(*parts);
    LoginDialog login(nullptr, parts_->services, {});
    if (login.ShowModal() != wxID_OK)
        return false;
    auto* frame = new MainFrame(parts_->services, parts_->connection);
    frame->Show();
    frame->open(login.workplace());
    return true;
}

int WindowApp::OnExit() {
    // Not being able to remember column widths is no reason to keep a person from going home.
    const auto remembered = parts_->memory.save();
    static_cast<void>(remembered);
    if (!parts_->tasks.stop(kStopLimit))
        std::quick_exit(EXIT_SUCCESS); // a worker waits for a dead network
    return wxApp::OnExit();
}

} // namespace bianmin::window

wxIMPLEMENT_APP_NO_MAIN(bianmin::window::WindowApp);

int main(int argc, char** argv) {
    bianmin::ui::prepareToolkit();
    return wxEntry(argc, argv);
}
