// The SQLite driver: the only place that speaks the library's API. One thread at a time.
#pragma once

#include "shared/storage/sql/connection.h"

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace bianmin::storage {

enum class OpenMode {
    read_write, // makes the file when it is missing
    read_only,  // refuses every change
    immutable,  // a file that nobody writes, on any medium: neither log nor index is looked at
};

class SqliteConnection final : public Connection {
  public:
    using Connection::execute;
    using Connection::query;

    // "store.cannot_open". The file's folder must exist.
    static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, OpenMode mode);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    Result<std::unique_ptr<Rows>> query(std::string_view sql,
                                        std::span<const Value> values) override;
    Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override;

    // Writes what this connection sees now into a new file, durably and in one piece, while others
    // go on writing. "store.cannot_open" when the file cannot be made.
    Result<void> copyTo(const std::string& path);

    // Every statement of a script without placeholders, one after another.
    Result<void> executeScript(const std::string& script);

    // False also after the engine gave up a transaction by itself (disk full, I/O error).
    [[nodiscard]] bool inTransaction() const;

    // Statements that start or still run after the deadline fail with "store.too_slow".
    void setDeadline(std::chrono::steady_clock::time_point deadline);
    void clearDeadline();

    // Pages in the write-ahead log after the last commit of this connection.
    [[nodiscard]] int walPages() const { return wal_pages_; }
    // Copies what it can of the write-ahead log into the file, without waiting for readers. True
    // when nothing is left to copy.
    Result<bool> checkpoint();

  private:
    friend class SqliteRows;
    struct Statement {
        std::string sql;
        sqlite3_stmt* handle = nullptr;
    };
    // Prepared statements by their text, the last used first. A statement in use is not in here,
    // but has its places with it, so that coming and going allocates nothing.
    using Statements = std::list<Statement>;
    using Index = std::unordered_map<std::string_view, Statements::iterator>;
    struct Prepared {
        Statements statement; // one
        Index::node_type place;

        [[nodiscard]] sqlite3_stmt* handle() const { return statement.front().handle; }
    };

    explicit SqliteConnection(sqlite3* handle);
    Result<void> configure(OpenMode mode);
    Result<Prepared> take(std::string_view sql);
    void giveBack(Prepared prepared);
    Result<void> checkDeadline() const;
    [[nodiscard]] tl::unexpected<Error> failure(int code) const;
    static int onProgress(void* self);
    static int onWalCommit(void* self, sqlite3* handle, const char* database, int pages);

    sqlite3* handle_;
    Statements prepared_;
    Index prepared_by_sql_;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    int wal_pages_ = 0;
};

} // namespace bianmin::storage
