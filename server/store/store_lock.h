// One program at a time has a store: a second server, or a restore beside a running one, would end
// in two histories.
#pragma once

#include "shared/base/result.h"

#include <string>

namespace bianmin::server {

// Holds the lock until it is destroyed; it dies with the program, however that ends.
class StoreLock {
  public:
    // The lock is the file "<database>.lock", which stays. "store.locked" {file},
    // "file.unwritable" {file}.
    static Result<StoreLock> take(const std::string& database);

    StoreLock(StoreLock&& other) noexcept;
    StoreLock& operator=(StoreLock&&) = delete;
    ~StoreLock();

  private:
    explicit StoreLock(int descriptor)
        : descriptor_(descriptor) {}

    int descriptor_;
};

} // namespace bianmin::server
