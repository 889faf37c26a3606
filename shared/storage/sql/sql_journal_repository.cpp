#include "shared/storage/sql/sql_journal_repository.h"

#include "shared/storage/sql/statements.h"

#include <algorithm>

namespace bianmin::storage {
namespace {

using journal::Entry;
using journal::StreamHead;

constexpr char kSelectAfter[] =
    "SELECT stream, seq, at, actor, station, kind, entity, payload, prev_hash, hash "
    "FROM journal_entry WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?";
constexpr char kSelectTail[] =
    "SELECT stream, seq, at, actor, station, kind, entity, payload, prev_hash, hash "
    "FROM journal_entry WHERE stream = ? ORDER BY seq DESC LIMIT ?";
constexpr char kSelectNewest[] =
    "SELECT stream, seq, at, actor, station, kind, entity, payload, prev_hash, hash "
    "FROM journal_entry WHERE entity = ? AND substr(kind, 1, length(?)) = ? "
    "ORDER BY stream DESC, seq DESC LIMIT 1";
constexpr char kSelectOfEntity[] =
    "SELECT stream, seq, at, actor, station, kind, entity, payload, prev_hash, hash "
    "FROM journal_entry WHERE entity = ? ORDER BY stream, seq";

Result<Entry> readEntry(const Rows& row) {
    return Entry{readText(row, 0), row.integer(1),   readInstant(row, 2), readText(row, 3),
                 readText(row, 4), readText(row, 5), readText(row, 6),    readText(row, 7),
                 readText(row, 8), readText(row, 9)};
}

// The stored head moves only from the entry before: a second writer of a stream is found here.
Result<void> moveHead(Connection& connection, const Entry& entry) {
    const std::int64_t moved =
        entry.seq == 1
            ? TRY(duplicateAs(connection.execute("INSERT INTO journal_head (stream, seq, hash) "
                                                 "VALUES (?, 1, ?)",
                                                 {entry.stream, entry.hash}),
                              "journal.gap", {{"seq", std::to_string(entry.seq)}}))
            : TRY(connection.execute(
                  "UPDATE journal_head SET seq = ?, hash = ? "
                  "WHERE stream = ? AND seq = ? AND hash = ?",
                  {entry.seq, entry.hash, entry.stream, entry.seq - 1, entry.prev_hash}));
    if (moved != 1)
        return fail(ErrorKind::internal, "journal.gap", {{"seq", std::to_string(entry.seq)}});
    return {};
}

} // namespace

Result<StreamHead> SqlJournalRepository::head(ReadTx& tx, const std::string& stream) {
    const auto found = TRY(
        readFirst<StreamHead>(TRY(connectionOf(tx).query(
                                  "SELECT seq, hash FROM journal_head WHERE stream = ?", {stream})),
                              [](const Rows& row) -> Result<StreamHead> {
                                  return StreamHead{row.integer(0), readText(row, 1)};
                              }));
    return found.value_or(StreamHead{});
}

Result<void> SqlJournalRepository::append(Tx& tx, const Entry& entry) {
    Connection& connection = connectionOf(tx);
    TRY(moveHead(connection, entry));
    TRY(connection.execute(
        "INSERT INTO journal_entry (stream, seq, at, actor, station, kind, entity, payload, "
        "prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.stream, entry.seq, boundInstant(entry.at), entry.actor, entry.station, entry.kind,
         entry.entity, entry.payload, entry.prev_hash, entry.hash}));
    return {};
}

Result<void> SqlJournalRepository::addPersonal(Tx& tx, const journal::PersonalValue& value) {
    TRY(connectionOf(tx).execute(
        "INSERT INTO journal_personal (commitment, salt, value) VALUES (?, ?, ?)",
        {value.commitment, value.salt, value.value}));
    return {};
}

Result<std::optional<journal::PersonalValue>>
SqlJournalRepository::personal(ReadTx& tx, const std::string& commitment) {
    return readFirst<journal::PersonalValue>(
        TRY(connectionOf(tx).query(
            "SELECT commitment, salt, value FROM journal_personal WHERE commitment = ?",
            {commitment})),
        [](const Rows& row) -> Result<journal::PersonalValue> {
            return journal::PersonalValue{readText(row, 0), readText(row, 1), readText(row, 2)};
        });
}

Result<std::vector<Entry>> SqlJournalRepository::read(ReadTx& tx,
                                                      const journal::JournalQuery& query) {
    return readAll<Entry>(
        TRY(connectionOf(tx).query(
            kSelectAfter, {query.stream, query.after_seq, static_cast<std::int64_t>(query.limit)})),
        readEntry);
}

Result<std::vector<Entry>> SqlJournalRepository::tail(ReadTx& tx, const std::string& stream,
                                                      std::size_t count) {
    auto newest_first = TRY(readAll<Entry>(
        TRY(connectionOf(tx).query(kSelectTail, {stream, static_cast<std::int64_t>(count)})),
        readEntry));
    std::reverse(newest_first.begin(), newest_first.end());
    return newest_first;
}

Result<std::vector<Entry>> SqlJournalRepository::ofEntity(ReadTx& tx, const std::string& entity) {
    return readAll<Entry>(TRY(connectionOf(tx).query(kSelectOfEntity, {entity})), readEntry);
}

// Two ranges of the index: no entry of the stream itself is read.
Result<std::optional<std::int64_t>> SqlJournalRepository::foreignSeq(ReadTx& tx,
                                                                     const std::string& stream) {
    return readFirst<std::int64_t>(
        TRY(connectionOf(tx).query("SELECT seq FROM journal_entry WHERE stream < ? UNION ALL "
                                   "SELECT seq FROM journal_entry WHERE stream > ? LIMIT 1",
                                   {stream, stream})),
        [](const Rows& row) -> Result<std::int64_t> { return row.integer(0); });
}

Result<std::optional<Entry>> SqlJournalRepository::newest(ReadTx& tx, const std::string& entity,
                                                          const std::string& kind_start) {
    return readFirst<Entry>(
        TRY(connectionOf(tx).query(kSelectNewest, {entity, kind_start, kind_start})), readEntry);
}

} // namespace bianmin::storage
