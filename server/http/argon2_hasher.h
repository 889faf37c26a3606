// Passwords as Argon2id (RFC 9106) in PHC form, over libargon2.
#pragma once

#include "shared/base/random.h"
#include "shared/domain/identity/account.h"

#include <cstdint>
#include <semaphore>

namespace bianmin::http {

struct Argon2Settings {
    std::uint32_t memory_kib = 19 * 1024; // OWASP's first choice: 19 MiB, two passes, one lane
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
};

// Thread-safe. At most kConcurrentMax hashes run at once, whoever asks, so that a storm of log-ins
// cannot take the memory of the machine; the others wait.
class Argon2Hasher final : public identity::PasswordHasher {
  public:
    static constexpr std::ptrdiff_t kConcurrentMax = 4;

    Argon2Hasher(Random& random, Argon2Settings settings)
        : random_(random)
        , settings_(settings) {}

    // "internal" when the library refuses (settings out of range, no memory).
    [[nodiscard]] Result<std::string> hash(const std::string& password) override;
    [[nodiscard]] bool verify(const std::string& hash, const std::string& password) override;
    // The same for the same secret and salt, as slow as hash().
    [[nodiscard]] Result<std::string> image(const std::string& secret, const std::string& salt);

  private:
    Random& random_;
    Argon2Settings settings_;
    std::counting_semaphore<kConcurrentMax> places_{kConcurrentMax};
};

} // namespace bianmin::http
