#include "shared/storage/sql/sql_number_repository.h"

#include "shared/storage/sql/statements.h"

namespace bianmin::storage {
namespace {

using documents::DocumentNumber;
using documents::NumberBook;
using documents::NumberBookView;
using documents::NumberFate;
using documents::NumberReservation;
using documents::NumberStanding;
using documents::NumberVoid;

constexpr char kSelectReservations[] =
    "SELECT id, word, year, first_sequence, last_sequence, organization, purpose, reserved_by, "
    "by_name, reserved_at FROM number_reservation WHERE word = ? AND year = ? "
    "ORDER BY first_sequence";
constexpr char kSelectReservationOf[] =
    "SELECT id, word, year, first_sequence, last_sequence, organization, purpose, reserved_by, "
    "by_name, reserved_at FROM number_reservation "
    "WHERE word = ? AND year = ? AND first_sequence <= ? AND last_sequence >= ?";
// What was set aside counts until it is used or void; the rest of a book must all be issued.
constexpr char kSelectBooks[] =
    "SELECT n.word, n.year, n.last, "
    "(SELECT COUNT(*) FROM document d WHERE d.number_word = n.word AND d.number_year = n.year), "
    "(SELECT COUNT(*) FROM number_void v WHERE v.word = n.word AND v.year = n.year), "
    "(SELECT COALESCE(SUM(r.last_sequence - r.first_sequence + 1), 0) FROM number_reservation r "
    "WHERE r.word = n.word AND r.year = n.year), "
    "(SELECT COUNT(*) FROM number_reservation r JOIN document d ON d.number_word = r.word "
    "AND d.number_year = r.year AND d.number_sequence BETWEEN r.first_sequence "
    "AND r.last_sequence WHERE r.word = n.word AND r.year = n.year) "
    "FROM document_number n ORDER BY n.word, n.year";
// Each counter once and each number that was given out once: together they must agree.
constexpr char kSelectWrongBooks[] =
    "SELECT word, year FROM ("
    "SELECT word, year, last AS counted, -1 AS given FROM document_number UNION ALL "
    "SELECT number_word, number_year, -1, MAX(number_sequence) FROM document "
    "WHERE number_word IS NOT NULL GROUP BY number_word, number_year UNION ALL "
    "SELECT word, year, -1, MAX(last_sequence) FROM number_reservation GROUP BY word, year) AS x "
    "GROUP BY word, year HAVING MAX(counted) <> MAX(given) ORDER BY word, year LIMIT 1";

Result<NumberReservation> readReservation(const Rows& row) {
    return NumberReservation{readText(row, 0),
                             {readText(row, 1), static_cast<int>(row.integer(2))},
                             static_cast<int>(row.integer(3)),
                             static_cast<int>(row.integer(4)),
                             OrganizationId(readText(row, 5)),
                             readText(row, 6),
                             UserId(readText(row, 7)),
                             readText(row, 8),
                             readInstant(row, 9)};
}

Result<NumberBookView> readBook(const Rows& row) {
    NumberBookView book{.word = readText(row, 0),
                        .year = static_cast<int>(row.integer(1)),
                        .organization = {},
                        .last = static_cast<int>(row.integer(2)),
                        .issued = static_cast<int>(row.integer(3)),
                        .reserved = 0,
                        .voided = static_cast<int>(row.integer(4)),
                        .missing = 0};
    const int set_aside = static_cast<int>(row.integer(5));
    const int used = static_cast<int>(row.integer(6));
    book.reserved = set_aside - used - book.voided;
    book.missing = book.last - book.issued - book.reserved - book.voided;
    return book;
}

Result<bool> isThere(Connection& connection, std::string_view sql, const DocumentNumber& number) {
    auto rows = TRY(connection.query(sql, {number.book.word, number.book.year, number.sequence}));
    return rows->next();
}

} // namespace

Result<int> SqlNumberRepository::take(Tx& tx, const NumberBook& book, int count) {
    Connection& connection = connectionOf(tx);
    const auto counted = TRY(
        connection.execute("UPDATE document_number SET last = last + ? WHERE word = ? AND year = ?",
                           {count, book.word, book.year}));
    if (counted == 0) {
        TRY(connection.execute("INSERT INTO document_number (word, year, last) VALUES (?, ?, ?)",
                               {book.word, book.year, count}));
        return 1;
    }
    return TRY(last(tx, book)) - count + 1;
}

Result<void> SqlNumberRepository::addReservation(Tx& tx, const NumberReservation& reservation) {
    TRY(connectionOf(tx).execute(
        "INSERT INTO number_reservation (id, word, year, first_sequence, last_sequence, "
        "organization, purpose, reserved_by, by_name, reserved_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {reservation.id, reservation.book.word, reservation.book.year, reservation.first,
         reservation.last, reservation.organization.str(), reservation.purpose,
         reservation.by.str(), reservation.by_name, boundInstant(reservation.at)}));
    return {};
}

