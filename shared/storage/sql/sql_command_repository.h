// Answers of commands by their id. Stateless; thread-safe.
#pragma once

#include "shared/domain/journal/command_executor.h"

namespace bianmin::storage {

class SqlCommandRepository final : public journal::CommandRepository {
  public:
    Result<std::optional<journal::StoredCommand>> find(ReadTx& tx, const CommandId& id) override;
    // "store.duplicate" when the id is there already.
    Result<void> add(Tx& tx, const journal::StoredCommand& command) override;
    Result<std::optional<Instant>> newest(ReadTx& tx) override;
    Result<std::int64_t> forget(Tx& tx, Instant before, std::size_t limit) override;
    Result<std::optional<CommandId>> newestForgotten(ReadTx& tx) override;
};

} // namespace bianmin::storage
