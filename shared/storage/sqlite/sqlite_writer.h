// The one writer: a thread with a bounded queue and group commit, and the guard around work that is
// not ours. Used by SqliteDatabase only.
#pragma once

#include "shared/storage/sqlite/sqlite_connection.h"
#include "shared/storage/sqlite/sqlite_database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace bianmin::storage {

// Calls `work` and turns an exception into the error "internal".
template <class Handle>
Result<void> guarded(const std::function<Result<void>(Handle&)>& work, Handle& tx) {
    try {
        return work(tx);
    } catch (const std::exception& thrown) {
        return fail(ErrorKind::internal, "internal", {}, thrown.what());
    } catch (...) {
        return fail(ErrorKind::internal, "internal", {}, "unknown exception");
    }
}

class SqliteDatabase::Writer {
  public:
    Writer(std::unique_ptr<SqliteConnection> connection, const SqliteSettings& settings);
    ~Writer(); // answers everything that is queued
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    Result<void> run(const std::function<Result<void>(Tx&)>& work);
    [[nodiscard]] WriterStatistics statistics() const;

  private:
    struct Command {
        const std::function<Result<void>(Tx&)>* work; // the caller waits, so it lives long enough
        std::promise<Result<void>> answer;
    };
    struct Finished {
        Command command;
        Result<void> outcome;
    };

    void loop();
    bool waitForCommands();
    std::optional<Command> takeNext();
    void runBatch();
    Result<void> runCommand(const Command& command);
    void putBackSuccessful(std::vector<Finished>& batch);
    Result<void> commit();
    void rollBackAll();
    void answer(std::vector<Finished>& batch, const Result<void>& committed);
    void checkpoint();

    const SqliteSettings settings_;
    std::unique_ptr<SqliteConnection> connection_; // the writer thread's
    SqlTx tx_;
    int forced_checkpoint_at_;   // pages; the writer thread's
    bool log_has_pages_ = false; // committed since the last checkpoint; the writer thread's

    mutable std::mutex mutex_; // guards queue_ and stopping_
    std::condition_variable wake_;
    std::deque<Command> queue_;
    bool stopping_ = false;

    std::atomic<std::uint64_t> commits_{0};
    std::atomic<std::uint64_t> commands_{0};
    std::atomic<std::uint64_t> commands_failed_{0};
    std::atomic<std::uint64_t> checkpoints_{0};

    std::jthread thread_; // last: it uses everything above
};

} // namespace bianmin::storage
