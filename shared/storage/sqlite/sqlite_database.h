// The embedded store: one SQLite file in WAL mode, one writer thread with group commit, a bounded
// pool of readers. Nothing is answered before it is durable (synchronous=FULL).
#pragma once

#include "shared/base/transaction.h"
#include "shared/storage/migrations/migration.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace bianmin::storage {

struct SqliteSettings {
    std::string path;             // of the file, in an existing folder
    bool may_make = true;         // the file when it is missing; otherwise "store.missing" {file}
    int readers = 4;              // read connections, each with a page cache of its own
    std::size_t queue_max = 1024; // commands that may wait; one more gets "store.busy"
    std::size_t batch_max = 256;  // commands of one commit
    std::chrono::milliseconds batch_time_max{50};     // then it is committed, full or not
    std::chrono::milliseconds command_time_max{5000}; // SQL beyond this is cut: "store.too_slow"
    std::chrono::milliseconds reader_wait_max{5000};  // for a free reader, then "store.busy"
    int log_pages_max = 16'384;    // of 4 KiB; a log that long is copied also under load
    int writer_cache_kib = 65'536; // pages that the writer keeps
};

// Counters since the start, and the queue as it is now.
struct WriterStatistics {
    std::uint64_t commits = 0;
    std::uint64_t commands = 0;        // run and committed
    std::uint64_t commands_failed = 0; // rolled back alone, or with their batch
    std::uint64_t checkpoints = 0;
    std::size_t queued = 0;
};

// Thread-safe. The destructor refuses new commands, runs and answers those in the queue, and closes
// the file; nobody may still be reading then.
class SqliteDatabase final : public TransactionRunner {
  public:
    // Opens or makes the file and brings its schema up to date. A file is never made beside a log
    // of its name, which the engine would then delete: "store.log_left" {file}.
    // "store.cannot_open", "store.schema_newer" {found, known}, "store.migration_changed" {number},
    // and those of Connection.
    static Result<std::unique_ptr<SqliteDatabase>>
    open(const SqliteSettings& settings,
         std::span<const Migration> migrations = sqliteMigrations());
    ~SqliteDatabase() override;
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    // Must not be called from inside a command. An error at commit ("store.full", "store.failed")
    // goes to every command of the batch; repeating the command with its id is then safe. `work`
    // runs again when a command after it was cut ("store.too_slow") and took the whole transaction
    // with it: only what the last run did counts.
    Result<void> write(const std::function<Result<void>(Tx&)>& work) override;
    Result<void> read(const std::function<Result<void>(ReadTx&)>& work) override;

    // The database as it is now, as a new file; see SqliteConnection::copyTo().
    Result<void> copyTo(const std::string& path) const;

    [[nodiscard]] WriterStatistics statistics() const;

  private:
    class Writer;
    class ReaderPool;

    SqliteDatabase(std::string path, std::unique_ptr<Writer> writer,
                   std::unique_ptr<ReaderPool> readers);

    std::string path_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<ReaderPool> readers_;
};

} // namespace bianmin::storage
