// What the programs here measure with, and the one form in which they tell it.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bianmin::perf {

using Seconds = std::chrono::duration<double>;

// Times of one thing done many times.
class Samples {
  public:
    void add(Seconds time) { times_.push_back(time.count()); }
    void add(const Samples& others);
    [[nodiscard]] std::size_t count() const { return times_.size(); }
    // `part` from 0 to 1: 0.5 is the median. There must be samples.
    [[nodiscard]] Seconds at(double part) const;

  private:
    std::vector<double> times_; // seconds
};

[[nodiscard]] double medianOf(std::vector<double> values);

// What a process has used so far, and what it holds.
struct ProcessUsage {
    Seconds processor{};           // user and system time of all threads
    std::int64_t memory_bytes = 0; // resident
};
[[nodiscard]] ProcessUsage usageOf(pid_t process);
[[nodiscard]] ProcessUsage ownUsage();

// Waits for nothing else.
void waitUntil(std::chrono::steady_clock::time_point time);

// Commits of an SQLite file in WAL mode since it was opened by its first user: the counter in the
// header of its index in shared memory. Only differences mean something.
[[nodiscard]] std::uint32_t commitCount(const std::string& database);

// One row of the table.
struct Row {
    std::string what;
    std::string measured;
    std::string beside; // what it is compared with
    std::string ratio;
    std::string aim;
    std::string remarks;
};
void printHead(std::ostream& out);
void print(std::ostream& out, const Row& row);

[[nodiscard]] std::string micros(Seconds time);   // "812 µs", "3.4 ms"
[[nodiscard]] std::string perSecond(double rate); // "1,234 /s"
[[nodiscard]] std::string grouped(std::int64_t number);
[[nodiscard]] std::string oneDecimal(double number);
[[nodiscard]] std::string percent(double part);

} // namespace bianmin::perf
