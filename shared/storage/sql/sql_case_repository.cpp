#include "shared/storage/sql/sql_case_repository.h"

#include "shared/base/text.h"
#include "shared/storage/sql/case_list.h"
#include "shared/storage/sql/case_search.h"
#include "shared/storage/sql/statements.h"

#include <map>

namespace bianmin::storage {
namespace {

using cases::Case;

constexpr int kCentury = 2000; // of the two digits in a case number

Result<std::optional<int>> lastSerial(Connection& connection, const StationId& station,
                                      const std::string& day) {
    return readFirst<int>(
        TRY(connection.query("SELECT last FROM case_serial WHERE station = ? AND day = ?",
                             {station.str(), day})),
        [](const Rows& row) -> Result<int> { return static_cast<int>(row.integer(0)); });
}

// The day a case comes up in a work list. Before acceptance no due day is set, but the five-day
// check runs from the day of receipt: such cases stand with the oldest.
std::string dueSort(const Case& subject) {
    return subject.dates.due_on.value_or(civilDate(subject.received_at)).iso();
}

tl::unexpected<Error> differs(const Case& subject) {
    return fail(ErrorKind::internal, "store.corrupt", {},
                "case " + subject.number.str() + " differs from its row");
}

// What lists and locks go by must be what the case itself says.
Result<Case> readCase(const Rows& row) {
    Case subject = TRY(readStruct<Case>(row, 0));
    if (subject.version != row.integer(1) || enumName(subject.state) != row.text(2) ||
        subject.applicant.id_number != row.text(3) || subject.region.str() != row.text(4) ||
        subject.clerk.str() != row.text(5) || subject.deciding.str() != row.text(6) ||
        dueSort(subject) != row.text(7))
        return differs(subject);
    return subject;
}

Result<void> addSearchTokens(Connection& connection, const Case& subject,
                             const std::string& search_text) {
    const std::string township = townshipOf(subject.region);
    for (const std::string& token : searchTokens(search_text))
        TRY(connection.execute(
            "INSERT INTO case_search (token, township, received_at, number) VALUES (?, ?, ?, ?)",
            {token, township, boundInstant(subject.received_at), subject.number.str()}));
    return {};
}

// Compared with the stored text: another version of the readings may make other tokens.
Result<void> checkSearchTokens(Connection& connection, const Case& subject,
                               const std::string& search_text) {
    const std::string township = townshipOf(subject.region);
    for (const std::string& token : searchTokens(search_text)) {
        auto found = TRY(connection.query(
            "SELECT 1 FROM case_search WHERE token = ? AND township = ? AND received_at = ? "
            "AND number = ?",
            {token, township, boundInstant(subject.received_at), subject.number.str()}));
        if (!TRY(found->next()))
            return differs(subject);
    }
    return {};
}

} // namespace

Result<int> SqlCaseRepository::nextSerial(Tx& tx, const StationId& station, CivilDate day) {
    Connection& connection = connectionOf(tx);
    const std::string day_text = day.iso();
    const auto counted = TRY(connection.execute(
        "UPDATE case_serial SET last = last + 1 WHERE station = ? AND day = ? AND last < ?",
        {station.str(), day_text, cases::kSerialMax}));
    const auto last = TRY(lastSerial(connection, station, day_text));
    if (counted == 1)
        return *last;
    if (last)
        return fail(ErrorKind::unavailable, "case_number.serial_exhausted");
    TRY(connection.execute("INSERT INTO case_serial (station, day, last) VALUES (?, ?, 1)",
                           {station.str(), day_text}));
    return 1;
}

// Station and year are read from the numbers themselves, whose index holds all that is needed.
Result<std::vector<cases::SerialCount>> SqlCaseRepository::serialCounts(ReadTx& tx) {
    Connection& connection = connectionOf(tx);
    std::map<std::pair<std::string, std::string>, cases::SerialCount> counts;
    auto given = TRY(connection.query("SELECT station, substr(day, 3, 2), SUM(last) "
                                      "FROM case_serial GROUP BY station, substr(day, 3, 2)"));
    while (TRY(given->next()))
        counts[{readText(*given, 0), readText(*given, 1)}].given = given->integer(2);
    auto taken =
        TRY(connection.query("SELECT substr(number, 13, 4), substr(number, 7, 2), COUNT(*) "
                             "FROM service_case "
                             "GROUP BY substr(number, 13, 4), substr(number, 7, 2)"));
    while (TRY(taken->next()))
        counts[{readText(*taken, 0), readText(*taken, 1)}].cases = taken->integer(2);
    std::vector<cases::SerialCount> all;
    for (auto& [key, count] : counts) {
        count.station = StationId(key.first);
        count.year = kCentury + std::stoi(key.second);
        all.push_back(count);
    }
    return all;
}

Result<Case> SqlCaseRepository::load(ReadTx& tx, const CaseNumber& number) {
    auto found = TRY(readFirst<Case>(
        TRY(connectionOf(tx).query(
            "SELECT content, version, state, id_number, region, clerk, deciding, due_sort "
            "FROM service_case WHERE number = ?",
            {number.str()})),
        &readCase));
    if (!found)
        return fail(ErrorKind::not_found, "case.not_found");
    return std::move(*found);
}

Result<cases::StoredCase> SqlCaseRepository::stored(ReadTx& tx, const CaseNumber& number) {
    Connection& connection = connectionOf(tx);
    auto row = TRY(connection.query(
        "SELECT content, version, state, id_number, region, clerk, deciding, due_sort, number, "
        "item_code, item_version, receiving, township, station, received_at, search_text "
        "FROM service_case WHERE number = ?",
        {number.str()}));
    if (!TRY(row->next()))
        return fail(ErrorKind::not_found, "case.not_found");
    cases::StoredCase found{TRY(readCase(*row)), readText(*row, 0)};
    const Case& subject = found.subject;
    const std::string search_text = readText(*row, 15);
    if (subject.number.str() != row->text(8) || subject.item_code.str() != row->text(9) ||
        subject.item_version != row->integer(10) || subject.receiving.str() != row->text(11) ||
        townshipOf(subject.region) != row->text(12) || subject.station.str() != row->text(13) ||
        subject.received_at != readInstant(*row, 14) ||
        search_text.substr(0, search_text.find('\n')) != searchKey(subject.applicant.name))
        return differs(subject);
    TRY(checkSearchTokens(connection, subject, search_text));
    return found;
}

// The highest serial of a terminal's day is in its case numbers, whose index holds all that is
// needed.
Result<std::optional<std::string>> SqlCaseRepository::wrongSerial(ReadTx& tx) {
    Connection& connection = connectionOf(tx);
    std::map<std::string, std::int64_t> highest;
    auto taken =
        TRY(connection.query("SELECT substr(number, 13, 4), substr(number, 7, 6), "
                             "CAST(MAX(substr(number, 17, 5)) AS INTEGER) FROM service_case "
                             "GROUP BY substr(number, 13, 4), substr(number, 7, 6)"));
    while (TRY(taken->next()))
        highest[readText(*taken, 0) + " " + readText(*taken, 1)] = taken->integer(2);
    auto counted = TRY(connection.query(
        "SELECT station, substr(day, 3, 2) || substr(day, 6, 2) || substr(day, 9, 2), last "
        "FROM case_serial ORDER BY station, day"));
    while (TRY(counted->next())) {
        const std::string counter = readText(*counted, 0) + " " + readText(*counted, 1);
        const auto cases = highest.extract(counter);
        if (!cases || cases.mapped() != counted->integer(2))
            return counter;
    }
    if (!highest.empty())
        return highest.begin()->first;
    return std::nullopt;
}

Result<std::string> SqlCaseRepository::add(Tx& tx, const Case& subject) {
    Connection& connection = connectionOf(tx);
    std::string content = TRY(storable(subject));
    const std::string search_text = caseSearchText(subject.applicant.name);
    TRY(connection.execute(
        "INSERT INTO service_case (number, version, state, item_code, item_version, id_number, "
        "search_text, receiving, region, township, station, clerk, deciding, received_at, "
        "due_sort, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {subject.number.str(), subject.version, enumName(subject.state), subject.item_code.str(),
         subject.item_version, subject.applicant.id_number, search_text, subject.receiving.str(),
         subject.region.str(), townshipOf(subject.region), subject.station.str(),
         subject.clerk.str(), subject.deciding.str(), boundInstant(subject.received_at),
         dueSort(subject), content}));
    TRY(addSearchTokens(connection, subject, search_text));
    return content;
}

