// The records that a journal verification holds against the journal: cases with their contents,
// files and search tokens, papers, prints, numbers set aside and void, counters, published items,
// accounts with their passwords, the directory.
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
        journal::JournalRepository& journal;
        identity::DirectoryRepository& directory;
        cases::CaseRepository& cases;
        DocumentRepository& documents;
        NumberRepository& numbers;
        BlobRepository& blobs;
        catalog::ItemRepository& items;
        identity::AccountRepository& accounts;
    };
    explicit StoredRecords(Ports ports)
        : ports_(ports) {}

    Result<std::int64_t> confirm(ReadTx&, const journal::OpenedEntry&) override;
    Result<std::int64_t> standing(ReadTx&) override;

  private:
    using Comparison = Result<std::int64_t> (StoredRecords::*)(ReadTx&,
                                                               const journal::OpenedEntry&);
    Result<std::int64_t> confirmCase(ReadTx&, const journal::OpenedEntry&);
    Result<void> confirmFiles(ReadTx&, const journal::OpenedEntry&, const cases::Case&);
    Result<std::int64_t> confirmPaper(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmPrint(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmReservation(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmVoid(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmItem(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmAccount(ReadTx&, const journal::OpenedEntry&);
    Result<std::int64_t> confirmCounty(ReadTx&, const journal::OpenedEntry&);
    Result<void> confirmNoStranger(ReadTx&);

    Ports ports_;
};

} // namespace bianmin::documents
