// The catalogue at this window: the index for finding while typing, and the items' full texts.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/station_memory.h"
#include "shared/domain/catalog/item_search.h"

#include <functional>
#include <map>
#include <optional>

namespace bianmin::client {

// The name of one of these items; with its code where another of them has the same name.
[[nodiscard]] std::string distinctName(const std::vector<catalog::ItemSummary>& items,
                                       std::size_t place);

// UI thread only.
class ItemFinder {
  public:
    static constexpr std::size_t kChoicesMax = 50;

    ItemFinder(const DeskServices& desk, StationMemory& memory)
        : desk_(desk)
        , memory_(memory) {}

    // Fetches the index for items that may be taken in at this level.
    void load(regions::RegionLevel level, std::function<void(Result<void>)> then);
    [[nodiscard]] bool loaded() const { return index_.has_value(); }
    // Best first, ranked by this window's use; all of them for an empty text.
    [[nodiscard]] std::vector<catalog::ItemSummary> find(const std::string& text) const;
    [[nodiscard]] const catalog::ItemSummary* byCode(const ItemId& code) const;
    // The item in its current version; fetched once.
    void fetch(const ItemId& code, std::function<void(Result<catalog::ItemVersion>)> then);
    // The item was taken in here: it ranks higher from now on.
    void countUse(const ItemId& code);
    // The catalogue has changed on the server: forget the full texts.
    void forget() { texts_.clear(); }

  private:
    const DeskServices& desk_;
    StationMemory& memory_;
    AliveToken alive_;
    regions::RegionLevel level_ = regions::RegionLevel::county;
    std::optional<catalog::ItemIndex> index_;
    std::map<ItemId, catalog::ItemVersion> texts_;
};

} // namespace bianmin::client
