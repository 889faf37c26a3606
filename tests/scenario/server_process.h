// The real programs: bianmin-server as a process of its own, and bianminctl as people run it.
#pragma once

#include "shared/transport/api_session.h"
#include "shared/transport/https_client.h"
#include "tests/api/api_server.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bianmin::scenario {

// What a program did.
struct ProgramRun {
    int exit_code = -1;
    std::string out;
};

// A county of its own in a temporary folder, initialised by the program itself.
class County {
  public:
    // `settings` are further lines of the configuration file.
    explicit County(const std::string& settings = {});
    // On a database that is there and initialised, wherever it stands; the server is not started.
    County(std::filesystem::path database, const std::string& settings);
    ~County(); // ends the server
    County(const County&) = delete;
    County& operator=(const County&) = delete;

    // Returns when the server says that it listens.
    void startServer();
    void killServer(); // SIGKILL
    int stopServer();  // SIGTERM; the exit code
    // The halves of these, for who wants to come between.
    void spawnServer();
    void awaitServer();
    void askServerToStop();
    // Puts a backup in the place of the database; the server is down and the old database away.
    [[nodiscard]] ProgramRun restore(const std::filesystem::path& backup) const;
    // The same, killed (SIGKILL) as soon as this file is there.
    void killRestoreAt(const std::filesystem::path& file,
                       const std::filesystem::path& backup) const;

    // Another server on the same files, which must not come up.
    [[nodiscard]] ProgramRun secondServer() const;

    // bianminctl as this person, at this station where one is given; standard error is dropped.
    ProgramRun ctl(const std::string& login_name, const std::string& station,
                   const std::vector<std::string>& words) const;
    // The same; its JSON answer. Throws unless it succeeds.
    Json ctlJson(const std::string& login_name, const std::string& station,
                 std::vector<std::string> words) const;

    struct Person {
        std::string login_name;
        std::string role;
        std::string organization;
        std::string station;
    };
    void addPerson(const Person& person);
    // A logged-in session over a client of its own.
    struct Session {
        std::unique_ptr<transport::HttpsClient> client;
        std::unique_ptr<transport::ApiSession> api;
    };
    [[nodiscard]] Session session(const std::string& login_name, const std::string& station) const;
    // A client of the server as it now is.
    [[nodiscard]] std::unique_ptr<transport::HttpsClient> client() const;

    [[nodiscard]] const std::filesystem::path& folder() const { return directory_.path(); }
    [[nodiscard]] std::string database() const { return database_; }
    // Of the server while it runs.
    [[nodiscard]] pid_t process() const { return server_; }
    [[nodiscard]] std::uint16_t port() const {
        return static_cast<std::uint16_t>(std::stoi(port_));
    }
    [[nodiscard]] const std::string& authority() const { return certificates_.ca; } // PEM file
    [[nodiscard]] CommandId newId() const;

  private:
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + port_; }

    void writeConfiguration(const std::string& settings);

    support::TemporaryDirectory directory_;
    std::filesystem::path database_;
    api_test::Certificates certificates_;
    std::string port_;
    pid_t server_ = 0;
    int server_output_ = -1; // while it starts
};

// Runs a program to its end and keeps its standard output.
ProgramRun runProgram(const std::vector<std::string>& words,
                      const std::vector<std::string>& environment = {});

} // namespace bianmin::scenario
