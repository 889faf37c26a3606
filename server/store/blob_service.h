// Takes files in, gives them out to who may see their case, clears what nobody needs and finds what
// is damaged. Thread-safe. None of its functions may be called inside a transaction.
#pragma once

#include "shared/contract/store_messages.h"
#include "shared/domain/cases/case_service.h"
#include "shared/domain/documents/blob.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <shared_mutex>

namespace bianmin::server {

struct StoredFile {
    documents::MediaType type = documents::MediaType::pdf;
    std::string bytes;
};

class BlobService {
  public:
    struct Ports {
        TransactionRunner& transactions;
        documents::BlobRepository& blobs;
        documents::BlobFiles& files;
        cases::CaseService& cases;
        const Clock& clock;
    };
    // A file that no case uses is swept after this.
    static constexpr std::chrono::hours kUnusedKept{24};
    static constexpr std::size_t kSweepMax = 200; // rows forgotten in one transaction
    static constexpr std::size_t kCheckMax = 200; // files of one check page

    explicit BlobService(Ports ports)
        : ports_(ports) {}

    // A scan comes in before the case that uses it. "blob.empty", "blob.too_large" {max},
    // "blob.type_unknown".
    Result<documents::BlobRecord> store(const identity::Actor& actor, std::string_view bytes);
    // Puts the file on the disk and then commits what names it; the sweep waits meanwhile.
    Result<void> keep(std::string_view bytes,
                      const std::function<Result<void>(const documents::BlobRecord&)>& commit);
    // "blob.not_found" also for who may not read any case that uses it; "blob.missing",
    // "blob.changed".
    Result<StoredFile> fetch(const identity::Actor& actor, const std::string& sha256);

    // Forgets unused rows, then removes the files of one folder that have no row. Every call takes
    // the next of the documents::kBlobFolders folders. Returns how many files went.
    Result<int> sweep();
    // No file goes while it is held.
    [[nodiscard]] std::shared_lock<std::shared_mutex> holdSweep() {
        return std::shared_lock(going_);
    }

    // Reads every file after `after` (one page) and compares it with its name.
    Result<contract::BlobCheckPage> check(const identity::Actor& actor, const std::string& after);

  private:
    Result<documents::BlobRecord> described(std::string_view bytes) const;

    Ports ports_;
    // Shared between putting a file and committing its row, exclusive while a file goes.
    std::shared_mutex going_;
    std::atomic<int> next_folder_{0};
};

} // namespace bianmin::server
