#include "tests/api/api_server.h"

#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/contract/problem.h"
#include "shared/transport/operation_path.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace bianmin::api_test {

namespace {

// As cheap as the library allows: these tests are not about the strength of passwords.
constexpr http::Argon2Settings kCheapHash{.memory_kib = 8, .passes = 1, .lanes = 1};

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

server::ServerConfig configOf(const std::filesystem::path& folder,
                              const Certificates& certificates) {
    server::ServerConfig config;
    config.county = "441821";
    config.database = folder / "county.db";
    config.listen.address = "127.0.0.1";
    config.listen.port = 0;
    config.listen.certificate_file = certificates.certificate;
    config.listen.key_file = certificates.key;
    config.listen.read_timeout = std::chrono::seconds(2);
    config.stop_grace = std::chrono::seconds(5);
    config.password_hash = kCheapHash;
    return config;
}

} // namespace

void runTool(const std::string& command_line) {
    if (std::system((command_line + " 2>/dev/null").c_str()) != 0)
        throw std::runtime_error("failed: " + command_line);
}

Certificates::Certificates(const std::filesystem::path& folder)
    : ca(folder / "ca.pem")
    , certificate(folder / "server.pem")
    , key(folder / "server.key") {
    const std::string f = folder.string() + "/";
    const std::string new_key = "openssl ecparam -name prime256v1 -genkey -noout -out " + f;
    runTool(new_key + "ca.key");
    runTool("openssl req -x509 -new -sha256 -key " + f + "ca.key -days 30 -out " + f +
            "ca.pem -subj '/CN=Test authority' -addext basicConstraints=critical,CA:TRUE "
            "-addext keyUsage=critical,keyCertSign");
    runTool(new_key + "server.key");
    runTool("openssl req -new -sha256 -key " + f + "server.key -subj '/CN=localhost' -out " + f +
            "server.csr");
    writeText(f + "server.ext", "basicConstraints=critical,CA:FALSE\n"
                                "keyUsage=critical,digitalSignature\n"
                                "extendedKeyUsage=serverAuth\n"
                                "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    runTool("openssl x509 -req -sha256 -days 30 -in " + f + "server.csr -CA " + f +
            "ca.pem -CAkey " + f + "ca.key -CAcreateserial -extfile " + f + "server.ext -out " + f +
            "server.pem");
}

std::string readText(const std::string& file) {
    return valueOf(readTextFile(file));
}

std::string fixtureCounty() {
    return readText(BIANMIN_SOURCE_DIR "/tests/api/fixtures/county.json");
}

std::string demoCatalogue() {
    return readText(BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json");
}

ApiServer::ApiServer(Catalogue catalogue)
    : certificates_(directory_.path()) {
    setLogLevel(LogLevel::error);
    application_ =
        valueOf(server::Application::create(configOf(directory_.path(), certificates_), clock_,
                                            random_, server::Application::Store::new_or_existing));
    valueOf(application_->initializeCounty(valueOf(server::parseCountyFile(fixtureCounty())),
                                           kPassword));
    listen();
    if (catalogue == Catalogue::demo) {
        const auto answer =
            send("POST", "/v1/items/import", demoCatalogue(), administratorToken(), newId());
        if (answer.status != 200)
            throw std::runtime_error("import: " + answer.body);
    }
}

void ApiServer::listen() {
    valueOf(application_->listen());
    http_ =
        valueOf(transport::HttpsClient::create({.servers = {url()}, .ca_file = certificates_.ca}));
}

void ApiServer::restart(const std::function<void()>& meanwhile) {
    application_.reset();
    meanwhile();
    application_ = valueOf(
        server::Application::create(configOf(directory_.path(), certificates_), clock_, random_));
    listen();
}

std::string ApiServer::url() const {
    return "https://127.0.0.1:" + std::to_string(port());
}

transport::HttpResponse ApiServer::send(const std::string& method, const std::string& path,
                                        const std::string& body, const std::string& token,
                                        const CommandId& id, std::string_view media_type) {
    transport::HttpRequest request{method, path, {}, body};
    if (!token.empty())
        request.headers["authorization"] = "Bearer " + token;
    if (!id.empty())
        request.headers["idempotency-key"] = id.str();
    if (method == "POST")
        request.headers["content-type"] = media_type;
    return valueOf(http_->send(request));
}

std::string ApiServer::login(const std::string& login_name, const std::string& station) {
    identity::LoginCommand command{login_name, kPassword, std::nullopt};
    if (!station.empty())
        command.station = StationId(station);
    transport::ApiSession session(*http_);
    return valueOf(session.login(command)).token;
}

std::string ApiServer::administratorToken() {
    return login("admin", "");
}

Json ApiServer::post(const std::string& path, const Json& body, const std::string& token) {
    const auto answer = send("POST", path, dumpJson(body), token, newId());
    if (answer.status >= 300)
        throw std::runtime_error(path + ": " + answer.body);
    return valueOf(parseJson(answer.body));
}

std::string ApiServer::tokenOf(const Person& person) {
    if (std::ranges::find(known_, person.login_name) == known_.end()) {
        const identity::AddAccountCommand command{.login_name = person.login_name,
                                                  .display_name = "王小明",
                                                  .organization =
                                                      OrganizationId(person.organization),
                                                  .roles = {person.role},
                                                  .password = kPassword};
        const auto answer =
            send("POST", "/v1/accounts", dumpJson(encode(command)), administratorToken(), newId());
        if (answer.status != 201)
            throw std::runtime_error("account: " + answer.body);
        known_.push_back(person.login_name);
    }
    return login(person.login_name, person.station);
}

std::unique_ptr<transport::ApiSession> ApiServer::sessionOf(const Person& person) {
    tokenOf(person);
    auto session = std::make_unique<transport::ApiSession>(*http_);
    identity::LoginCommand command{person.login_name, kPassword, std::nullopt};
    if (!person.station.empty())
        command.station = StationId(person.station);
    valueOf(session->login(command));
    return session;
}

std::string problemCode(const transport::HttpResponse& response) {
    const auto type = response.headers.find("content-type");
    if (type == response.headers.end() || !type->second.starts_with(contract::kProblemMediaType))
        return {};
    const auto problem = decode<contract::Problem>(valueOf(parseJson(response.body)));
    if (!problem || problem->status != response.status || problem->trace_id.empty() ||
        problem->title.empty())
        return "incomplete problem: " + response.body;
    return problem->code;
}

} // namespace bianmin::api_test
