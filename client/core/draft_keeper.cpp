#include "client/core/draft_keeper.h"

namespace bianmin::client {

void DraftKeeper::save(Draft draft, Then then) {
    if (then)
        next_.push_back(std::move(then));
    if (!busy_)
        return begin(std::move(draft));
    waiting_ = true;
    waiting_draft_ = std::move(draft);
}

void DraftKeeper::clear() {
    if (!busy_)
        return begin({});
    waiting_ = true;
    waiting_draft_.reset();
}

void DraftKeeper::begin(std::optional<Draft> draft) {
    busy_ = true;
    under_way_ = std::move(next_);
    next_.clear();
    tasks_.run(
        [&store = store_, draft = std::move(draft)]() -> Result<void> {
            return draft ? store.save(*draft) : store.clear();
        },
        alive_.watch(), [this](Result<void> result) { finished(std::move(result)); });
}

void DraftKeeper::finished(Result<void> result) {
    busy_ = false;
    const auto listeners = std::move(under_way_);
    under_way_.clear();
    if (waiting_) {
        waiting_ = false;
        begin(std::exchange(waiting_draft_, std::nullopt));
    }
    for (const Then& then : listeners)
        then(result);
}

} // namespace bianmin::client
