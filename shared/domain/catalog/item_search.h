// Finding an item while typing: Chinese, pinyin initials, code or alias; ranked by how often this
// window uses it. Runs wherever the index is (window client, village station, server).
#pragma once

#include "shared/domain/catalog/item.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::catalog {

class ItemIndex {
  public:
    explicit ItemIndex(std::vector<ItemSummary> items);

    // How often each item was taken in here; higher ranks first among equal matches.
    void setUsage(std::map<ItemId, int> usage) { usage_ = std::move(usage); }

    // The best matches, best first: exact code, title or alias prefix, title or alias substring,
    // initials prefix, initials substring, code prefix, titles or aliases that contain all the
    // query's characters in order (生登记 finds 生育登记), initials that do so (three letters or
    // more). Equals are ordered by use, then the shorter title, then code. An empty query gives the
    // most used items. Items that may not be taken in at `level` are left out.
    [[nodiscard]] std::vector<const ItemSummary*>
    find(std::string_view query, regions::RegionLevel level, std::size_t limit) const;
    [[nodiscard]] const ItemSummary* byCode(const ItemId& code) const;
    [[nodiscard]] std::size_t size() const { return items_.size(); }

  private:
    struct Entry {
        ItemSummary summary;
        std::string name_key;
        std::vector<std::string> alias_keys;
    };
    std::vector<Entry> items_;
    std::map<ItemId, int> usage_;
};

} // namespace bianmin::catalog
