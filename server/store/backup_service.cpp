#include "server/store/backup_service.h"

#include "shared/base/error_table.h"
#include "shared/base/log.h"

#include <algorithm>

namespace bianmin::server {

namespace fs = std::filesystem;

BackupService::BackupService(Ports ports, fs::path folder)
    : ports_(std::move(ports))
    , folder_(std::move(folder)) {}

BackupService::~BackupService() {
    if (thread_.joinable())
        thread_.join();
}

Result<contract::BackupView> BackupService::start(const identity::Actor& actor) {
    TRY(identity::require(actor, identity::Permission::backup_make, {}));
    const std::lock_guard lock(mutex_);
    if (latest_ && latest_->state == contract::BackupState::running)
        return fail(ErrorKind::conflict, "backup.running");
    if (thread_.joinable())
        thread_.join(); // it has ended
    latest_ = contract::BackupView{};
    // The name is told before the backup is made: both must mean the same moment.
    const Instant made_at = ports_.source.clock.now();
    latest_->name = fileStamp(made_at);
    thread_ = std::jthread([this, actor, made_at] { run(actor, made_at); });
    return *latest_;
}

void BackupService::run(const identity::Actor& actor, Instant made_at) {
    Result<contract::BackupManifest> made = fail(ErrorKind::internal, "internal");
    try {
        made = make(actor, made_at);
    } catch (const std::exception& thrown) {
        made = fail(ErrorKind::internal, "internal", {}, thrown.what());
    }
    if (!made)
        log(LogLevel::error, "backup.failed",
            {{"code", made.error().code}, {"detail", made.error().detail}});
    const std::lock_guard lock(mutex_);
    latest_->state = made ? contract::BackupState::done : contract::BackupState::failed;
    if (made) {
        latest_->manifest = *made;
    } else {
        latest_->error = made.error().code;
        latest_->error_text = describe(made.error());
    }
}

Result<contract::BackupManifest> BackupService::make(const identity::Actor& actor,
                                                     Instant made_at) {
    // A journal that does not continue what was signed is for the auditor, not for a backup that
    // would make it the truth.
    TRY(ports_.heads.checkLast());
    const auto unswept = ports_.blobs.holdSweep();
    contract::BackupManifest manifest = TRY(
        writeBackup(ports_.source, folder_, made_at, [this](std::int64_t done, std::int64_t all) {
            const std::lock_guard lock(mutex_);
            latest_->files_done = done;
            latest_->files_all = all;
        }));
    TRY(ports_.transactions.write([&](Tx& tx) -> Result<void> {
        return ports_.changes.record(tx, actor,
                                     {"store.backed_up",
                                      "backup:" + fileStamp(manifest.made_at),
                                      {{"head_seq", manifest.head_seq},
                                       {"head_hash", manifest.head_hash},
                                       {"database_sha256", manifest.database_sha256},
                                       {"files", manifest.files}},
                                      {}});
    }));
    return manifest;
}

Result<std::vector<contract::BackupView>> BackupService::list(const identity::Actor& actor) {
    TRY(identity::require(actor, identity::Permission::backup_make, {}));
    std::vector<contract::BackupView> found;
    std::error_code none;
    for (fs::directory_iterator at(folder_, none), end; !none && at != end; at.increment(none)) {
        auto manifest = readManifest(at->path());
        if (!manifest)
            continue; // the files of all backups, or one that was not finished
        contract::BackupView view;
        view.name = at->path().filename().string();
        view.state = contract::BackupState::done;
        view.files_done = view.files_all = manifest->files;
        view.manifest = std::move(*manifest);
        found.push_back(std::move(view));
    }
    std::ranges::sort(found, std::ranges::greater(), &contract::BackupView::name);
    const std::lock_guard lock(mutex_);
    if (latest_ && latest_->state != contract::BackupState::done)
        found.insert(found.begin(), *latest_);
    found.resize(std::min(found.size(), kListMax));
    return found;
}

} // namespace bianmin::server
