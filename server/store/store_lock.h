// One program at a time has a store: a second server, or a restore beside a running one, would end
// in two histories.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <vector>

namespace bianmin::server {

// Holds the lock until it is destroyed; it dies with the program, however that ends. Must outlive
// every connection of its program to the database: closing any descriptor of a file drops the locks
// that the engine holds on it in the same program.
class StoreLock {
  public:
    // Locks "<database>.lock", which stays, and the database itself where it is there: another path
    // or a hard link leads to the same file. "store.locked" {file}, "file.unwritable" {file}.
    static Result<StoreLock> take(const std::string& database);

    StoreLock(StoreLock&& other) noexcept;
    StoreLock& operator=(StoreLock&&) = delete;
    ~StoreLock();

  private:
    StoreLock() = default;
    Result<void> holdFile(const std::string& database);
    Result<void> hold(const std::string& file, int more_flags, const std::string& database);

    std::vector<int> descriptors_;
};

} // namespace bianmin::server
