#include "tests/fault/store_audit.h"

#include "shared/storage/sql/sql_journal_repository.h"
#include "tests/support/results.h"

#include <functional>

namespace bianmin::fault {
namespace {

using support::valueOf;

constexpr std::size_t kEntriesAtOnce = 2'000;
constexpr std::size_t kFindingsMax = 20; // of one look: the first ones tell

// "441821 260302 0101 00001 X"
std::string stationIn(const std::string& case_number) {
    return case_number.substr(12, 4);
}
std::string dayIn(const std::string& case_number) {
    const std::string d = case_number.substr(6, 6);
    return "20" + d.substr(0, 2) + "-" + d.substr(2, 2) + "-" + d.substr(4, 2);
}
int serialIn(const std::string& case_number) {
    return std::stoi(case_number.substr(16, 5));
}

// "佛人社受字〔2026〕12号": word, year and number.
struct PaperNumber {
    std::string word;
    std::string year;
    int number = 0;
};
PaperNumber parsePaperNumber(const std::string& text) {
    static const std::string kOpen = "〔";
    static const std::string kClose = "〕";
    const auto open = text.find(kOpen);
    const auto close = text.find(kClose);
    if (open == std::string::npos || close == std::string::npos)
        throw std::runtime_error("no document number: " + text);
    const auto year = open + kOpen.size();
    return {text.substr(0, open), text.substr(year, close - year),
            std::stoi(text.substr(close + kClose.size()))};
}

} // namespace

StoreAudit::StoreAudit(std::string path, std::string stream)
    : path_(std::move(path))
    , stream_(std::move(stream))
    , verifier_(stream_) {}

void StoreAudit::expect(bool good, const std::string& finding) {
    if (!good && findings_.size() < kFindingsMax)
        findings_.push_back(finding);
}

void StoreAudit::expectRow(const std::string& what, const std::vector<Row>& found,
                           const Row& wanted) {
    if (found.size() == 1 && found.front() == wanted)
        return;
    std::string sentence = what + ": expected";
    for (const auto& column : wanted)
        sentence += " '" + column + "'";
    sentence += ", found " + std::to_string(found.size()) + " rows";
    for (const Row& row : found) {
        for (const auto& column : row)
            sentence += " '" + column + "'";
    }
    expect(false, sentence);
}

std::vector<StoreAudit::Row> StoreAudit::rows(int columns, const std::string& sql,
                                              const std::string& parameter) {
    auto running =
        valueOf(parameter.empty() ? connection_->query(sql, {})
                                  : connection_->query(sql, {std::string_view(parameter)}));
    std::vector<Row> found;
    while (valueOf(running->next())) {
        Row row;
        for (int i = 0; i < columns; ++i)
            row.emplace_back(running->isNull(i) ? std::string_view() : running->text(i));
        found.push_back(std::move(row));
    }
    return found;
}

void StoreAudit::inTransaction(const std::function<void(ReadTx&)>& work) {
    findings_.clear();
    connection_ = valueOf(storage::SqliteConnection::open(path_, storage::OpenMode::read_only));
    valueOf(connection_->execute("BEGIN"));
    storage::SqlReadTx tx(*connection_);
    work(tx);
    valueOf(connection_->execute("ROLLBACK"));
    connection_.reset();
}

Findings StoreAudit::look() {
    inTransaction([this](ReadTx& tx) { readOn(tx); });
    return findings_;
}

Findings StoreAudit::missing(std::span<const Acknowledged> acknowledged) {
    inTransaction([&](ReadTx&) { missingAll(acknowledged); });
    return findings_;
}

Findings StoreAudit::integrity() {
    inTransaction([this](ReadTx&) { checkFile(); });
    return findings_;
}

Findings StoreAudit::everything(std::span<const Acknowledged> acknowledged) {
    inTransaction([&](ReadTx& tx) {
        readOn(tx);
        missingAll(acknowledged);
        checkFile();
    });
    return findings_;
}

void StoreAudit::readOn(ReadTx& tx) {
    storage::SqlJournalRepository journal;
    touched_cases_.clear();
    touched_papers_.clear();
    for (;;) {
        const auto entries =
            valueOf(journal.read(tx, {stream_, verifier_.verified(), kEntriesAtOnce}));
        for (const auto& entry : entries) {
            if (auto verified = verifier_.next(entry); !verified) {
                expect(false, verified.error().code + " at " + std::to_string(entry.seq));
                return;
            }
            replay(entry);
        }
        if (entries.size() < kEntriesAtOnce)
            break;
    }
    for (const auto check :
         {&StoreAudit::checkHead, &StoreAudit::checkCases, &StoreAudit::checkPapers,
          &StoreAudit::checkNumbers, &StoreAudit::checkCounts})
        (this->*check)();
}

void StoreAudit::replay(const journal::Entry& entry) {
    const Json payload = Json::parse(entry.payload);
    if (payload.contains("personal"))
        commitments_ += static_cast<std::int64_t>(payload.at("personal").size());
    if (entry.entity.starts_with("number:"))
        replayNumber(entry.kind, payload);
    if (!entry.entity.starts_with("case:"))
        return;
    const std::string number = entry.entity.substr(5);
    if (entry.kind == "document.issued") {
        replayPaper(number, payload);
        return;
    }
    ++acts_;
    if (entry.kind == "document.printed")
        replayPrint(payload);
    else
        replayCase(number, payload);
}

void StoreAudit::replayCase(const std::string& number, const Json& payload) {
    CaseModel& subject = cases_[number];
    touched_cases_.insert(number);
    if (subject.states.empty()) {
        int& last = case_serials_[{stationIn(number), dayIn(number)}];
        expect(serialIn(number) == ++last, "serial of " + number + " is not the next");
        last = serialIn(number);
    }
    subject.states.push_back(payload.at("state").get<std::string>());
    expect(payload.at("version").get<std::size_t>() == subject.states.size(),
           number + ": version " + payload.at("version").dump() + " is not the next");
}

void StoreAudit::replayPaper(const std::string& case_number, const Json& payload) {
    const auto id = payload.at("document").get<std::string>();
    const PaperModel paper{case_number,
                           payload.at("number").get<std::string>(),
                           payload.at("snapshot_hash").get<std::string>(),
                           {}};
    expect(papers_.emplace(id, paper).second, "paper " + id + " was issued twice");
    touched_papers_.insert(id);
    if (paper.number.empty())
        return;
    if (reserved_numbers_.erase(paper.number) == 1)
        return; // it was written by hand
    const PaperNumber parsed = parsePaperNumber(paper.number);
    int& last = paper_numbers_[parsed.word + " " + parsed.year];
    expect(parsed.number == ++last, paper.number + " is not the next");
    last = parsed.number;
}

void StoreAudit::replayNumber(const std::string& kind, const Json& payload) {
    ++acts_;
    const documents::NumberBook book{payload.at("word").get<std::string>(),
                                     payload.at("year").get<int>()};
    if (kind == "number.voided") {
        ++voids_;
        const auto number = documents::numberText({book, payload.at("sequence").get<int>()});
        expect(reserved_numbers_.erase(number) == 1, number + " is void, but was not set aside");
        return;
    }
    ++reservations_;
    const int first = payload.at("first").get<int>();
    const int end = payload.at("last").get<int>();
    int& last = paper_numbers_[book.word + " " + std::to_string(book.year)];
    expect(first == last + 1, documents::bookText(book) + ": numbers set aside out of turn");
    for (int sequence = first; sequence <= end; ++sequence)
        reserved_numbers_.insert(documents::numberText({book, sequence}));
    last = end;
}

void StoreAudit::replayPrint(const Json& payload) {
    const auto id = payload.at("document").get<std::string>();
    const auto paper = papers_.find(id);
    if (paper == papers_.end()) {
        expect(false, "a print of " + id + ", which was never issued");
        return;
    }
    paper->second.prints.push_back(payload.at("sha256").get<std::string>());
    expect(payload.at("ordinal").get<std::size_t>() == paper->second.prints.size(),
           "print of " + id + " out of turn");
    touched_papers_.insert(id);
    ++prints_;
}

void StoreAudit::checkHead() {
    const std::string seq = std::to_string(verifier_.verified());
    const auto found =
        rows(2, "SELECT CAST(seq AS TEXT), hash FROM journal_head WHERE stream = ?", stream_);
    if (verifier_.verified() > 0 || !found.empty())
        expectRow("head of the journal", found, {seq, verifier_.headHash()});
}

void StoreAudit::checkCases() {
    for (const std::string& number : touched_cases_) {
        const auto& states = cases_.at(number).states;
        expectRow("case " + number,
                  rows(2, "SELECT CAST(version AS TEXT), state FROM service_case WHERE number = ?",
                       number),
                  {std::to_string(states.size()), states.back()});
    }
}

void StoreAudit::checkPapers() {
    for (const std::string& id : touched_papers_) {
        const PaperModel& paper = papers_.at(id);
        expectRow("paper " + id,
                  rows(5,
                       "SELECT case_number, number, snapshot_hash, CAST(prints AS TEXT), "
                       "number_word || '〔' || number_year || '〕' || number_sequence || '号' "
                       "FROM document WHERE id = ?",
                       id),
                  {paper.case_number, paper.number, paper.snapshot_hash,
                   std::to_string(paper.prints.size()), paper.number});
        for (const Row& row :
             rows(2, "SELECT snapshot, snapshot_salt FROM document WHERE id = ?", id))
            expect(documents::snapshotHash(row[1], row[0]) == paper.snapshot_hash,
                   "paper " + id + ": the snapshot is not the one that was issued");
        std::vector<std::string> logged;
        for (const Row& row :
             rows(1, "SELECT sha256 FROM print_log WHERE document = ? ORDER BY ordinal", id))
            logged.push_back(row.front());
        expect(logged == paper.prints, "print log of " + id + " differs from the journal");
    }
}

void StoreAudit::checkNumbers() {
    std::map<std::string, int> numbers;
    for (const Row& row :
         rows(3, "SELECT word, CAST(year AS TEXT), CAST(last AS TEXT) FROM document_number"))
        numbers[row[0] + " " + row[1]] = std::stoi(row[2]);
    expect(numbers == paper_numbers_, "document_number differs from the numbers issued");
    std::map<std::pair<std::string, std::string>, int> serials;
    for (const Row& row : rows(3, "SELECT station, day, CAST(last AS TEXT) FROM case_serial"))
        serials[{row[0], row[1]}] = std::stoi(row[2]);
    expect(serials == case_serials_, "case_serial differs from the numbers given");
}

// No row without an entry: the rows that the entries name are there, so equal counts say all.
void StoreAudit::checkCounts() {
    const auto count = [this](const std::string& table) {
        return std::stoll(rows(1, "SELECT CAST(count(*) AS TEXT) FROM " + table).front().front());
    };
    const auto expectCount = [&](const std::string& table, std::int64_t wanted) {
        const std::int64_t found = count(table);
        expect(found == wanted, table + ": " + std::to_string(found) + " rows, the journal says " +
                                    std::to_string(wanted));
    };
    expectCount("service_case", static_cast<std::int64_t>(cases_.size()));
    expectCount("document", static_cast<std::int64_t>(papers_.size()));
    expectCount("print_log", prints_);
    expectCount("number_reservation", reservations_);
    expectCount("number_void", voids_);
    expectCount("journal_personal", commitments_);
    if (!other_commands_)
        other_commands_ = count("command") - acts_;
    expectCount("command", acts_ + *other_commands_);
}

void StoreAudit::missingAll(std::span<const Acknowledged> acknowledged) {
    for (const Acknowledged& command : acknowledged)
        missingOne(command);
}

void StoreAudit::missingOne(const Acknowledged& command) {
    const std::string what = command.operation + " " + command.id.str();
    const auto stored = rows(1, "SELECT answer FROM command WHERE id = ?", command.id.str());
    const Json answer = Json::parse(command.answer);
    expect(stored.size() == 1 && stored.front().front() == command.answer,
           what + ": the stored answer is not the one that was given");
    if (command.operation == "recordPrint") {
        const auto paper = papers_.find(command.subject);
        const auto ordinal = answer.at("ordinal").get<std::size_t>();
        expect(paper != papers_.end() && paper->second.prints.size() >= ordinal &&
                   paper->second.prints[ordinal - 1] == answer.at("sha256"),
               what + ": the print is lost");
        return;
    }
    if (command.operation == "reserveNumbers" || command.operation == "voidNumber")
        return; // told by the journal and the counts, as every answer is by its row
    const Json& record = answer.at("case").at("record");
    const auto subject = cases_.find(record.at("number").get<std::string>());
    const auto version = record.at("version").get<std::size_t>();
    expect(subject != cases_.end() && subject->second.states.size() >= version &&
               subject->second.states[version - 1] == record.at("state"),
           what + ": the act on " + record.at("number").dump() + " is lost");
    for (const Json& paper : answer.at("documents"))
        expect(papers_.contains(paper.at("id").get<std::string>()),
               what + ": the paper " + paper.at("id").dump() + " is lost");
}

void StoreAudit::checkFile() {
    auto checked = valueOf(connection_->query("PRAGMA integrity_check", {}));
    while (valueOf(checked->next()))
        expect(checked->text(0) == "ok", "integrity: " + std::string(checked->text(0)));
    auto orphans = valueOf(connection_->query("PRAGMA foreign_key_check", {}));
    expect(!valueOf(orphans->next()), "a row refers to one that is not there");
}

} // namespace bianmin::fault
