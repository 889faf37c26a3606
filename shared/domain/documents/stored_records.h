// The records that a journal verification holds against the journal: cases with their states and
// contents, papers with their kinds, numbers and contents, prints with their files, numbers set
// aside and void, published items, roles of accounts.
#pragma once

#include "shared/domain/cases/case_service.h"
#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/documents/blob.h"
#include "shared/domain/documents/number_book.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/journal/record_witness.h"

namespace bianmin::documents {

// Thread-safe: holds references only.
class StoredRecords final : public journal::RecordWitness {
  public:
    struct Ports {
        cases::CaseRepository& cases;
        DocumentRepository& documents;
        NumberRepository& numbers;
        BlobRepository& blobs;
        catalog::ItemRepository& items;
        identity::AccountRepository& accounts;
    };
    explicit StoredRecords(Ports ports)
        : ports_(ports) {}

    Result<std::int64_t> confirm(ReadTx&, const journal::Entry&) override;
    Result<std::int64_t> standing(ReadTx&) override;

  private:
    using Comparison = Result<std::int64_t> (StoredRecords::*)(ReadTx&, const journal::Entry&,
                                                               const Json&);
    Result<std::int64_t> confirmCase(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmPaper(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmPrint(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmReservation(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmVoid(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmItem(ReadTx&, const journal::Entry&, const Json& payload);
    Result<std::int64_t> confirmAccount(ReadTx&, const journal::Entry&, const Json& payload);

    Ports ports_;
};

} // namespace bianmin::documents
