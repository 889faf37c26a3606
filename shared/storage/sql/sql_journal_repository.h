// The journal's entries, heads and personal values. Stateless; thread-safe.
#pragma once

#include "shared/domain/journal/journal_service.h"

namespace bianmin::storage {

class SqlJournalRepository final : public journal::JournalRepository {
  public:
    Result<journal::StreamHead> head(ReadTx& tx, const std::string& stream) override;
    // Moves the head in the same statement sequence; "journal.gap" {seq} unless the entry follows
    // the stored head.
    Result<void> append(Tx& tx, const journal::Entry& entry) override;
    Result<void> addPersonal(Tx& tx, const journal::PersonalValue& value) override;
    Result<std::optional<journal::PersonalValue>> personal(ReadTx& tx,
                                                           const std::string& commitment) override;
    Result<std::vector<journal::Entry>> read(ReadTx& tx,
                                             const journal::JournalQuery& query) override;
    Result<std::vector<journal::Entry>> tail(ReadTx& tx, const std::string& stream,
                                             std::size_t count) override;
    Result<std::vector<journal::Entry>> ofEntity(ReadTx& tx, const std::string& entity) override;
    Result<std::optional<std::int64_t>> foreignSeq(ReadTx& tx, const std::string& stream) override;
    Result<std::optional<journal::Entry>> newest(ReadTx& tx, const std::string& entity,
                                                 const std::string& kind_start) override;
};

} // namespace bianmin::storage
