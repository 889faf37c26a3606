#include "shared/storage/sqlite/sqlite_database.h"

#include "shared/storage/sqlite/sqlite_connection.h"
#include "shared/storage/sqlite/sqlite_migrate.h"
#include "shared/storage/sqlite/sqlite_writer.h"

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <vector>

namespace bianmin::storage {

// Read connections, lent to one thread at a time.
class SqliteDatabase::ReaderPool {
  public:
    using Connections = std::vector<std::unique_ptr<SqliteConnection>>;

    ReaderPool(Connections connections, std::chrono::milliseconds wait_max)
        : idle_(std::move(connections))
        , wait_max_(wait_max) {}

    Result<std::unique_ptr<SqliteConnection>> take() {
        std::unique_lock lock(mutex_);
        if (!returned_.wait_for(lock, wait_max_, [this] { return !idle_.empty(); }))
            return fail(ErrorKind::unavailable, "store.busy", {}, "every reader is in use");
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void giveBack(std::unique_ptr<SqliteConnection> connection) {
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

  private:
    std::mutex mutex_; // guards idle_
    std::condition_variable returned_;
    Connections idle_;
    const std::chrono::milliseconds wait_max_;
};

namespace {

// The settings hold UTF-8 on every system.
std::filesystem::path fileOf(const std::string& path) {
    return {std::u8string(path.begin(), path.end())};
}

// The file holds personal data: nobody but its owner may open it. A new one gets its rights before
// the engine knows it, because its log and index take theirs from it when they are made. An empty
// one counts as new: making it may have been cut short.
Result<void> makePrivate(const std::filesystem::path& file) {
    std::error_code failed;
    if (!std::filesystem::exists(file, failed))
        std::ofstream(file, std::ios::app).flush();
    const auto size = std::filesystem::file_size(file, failed);
    if (!failed && size == 0)
        std::filesystem::permissions(
            file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    if (failed)
        return fail(ErrorKind::unavailable, "store.cannot_open", {}, failed.message());
    return {};
}

// An empty file is what a disk fault, or a copy that was cut short, leaves of a database. A log
// without its database belongs to one that was moved away, and holds what was acknowledged last.
Result<void> requireFile(const SqliteSettings& settings) {
    std::error_code unreadable;
    if (const auto size = std::filesystem::file_size(fileOf(settings.path), unreadable);
        !unreadable && size > 0)
        return {};
    if (!settings.may_make)
        return fail(ErrorKind::unavailable, "store.missing", {{"file", settings.path}});
    const std::string log = settings.path + "-wal";
    if (std::filesystem::exists(fileOf(log)))
        return fail(ErrorKind::conflict, "store.log_left", {{"file", log}});
    return {};
}

Result<std::unique_ptr<SqliteConnection>> openWriter(const SqliteSettings& settings,
                                                     std::span<const Migration> migrations) {
    TRY(requireFile(settings));
    TRY(makePrivate(fileOf(settings.path)));
    auto connection = TRY(SqliteConnection::open(settings.path, OpenMode::read_write));
    TRY(connection->executeScript("PRAGMA cache_size = -" +
                                  std::to_string(settings.writer_cache_kib)));
    TRY(migrate(*connection, migrations));
    // What a savepoint needs to undo its command goes to memory, not to a file that is made and
    // removed with every commit. After the migrations: what they sort may be large.
    TRY(connection->executeScript("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY"));
    return connection;
}

} // namespace

SqliteDatabase::SqliteDatabase(std::string path, std::unique_ptr<Writer> writer,
                               std::unique_ptr<ReaderPool> readers)
    : path_(std::move(path))
    , writer_(std::move(writer))
    , readers_(std::move(readers)) {}

// The readers go first, so that the writer is the last to close the file and empties its log.
SqliteDatabase::~SqliteDatabase() = default;

Result<std::unique_ptr<SqliteDatabase>>
SqliteDatabase::open(const SqliteSettings& settings, std::span<const Migration> migrations) {
    BIANMIN_CHECK(settings.readers > 0 && settings.queue_max > 0 && settings.batch_max > 0 &&
                  settings.log_pages_max > 0 && settings.writer_cache_kib > 0);
    auto connection = TRY(openWriter(settings, migrations));
    ReaderPool::Connections readers;
    for (int i = 0; i < settings.readers; ++i)
        readers.push_back(TRY(SqliteConnection::open(settings.path, OpenMode::read_only)));
    return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(
        settings.path, std::make_unique<Writer>(std::move(connection), settings),
        std::make_unique<ReaderPool>(std::move(readers), settings.reader_wait_max)));
}

Result<void> SqliteDatabase::write(const std::function<Result<void>(Tx&)>& work) {
    return writer_->run(work);
}

Result<void> SqliteDatabase::read(const std::function<Result<void>(ReadTx&)>& work) {
    auto connection = TRY(readers_->take());
    // Deferred: the first query takes the snapshot that all later ones of this transaction see.
    auto outcome = [&]() -> Result<void> {
        TRY(connection->execute("BEGIN"));
        SqlReadTx tx(*connection);
        return guarded<ReadTx>(work, tx);
    }();
    // A read has nothing to commit, and a rollback ends it also where a row is still held.
    if (connection->inTransaction()) {
        if (auto ended = connection->execute("ROLLBACK"); !ended && outcome)
            outcome = tl::unexpected(ended.error());
    }
    readers_->giveBack(std::move(connection));
    return outcome;
}

// On a connection of its own: a copy takes long, and the readers belong to the counters.
Result<void> SqliteDatabase::copyTo(const std::string& path) const {
    auto connection = TRY(SqliteConnection::open(path_, OpenMode::read_only));
    return connection->copyTo(path);
}

WriterStatistics SqliteDatabase::statistics() const {
    return writer_->statistics();
}

} // namespace bianmin::storage
