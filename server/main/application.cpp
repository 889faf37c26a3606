#include "server/main/application.h"

#include "server/http/api.h"
#include "server/http/argon2_hasher.h"
#include "server/http/poco_server.h"
#include "server/jobs/job_runner.h"
#include "server/journal/head_file.h"
#include "server/journal/journal_key.h"
#include "server/store/backup_service.h"
#include "server/store/blob_service.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/storage/blobs/blob_folder.h"
#include "shared/storage/sql/county_services.h"
#include "shared/storage/sqlite/sqlite_database.h"

namespace bianmin::server {

namespace {

constexpr char kFilesSuffix[] = ".files";
constexpr std::int64_t kRestoreReportEvery = 1000;
constexpr std::chrono::seconds kSignHeadEvery{60};

// A folder that stands beside the database under its name unless it is set.
std::string besideDatabase(const ServerConfig& config, const std::string& set, const char* suffix) {
    return set.empty() ? config.database + suffix : set;
}

std::string headsFolder(const ServerConfig& config) {
    return besideDatabase(config, config.heads_folder, ".heads");
}

std::filesystem::path journalKeyFile(const ServerConfig& config) {
    if (!config.journal_key.empty())
        return config.journal_key;
    return std::filesystem::path(headsFolder(config)).replace_filename("journal.key");
}

} // namespace

// In the order of construction; each part uses only those above it.
struct Application::Parts {
    Parts(const ServerConfig& settings, std::unique_ptr<storage::SqliteDatabase> opened,
          const SigningKey& the_journal_key, reports::DocumentRenderer renderer,
          const Clock& the_clock, Random& the_random)
        : config(settings)
        , clock(the_clock)
        , random(the_random)
        , journal_key(the_journal_key)
        , papers(std::move(renderer))
        , database(std::move(opened))
        , hasher(random, config.password_hash) {}

    ServerConfig config;
    const Clock& clock;
    Random& random;
    SigningKey journal_key;
    reports::DocumentRenderer papers;
    std::unique_ptr<storage::SqliteDatabase> database;
    storage::BlobFolder files{besideDatabase(config, config.file_folder, kFilesSuffix)};
    storage::Repositories repositories;
    http::Argon2Hasher hasher;

