#include "client/core/task_runner.h"

namespace bianmin::client {

ThreadTaskRunner::ThreadTaskRunner(UiExecutor& ui, int worker_count)
    : TaskRunner(ui) {
    for (int i = 0; i < worker_count; ++i)
        workers_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

ThreadTaskRunner::~ThreadTaskRunner() {
    stop(std::chrono::milliseconds(0));
}

bool ThreadTaskRunner::submit(Job job) {
    const std::scoped_lock lock(mutex_);
    if (stopping_ || queue_.size() >= kQueueMax)
        return false;
    queue_.push_back(std::move(job));
    changed_.notify_one();
    return true;
}

void ThreadTaskRunner::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !queue_.empty(); })) {
        Job job = std::move(queue_.front());
        queue_.pop_front();
        ++busy_;
        lock.unlock();
        job();
        job = nullptr; // what it holds is released outside the lock
        lock.lock();
        --busy_;
        changed_.notify_all();
    }
}

bool ThreadTaskRunner::stop(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    queue_.clear();
    for (std::jthread& worker : workers_)
        worker.request_stop();
    return changed_.wait_for(lock, limit, [this] { return busy_ == 0; });
}

} // namespace bianmin::client
