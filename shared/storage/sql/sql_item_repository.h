// Item versions and the index rows of the current ones. Remembers versions that it decoded; one for
// each store. Thread-safe.
#pragma once

#include "shared/domain/catalog/catalog_service.h"
#include "shared/storage/sql/connection.h"
#include "shared/storage/sql/item_cache.h"

namespace bianmin::storage {

class SqlItemRepository final : public catalog::ItemRepository {
  public:
    Result<catalog::SharedItemVersion> current(ReadTx& tx, const ItemId& code) override;
    Result<catalog::SharedItemVersion> version(ReadTx& tx, const ItemId& code,
                                               int version) override;
    Result<catalog::StoredItem> stored(ReadTx& tx, const ItemId& code, int version) override;
    Result<std::vector<catalog::NewestVersion>> newestVersions(ReadTx& tx) override;
    // "store.duplicate" when this version is there already: a published version never changes.
    Result<void> add(Tx& tx, const catalog::ItemVersion& version,
                     const catalog::ItemSummary& summary) override;
    Result<std::vector<catalog::ItemSummary>> summaries(ReadTx& tx) override;

  private:
    Result<catalog::SharedItemVersion> decoded(Connection& connection, const ItemStamp& stamp);

    ItemCache cache_;
};

} // namespace bianmin::storage
