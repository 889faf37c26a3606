#include "server/jobs/job_runner.h"

#include "shared/base/log.h"

#include <algorithm>

namespace bianmin::server {

using std::chrono::steady_clock;

namespace {

void runJob(const Job& job) {
    Result<void> done;
    try {
        done = job.work();
    } catch (const std::exception& thrown) {
        done = fail(ErrorKind::internal, "internal", {}, thrown.what());
    }
    if (!done)
        log(LogLevel::error, "job.failed",
            {{"job", job.name}, {"code", done.error().code}, {"detail", done.error().detail}});
}

} // namespace

JobRunner::JobRunner(std::vector<Job> jobs)
    : jobs_(std::move(jobs))
    , thread_([this] { loop(); }) {}

JobRunner::~JobRunner() {
    stop();
}

void JobRunner::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

bool JobRunner::waitUntil(steady_clock::time_point time) {
    std::unique_lock lock(mutex_);
    return !wake_.wait_until(lock, time, [this] { return stopping_; });
}

void JobRunner::loop() {
    std::vector<steady_clock::time_point> due(jobs_.size(), steady_clock::now());
    while (!jobs_.empty()) {
        const auto next = std::ranges::min_element(due);
        if (!waitUntil(*next))
            break;
        const Job& job = jobs_[static_cast<std::size_t>(next - due.begin())];
        runJob(job);
        *next = steady_clock::now() + job.every;
    }
    for (const Job& job : jobs_) {
        if (job.last_at_stop)
            runJob(job);
    }
}

} // namespace bianmin::server
