// Records of issued papers and the print log. Stateless; thread-safe.
#pragma once

#include "shared/domain/documents/document.h"

namespace bianmin::storage {

class SqlDocumentRepository final : public documents::DocumentRepository {
  public:
    // "store.duplicate" when the id or the number on the paper is there already.
    Result<void> add(Tx& tx, const documents::DocumentRecord& record) override;
    Result<documents::DocumentRecord> load(ReadTx& tx, const DocumentId& id) override;
    // In the order of issue.
    Result<std::vector<documents::DocumentSummary>> ofCase(ReadTx& tx,
                                                           const CaseNumber& number) override;
    Result<void> addPrint(Tx& tx, const documents::PrintEntry& entry) override;
    Result<std::optional<documents::PrintEntry>> findPrint(ReadTx& tx,
                                                           const std::string& sha256) override;
    Result<documents::StoredPaper> stored(ReadTx& tx, const DocumentId& id) override;
    Result<std::optional<documents::PrintEntry>> print(ReadTx& tx, const DocumentId& id,
                                                       int ordinal) override;
    Result<std::int64_t> count(ReadTx& tx) override;
};

} // namespace bianmin::storage
