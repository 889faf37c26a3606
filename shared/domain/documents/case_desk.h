// The counter's and the departments' acts as one: the change of the case and its papers, in the
// same transaction. Nothing is printed that has no record, and no act that owes a paper goes
// without it.
#pragma once

#include "shared/domain/cases/case_service.h"
#include "shared/domain/documents/blob.h"
#include "shared/domain/documents/document.h"
#include "shared/domain/documents/number_service.h"

#include <vector>

namespace bianmin::documents {

// What an act answers: the case as it now is, and the papers it made.
struct CaseOutcome {
    cases::CaseView view;
    std::vector<DocumentSummary> documents;
};

// A case with all its papers and its history.
struct CaseFile {
    cases::CaseView view;
    std::vector<DocumentSummary> documents;
    std::vector<cases::HistoryEntry> history;
};

// Thread-safe: holds references only.
class CaseDesk {
  public:
    struct Ports {
        cases::CaseService& cases;
        DocumentRepository& documents;
        NumberService& numbers;
        BlobRepository& blobs;
        identity::DirectoryRepository& directory;
        identity::ChangeRecorder& changes;
        const Clock& clock;
        Random& random;
    };
    explicit CaseDesk(Ports ports)
        : ports_(ports) {}

    // Acts that issue a numbered paper take the number of one that was written by hand; see
    // NumberService::give for the errors. "document_number.nothing_numbered" when the act issues
    // none.
    Result<CaseOutcome> intake(Tx&, const identity::Actor&, const cases::IntakeCommand&);
    Result<CaseOutcome> accept(Tx&, const identity::Actor&, const CaseNumber&,
                               const cases::AcceptCommand&);
    Result<CaseOutcome> askSupplement(Tx&, const identity::Actor&, const CaseNumber&,
                                      const cases::SupplementCommand&);
    Result<CaseOutcome> proposeRefusal(Tx&, const identity::Actor&, const CaseNumber&,
                                       const cases::ProposeRefusalCommand&);
    Result<CaseOutcome> confirmRefusal(Tx&, const identity::Actor&, const CaseNumber&,
                                       const cases::ConfirmRefusalCommand&);
    Result<CaseOutcome> resubmit(Tx&, const identity::Actor&, const CaseNumber&,
                                 const cases::ResubmitCommand&);
    Result<CaseOutcome> review(Tx&, const identity::Actor&, const CaseNumber&,
                               const cases::ReviewCommand&);
    Result<CaseOutcome> decide(Tx&, const identity::Actor&, const CaseNumber&,
                               const cases::DecideCommand&);
    Result<CaseOutcome> makeReady(Tx&, const identity::Actor&, const CaseNumber&,
                                  const cases::ReadyCommand&);
    Result<CaseOutcome> deliver(Tx&, const identity::Actor&, const CaseNumber&,
                                const cases::DeliverCommand&);
    Result<CaseOutcome> rate(Tx&, const identity::Actor&, const CaseNumber&,
                             const cases::RateCommand&);

    Result<CaseFile> file(ReadTx&, const identity::Actor&, const CaseNumber&);

    // The record of one paper; needs document_print in the scope of its case.
    Result<DocumentRecord> document(ReadTx&, const identity::Actor&, const DocumentId&);
    // Logs a print before the paper goes to the printer. `paper` is its file, on the disk already
    // (BlobService::keep).
    Result<PrintEntry> recordPrint(Tx&, const identity::Actor&, const DocumentId&,
                                   const PrintCommand&, const BlobRecord& paper);
    // What the office knows of a printed file, by its SHA-256.
    Result<VerifyAnswer> verify(ReadTx&, const identity::Actor&, const std::string& sha256);

  private:
    // What the papers of one act have in common.
    struct Issuing {
        identity::Organization organ;     // 实施机关
        identity::Organization receiving; // where the window is
        std::string window;
        std::string query_code;
        std::string written_by_hand;
        std::vector<DocumentSummary> earlier; // papers of the case, by issue
    };

    // `written_by_hand`: the number that the act's numbered paper carries already, or empty.
    Result<CaseOutcome> finish(Tx&, const identity::Actor&, const cases::CaseChange&,
                               const std::vector<DocumentKind>& papers,
                               const std::string& written_by_hand = {});
    Result<void> useScans(Tx&, const cases::Case&);
    Result<std::string> queryCodeOf(ReadTx&, const std::vector<DocumentSummary>& papers);
    Result<std::string> windowOf(ReadTx&, const identity::Actor&, const cases::Case&,
                                 const identity::Organization& receiving);
    Result<Issuing> beginIssuing(ReadTx&, const identity::Actor&, const cases::CaseChange&,
                                 const std::string& written_by_hand);
    Result<DocumentRecord> issue(Tx&, const identity::Actor&, const cases::CaseChange&,
                                 DocumentKind, const Issuing&);

    Ports ports_;
};

} // namespace bianmin::documents

namespace bianmin {
template <>
struct Schema<documents::CaseOutcome> {
    using T = documents::CaseOutcome;
    static constexpr auto fields(auto&& visit) {
        return visit(field("case", &T::view), field("documents", &T::documents));
    }
};
template <>
struct Schema<documents::CaseFile> {
    using T = documents::CaseFile;
    static constexpr auto fields(auto&& visit) {
        return visit(field("case", &T::view), field("documents", &T::documents),
                     field("history", &T::history));
    }
};
} // namespace bianmin
