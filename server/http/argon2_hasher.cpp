#include "server/http/argon2_hasher.h"

#include "shared/base/hash.h"

#include <argon2.h>
#include <array>

namespace bianmin::http {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

// Holds one of the few places for as long as a hash runs.
class Place {
  public:
    explicit Place(std::counting_semaphore<Argon2Hasher::kConcurrentMax>& places)
        : places_(places) {
        places_.acquire();
    }
    ~Place() { places_.release(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

  private:
    std::counting_semaphore<Argon2Hasher::kConcurrentMax>& places_;
};

tl::unexpected<Error> refused(int code) {
    return fail(ErrorKind::internal, "internal", {}, argon2_error_message(code));
}

} // namespace

Result<std::string> Argon2Hasher::hash(const std::string& password) {
    const std::string salt = random_.bytes(kSaltBytes);
    std::string encoded(argon2_encodedlen(settings_.passes, settings_.memory_kib, settings_.lanes,
                                          kSaltBytes, kHashBytes, Argon2_id),
                        '\0');
    const Place place(places_);
    const int code = argon2id_hash_encoded(settings_.passes, settings_.memory_kib, settings_.lanes,
                                           password.data(), password.size(), salt.data(),
                                           salt.size(), kHashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        return refused(code);
    encoded.resize(encoded.find('\0')); // the length above counts the terminator
    return encoded;
}

bool Argon2Hasher::verify(const std::string& hash, const std::string& password) {
    const Place place(places_);
    return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

Result<std::string> Argon2Hasher::image(const std::string& secret, const std::string& salt) {
    std::array<std::uint8_t, kHashBytes> image{};
    const Place place(places_);
    const int code =
        argon2id_hash_raw(settings_.passes, settings_.memory_kib, settings_.lanes, secret.data(),
                          secret.size(), salt.data(), salt.size(), image.data(), image.size());
    if (code != ARGON2_OK)
        return refused(code);
    return toHex(image);
}

} // namespace bianmin::http
