// The catalogue: import, versions, look-up.
#pragma once

#include "shared/base/transaction.h"
#include "shared/domain/catalog/item.h"
#include "shared/domain/identity/change_recorder.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::catalog {

// What stands in the rows of a version, for who compares it with what was published.
struct StoredItem {
    std::string content;      // to the byte: its item is what the content hash was taken of
    std::string content_hash; // as lists and caches go by it
    Instant published_at;
    std::string summary; // the index row, to the byte
};
struct NewestVersion {
    ItemId code;
    int version = 0;
};

class ItemRepository {
  public:
    virtual ~ItemRepository() = default;
    // Null when there is no such item.
    virtual Result<SharedItemVersion> current(ReadTx&, const ItemId&) = 0;
    // Never null: "item.not_found" {code, version}.
    virtual Result<SharedItemVersion> version(ReadTx&, const ItemId&, int version) = 0;
    // "item.not_found"; "store.corrupt" when what cases are searched by is not in the index row.
    virtual Result<StoredItem> stored(ReadTx&, const ItemId&, int version) = 0;
    // The highest version that is stored of every item, by code.
    virtual Result<std::vector<NewestVersion>> newestVersions(ReadTx&) = 0;
    virtual Result<void> add(Tx&, const ItemVersion&, const ItemSummary&) = 0; // becomes current
    virtual Result<std::vector<ItemSummary>> summaries(ReadTx&) = 0;           // by code
};

struct ImportReport {
    int added = 0;
    int changed = 0; // got a new version
    int unchanged = 0;
};

// Items of one file: a county publishes one to two thousand.
inline constexpr std::size_t kItemsPerFileMax = 5000;

// Parses the published item format (a JSON list; see shared/docs/item-format.md). Every fault is
// reported with its place ("/3/materials/2/form"); a file with any fault gives no item at all.
// Pure; thread-safe. Errors: "catalog.file_faulty" {count} with all fields, "catalog.file_empty",
// "catalog.too_many_items" {max}; malformed JSON names line and column ("json.malformed").
[[nodiscard]] Result<std::vector<Item>> parseItemFile(std::string_view text);

// An item with what is slow to compute about it (half a millisecond each, for the pinyin).
struct PreparedItem {
    Item item;
    ItemSummary summary; // its version is filled when the item is published
    std::string content_hash;
};
// For import(): call it before the transaction, so that the one writer does not wait for it. Pure
// and thread-safe.
[[nodiscard]] std::vector<PreparedItem> prepareItems(const std::vector<Item>& items);

// Thread-safe: holds references only.
class CatalogService {
  public:
    struct Ports {
        ItemRepository& items;
        identity::ChangeRecorder& changes;
        const Clock& clock;
    };
    explicit CatalogService(Ports ports)
        : ports_(ports) {}

    // All or nothing. An item whose content is unchanged keeps its version; every new version is
    // journalled as "item.published". The items come from parseItemFile.
    Result<ImportReport> import(Tx& tx, const identity::Actor& actor,
                                const std::vector<PreparedItem>& items);
    Result<std::vector<ItemSummary>> list(ReadTx& tx, const identity::Actor& actor);
    // version 0 = the current one. "item.not_found"
    Result<ItemVersion> show(ReadTx& tx, const identity::Actor& actor, const ItemId& code,
                             int version);

  private:
    Ports ports_;
};

} // namespace bianmin::catalog

namespace bianmin {
template <>
struct Schema<catalog::ImportReport> {
    using T = catalog::ImportReport;
    static constexpr auto fields(auto&& visit) {
        return visit(field("added", &T::added), field("changed", &T::changed),
                     field("unchanged", &T::unchanged));
    }
};
} // namespace bianmin
