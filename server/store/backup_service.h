// Makes backups in the background, one at a time, and lists what there is. Thread-safe.
#pragma once

#include "server/store/backup.h"
#include "server/store/blob_service.h"
#include "shared/domain/identity/change_recorder.h"
#include "shared/domain/journal/head_service.h"

#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace bianmin::server {

class BackupService {
  public:
    struct Ports {
        BackupSource source;
        BlobService& blobs;
        TransactionRunner& transactions;
        identity::ChangeRecorder& changes;
        journal::HeadService& heads;
    };
    static constexpr std::size_t kListMax = 500; // newest first

    BackupService(Ports ports, std::filesystem::path folder);
    ~BackupService(); // waits for the one that runs
    BackupService(const BackupService&) = delete;
    BackupService& operator=(const BackupService&) = delete;

    // Starts one and returns at once. "backup.running" while another runs. When it is done the
    // journal says "store.backed_up" in the actor's name.
    Result<contract::BackupView> start(const identity::Actor& actor);
    // The one that runs or ended last in this process, then what lies in the folder.
    Result<std::vector<contract::BackupView>> list(const identity::Actor& actor);

  private:
    void run(const identity::Actor& actor, Instant made_at);
    Result<contract::BackupManifest> make(const identity::Actor& actor, Instant made_at);

    Ports ports_;
    const std::filesystem::path folder_;
    std::mutex mutex_; // guards latest_ and thread_
    std::optional<contract::BackupView> latest_;
    std::jthread thread_;
};

} // namespace bianmin::server