Result<void> SqlNumberRepository::addVoid(Tx& tx, const NumberVoid& made) {
    const auto& number = made.number;
    TRY(connectionOf(tx).execute(
        "INSERT INTO number_void (word, year, sequence, reason, voided_by, by_name, voided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {number.book.word, number.book.year, number.sequence, made.reason, made.by.str(),
         made.by_name, boundInstant(made.at)}));
    return {};
}

Result<NumberStanding> SqlNumberRepository::standing(ReadTx& tx, const DocumentNumber& number) {
    Connection& connection = connectionOf(tx);
    NumberStanding standing;
    standing.reservation = TRY(readFirst<NumberReservation>(
        TRY(connection.query(kSelectReservationOf, {number.book.word, number.book.year,
                                                    number.sequence, number.sequence})),
        readReservation));
    if (TRY(isThere(connection,
                    "SELECT 1 FROM document WHERE number_word = ? AND number_year = ? "
                    "AND number_sequence = ?",
                    number)))
        standing.fate = NumberFate::issued;
    else if (TRY(isThere(connection,
                         "SELECT 1 FROM number_void WHERE word = ? AND year = ? AND sequence = ?",
                         number)))
        standing.fate = NumberFate::voided;
    else if (standing.reservation)
        standing.fate = NumberFate::reserved;
    return standing;
}

Result<std::vector<NumberBookView>> SqlNumberRepository::books(ReadTx& tx) {
    return readAll<NumberBookView>(TRY(connectionOf(tx).query(kSelectBooks)), readBook);
}

Result<std::vector<NumberReservation>> SqlNumberRepository::reservations(ReadTx& tx,
                                                                         const NumberBook& book) {
    return readAll<NumberReservation>(
        TRY(connectionOf(tx).query(kSelectReservations, {book.word, book.year})), readReservation);
}

Result<std::vector<NumberVoid>> SqlNumberRepository::voids(ReadTx& tx, const NumberBook& book) {
    return readAll<NumberVoid>(
        TRY(connectionOf(tx).query("SELECT sequence, reason, voided_by, by_name, voided_at "
                                   "FROM number_void WHERE word = ? AND year = ? ORDER BY sequence",
                                   {book.word, book.year})),
        [&book](const Rows& row) -> Result<NumberVoid> {
            return NumberVoid{{book, static_cast<int>(row.integer(0))},
                              readText(row, 1),
                              UserId(readText(row, 2)),
                              readText(row, 3),
                              readInstant(row, 4)};
        });
}

Result<std::vector<int>> SqlNumberRepository::issued(ReadTx& tx, const NumberBook& book) {
    return readAll<int>(
        TRY(connectionOf(tx).query("SELECT number_sequence FROM document WHERE number_word = ? "
                                   "AND number_year = ? ORDER BY number_sequence",
                                   {book.word, book.year})),
        [](const Rows& row) -> Result<int> { return static_cast<int>(row.integer(0)); });
}

Result<int> SqlNumberRepository::last(ReadTx& tx, const NumberBook& book) {
    const auto found = TRY(readFirst<int>(
        TRY(connectionOf(tx).query("SELECT last FROM document_number WHERE word = ? AND year = ?",
                                   {book.word, book.year})),
        [](const Rows& row) -> Result<int> { return static_cast<int>(row.integer(0)); }));
    return found.value_or(0);
}

Result<std::int64_t> SqlNumberRepository::count(ReadTx& tx) {
    return readCount(
        connectionOf(tx),
        "SELECT (SELECT COUNT(*) FROM number_reservation) + (SELECT COUNT(*) FROM number_void)");
}

Result<std::optional<NumberBook>> SqlNumberRepository::wrongBook(ReadTx& tx) {
    return readFirst<NumberBook>(
        TRY(connectionOf(tx).query(kSelectWrongBooks)), [](const Rows& row) -> Result<NumberBook> {
            return NumberBook{readText(row, 0), static_cast<int>(row.integer(1))};
        });
}

} // namespace bianmin::storage
