// Running another program, e.g. lp, and waiting for it. Blocking: call on a worker.
#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace bianmin::client {

// The exit code; arguments are passed as they are, no shell sees them. A program that outlives the
// limit is ended. Errors "process.not_started" {program}, "process.timeout" {program}.
Result<int> runProcess(const std::vector<std::string>& arguments, std::chrono::seconds limit);

} // namespace bianmin::client
