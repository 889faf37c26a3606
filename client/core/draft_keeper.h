// Keeps drafts in order: one access to the disk at a time, of each draft the newest content, off
// the UI thread.
#pragma once

#include "client/core/draft_store.h"
#include "client/core/task_runner.h"

#include <deque>
#include <functional>
#include <optional>

namespace bianmin::client {

// UI thread only. The store must outlive the runner's workers.
class DraftKeeper {
  public:
    using Then = std::function<void(Result<void>)>;
    using Loaded = std::function<void(Result<LoadedDrafts>)>;

    DraftKeeper(DraftStore& store, TaskRunner& tasks)
        : store_(store)
        , tasks_(tasks) {}

    // `then` hears about this content or a newer one of the same draft that took its place.
    void save(Draft draft, Then then = {});
    void drop(const DraftId& id, Then then = {});
    // All that are kept once what was asked before is done.
    void load(Loaded then);

  private:
    struct Job {
        DraftId id;                 // empty: load
        std::optional<Draft> draft; // empty: drop
        std::vector<Then> listeners;
        Loaded loaded;
    };
    void add(const DraftId& id, std::optional<Draft> draft, Then then);
    void beginNext();
    void loadNow();
    void finished();

    DraftStore& store_;
    TaskRunner& tasks_;
    AliveToken alive_;
    bool busy_ = false;
    std::deque<Job> waiting_;
    Job under_way_;
};

} // namespace bianmin::client
