// The composition root: every service of the server, made once, in the order of their needs.
#pragma once

#include "server/jobs/job_runner.h"
#include "server/main/config.h"
#include "server/main/county_file.h"
#include "server/store/backup.h"
#include "shared/base/random.h"
#include "shared/base/time.h"

#include <memory>
#include <string>

namespace bianmin::server {

class Application {
  public:
    // Opens the store and makes the services; nothing listens yet. Clock and randomness must
    // outlive the application. Errors: those of SqliteDatabase::open and openJournalKey.
    static Result<std::unique_ptr<Application>> create(const ServerConfig& config,
                                                       const Clock& clock, Random& random);
    ~Application(); // stops listening first
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    // Puts a backup in the place of a database that is not there; nothing runs meanwhile. See
    // restoreBackup().
    static Result<contract::BackupManifest> restore(const ServerConfig& config,
                                                    const std::string& backup);

    // After restore(), before anything listens: writes into the journal what was restored. Entries
    // that were signed after the backup are gone, or are others where a mistaken restore was
    // restored over: those heads are set aside as evidence of what there was, and a new log begins.
    // The file with them, if there were any.
    Result<std::optional<std::filesystem::path>>
    noteRestore(const contract::BackupManifest& manifest);

    // First run. "county.code_differs" {found, expected}, and those of server::initialize and
    // journal::HeadService::sign.
    Result<void> initializeCounty(const CountyFile& county,
                                  const std::string& administrator_password);
    // Listens when it returns. "county.not_initialized", "county.code_differs", and those of
    // PocoServer::start.
    Result<void> listen();
    [[nodiscard]] std::uint16_t port() const; // while listening
    void stop();                              // graceful; safe to repeat

  private:
    struct Parts;
    static std::vector<Job> jobsOf(Parts& parts);
    explicit Application(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace bianmin::server
