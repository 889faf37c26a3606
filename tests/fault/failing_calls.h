// The system calls by which files are written durably, failing on demand. The program must be
// linked with --wrap for each of them (see CMakeLists.txt); calls of other threads, and of a thread
// that has armed nothing, pass.
#pragma once

#include <string>
#include <vector>

namespace bianmin::fault {

enum class Failure {
    disk_full,   // ENOSPC; a write fails at once
    torn,        // a write leaves half of its bytes, then EIO
    interrupted, // EINTR at a write, which must be repeated; the other calls pass
    killed,      // the program ends there, as by kill -9
};

// Arms the calling thread for its lifetime. One at a time.
class FailingCalls {
  public:
    // The `nth` call from now on fails, from 1; 0: none does.
    FailingCalls(int nth, Failure failure);
    ~FailingCalls();
    FailingCalls(const FailingCalls&) = delete;
    FailingCalls& operator=(const FailingCalls&) = delete;

    [[nodiscard]] bool failed() const; // it came to the nth call
    // What was called so far: "open", "write", "fsync file", "fsync folder", "rename", "close"
    // (of a file).
    [[nodiscard]] const std::vector<std::string>& calls() const;
};

} // namespace bianmin::fault
