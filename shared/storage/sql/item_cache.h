// Item versions that were read before: every act on a case needs its version, decoding one takes
// longer than the rest of the act, and a published version never changes.
#pragma once

#include "shared/domain/catalog/item.h"

#include <compare>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace bianmin::storage {

// Names the content of one version. Hash and time are in it, because the writer may read a version
// whose transaction is then given up, and another may be published under its number.
struct ItemStamp {
    std::string code;
    std::int64_t version = 0;
    std::string content_hash;
    std::int64_t published_at = 0;

    friend auto operator<=>(const ItemStamp&, const ItemStamp&) = default;
};

// Thread-safe. Holds the versions of a county's catalogue; emptied when it is full.
class ItemCache {
  public:
    [[nodiscard]] catalog::SharedItemVersion find(const ItemStamp& stamp) const; // null if unknown
    void put(const ItemStamp& stamp, catalog::SharedItemVersion version);

  private:
    static constexpr std::size_t kMax = 4096; // versions; some KiB each

    mutable std::mutex mutex_; // guards versions_
    std::map<ItemStamp, catalog::SharedItemVersion> versions_;
};

} // namespace bianmin::storage
