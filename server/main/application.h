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
    // Only who initialises a county makes its store: a server without its database must not begin
    // another history beside the log of the one it had.
    enum class Store { existing, new_or_existing };
    static Result<std::unique_ptr<Application>> create(const ServerConfig& config,
                                                       const Clock& clock, Random& random,
                                                       Store store = Store::existing);
    ~Application(); // stops listening first
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    struct Restored {
        contract::BackupManifest manifest;
        std::optional<std::filesystem::path> heads_aside; // the file, where there was something
        bool heads_missing = false;                       // there was not one signed head
    };
    // Puts a backup in the place of a database that is not there; nothing runs meanwhile. What was
    // restored stands in the journal before the database has its name, so that no moment of a crash
    // leaves a restore that nobody knows of. Entries that were signed after the backup are gone, or
    // are others where a mistaken restore was restored over: those heads are set aside as evidence
    // of what there was, and a new log begins. Not before the database has its name: the heads of a
    // restore that was given up are those of the next one. Errors: those of restoreBackup() and
    // create().
    static Result<Restored> restore(const ServerConfig& config, const std::string& backup,
                                    const Clock& clock, Random& random);

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
    Result<bool> noteRestore(const contract::BackupManifest& manifest);
    Result<std::optional<std::filesystem::path>> finishRestore();
    std::optional<std::filesystem::path> settleHeads();
    Result<bool> noteMissingHeads();
    std::unique_ptr<Parts> parts_;
};

} // namespace bianmin::server
