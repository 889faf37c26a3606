#include "shared/storage/sqlite/sqlite_writer.h"

#include "shared/base/log.h"

namespace bianmin::storage {
namespace {

using std::chrono::steady_clock;

// A pause in the work this long is used to copy the write-ahead log into the file.
constexpr std::chrono::milliseconds kQuiet{100};
// While readers keep the log from starting over, it is copied again whenever it has grown by this
// part of its limit.
constexpr int kFurtherParts = 4;

bool wasCut(const Result<void>& outcome) {
    return !outcome && outcome.error().code == "store.too_slow";
}

} // namespace

SqliteDatabase::Writer::Writer(std::unique_ptr<SqliteConnection> connection,
                               const SqliteSettings& settings)
    : settings_(settings)
    , connection_(std::move(connection))
    , tx_(*connection_)
    , forced_checkpoint_at_(settings.log_pages_max)
    , thread_([this] { loop(); }) {}

SqliteDatabase::Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Result<void> SqliteDatabase::Writer::run(const std::function<Result<void>(Tx&)>& work) {
    // A command that waits for another command would wait for ever.
    BIANMIN_CHECK(std::this_thread::get_id() != thread_.get_id());
    Command command{&work, {}};
    auto answer = command.answer.get_future();
    {
        const std::lock_guard lock(mutex_);
        if (stopping_)
            return fail(ErrorKind::unavailable, "store.closed");
        if (queue_.size() >= settings_.queue_max)
            return fail(ErrorKind::unavailable, "store.busy");
        queue_.push_back(std::move(command));
        // Under the lock: once the command is answered, the writer may be gone.
        wake_.notify_one();
    }
    return answer.get();
}

WriterStatistics SqliteDatabase::Writer::statistics() const {
    WriterStatistics now;
    now.commits = commits_;
    now.commands = commands_;
    now.commands_failed = commands_failed_;
    now.checkpoints = checkpoints_;
    const std::lock_guard lock(mutex_);
    now.queued = queue_.size();
    return now;
}

void SqliteDatabase::Writer::loop() {
    while (waitForCommands()) {
        runBatch();
        const int pages = connection_->walPages();
        if (pages < settings_.log_pages_max) {
            forced_checkpoint_at_ = settings_.log_pages_max;
        } else if (pages >= forced_checkpoint_at_) {
            forced_checkpoint_at_ = pages + settings_.log_pages_max / kFurtherParts;
            checkpoint();
        }
    }
}

// False when it is time to end: stopping, and nothing left to answer.
bool SqliteDatabase::Writer::waitForCommands() {
    const auto ready = [this] { return stopping_ || !queue_.empty(); };
    std::unique_lock lock(mutex_);
    if (log_has_pages_ && !wake_.wait_for(lock, kQuiet, ready)) {
        lock.unlock();
        checkpoint();
        lock.lock();
    }
    wake_.wait(lock, ready);
    return !queue_.empty();
}

std::optional<SqliteDatabase::Writer::Command> SqliteDatabase::Writer::takeNext() {
    const std::lock_guard lock(mutex_);
    if (queue_.empty())
        return std::nullopt;
    Command next = std::move(queue_.front());
    queue_.pop_front();
    return next;
}

void SqliteDatabase::Writer::runBatch() {
    std::vector<Finished> batch;
    Result<void> committed;
    const auto ends_at = steady_clock::now() + settings_.batch_time_max;
    while (batch.empty() || (batch.size() < settings_.batch_max && steady_clock::now() < ends_at)) {
        auto command = takeNext();
        if (!command)
            break;
        if (batch.empty()) {
            if (auto begun = connection_->execute("BEGIN IMMEDIATE"); !begun)
                committed = tl::unexpected(begun.error());
        }
        batch.push_back({std::move(*command), {}});
        if (!committed)
            break;
        batch.back().outcome = runCommand(batch.back().command);
        if (!connection_->inTransaction()) {
            // The engine gave the whole transaction up, with the commands before this one.
            committed = fail(ErrorKind::unavailable, "store.failed", {}, "transaction given up");
            if (wasCut(batch.back().outcome))
                putBackSuccessful(batch);
            break;
        }
    }
    if (committed)
        committed = commit();
    answer(batch, committed);
}

// A cut command fails alone, also where the engine cannot undo it alone: the others of its batch
// go to the head of the queue, in their order, and run again.
void SqliteDatabase::Writer::putBackSuccessful(std::vector<Finished>& batch) {
    const std::lock_guard lock(mutex_);
    for (auto finished = batch.rbegin(); finished != batch.rend(); ++finished) {
        if (finished->outcome)
            queue_.push_front(std::move(finished->command));
    }
    std::erase_if(batch, [](const Finished& finished) { return finished.outcome.has_value(); });
}

Result<void> SqliteDatabase::Writer::runCommand(const Command& command) {
    TRY(connection_->execute("SAVEPOINT command"));
    connection_->setDeadline(steady_clock::now() + settings_.command_time_max);
    auto outcome = guarded<Tx>(*command.work, tx_);
    connection_->clearDeadline();
    if (!connection_->inTransaction())
        return outcome ? fail(ErrorKind::unavailable, "store.failed") : outcome;
    if (!outcome) {
        if (!connection_->execute("ROLLBACK TO SAVEPOINT command"))
            rollBackAll(); // what this command left cannot be told from the others' work
        else if (!connection_->execute("RELEASE SAVEPOINT command"))
            rollBackAll();
        return outcome;
    }
    if (auto released = connection_->execute("RELEASE SAVEPOINT command"); !released) {
        rollBackAll();
        return tl::unexpected(released.error());
    }
    return {};
}

Result<void> SqliteDatabase::Writer::commit() {
    auto committed = connection_->execute("COMMIT");
    if (committed) {
        ++commits_;
        log_has_pages_ = true;
        return {};
    }
    rollBackAll();
    return tl::unexpected(committed.error());
}

// A rollback that fails leaves the connection outside of a transaction or makes the next BEGIN
// fail; either way nothing is acknowledged that was not committed.
void SqliteDatabase::Writer::rollBackAll() {
    if (!connection_->inTransaction())
        return;
    if (auto rolled_back = connection_->execute("ROLLBACK"); !rolled_back)
        log(LogLevel::error, "store.rollback_failed", {{"detail", rolled_back.error().detail}});
}

void SqliteDatabase::Writer::answer(std::vector<Finished>& batch, const Result<void>& committed) {
    for (Finished& finished : batch) {
        const Result<void>& final_outcome = finished.outcome ? committed : finished.outcome;
        ++(final_outcome ? commands_ : commands_failed_);
        finished.command.answer.set_value(final_outcome);
    }
}

// A failure costs nothing but a longer log; the next commit makes it due again.
void SqliteDatabase::Writer::checkpoint() {
    log_has_pages_ = false;
    ++checkpoints_;
    if (auto done = connection_->checkpoint(); !done)
        log(LogLevel::warning, "store.checkpoint_failed", {{"detail", done.error().detail}});
}

} // namespace bianmin::storage
