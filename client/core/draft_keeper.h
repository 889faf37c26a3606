// Keeps drafts in order: one write at a time, the newest one wins, off the UI thread.
#pragma once

#include "client/core/draft_store.h"
#include "client/core/task_runner.h"

#include <functional>
#include <optional>

namespace bianmin::client {

// UI thread only. The store must outlive the runner's workers.
class DraftKeeper {
  public:
    using Then = std::function<void(Result<void>)>;

    DraftKeeper(DraftStore& store, TaskRunner& tasks)
        : store_(store)
        , tasks_(tasks) {}

    // `then` hears about this draft or a newer one that replaced it while waiting.
    void save(Draft draft, Then then = {});
    void clear();

  private:
    void begin(std::optional<Draft> draft);
    void finished(Result<void> result);

    DraftStore& store_;
    TaskRunner& tasks_;
    AliveToken alive_;
    bool busy_ = false;
    bool waiting_ = false;
    std::optional<Draft> waiting_draft_; // empty while waiting_ means: clear
    std::vector<Then> under_way_;
    std::vector<Then> next_;
};

} // namespace bianmin::client
