// A whole county server inside the test: real TLS on loopback, real SQLite in a temporary folder,
// a clock that obeys. Also what tests of other programs need: certificates and people.
#pragma once

#include "server/main/application.h"
#include "shared/transport/api_session.h"
#include "shared/transport/https_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bianmin::api_test {

using support::codeOf;
using support::valueOf;

// Of the first administrator and of everybody that a test adds.
inline constexpr const char* kPassword = "Gao-Shan-1912";

// Runs a program of the machine; throws when it fails.
void runTool(const std::string& command_line);

// A private authority with a certificate for 127.0.0.1 and localhost, made in `folder`.
struct Certificates {
    explicit Certificates(const std::filesystem::path& folder);
    std::string ca;
    std::string certificate;
    std::string key;
};

[[nodiscard]] std::string fixtureCounty(); // the text of tests/api/fixtures/county.json
[[nodiscard]] std::string demoCatalogue(); // the text of installer/demo/catalogue.json
[[nodiscard]] std::string readText(const std::string& file);

class ApiServer {
  public:
    // Initialised and listening, with the demonstration catalogue when asked for.
    enum class Catalogue { none, demo };
    explicit ApiServer(Catalogue catalogue = Catalogue::none);

    [[nodiscard]] support::FakeClock& clock() { return clock_; }
    [[nodiscard]] std::uint16_t port() const { return application_->port(); }
    [[nodiscard]] const Certificates& certificates() const { return certificates_; }
    [[nodiscard]] std::string url() const;
    // Of the database "county.db" and everything beside it.
    [[nodiscard]] const std::filesystem::path& folder() const { return directory_.path(); }
    [[nodiscard]] transport::HttpsClient& http() { return *http_; }
    [[nodiscard]] CommandId newId() { return CommandId(makeUuidV7(clock_.now(), random_)); }

    // A request as it is, with a token where one is given.
    transport::HttpResponse send(const std::string& method, const std::string& path,
                                 const std::string& body = {}, const std::string& token = {},
                                 const CommandId& id = {},
                                 std::string_view media_type = "application/json");
    // A command that must succeed, or it throws; its answer.
    Json post(const std::string& path, const Json& body, const std::string& token);
    // Adds an account through the API; its log-in name and role.
    struct Person {
        std::string login_name;
        identity::Role role = identity::Role::window_clerk;
        std::string organization;
        std::string station; // empty: none
    };
    // Adds the person once, and logs them in; the token.
    std::string tokenOf(const Person& person);
    std::string administratorToken();
    // A session with a person's log-in.
    std::unique_ptr<transport::ApiSession> sessionOf(const Person& person);

    void stop() { application_->stop(); }
    // Stops in good order, lets `meanwhile` at the files, and starts again on them.
    void restart(const std::function<void()>& meanwhile);
    [[nodiscard]] std::string databaseFile() const { return folder() / "county.db"; }

  private:
    void listen();
    std::string login(const std::string& login_name, const std::string& station);

    support::TemporaryDirectory directory_;
    Certificates certificates_;
    support::FakeClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<server::Application> application_;
    std::unique_ptr<transport::HttpsClient> http_;
    std::vector<std::string> known_; // log-in names that exist
};

// People of the fixture county, one for each role, and strangers.
inline const ApiServer::Person kClerk{"clerk", identity::Role::window_clerk, "sjz-zx", "0101"};
inline const ApiServer::Person kForeignClerk{"clerk.foreign", identity::Role::window_clerk,
                                             "stz-zx", "0201"};
inline const ApiServer::Person kReviewer{"reviewer", identity::Role::reviewer, "mzj", ""};
inline const ApiServer::Person kForeignReviewer{"reviewer.foreign", identity::Role::reviewer, "lyj",
                                                ""};
inline const ApiServer::Person kHead{"head", identity::Role::department_head, "mzj", ""};
inline const ApiServer::Person kOutput{"output", identity::Role::output_desk, "sjz-zx", "0102"};

// The code of a problem answer; "" when it is none.
[[nodiscard]] std::string problemCode(const transport::HttpResponse& response);

} // namespace bianmin::api_test
