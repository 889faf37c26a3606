#include "client/core/draft_keeper.h"

#include <algorithm>
#include <utility>

namespace bianmin::client {

void DraftKeeper::save(Draft draft, Then then) {
    const DraftId id = draft.id;
    add(id, std::move(draft), std::move(then));
}

void DraftKeeper::drop(const DraftId& id, Then then) {
    add(id, std::nullopt, std::move(then));
}

void DraftKeeper::add(const DraftId& id, std::optional<Draft> draft, Then then) {
    auto job = std::ranges::find(waiting_, id, &Job::id);
    if (job == waiting_.end())
        job = waiting_.insert(job, Job{id, {}, {}, {}});
    job->draft = std::move(draft);
    if (then)
        job->listeners.push_back(std::move(then));
    beginNext();
}

void DraftKeeper::load(Loaded then) {
    waiting_.push_back({{}, {}, {}, std::move(then)});
    beginNext();
}

void DraftKeeper::beginNext() {
    if (busy_ || waiting_.empty())
        return;
    busy_ = true;
    under_way_ = std::move(waiting_.front());
    waiting_.pop_front();
    if (under_way_.id.empty())
        return loadNow();
    tasks_.run(
        [&store = store_, id = under_way_.id, draft = under_way_.draft]() -> Result<void> {
            return draft ? store.save(*draft) : store.remove(id);
        },
        alive_.watch(),
        [this](const Result<void>& result) {
            const Job done = std::move(under_way_);
            finished();
            for (const Then& then : done.listeners)
                then(result);
        });
}

void DraftKeeper::loadNow() {
    tasks_.run([&store = store_] { return store.load(); }, alive_.watch(),
               [this](Result<LoadedDrafts> loaded) {
                   const Job done = std::move(under_way_);
                   finished();
                   done.loaded(std::move(loaded));
               });
}

void DraftKeeper::finished() {
    busy_ = false;
    beginNext();
}

} // namespace bianmin::client
