#include "tests/perf/raw_engine.h"

#include "shared/base/json.h"
#include "shared/storage/sql/case_search.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "tests/support/results.h"

#include <sqlite3.h>

#include <atomic>
#include <barrier>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <variant>

namespace bianmin::perf {
namespace {

using std::chrono::steady_clock;
using Cell = std::variant<std::nullptr_t, std::int64_t, std::string>;
using Cells = std::vector<Cell>;

constexpr int kTemplates = 64;                   // cases whose rows are repeated in turn
constexpr std::size_t kBatchMax = 256;           // as storage::SqliteSettings has it
constexpr int kLogPagesMax = 16'384;             // the same
constexpr std::chrono::milliseconds kQuiet{100}; // as the server's writer has it

void check(int code, sqlite3* handle) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        throw std::runtime_error(std::string("raw engine: ") + sqlite3_errmsg(handle));
}

// An open file with its prepared statements.
class File {
  public:
    File(const std::string& path, int flags) {
        check(sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr),
              handle_);
    }
    ~File() {
        for (const auto& [sql, statement] : statements_)
            sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void run(const char* script) {
        check(sqlite3_exec(handle_, script, nullptr, nullptr, nullptr), handle_);
    }
    // Binds, runs to the end and gives all rows.
    std::vector<Cells> query(const char* sql, const Cells& cells) {
        sqlite3_stmt* statement = bound(sql, cells);
        std::vector<Cells> rows;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            rows.push_back(rowOf(statement));
        check(code, handle_);
        check(sqlite3_reset(statement), handle_);
        return rows;
    }
    // The same for what has no rows, without a copy of anything.
    void execute(const char* sql, const Cells& cells = {}) {
        sqlite3_stmt* statement = bound(sql, cells);
        check(sqlite3_step(statement), handle_);
        check(sqlite3_reset(statement), handle_);
    }
    [[nodiscard]] sqlite3* handle() const { return handle_; }

  private:
    sqlite3_stmt* bound(const char* sql, const Cells& cells) {
        sqlite3_stmt*& statement = statements_[sql];
        if (statement == nullptr)
            check(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                     nullptr),
                  handle_);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int place = static_cast<int>(i) + 1;
            if (const auto* text = std::get_if<std::string>(&cells[i]))
                sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC,
                                    SQLITE_UTF8);
            else if (const auto* number = std::get_if<std::int64_t>(&cells[i]))
                sqlite3_bind_int64(statement, place, *number);
            else
                sqlite3_bind_null(statement, place);
        }
        return statement;
    }
    static Cells rowOf(sqlite3_stmt* statement) {
        Cells cells;
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            if (sqlite3_column_type(statement, column) == SQLITE_NULL)
                cells.emplace_back(nullptr);
            else if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
                cells.emplace_back(sqlite3_column_int64(statement, column));
            else
                cells.emplace_back(std::string(
                    reinterpret_cast<const char*>(sqlite3_column_text(statement, column))));
        }
        return cells;
    }

    sqlite3* handle_ = nullptr;
    std::map<const char*, sqlite3_stmt*> statements_; // by the address of their text, a literal
};

std::string textOf(const Cell& cell) {
    return std::get<std::string>(cell);
}

std::string digits(std::uint64_t number, std::size_t size) {
    const std::string text = std::to_string(number);
    return std::string(size - text.size(), '0') + text;
}

} // namespace

struct CaseRows {
    Cells service_case;
    std::vector<std::string> tokens;
    std::vector<Cells> documents;
    std::vector<Cells> entries;
    std::vector<Cells> personal;
    Cells command;
    std::string station;
};

namespace {

std::vector<CaseRows> newestCases(File& server) {
    std::vector<CaseRows> cases;
    for (const Cells& command : server.query("SELECT id, account, request_hash, answer, at FROM "
                                             "command ORDER BY rowid DESC LIMIT ?",
                                             {std::int64_t{kTemplates}})) {
        const Json answer = support::valueOf(parseJson(textOf(command[3])));
        if (!answer.contains("case"))
            continue;
        const std::string number = answer.at("case").at("record").at("number");
        CaseRows rows;
        rows.command = command;
        rows.service_case =
            server
                .query("SELECT number, version, state, item_code, item_version, id_number, "
                       "search_text, receiving, region, township, station, clerk, deciding, "
                       "received_at, due_sort, content FROM service_case WHERE number = ?",
                       {number})
                .at(0);
        rows.station = textOf(rows.service_case[10]);
        rows.tokens = storage::searchTokens(textOf(rows.service_case[6]));
        rows.documents =
            server.query("SELECT id, kind, case_number, title, number, template_id, "
                         "template_version, snapshot, snapshot_hash, issued_at, prints, "
                         "snapshot_salt, number_word, number_year, number_sequence FROM "
                         "document WHERE case_number = ? ORDER BY issued_at, id",
                         {number});
        rows.entries = server.query("SELECT stream, seq, at, actor, station, kind, entity, "
                                    "payload, prev_hash, hash FROM journal_entry WHERE entity = ? "
                                    "ORDER BY stream, seq",
                                    {"case:" + number});
        for (const Cells& entry : rows.entries) {
            const Json payload = support::valueOf(parseJson(textOf(entry[7])));
            for (const Json& commitment : payload.value("personal", Json::object()))
                rows.personal.push_back(
                    server
                        .query("SELECT commitment, salt, value FROM journal_personal WHERE "
                               "commitment = ?",
                               {commitment.get<std::string>()})
                        .at(0));
        }
        cases.push_back(std::move(rows));
    }
    if (cases.empty())
        throw std::runtime_error("raw engine: no accepted case to copy");
    return cases;
}

} // namespace

