// Setting numbers aside, making them void, and the ledger (文号台账) that accounts for every one.
#pragma once

#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/domain/cases/case_service.h"
#include "shared/domain/documents/number_book.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/identity/change_recorder.h"

namespace bianmin::documents {

// Thread-safe: holds references only.
class NumberService {
  public:
    struct Ports {
        NumberRepository& numbers;
        cases::CaseRepository& cases;
        identity::DirectoryRepository& directory;
        identity::ChangeRecorder& changes;
        const Clock& clock;
        Random& random;
    };
    explicit NumberService(Ports ports)
        : ports_(ports) {}

    // "document_number.kind_unnumbered", "document_number.organ_without_word",
    // "document_number.count_invalid" {max}.
    Result<NumberReservation> reserve(Tx&, const identity::Actor&, const ReserveNumbersCommand&);
    // Only what was set aside for the actor's own organ and not used yet:
    // "document_number.not_reserved" {number, fate}.
    Result<NumberVoid> makeVoid(Tx&, const identity::Actor&, const VoidNumberCommand&);

    // Of the actor's organ, or of all for those who read the whole county's.
    Result<NumberOverview> overview(ReadTx&, const identity::Actor&);
    // "document_number.book_unknown".
    Result<NumberLedger> ledger(ReadTx&, const identity::Actor&, const LedgerQuery&);

    // Inside an act that issues a paper: the next number of the book, or the one that stands on the
    // paper already. "document_number.not_reserved" {number, fate};
    // "document_number.book_differs" {number, book} when the paper is of another kind or organ.
    Result<DocumentNumber> give(Tx&, const identity::Organization& organ, const NumberBook& book,
                                const std::string& written_by_hand);

  private:
    Result<std::vector<CaseNumberCount>> caseNumbers(ReadTx&);
    Result<NumberReservation> openReservation(ReadTx&, const DocumentNumber&);

    Ports ports_;
};

} // namespace bianmin::documents
