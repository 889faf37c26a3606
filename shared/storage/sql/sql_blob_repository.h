// Rows of the files on disk and of the cases that use them. Stateless; thread-safe.
#pragma once

#include "shared/domain/documents/blob.h"

namespace bianmin::storage {

class SqlBlobRepository final : public documents::BlobRepository {
  public:
    Result<void> add(Tx& tx, const documents::BlobRecord& record) override;
    Result<std::optional<documents::BlobRecord>> find(ReadTx& tx,
                                                      const std::string& sha256) override;
    Result<void> use(Tx& tx, const std::string& sha256, const CaseNumber& number) override;
    Result<std::vector<CaseNumber>> usedBy(ReadTx& tx, const std::string& sha256,
                                           std::size_t limit) override;
    Result<std::vector<documents::BlobRecord>> page(ReadTx& tx, const std::string& after,
                                                    std::size_t limit) override;
    Result<std::int64_t> count(ReadTx& tx) override;
    Result<std::vector<std::string>> ofCase(ReadTx& tx, const CaseNumber& number) override;
    Result<std::vector<std::string>> withoutRow(ReadTx& tx, std::size_t limit) override;
    Result<std::vector<std::string>> wronglyUsed(ReadTx& tx, std::size_t limit) override;
    Result<std::vector<std::string>> forgetUnused(Tx& tx, Instant before,
                                                  std::size_t limit) override;
};

} // namespace bianmin::storage
