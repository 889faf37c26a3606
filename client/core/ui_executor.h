// The one door from worker threads to the user interface.
#pragma once

#include <functional>

namespace bianmin::client {

// Port: runs a job later on the thread that owns the windows, in the order of posting. post() may
// be called from any thread.
class UiExecutor {
  public:
    virtual ~UiExecutor() = default;
    virtual void post(std::function<void()> job) = 0;
};

} // namespace bianmin::client
