#include "tests/scenario/server_process.h"

#include "shared/base/log.h"
#include "shared/base/system_ports.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace bianmin::scenario {

namespace {

constexpr const char* kServer = BIANMIN_BINARY_DIR "/bin/bianmin-server";
constexpr const char* kCtl = BIANMIN_BINARY_DIR "/bin/bianminctl";

using support::valueOf;

struct Child {
    pid_t id = 0;
    int output = -1; // its standard output
};

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

Child spawn(std::vector<std::string> words, std::vector<std::string> environment,
            const std::string& error_file) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error_file.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    environment.emplace_back("PATH=/usr/bin:/bin");
    Child child;
    const int failed = posix_spawn(&child.id, words.front().c_str(), &actions, nullptr,
                                   pointersTo(words).data(), pointersTo(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    child.output = ends[0];
    if (failed != 0)
        throw std::runtime_error("cannot start " + words.front());
    return child;
}

// Up to the end of a line, or of the output.
std::string readLine(int descriptor) {
    std::string line;
    char c = 0;
    while (read(descriptor, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

std::string readAll(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
        const auto count = read(descriptor, buffer.data(), buffer.size());
        if (count <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

int waitFor(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

} // namespace

ProgramRun runProgram(const std::vector<std::string>& words,
                      const std::vector<std::string>& environment) {
    const Child child = spawn(words, environment, "/dev/null");
    ProgramRun run;
    run.out = readAll(child.output);
    close(child.output);
    run.exit_code = waitFor(child.id);
    return run;
}

County::County(const std::string& settings)
    : database_(directory_.path() / "county.db")
    , certificates_(directory_.path()) {
    writeConfiguration(settings);
    const std::string folder = directory_.path().string() + "/";
    const ProgramRun initialized =
        runProgram({kServer, "--config", folder + "server.conf", "--initialize",
                    BIANMIN_SOURCE_DIR "/tests/api/fixtures/county.json",
                    "--administrator-password-file", folder + "password"});
    if (initialized.exit_code != 0)
        throw std::runtime_error("initialisation failed");
    startServer();
}

County::County(std::filesystem::path database, const std::string& settings)
    : database_(std::move(database))
    , certificates_(directory_.path()) {
    writeConfiguration(settings);
}

void County::writeConfiguration(const std::string& settings) {
    setLogLevel(LogLevel::error);
    const std::string folder = directory_.path().string() + "/";
    writeText(folder + "password", std::string(api_test::kPassword) + "\n");
    writeText(folder + "server.conf", "county = 441821\nlisten_address = 127.0.0.1\n"
                                      "listen_port = 0\npassword_memory = 8\n"
                                      "password_passes = 1\ndatabase = " +
                                          database() +
                                          "\ncertificate = " + certificates_.certificate +
                                          "\nprivate_key = " + certificates_.key + "\n" + settings);
}

County::~County() {
    if (server_ != 0)
        killServer();
}

void County::startServer() {
    spawnServer();
    awaitServer();
}

void County::spawnServer() {
    const std::string folder = directory_.path().string() + "/";
    const Child child =
        spawn({kServer, "--config", folder + "server.conf", "--port-file", folder + "port"}, {},
              folder + "server.log");
    server_ = child.id;
    server_output_ = child.output;
}

void County::awaitServer() {
    const std::string folder = directory_.path().string() + "/";
    const std::string line = readLine(server_output_);
    close(std::exchange(server_output_, -1));
    if (!line.starts_with("listening on https://127.0.0.1:"))
        throw std::runtime_error("the server did not start: " +
                                 api_test::readText(folder + "server.log"));
    port_ = line.substr(line.rfind(':') + 1);
    if (api_test::readText(folder + "port") != port_ + "\n")
        throw std::runtime_error("the port file differs");
}

void County::killServer() {
    kill(server_, SIGKILL);
    waitFor(server_);
    server_ = 0;
    if (server_output_ != -1)
        close(std::exchange(server_output_, -1));
}

void County::askServerToStop() {
    kill(server_, SIGTERM);
}

int County::stopServer() {
    askServerToStop();
    const int code = waitFor(server_);
    server_ = 0;
    return code;
}

ProgramRun County::restore(const std::filesystem::path& backup) const {
    return runProgram({kServer, "--config", (directory_.path() / "server.conf").string(),
                       "--restore", backup.string()});
}

void County::killRestoreAt(const std::filesystem::path& file,
                           const std::filesystem::path& backup) const {
    const Child child = spawn({kServer, "--config", (directory_.path() / "server.conf").string(),
                               "--restore", backup.string()},
                              {}, "/dev/null");
    close(child.output);
    while (waitpid(child.id, nullptr, WNOHANG) == 0) {
        if (!std::filesystem::exists(file))
            continue;
        kill(child.id, SIGKILL);
        waitFor(child.id);
        break;
    }
}

ProgramRun County::secondServer() const {
    return runProgram({kServer, "--config", (directory_.path() / "server.conf").string()});
}

ProgramRun County::ctl(const std::string& login_name, const std::string& station,
                       const std::vector<std::string>& words) const {
    std::vector<std::string> line{kCtl};
    line.insert(line.end(), words.begin(), words.end());
    return runProgram(line, {"BIANMIN_SERVER=" + url(), "BIANMIN_CA=" + certificates_.ca,
                             "BIANMIN_USER=" + login_name,
                             "BIANMIN_PASSWORD_FILE=" + (directory_.path() / "password").string(),
                             "BIANMIN_STATION=" + station});
}

Json County::ctlJson(const std::string& login_name, const std::string& station,
                     std::vector<std::string> words) const {
    words.insert(words.begin(), "--json");
    const ProgramRun run = ctl(login_name, station, words);
    if (run.exit_code != 0)
        throw std::runtime_error("bianminctl " + words[1] + " failed: " + run.out);
    return valueOf(parseJson(run.out));
}

void County::addPerson(const Person& person) {
    ctlJson("admin", "",
            {"user", "add", person.login_name, "--name", "王小明", "--organization",
             person.organization, "--role", person.role, "--new-password-file",
             directory_.path() / "password"});
}

std::unique_ptr<transport::HttpsClient> County::client() const {
    return valueOf(
        transport::HttpsClient::create({.servers = {url()}, .ca_file = certificates_.ca}));
}

County::Session County::session(const std::string& login_name, const std::string& station) const {
    Session session;
    session.client = client();
    session.api = std::make_unique<transport::ApiSession>(*session.client);
    identity::LoginCommand login{login_name, api_test::kPassword, std::nullopt};
    if (!station.empty())
        login.station = StationId(station);
    valueOf(session.api->login(login));
    return session;
}

CommandId County::newId() const {
    const SystemClock clock;
    SystemRandom random;
    return CommandId(makeUuidV7(clock.now(), random));
}

} // namespace bianmin::scenario