    std::string stream = "county-" + config.county;
    storage::CountyServices county_services{repositories, stream, clock, random};
    HeadFile head_file{headsFolder(config)};
    journal::HeadService heads{
        {*database, repositories.journal, head_file, clock}, stream, journal_key};
    HeadFile restored_head_file = HeadFile::ofRestore(headsFolder(config));
    journal::HeadService restored_head{
        {*database, repositories.journal, restored_head_file, clock}, stream, journal_key};
    journal::CommandExecutor commands{{*database, repositories.commands, clock},
                                      std::chrono::days(config.command_days)};
    identity::IdentityService identity{
        {*database, repositories.accounts, repositories.directory, hasher, county_services.journal,
         clock, random},
        {.session_lifetime = std::chrono::hours(config.session_hours)}};
    BlobService blobs{{*database, repositories.blobs, files, county_services.cases, clock}};
    BackupService backups{{{*database, files, config.county, stream, clock, journal_key},
                           blobs,
                           *database,
                           county_services.journal,
                           heads},
                          besideDatabase(config, config.backup_folder, ".backups")};
    http::Services services{*database,
                            commands,
                            identity,
                            repositories.directory,
                            repositories.accounts,
                            county_services.catalog,
                            county_services.cases,
                            county_services.desk,
                            county_services.numbers,
                            county_services.journal,
                            heads,
                            blobs,
                            backups,
                            papers,
                            [this](const std::string& secret, const std::string& salt) {
                                return hasher.image(secret, salt);
                            }};
    CountyPorts county{*database, repositories.directory, identity, county_services.journal};
    std::unique_ptr<JobRunner> jobs;
    std::unique_ptr<http::PocoServer> server;
};

namespace {

// One of the 256 folders each time: all of them within five hours.
constexpr std::chrono::minutes kSweepFilesEvery{1};
// 2,000 answers each time: many more than a county makes in a minute.
constexpr std::chrono::minutes kForgetCommandsEvery{1};

} // namespace

Application::Application(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}

Application::~Application() {
    stop();
}

Result<std::unique_ptr<Application>>
Application::create(const ServerConfig& config, const Clock& clock, Random& random, Store store) {
    storage::SqliteSettings settings;
    settings.path = config.database;
    settings.may_make = store == Store::new_or_existing;
    settings.readers = config.readers;
    settings.queue_max = static_cast<std::size_t>(config.write_queue_max);
    reports::FontSettings fonts;
    fonts.fallback_root = config.font_folder;
    if (!config.county_font_folder.empty())
        TRY(reports::addFontFolder(config.county_font_folder, fonts));
    auto papers = TRY(reports::DocumentRenderer::load(config.template_folder, fonts));
    auto database = TRY(storage::SqliteDatabase::open(settings));
    const SigningKey journal_key = TRY(openJournalKey(journalKeyFile(config)));
    return std::unique_ptr<Application>(new Application(std::make_unique<Parts>(
        config, std::move(database), journal_key, std::move(papers), clock, random)));
}

Result<void> Application::initializeCounty(const CountyFile& county,
                                           const std::string& administrator_password) {
    if (county.county.str() != parts_->config.county)
        return fail(ErrorKind::invalid, "county.code_differs",
                    {{"found", county.county.str()}, {"expected", parts_->config.county}});
    TRY(initialize(parts_->county, county, administrator_password));
    return parts_->heads.sign();
}

std::vector<Job> Application::jobsOf(Parts& parts) {
    return {{"sweep_files", kSweepFilesEvery,
             [&parts]() -> Result<void> {
                 TRY(parts.blobs.sweep());
                 return {};
             }},
            {"forget_commands", kForgetCommandsEvery,
             [&parts]() -> Result<void> {
                 TRY(parts.commands.forgetOld());
                 return {};
             }},
            {"sign_head", kSignHeadEvery, [&parts] { return parts.heads.sign(); }, true}};
}

Result<Application::Restored> Application::restore(const ServerConfig& config,
                                                   const std::string& backup, const Clock& clock,
                                                   Random& random) {
    // Never a new key: it could neither vouch for the backup nor go on with the signed heads.
    const auto key_file = journalKeyFile(config);
    if (!std::filesystem::exists(key_file))
        return fail(ErrorKind::conflict, "restore.key_missing", {{"file", key_file.string()}});
    const auto key = TRY(openJournalKey(key_file)).publicKey();
    const RestoreTarget target{config.county, config.database,
                               besideDatabase(config, config.file_folder, kFilesSuffix), key};
    Restored restored;
    const auto note = [&](const std::string& part,
                          const contract::BackupManifest& manifest) -> Result<void> {
        ServerConfig noting = config;
        noting.heads_folder = headsFolder(config);
        noting.journal_key = key_file.string();
        noting.file_folder = target.file_folder.string();
        noting.database = part;
        restored.heads_missing = TRY(TRY(create(noting, clock, random))->noteRestore(manifest));
        return {};
    };
    const auto report = [](std::int64_t done, std::int64_t all) {
        if (done % kRestoreReportEvery == 0 || done == all)
            log(LogLevel::info, "restore.files",
                {{"done", std::to_string(done)}, {"all", std::to_string(all)}});
    };
    restored.manifest = TRY(restoreBackup(backup, target, report, note));
    // The county is restored. What fails from here on, the next start does.
    if (const auto application = create(config, clock, random))
        restored.heads_aside = (*application)->settleHeads();
    return restored;
}

// Whether there was not one signed head. What was restored is signed apart from the log, which
// stays as it is until the database has its name.
Result<bool> Application::noteRestore(const contract::BackupManifest& manifest) {
    const std::int64_t signed_seq = TRY(parts_->heads.signedUpTo());
    const bool missing = TRY(noteMissingHeads());
    TRY(parts_->database->write([&](Tx& tx) {
        identity::Change change{"store.restored", "store:" + parts_->stream, Json::object(), {}};
        change.payload = {{"backup_made_at", formatInstant(manifest.made_at)},
                          {"backup_head_seq", manifest.head_seq},
                          {"signed_seq", signed_seq}};
        return parts_->county_services.journal.record(tx, {}, change);
    }));
    TRY(removeFile(parts_->restored_head_file.file()));
    TRY(parts_->restored_head.sign());
    return missing;
}

// The rest of a restore whose database has its name: heads that the journal does not continue are
// set aside, and what was restored gets its head in the log. Where they are, if so.
Result<std::optional<std::filesystem::path>> Application::finishRestore() {
    std::optional<std::filesystem::path> aside;
    if (!TRY(parts_->restored_head_file.last()))
        return aside;
    // Of another journal: the restore was given up for a database that was found again.
    if (TRY(parts_->restored_head.continuesLog())) {
        if (!TRY(parts_->heads.continuesLog()))
            aside = TRY(parts_->head_file.setAside(parts_->clock.now()));
        TRY(parts_->heads.sign());
    }
    TRY(removeFile(parts_->restored_head_file.file()));
    return aside;
}

// As finishRestore(). What fails is tried again at the next start; until then the heads that were
// there vouch for what they say.
std::optional<std::filesystem::path> Application::settleHeads() {
    const auto aside = finishRestore();
    if (aside)
        return *aside;
    log(LogLevel::warning, "restore.unfinished",
        {{"code", aside.error().code}, {"detail", aside.error().detail}});
    return std::nullopt;
}

// From its first day a county has signed heads. Where they are gone the journal says so for good:
// the next head must not look as if it were the first. Whether they are.
Result<bool> Application::noteMissingHeads() {
    const auto last = parts_->head_file.last();
    if (!last || *last)
        return false;
    log(LogLevel::warning, journal::kHeadsMissing, {{"file", parts_->head_file.file().string()}});
    TRY(parts_->database->write([&](Tx& tx) {
        return parts_->county_services.journal.record(
            tx, {}, {journal::kHeadsMissing, "store:" + parts_->stream, Json::object(), {}});
    }));
    return true;
}

Result<void> Application::listen() {
    TRY(requireCounty(parts_->county, parts_->config.county));
    settleHeads();
    TRY(noteMissingHeads());
    http::Handler handler =
        TRY(http::makeApi({parts_->services, parts_->clock, parts_->random, &http::logAccess}));
    parts_->server = TRY(http::PocoServer::start(parts_->config.listen, std::move(handler)));
    parts_->jobs = std::make_unique<JobRunner>(jobsOf(*parts_));
    return {};
}

std::uint16_t Application::port() const {
    return parts_->server->port();
}

void Application::stop() {
    if (parts_->server)
        parts_->server->stop(parts_->config.stop_grace);
    if (parts_->jobs)
        parts_->jobs->stop();
}

} // namespace bianmin::server
