// Work off the user interface's thread. A presenter hands in work (blocking, on a worker) and what
// to do with its result (on the UI thread); the result of a presenter that is gone, or has lost its
// interest, is dropped.
#pragma once

#include "client/core/ui_executor.h"
#include "shared/base/result.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace bianmin::client {

// Says that the owner of a callback still wants it. A weak_ptr because it crosses threads safely.
using Alive = std::weak_ptr<const void>;

class AliveToken {
  public:
    [[nodiscard]] Alive watch() const { return token_; }
    // Results that are still under way will be dropped.
    void renew() { token_ = std::make_shared<int>(0); }

  private:
    std::shared_ptr<const void> token_ = std::make_shared<int>(0);
};

class TaskRunner {
  public:
    explicit TaskRunner(UiExecutor& ui)
        : ui_(ui) {}
    virtual ~TaskRunner() = default;
    TaskRunner(const TaskRunner&) = delete;
    TaskRunner& operator=(const TaskRunner&) = delete;

    // `work` gives a Result on a worker; `then` receives it on the UI thread. Too much work waiting
    // answers "unavailable". Call on the UI thread.
    template <class Work, class Then>
    void run(Work work, Alive alive, Then then) {
        using Outcome = decltype(work());
        const auto answer = [this, alive, then](Outcome outcome) {
            ui_.post([alive, then, outcome = std::move(outcome)]() mutable {
                if (const auto keep = alive.lock())
                    then(std::move(outcome));
            });
        };
        if (!submit([work, answer]() mutable { answer(work()); }))
            answer(fail(ErrorKind::unavailable, "unavailable"));
    }

  protected:
    using Job = std::function<void()>;
    // False when the queue is full; the job is then dropped.
    virtual bool submit(Job job) = 0;

  private:
    UiExecutor& ui_;
};

// A few worker threads and one queue. Jobs of one presenter may overtake each other.
class ThreadTaskRunner final : public TaskRunner {
  public:
    static constexpr std::size_t kQueueMax = 256;

    ThreadTaskRunner(UiExecutor& ui, int worker_count);
    ~ThreadTaskRunner() override;

    // Drops what waits and asks the workers to end; true when all were idle within the limit. What
    // a worker does at the moment is finished by the destructor, which waits for it.
    bool stop(std::chrono::milliseconds limit);

  private:
    bool submit(Job job) override;
    void work(const std::stop_token& stop);

    std::mutex mutex_; // guards queue_, stopping_ and busy_
    std::condition_variable_any changed_;
    std::deque<Job> queue_;
    bool stopping_ = false;
    int busy_ = 0;
    std::vector<std::jthread> workers_;
};

} // namespace bianmin::client
