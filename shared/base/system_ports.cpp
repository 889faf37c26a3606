#include "shared/base/system_ports.h"

#include <openssl/rand.h>

#include <limits>
#include <vector>

namespace bianmin {

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string SystemRandom::bytes(std::size_t count) {
    BIANMIN_CHECK(count <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
    std::vector<unsigned char> buffer(count);
    BIANMIN_CHECK(RAND_bytes(buffer.data(), static_cast<int>(count)) == 1);
    return {buffer.begin(), buffer.end()};
}

} // namespace bianmin
