#include "shared/storage/sql/item_cache.h"

namespace bianmin::storage {

catalog::SharedItemVersion ItemCache::find(const ItemStamp& stamp) const {
    const std::lock_guard lock(mutex_);
    const auto found = versions_.find(stamp);
    if (found == versions_.end())
        return nullptr;
    return found->second;
}

void ItemCache::put(const ItemStamp& stamp, catalog::SharedItemVersion version) {
    const std::lock_guard lock(mutex_);
    if (versions_.size() >= kMax)
        versions_.clear();
    versions_.emplace(stamp, std::move(version));
}

} // namespace bianmin::storage
