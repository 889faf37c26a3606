#include "shared/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace bianmin {

void checkFailed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, condition);
    std::fflush(stderr);
    std::abort();
}

} // namespace bianmin
