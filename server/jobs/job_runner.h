// What the server does by the clock and not by request: sweeps, signatures.
#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace bianmin::server {

struct Job {
    std::string name; // in logs, "sweep_commands"
    std::chrono::milliseconds every{};
    std::function<Result<void>()> work; // on the runner's thread
    bool last_at_stop = false;          // runs once more when the runner stops
};

// One thread runs the jobs one after another, each at once and then in its interval after its end.
// A job that fails is logged and tried again at its next turn. Thread-safe.
class JobRunner {
  public:
    explicit JobRunner(std::vector<Job> jobs);
    ~JobRunner(); // stops
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    // Waits for the job that runs. Safe to repeat, from one thread.
    void stop();

  private:
    void loop();
    bool waitUntil(std::chrono::steady_clock::time_point time); // false when it is time to stop

    const std::vector<Job> jobs_;
    std::mutex mutex_; // guards stopping_
    std::condition_variable wake_;
    bool stopping_ = false;
    std::jthread thread_; // last: it uses everything above
};

} // namespace bianmin::server
