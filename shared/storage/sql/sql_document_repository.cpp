#include "shared/storage/sql/sql_document_repository.h"

#include "shared/domain/documents/number_book.h"
#include "shared/storage/sql/statements.h"

namespace bianmin::storage {
namespace {

using documents::DocumentRecord;
using documents::DocumentSummary;
using documents::PrintEntry;

constexpr char kSelectById[] =
    "SELECT id, kind, case_number, title, number, template_id, template_version, snapshot, "
    "snapshot_salt, snapshot_hash, issued_at, prints FROM document WHERE id = ?";
constexpr char kSelectOfCase[] =
    "SELECT id, kind, title, number, issued_at, prints FROM document WHERE case_number = ? "
    "ORDER BY issued_at, id";

// All of a record but its snapshot, which is large.
Result<DocumentRecord> readHead(const Rows& row) {
    DocumentRecord record;
    record.id = DocumentId(readText(row, 0));
    record.kind = TRY(readEnum<documents::DocumentKind>(row, 1));
    record.case_number = CaseNumber(readText(row, 2));
    record.title = readText(row, 3);
    if (!row.isNull(4))
        record.number = readText(row, 4);
    record.template_id = readText(row, 5);
    record.template_version = static_cast<int>(row.integer(6));
    record.snapshot_salt = readText(row, 8);
    record.snapshot_hash = readText(row, 9);
    record.issued_at = readInstant(row, 10);
    record.prints = static_cast<int>(row.integer(11));
    return record;
}

Result<DocumentRecord> readRecord(const Rows& row) {
    DocumentRecord record = TRY(readHead(row));
    record.snapshot = TRY(readJson(row, 7));
    return record;
}

Result<DocumentSummary> readSummary(const Rows& row) {
    DocumentSummary summary;
    summary.id = DocumentId(readText(row, 0));
    summary.kind = TRY(readEnum<documents::DocumentKind>(row, 1));
    summary.title = readText(row, 2);
    if (!row.isNull(3))
        summary.number = readText(row, 3);
    summary.issued_at = readInstant(row, 4);
    summary.prints = static_cast<int>(row.integer(5));
    return summary;
}

// Papers without a number have no parts of one.
Result<bool> isInItsBook(const DocumentRecord& record, const Rows& row, int first_column) {
    if (record.number.empty())
        return row.isNull(first_column) && row.isNull(first_column + 1) &&
               row.isNull(first_column + 2);
    const auto number = TRY(documents::parseDocumentNumber(record.number));
    return row.text(first_column) == number.book.word &&
           row.integer(first_column + 1) == number.book.year &&
           row.integer(first_column + 2) == number.sequence;
}

Result<PrintEntry> readPrint(const Rows& row) {
    return PrintEntry{DocumentId(readText(row, 0)),
                      static_cast<int>(row.integer(1)),
                      readText(row, 2),
                      static_cast<int>(row.integer(3)),
                      readText(row, 4),
                      UserId(readText(row, 5)),
                      readText(row, 6),
                      readInstant(row, 7)};
}

} // namespace

Result<void> SqlDocumentRepository::add(Tx& tx, const DocumentRecord& record) {
    // The number once as it is printed and once in its parts, by which books are counted.
    std::optional<documents::DocumentNumber> number;
    if (!record.number.empty())
        number = TRY(documents::parseDocumentNumber(record.number));
    TRY(connectionOf(tx).execute(
        "INSERT INTO document (id, kind, case_number, title, number, number_word, number_year, "
        "number_sequence, template_id, template_version, snapshot, snapshot_salt, snapshot_hash, "
        "issued_at, prints) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record.id.str(), enumName(record.kind), record.case_number.str(), record.title,
         boundOrNull(record.number), number ? Value(number->book.word) : Value(nullptr),
         number ? Value(number->book.year) : Value(nullptr),
         number ? Value(number->sequence) : Value(nullptr), record.template_id,
         record.template_version, dumpJson(record.snapshot), record.snapshot_salt,
         record.snapshot_hash, boundInstant(record.issued_at), record.prints}));
    return {};
}