Result<std::string> SqlCaseRepository::update(Tx& tx, const Case& subject) {
    Connection& connection = connectionOf(tx);
    std::string content = TRY(storable(subject));
    const auto found = TRY(connection.execute(
        "UPDATE service_case SET version = ?, state = ?, clerk = ?, deciding = ?, due_sort = ?, "
        "content = ? WHERE number = ? AND version = ?",
        {subject.version, enumName(subject.state), subject.clerk.str(), subject.deciding.str(),
         dueSort(subject), content, subject.number.str(), subject.version - 1}));
    if (found == 1)
        return content;
    const Case stored = TRY(load(tx, subject.number));
    return fail(ErrorKind::conflict, "case.changed",
                {{"state", std::string(cases::chinese(stored.state))},
                 {"version", std::to_string(stored.version)}});
}

Result<Page<Case>> SqlCaseRepository::list(ReadTx& tx, const cases::CaseFilter& filter) {
    return listCases(connectionOf(tx), filter);
}

Result<std::vector<CaseNumber>>
SqlCaseRepository::openCases(ReadTx& tx, const std::string& id_number, const ItemId& item) {
    auto rows = TRY(connectionOf(tx).query("SELECT number, state FROM service_case "
                                           "WHERE id_number = ? AND item_code = ? "
                                           "ORDER BY received_at, number",
                                           {id_number, item.str()}));
    std::vector<CaseNumber> open;
    while (TRY(rows->next())) {
        if (cases::isOpen(TRY(readEnum<cases::CaseState>(*rows, 1))))
            open.emplace_back(readText(*rows, 0));
    }
    return open;
}

Result<std::int64_t> SqlCaseRepository::count(ReadTx& tx) {
    return readCount(connectionOf(tx), "SELECT COUNT(*) FROM service_case");
}

} // namespace bianmin::storage
