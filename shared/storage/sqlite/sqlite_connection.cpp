#include "shared/storage/sqlite/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace bianmin::storage {
namespace {

constexpr std::size_t kPreparedMax = 256;
// Virtual machine steps between two looks at the clock: well under a millisecond.
constexpr int kProgressSteps = 20'000;
// Only another program on the same file (a backup tool) can hold the lock this long.
constexpr int kForeignLockWaitMs = 5'000;

// The meaning of an extended result code. "internal" is a defect of ours; the other codes are in
// the table of sentences.
Error meaningOf(int code) {
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return {ErrorKind::conflict, "store.duplicate", {}, {}, {}};
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return {ErrorKind::conflict, "store.reference", {}, {}, {}};
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return {ErrorKind::internal, "store.refused", {}, {}, {}};
    case SQLITE_FULL:
        return {ErrorKind::unavailable, "store.full", {}, {}, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::unavailable, "store.busy", {}, {}, {}};
    case SQLITE_INTERRUPT:
        return {ErrorKind::unavailable, "store.too_slow", {}, {}, {}};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::internal, "store.corrupt", {}, {}, {}};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorKind::unavailable, "store.cannot_open", {}, {}, {}};
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
        return {ErrorKind::unavailable, "store.failed", {}, {}, {}};
    default:
        return {ErrorKind::internal, "internal", {}, {}, {}};
    }
}

int bindValue(sqlite3_stmt* statement, int position, const Value& value,
              sqlite3_destructor_type lifetime) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, position, *number);
    if (const auto* text = std::get_if<std::string_view>(&value))
        return sqlite3_bind_text64(statement, position, text->empty() ? "" : text->data(),
                                   text->size(), lifetime, SQLITE_UTF8);
    return sqlite3_bind_null(statement, position);
}

