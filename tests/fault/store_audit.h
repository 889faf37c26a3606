// Reads a store beside the program that owns it and holds its tables against its journal: the
// journal, replayed, says which cases, papers, prints and numbers there must be, and no others.
#pragma once

#include "shared/domain/journal/journal_service.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "tests/fault/errand.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace bianmin::fault {

// Sentences about what is wrong; empty when all is well.
using Findings = std::vector<std::string>;

// One thread. Remembers how far it has read: each look costs what was written since the last one,
// and a new audit reads everything from the start.
class StoreAudit {
  public:
    StoreAudit(std::string path, std::string stream);

    // The entries since the last look and the rows that they speak of; the counts of all rows.
    // The store may be in use meanwhile.
    [[nodiscard]] Findings look();
    // What these answers promised is there, as of the last look.
    [[nodiscard]] Findings missing(std::span<const Acknowledged> acknowledged);
    // The engine's own check of the whole file.
    [[nodiscard]] Findings integrity();
    // All three, with one opening of the file.
    [[nodiscard]] Findings everything(std::span<const Acknowledged> acknowledged);

    [[nodiscard]] std::int64_t entries() const { return verifier_.verified(); }

  private:
    struct CaseModel {
        std::vector<std::string> states; // by version, from 1
    };
    struct PaperModel {
        std::string case_number;
        std::string number;
        std::string snapshot_hash;       // the commitment in the journal
        std::vector<std::string> prints; // hashes by ordinal, from 1
    };
    using Row = std::vector<std::string>; // columns as text; "" for none

    void readOn(ReadTx& tx);
    void missingAll(std::span<const Acknowledged> acknowledged);
    void checkFile();
    void replay(const journal::Entry& entry);
    void replayCase(const std::string& number, const Json& payload);
    void replayPaper(const std::string& case_number, const Json& payload);
    void replayPrint(const Json& payload);
    void replayNumber(const std::string& kind, const Json& payload);

    void checkHead();
    void checkCases();
    void checkPapers();
    void checkNumbers();
    void checkCounts();
    void missingOne(const Acknowledged& command);

    std::vector<Row> rows(int columns, const std::string& sql, const std::string& parameter = {});
    void expect(bool good, const std::string& finding);
    void expectRow(const std::string& what, const std::vector<Row>& found, const Row& wanted);
    void inTransaction(const std::function<void(ReadTx&)>& work);

    const std::string path_;
    const std::string stream_;
    std::unique_ptr<storage::SqliteConnection> connection_; // while a function runs
    Findings findings_;

    journal::ChainVerifier verifier_;
    std::map<std::string, CaseModel> cases_;
    std::map<std::string, PaperModel> papers_;
    std::map<std::string, int> paper_numbers_; // last, by word and year
    std::set<std::string> reserved_numbers_;   // set aside, neither used nor void
    std::int64_t reservations_ = 0;
    std::int64_t voids_ = 0;
    std::map<std::pair<std::string, std::string>, int> case_serials_; // last, by station and day
    std::int64_t prints_ = 0;
    std::int64_t commitments_ = 0;
    std::int64_t acts_ = 0;                      // entries of which each is one command
    std::optional<std::int64_t> other_commands_; // that leave no such entry, at the first look
    std::set<std::string> touched_cases_;        // since the last look
    std::set<std::string> touched_papers_;
};

} // namespace bianmin::fault
