#include "shared/storage/sql/sql_blob_repository.h"

#include "shared/storage/sql/statements.h"

namespace bianmin::storage {
namespace {

using documents::BlobRecord;

Result<BlobRecord> readBlob(const Rows& row) {
    BlobRecord record;
    record.sha256 = readText(row, 0);
    record.bytes = row.integer(1);
    record.type = TRY(readEnum<documents::MediaType>(row, 2));
    record.stored_at = readInstant(row, 3);
    return record;
}

Result<std::string> readName(const Rows& row) {
    return readText(row, 0);
}

} // namespace

Result<void> SqlBlobRepository::add(Tx& tx, const BlobRecord& record) {
    Connection& connection = connectionOf(tx);
    const auto known =
        TRY(connection.execute("UPDATE blob SET stored_at = ? WHERE sha256 = ?",
                               {boundInstant(record.stored_at), std::string_view(record.sha256)}));
    if (known == 0)
        TRY(connection.execute(
            "INSERT INTO blob (sha256, bytes, type, stored_at, used) VALUES (?, ?, ?, ?, 0)",
            {record.sha256, record.bytes, enumName(record.type), boundInstant(record.stored_at)}));
    return {};
}

Result<std::optional<BlobRecord>> SqlBlobRepository::find(ReadTx& tx, const std::string& sha256) {
    return readFirst<BlobRecord>(
        TRY(connectionOf(tx).query(
            "SELECT sha256, bytes, type, stored_at FROM blob WHERE sha256 = ?", {sha256})),
        readBlob);
}

Result<void> SqlBlobRepository::use(Tx& tx, const std::string& sha256, const CaseNumber& number) {
    if (!TRY(find(tx, sha256)))
        return fail(ErrorKind::invalid, "blob.unknown", {{"sha256", sha256}});
    Connection& connection = connectionOf(tx);
    auto known = TRY(connection.query("SELECT 1 FROM case_blob WHERE blob = ? AND case_number = ?",
                                      {sha256, number.str()}));
    if (TRY(known->next()))
        return {};
    TRY(connection.execute("INSERT INTO case_blob (blob, case_number) VALUES (?, ?)",
                           {sha256, number.str()}));
    TRY(connection.execute("UPDATE blob SET used = 1 WHERE sha256 = ?", {sha256}));
    return {};
}

Result<std::vector<CaseNumber>> SqlBlobRepository::usedBy(ReadTx& tx, const std::string& sha256,
                                                          std::size_t limit) {
    return readAll<CaseNumber>(
        TRY(connectionOf(tx).query(
            "SELECT case_number FROM case_blob WHERE blob = ? ORDER BY case_number LIMIT ?",
            {sha256, boundCount(limit)})),
        [](const Rows& row) -> Result<CaseNumber> { return CaseNumber(readText(row, 0)); });
}

Result<std::vector<BlobRecord>> SqlBlobRepository::page(ReadTx& tx, const std::string& after,
                                                        std::size_t limit) {
    return readAll<BlobRecord>(
        TRY(connectionOf(tx).query("SELECT sha256, bytes, type, stored_at FROM blob "
                                   "WHERE sha256 > ? ORDER BY sha256 LIMIT ?",
                                   {after, boundCount(limit)})),
        readBlob);
}

Result<std::int64_t> SqlBlobRepository::count(ReadTx& tx) {
    return readCount(connectionOf(tx), "SELECT COUNT(*) FROM blob");
}

Result<std::vector<std::string>> SqlBlobRepository::ofCase(ReadTx& tx, const CaseNumber& number) {
    return readAll<std::string>(
        TRY(connectionOf(tx).query("SELECT blob FROM case_blob WHERE case_number = ? ORDER BY blob",
                                   {number.str()})),
        readName);
}

Result<std::vector<std::string>> SqlBlobRepository::withoutRow(ReadTx& tx, std::size_t limit) {
    return readAll<std::string>(
        TRY(connectionOf(tx).query(
            "SELECT name FROM (SELECT sha256 AS name FROM print_log UNION "
            "SELECT blob FROM case_blob) AS n LEFT JOIN blob b ON b.sha256 = n.name "
            "WHERE b.sha256 IS NULL ORDER BY name LIMIT ?",
            {boundCount(limit)})),
        readName);
}

Result<std::vector<std::string>> SqlBlobRepository::wronglyUsed(ReadTx& tx, std::size_t limit) {
    return readAll<std::string>(
        TRY(connectionOf(tx).query(
            "SELECT sha256 FROM blob b WHERE used <> (CASE WHEN EXISTS (SELECT 1 FROM case_blob c "
            "WHERE c.blob = b.sha256) THEN 1 ELSE 0 END) ORDER BY sha256 LIMIT ?",
            {boundCount(limit)})),
        readName);
}

Result<std::vector<std::string>> SqlBlobRepository::forgetUnused(Tx& tx, Instant before,
                                                                 std::size_t limit) {
    Connection& connection = connectionOf(tx);
    auto names = TRY(readAll<std::string>(
        TRY(connection.query("SELECT sha256 FROM blob WHERE used = 0 AND stored_at < ? "
                             "ORDER BY stored_at LIMIT ?",
                             {boundInstant(before), boundCount(limit)})),
        readName));
    for (const std::string& name : names)
        TRY(connection.execute("DELETE FROM blob WHERE sha256 = ?", {name}));
    return names;
}

} // namespace bianmin::storage