int bindValues(sqlite3_stmt* statement, std::span<const Value> values,
               sqlite3_destructor_type lifetime) {
    BIANMIN_CHECK(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = bindValue(statement, static_cast<int>(i) + 1, values[i], lifetime);
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

} // namespace

// Gives its statement back to the cache when the caller is done with the rows.
class SqliteRows final : public Rows {
  public:
    SqliteRows(SqliteConnection& connection, SqliteConnection::Prepared prepared)
        : connection_(connection)
        , prepared_(std::move(prepared)) {}
    ~SqliteRows() override { connection_.giveBack(std::move(prepared_)); }
    SqliteRows(const SqliteRows&) = delete;
    SqliteRows& operator=(const SqliteRows&) = delete;

    Result<bool> next() override {
        const int code = sqlite3_step(prepared_.handle());
        if (code == SQLITE_ROW)
            return true;
        if (code == SQLITE_DONE)
            return false;
        return connection_.failure(code);
    }
    [[nodiscard]] bool isNull(int column) const override {
        return sqlite3_column_type(prepared_.handle(), column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override {
        BIANMIN_CHECK(sqlite3_column_type(prepared_.handle(), column) == SQLITE_INTEGER);
        return sqlite3_column_int64(prepared_.handle(), column);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        BIANMIN_CHECK(sqlite3_column_type(prepared_.handle(), column) == SQLITE_TEXT);
        const auto* bytes =
            static_cast<const char*>(sqlite3_column_blob(prepared_.handle(), column));
        const auto size =
            static_cast<std::size_t>(sqlite3_column_bytes(prepared_.handle(), column));
        return size == 0 ? std::string_view() : std::string_view(bytes, size);
    }

  private:
    SqliteConnection& connection_;
    SqliteConnection::Prepared prepared_;
};

namespace {

// "file:/a/b%3Fc.db?immutable=1"
std::string immutableUri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#')
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

} // namespace

SqliteConnection::SqliteConnection(sqlite3* handle)
    : handle_(handle) {}

SqliteConnection::~SqliteConnection() {
    for (const Statement& prepared : prepared_)
        sqlite3_finalize(prepared.handle);
    // Every Rows has given its statement back by now, so the handle cannot be busy.
    const int code = sqlite3_close(handle_);
    BIANMIN_CHECK(code == SQLITE_OK);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path,
                                                                 OpenMode mode) {
    // Readers open the file for writing too: in WAL mode they mark their place in shared memory.
    // query_only keeps them from changing anything.
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    std::string name = path;
    if (mode == OpenMode::read_write)
        flags |= SQLITE_OPEN_CREATE;
    if (mode == OpenMode::immutable) {
        flags =
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        name = immutableUri(path);
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    if (handle == nullptr)
        return fail(ErrorKind::unavailable, "store.cannot_open", {}, "no memory for the handle");
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
    if (code != SQLITE_OK)
        return fail(ErrorKind::unavailable, "store.cannot_open", {}, sqlite3_errmsg(handle));
    TRY(connection->configure(mode));
    return connection;
}

Result<void> SqliteConnection::configure(OpenMode mode) {
    sqlite3_busy_timeout(handle_, kForeignLockWaitMs);
    sqlite3_progress_handler(handle_, kProgressSteps, &SqliteConnection::onProgress, this);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (mode != OpenMode::read_write)
        return executeScript("PRAGMA query_only = ON; PRAGMA cache_size = -16384");
    TRY(executeScript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA journal_size_limit = 67108864;"
                      "PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 0"));
    // After the pragma, which takes any hook away.
    sqlite3_wal_hook(handle_, &SqliteConnection::onWalCommit, this);
    auto journal = TRY(query("PRAGMA journal_mode"));
    if (!TRY(journal->next()) || journal->text(0) != "wal")
        return fail(ErrorKind::unavailable, "store.cannot_open", {},
                    "the file system does not support a write-ahead log");
    return {};
}

Result<std::unique_ptr<Rows>> SqliteConnection::query(std::string_view sql,
                                                      std::span<const Value> values) {
    TRY(checkDeadline());
    Prepared prepared = TRY(take(sql));
    const int code = bindValues(prepared.handle(), values, SQLITE_TRANSIENT);
    if (code != SQLITE_OK) {
        giveBack(std::move(prepared));
        return failure(code);
    }
    return std::make_unique<SqliteRows>(*this, std::move(prepared));
}

Result<std::int64_t> SqliteConnection::execute(std::string_view sql,
                                               std::span<const Value> values) {
    TRY(checkDeadline());
    Prepared prepared = TRY(take(sql));
    int code = bindValues(prepared.handle(), values, SQLITE_STATIC);
    if (code == SQLITE_OK) {
        do {
            code = sqlite3_step(prepared.handle());
        } while (code == SQLITE_ROW);
    }
    auto failed = code == SQLITE_DONE ? std::optional<Error>() : failure(code).value();
    const std::int64_t changed = sqlite3_changes64(handle_);
    giveBack(std::move(prepared));
    if (failed)
        return tl::unexpected(std::move(*failed));
    return changed;
}

Result<void> SqliteConnection::copyTo(const std::string& path) {
    sqlite3* target = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &target,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                           SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                       nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closes(target, &sqlite3_close);
    if (opened != SQLITE_OK)
        return fail(ErrorKind::unavailable, "store.cannot_open", {}, sqlite3_errstr(opened));
    sqlite3_backup* copy = sqlite3_backup_init(target, "main", handle_, "main");
    if (copy == nullptr)
        return fail(ErrorKind::unavailable, "store.failed", {}, sqlite3_errmsg(target));
    constexpr int kAllPages = -1;
    const int stepped = sqlite3_backup_step(copy, kAllPages);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return fail(ErrorKind::unavailable,
                    (stepped & 0xff) == SQLITE_FULL || (finished & 0xff) == SQLITE_FULL
                        ? "store.full"
                        : "store.failed",
                    {}, sqlite3_errstr(finished != SQLITE_OK ? finished : stepped));
    return {};
}

Result<void> SqliteConnection::executeScript(const std::string& script) {
    const int code = sqlite3_exec(handle_, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    return {};
}

bool SqliteConnection::inTransaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

void SqliteConnection::setDeadline(std::chrono::steady_clock::time_point deadline) {
    deadline_ = deadline;
}

void SqliteConnection::clearDeadline() {
    deadline_.reset();
}

Result<bool> SqliteConnection::checkpoint() {
    int in_log = 0;
    int copied = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
    if (code != SQLITE_OK)
        return failure(code);
    return in_log == copied;
}

Result<SqliteConnection::Prepared> SqliteConnection::take(std::string_view sql) {
    Prepared taken;
    if (const auto found = prepared_by_sql_.find(sql); found != prepared_by_sql_.end()) {
        taken.statement.splice(taken.statement.begin(), prepared_, found->second);
        taken.place = prepared_by_sql_.extract(found);
        return taken;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    BIANMIN_CHECK(statement != nullptr);
    taken.statement.push_back({std::string(sql), statement});
    return taken;
}

void SqliteConnection::giveBack(Prepared prepared) {
    const auto given = prepared.statement.begin();
    // The code that reset() repeats was reported by the step that met it.
    sqlite3_reset(given->handle);
    sqlite3_clear_bindings(given->handle);
    // A nested use of the same text may have come back first.
    const bool is_kept = prepared.place
                             ? prepared_by_sql_.insert(std::move(prepared.place)).inserted
                             : prepared_by_sql_.emplace(given->sql, given).second;
    if (!is_kept) {
        sqlite3_finalize(given->handle);
        return;
    }
    prepared_.splice(prepared_.begin(), prepared.statement);
    if (prepared_.size() <= kPreparedMax)
        return;
    prepared_by_sql_.erase(prepared_.back().sql);
    sqlite3_finalize(prepared_.back().handle);
    prepared_.pop_back();
}

Result<void> SqliteConnection::checkDeadline() const {
    if (deadline_ && std::chrono::steady_clock::now() > *deadline_)
        return fail(ErrorKind::unavailable, "store.too_slow");
    return {};
}

tl::unexpected<Error> SqliteConnection::failure(int code) const {
    Error error = meaningOf(code);
    error.detail = std::string(sqlite3_errmsg(handle_)) + " (" + std::to_string(code) + ")";
    return tl::unexpected(std::move(error));
}

int SqliteConnection::onProgress(void* self) {
    const auto& deadline = static_cast<SqliteConnection*>(self)->deadline_;
    return deadline && std::chrono::steady_clock::now() > *deadline ? 1 : 0;
}

int SqliteConnection::onWalCommit(void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteConnection*>(self)->wal_pages_ = pages;
    return SQLITE_OK;
}

} // namespace bianmin::storage
