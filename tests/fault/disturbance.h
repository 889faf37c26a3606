// One call of a piece of work goes wrong, or is the last one of its program: calls of SQLite to its
// file system and calls by which files are written durably alike.
#pragma once

#include "shared/base/result.h"
#include "tests/fault/failing_calls.h"
#include "tests/fault/faulty_vfs.h"

#include <atomic>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace bianmin::fault {

enum class Fault {
    engine_refuses, // one call of the engine, of whatever kind
    engine_full,    // every write of the engine from the Nth on finds no room
    engine_killed,  // the program ends before a call of the engine that changes something
    files_full,     // one call for a file finds no room
    files_torn,     // one call for a file fails, a write after half of its bytes
    files_killed,   // the program ends before a call for a file
};
inline constexpr Fault kFaults[] = {Fault::engine_refuses, Fault::engine_full, Fault::engine_killed,
                                    Fault::files_full,     Fault::files_torn,  Fault::files_killed};
[[nodiscard]] std::string nameOf(Fault fault);
void PrintTo(Fault fault, std::ostream* out);

// Nothing happens before it is armed, nor after it is destroyed. One at a time, one thread.
class Disturbance {
  public:
    Disturbance(Fault fault, int nth)
        : fault_(fault)
        , nth_(nth) {}
    ~Disturbance();
    Disturbance(const Disturbance&) = delete;
    Disturbance& operator=(const Disturbance&) = delete;

    void arm(); // counts the calls from here on
    [[nodiscard]] bool struck() const;

  private:
    [[nodiscard]] Verdict judge(const Call& call);

    const Fault fault_;
    const int nth_;
    std::atomic<int> calls_{0};
    std::atomic<bool> struck_{false};
    std::optional<FailingCalls> files_;
};

struct Disturbed {
    bool struck = false; // the work came to the Nth call
    bool killed = false; // and ended there
    Result<void> answer; // of the work, where it was not killed
};
// Does the work with its Nth call disturbed: what may be killed, in a process of its own. The work
// arms the disturbance when it is ready. No thread of the caller may be running.
[[nodiscard]] Disturbed disturbed(Fault fault, int nth,
                                  const std::function<Result<void>(Disturbance&)>& work);

} // namespace bianmin::fault