// One thread with a queue and group commit, like the server's.
class RawEngine::Writer {
  public:
    Writer(const std::string& path, const std::vector<CaseRows>& cases)
        : cases_(cases)
        , file_(path, SQLITE_OPEN_READWRITE) {
        file_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                  "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536;"
                  "PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 0;"
                  "PRAGMA foreign_keys = ON");
        sqlite3_wal_hook(
            file_.handle(),
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<Writer*>(self)->pages_ = pages;
                return SQLITE_OK;
            },
            this);
        file_.execute("INSERT INTO journal_head (stream, seq, hash) VALUES (?, 1, ?)",
                      {textOf(cases_[0].entries[0][0]), textOf(cases_[0].entries[0][8])});
        file_.execute("INSERT INTO document_number (word, year, last) VALUES (?, 2026, 1)",
                      {std::string("佛残受字")});
        for (const CaseRows& rows : cases_)
            file_.execute("INSERT OR IGNORE INTO case_serial (station, day, last) "
                          "VALUES (?, '2026-03-02', 1)",
                          {rows.station});
        thread_ = std::jthread([this](const std::stop_token& stop) { loop(stop); });
    }

    void store() {
        std::promise<void> stored;
        auto done = stored.get_future();
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(&stored);
            wake_.notify_one();
        }
        done.get();
    }
    [[nodiscard]] std::uint64_t commits() const { return commits_; }
    [[nodiscard]] std::uint64_t count() const { return count_; }

  private:
    void loop(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            {
                std::unique_lock lock(mutex_);
                const auto ready = [this] { return !queue_.empty(); };
                if (pages_ > 0 && !wake_.wait_for(lock, stop, kQuiet, ready)) {
                    lock.unlock();
                    checkpoint();
                    continue;
                }
                if (!wake_.wait(lock, stop, ready))
                    return;
            }
            writeBatch();
            if (pages_ >= kLogPagesMax)
                checkpoint();
        }
    }
    void checkpoint() {
        pages_ = 0;
        sqlite3_wal_checkpoint_v2(file_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr);
    }
    std::promise<void>* next() {
        const std::lock_guard lock(mutex_);
        if (queue_.empty())
            return nullptr;
        auto* first = queue_.front();
        queue_.pop_front();
        return first;
    }
    void writeBatch() {
        std::vector<std::promise<void>*> batch;
        file_.execute("BEGIN IMMEDIATE");
        while (batch.size() < kBatchMax) {
            auto* waiting = next();
            if (waiting == nullptr)
                break;
            write(cases_[count_ % cases_.size()]);
            batch.push_back(waiting);
        }
        file_.execute("COMMIT");
        ++commits_;
        for (auto* waiting : batch)
            waiting->set_value();
    }

    void write(const CaseRows& rows) {
        const std::uint64_t n = ++count_;
        const std::string number = textOf(rows.service_case[0]).substr(0, 12) + digits(n, 10);
        const std::int64_t received =
            std::get<std::int64_t>(rows.service_case[13]) + static_cast<std::int64_t>(n);
        file_.execute("UPDATE case_serial SET last = last % 99998 + 1 WHERE station = ? AND day = "
                      "'2026-03-02'",
                      {rows.station});
        Cells row = rows.service_case;
        row[0] = number;
        row[13] = received;
        file_.execute("INSERT INTO service_case (number, version, state, item_code, item_version, "
                      "id_number, search_text, receiving, region, township, station, clerk, "
                      "deciding, received_at, due_sort, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                      "?, ?, ?, ?, ?, ?, ?, ?)",
                      row);
        for (const std::string& token : rows.tokens)
            file_.execute("INSERT INTO case_search (token, township, received_at, number) "
                          "VALUES (?, ?, ?, ?)",
                          {token, row[9], received, number});
        writeDocuments(rows, number, n);
        for (const Cells& personal : rows.personal)
            file_.execute("INSERT INTO journal_personal (commitment, salt, value) VALUES (?, ?, ?)",
                          {randomHash(), personal[1], personal[2]});
        for (const Cells& entry : rows.entries)
            writeEntry(entry, number);
        row = rows.command;
        row[0] = idWith(textOf(row[0]), n);
        file_.execute("INSERT INTO command (id, account, request_hash, answer, at) "
                      "VALUES (?, ?, ?, ?, ?)",
                      row);
    }
    void writeDocuments(const CaseRows& rows, const std::string& number, std::uint64_t n) {
        for (std::size_t i = 0; i < rows.documents.size(); ++i) {
            Cells row = rows.documents[i];
            row[0] = idWith(textOf(row[0]), n * 8 + i);
            row[2] = number;
            if (std::holds_alternative<std::string>(row[4])) {
                file_.execute("UPDATE document_number SET last = last + 1 WHERE word = '佛残受字' "
                              "AND year = 2026");
                row[4] = "佛残受字〔2026〕" + std::to_string(n) + "号";
                row[12] = "佛残受字";
                row[13] = std::int64_t{2026};
                row[14] = static_cast<std::int64_t>(n);
            }
            file_.execute("INSERT INTO document (id, kind, case_number, title, number, "
                          "template_id, template_version, snapshot, snapshot_hash, issued_at, "
                          "prints, snapshot_salt, number_word, number_year, number_sequence) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          row);
        }
    }
    void writeEntry(const Cells& entry, const std::string& number) {
        ++seq_;
        file_.execute("UPDATE journal_head SET seq = ?, hash = ? WHERE stream = ? AND seq = ?",
                      {seq_, entry[9], entry[0], seq_ - 1});
        Cells row = entry;
        row[1] = seq_;
        row[6] = "case:" + number;
        file_.execute("INSERT INTO journal_entry (stream, seq, at, actor, station, kind, entity, "
                      "payload, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      row);
    }
    // The first twelve digits are a time: rising, as time does.
    static std::string idWith(const std::string& id, std::uint64_t n) {
        const std::string time = digits(n, 12);
        return time.substr(0, 8) + "-" + time.substr(8) + id.substr(13);
    }
    std::string randomHash() {
        std::string hash;
        for (int i = 0; i < 4; ++i) {
            std::array<char, 17> part{};
            std::snprintf(part.data(), part.size(), "%016llx",
                          static_cast<unsigned long long>(random_()));
            hash += part.data();
        }
        return hash;
    }

    const std::vector<CaseRows>& cases_;
    File file_;
    int pages_ = 0;
    std::int64_t seq_ = 1;
    std::mt19937_64 random_{11};
    std::atomic<std::uint64_t> count_{0};
    std::atomic<std::uint64_t> commits_{0};
    std::mutex mutex_; // guards queue_
    std::condition_variable_any wake_;
    std::deque<std::promise<void>*> queue_;
    std::jthread thread_; // last: it uses everything above
};

RawEngine::RawEngine(const std::string& server_database, const std::string& own_database) {
    File server(server_database, SQLITE_OPEN_READWRITE);
    cases_ = newestCases(server);
    storage::SqliteSettings settings;
    settings.path = own_database;
    support::valueOf(storage::SqliteDatabase::open(settings)); // makes the schema, and closes
    writer_ = std::make_unique<Writer>(own_database, cases_);
}

RawEngine::~RawEngine() = default;

RawEngine::Result RawEngine::run(int producers, std::chrono::milliseconds time) {
    Result all;
    std::mutex mutex; // guards all
    std::atomic<bool> over = false;
    std::barrier start(producers + 1);
    std::vector<std::jthread> threads;
    for (int i = 0; i < producers; ++i)
        threads.emplace_back([&] {
            Samples mine;
            start.arrive_and_wait();
            while (!over) {
                const auto begun = steady_clock::now();
                writer_->store();
                mine.add(steady_clock::now() - begun);
            }
            const std::lock_guard lock(mutex);
            all.answers.add(mine);
        });
    const auto processor_before = ownUsage().processor;
    const auto commits_before = writer_->commits();
    const auto begun = steady_clock::now();
    start.arrive_and_wait();
    waitUntil(begun + time);
    over = true;
    threads.clear();
    all.time = steady_clock::now() - begun;
    all.accepts = all.answers.count();
    all.commits = writer_->commits() - commits_before;
    all.processor = ownUsage().processor - processor_before;
    return all;
}

double RawEngine::rowsPerCase() const {
    std::size_t rows = 0;
    for (const CaseRows& one : cases_) {
        // The case, its serial, the command; each entry moves the head; one paper has a number.
        rows += 3 + one.tokens.size() + one.documents.size() + 1 + one.entries.size() * 2 +
                one.personal.size();
    }
    return static_cast<double>(rows) / static_cast<double>(cases_.size());
}

std::uint64_t RawEngine::casesStored() const {
    return writer_->count();
}

} // namespace bianmin::perf
