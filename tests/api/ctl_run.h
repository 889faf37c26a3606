// bianminctl inside the test: no environment, no process of its own.
#pragma once

#include "shared/base/time.h"

#include <string>
#include <vector>

namespace bianmin::api_test {

struct CtlRun {
    int code = 0;
    std::string out;
    std::string err;
};

// Whether standard error is a terminal, where progress is shown.
enum class ErrorStream { file, terminal };

[[nodiscard]] CtlRun runCtl(const std::vector<std::string>& words, const Clock& clock,
                            ErrorStream error_stream = ErrorStream::file);
// At 2026-03-02 09:15 in China.
[[nodiscard]] CtlRun runCtl(const std::vector<std::string>& words);

} // namespace bianmin::api_test
