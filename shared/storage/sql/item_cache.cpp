#include "shared/storage/sql/item_cache.h"

namespace bianmin::storage {

std::optional<catalog::ItemVersion> ItemCache::find(const ItemStamp& stamp) const {
    const std::lock_guard lock(mutex_);
    const auto found = versions_.find(stamp);
    if (found == versions_.end())
        return std::nullopt;
    return found->second;
}

void ItemCache::put(const ItemStamp& stamp, const catalog::ItemVersion& version) {
    const std::lock_guard lock(mutex_);
    if (versions_.size() >= kMax)
        versions_.clear();
    versions_.emplace(stamp, version);
}

} // namespace bianmin::storage