Result<DocumentRecord> SqlDocumentRepository::load(ReadTx& tx, const DocumentId& id) {
    auto found = TRY(readFirst<DocumentRecord>(TRY(connectionOf(tx).query(kSelectById, {id.str()})),
                                               readRecord));
    if (!found)
        return fail(ErrorKind::not_found, "document.not_found");
    return std::move(*found);
}

Result<std::vector<DocumentSummary>> SqlDocumentRepository::ofCase(ReadTx& tx,
                                                                   const CaseNumber& number) {
    return readAll<DocumentSummary>(TRY(connectionOf(tx).query(kSelectOfCase, {number.str()})),
                                    readSummary);
}

Result<void> SqlDocumentRepository::addPrint(Tx& tx, const PrintEntry& entry) {
    Connection& connection = connectionOf(tx);
    const auto counted = TRY(connection.execute("UPDATE document SET prints = prints + 1 "
                                                "WHERE id = ? AND prints = ?",
                                                {entry.document.str(), entry.ordinal - 1}));
    if (counted == 0) {
        const DocumentRecord record = TRY(load(tx, entry.document));
        return fail(ErrorKind::conflict, "document.print_out_of_turn",
                    {{"expected", std::to_string(record.prints + 1)}});
    }
    TRY(connection.execute(
        "INSERT INTO print_log (document, ordinal, sha256, blob, copies, printer, printed_by, "
        "by_name, printed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.document.str(), entry.ordinal, entry.sha256, entry.sha256, entry.copies,
         entry.printer, entry.by.str(), entry.by_name, boundInstant(entry.at)}));
    return {};
}

Result<std::optional<PrintEntry>> SqlDocumentRepository::findPrint(ReadTx& tx,
                                                                   const std::string& sha256) {
    return readFirst<PrintEntry>(
        TRY(connectionOf(tx).query(
            "SELECT document, ordinal, sha256, copies, printer, printed_by, by_name, printed_at "
            "FROM print_log WHERE sha256 = ? ORDER BY printed_at, document, ordinal LIMIT 1",
            {sha256})),
        readPrint);
}

Result<documents::StoredPaper> SqlDocumentRepository::stored(ReadTx& tx, const DocumentId& id) {
    auto row = TRY(connectionOf(tx).query(
        "SELECT id, kind, case_number, title, number, template_id, template_version, snapshot, "
        "snapshot_salt, snapshot_hash, issued_at, prints, number_word, number_year, "
        "number_sequence, (SELECT COUNT(*) FROM print_log p WHERE p.document = d.id) "
        "FROM document d WHERE id = ?",
        {id.str()}));
    if (!TRY(row->next()))
        return fail(ErrorKind::not_found, "document.not_found");
    documents::StoredPaper paper{TRY(readHead(*row)), readText(*row, 7), row->integer(15)};
    if (!isInItsBook(paper.record, *row, 12).value_or(false))
        return fail(ErrorKind::internal, "store.corrupt", {},
                    "document " + id.str() + " is not in its book");
    return paper;
}

Result<std::optional<PrintEntry>> SqlDocumentRepository::print(ReadTx& tx, const DocumentId& id,
                                                               int ordinal) {
    return readFirst<PrintEntry>(
        TRY(connectionOf(tx).query(
            "SELECT p.document, p.ordinal, p.sha256, p.copies, p.printer, p.printed_by, "
            "p.by_name, p.printed_at FROM print_log p JOIN blob b ON b.sha256 = p.blob "
            "WHERE p.document = ? AND p.ordinal = ? AND p.blob = p.sha256",
            {id.str(), ordinal})),
        readPrint);
}

Result<std::int64_t> SqlDocumentRepository::count(ReadTx& tx) {
    return readCount(connectionOf(tx),
                     "SELECT (SELECT COUNT(*) FROM document) + (SELECT COUNT(*) FROM print_log)");
}

} // namespace bianmin::storage
