// Counters that take in and accept case after case over kept-alive TLS connections, as fast as the
// server answers. Each connection has a thread of its own and sends what a window sends; answers
// are looked at for their status alone, so that little of the machine goes to the client.
#pragma once

#include "tests/perf/measure.h"
#include "tests/perf/population.h"
#include "tests/scenario/server_process.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace bianmin::perf {

struct LoadResult {
    std::uint64_t accepts = 0;
    Seconds time{};
    Samples answers;
    std::uint64_t commits = 0;
    Seconds client{}; // processor time
    Seconds server{};
    std::string complaint; // the first answer that was no acceptance; empty when there was none

    [[nodiscard]] double rate() const { return static_cast<double>(accepts) / time.count(); }
};

class IntakeLoad {
  public:
    // Adds the clerks to the county.
    explicit IntakeLoad(scenario::County& county);
    ~IntakeLoad();

    // All connections stand before the time begins to run.
    LoadResult run(int clients, std::chrono::milliseconds time);
    [[nodiscard]] std::string database() const { return county_.database(); }

  private:
    class Line;
    struct Desk { // one window
        std::string token;
        std::string body; // the request, with marks where the applicant stands
    };
    [[nodiscard]] std::string nextRequest(const Desk& desk);

    scenario::County& county_;
    Population population_;
    std::vector<Desk> desks_;
    std::atomic<std::uint64_t> next_person_{0};
};

} // namespace bianmin::perf
