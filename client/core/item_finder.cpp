#include "client/core/item_finder.h"

#include <algorithm>

namespace bianmin::client {

std::string distinctName(const std::vector<catalog::ItemSummary>& items, std::size_t place) {
    const catalog::ItemSummary& item = items.at(place);
    if (std::ranges::count(items, item.name, &catalog::ItemSummary::name) == 1)
        return item.name;
    return item.name + "（" + item.code.str() + "）";
}

void ItemFinder::load(regions::RegionLevel level, std::function<void(Result<void>)> then) {
    level_ = level;
    desk_.ask([](CountyApi& api) { return api.items(); }, alive_.watch(),
              [this, then](Result<std::vector<catalog::ItemSummary>> items) {
                  if (!items)
                      return then(tl::unexpected(items.error()));
                  index_.emplace(std::move(*items));
                  index_->setUsage(memory_.usage());
                  texts_.clear();
                  then({});
              });
}

std::vector<catalog::ItemSummary> ItemFinder::find(const std::string& text) const {
    std::vector<catalog::ItemSummary> choices;
    if (!index_)
        return choices;
    for (const catalog::ItemSummary* item : index_->find(text, level_, kChoicesMax))
        choices.push_back(*item);
    return choices;
}

const catalog::ItemSummary* ItemFinder::byCode(const ItemId& code) const {
    return index_ ? index_->byCode(code) : nullptr;
}

void ItemFinder::fetch(const ItemId& code, std::function<void(Result<catalog::ItemVersion>)> then) {
    if (const auto known = texts_.find(code); known != texts_.end())
        return then(known->second);
    desk_.ask([code](CountyApi& api) { return api.item(code, 0); }, alive_.watch(),
              [this, then](Result<catalog::ItemVersion> item) {
                  if (item)
                      texts_.insert_or_assign(item->item.code, *item);
                  then(std::move(item));
              });
}

void ItemFinder::countUse(const ItemId& code) {
    memory_.countUse(code);
    if (index_)
        index_->setUsage(memory_.usage());
    // A ranking that could not be kept is no reason to trouble a person with.
    desk_.tasks.run(memory_.saving(), alive_.watch(), [](const Result<void>&) {});
}

} // namespace bianmin::client
