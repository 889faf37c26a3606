// Ed25519 signatures (RFC 8032) over OpenSSL. Keys are values of 32 bytes; all functions are
// thread-safe. The texts are those of the openssl program: PKCS#8 and SubjectPublicKeyInfo in PEM.
#pragma once

#include "shared/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bianmin {

inline constexpr std::size_t kSignatureBytes = 64;

class PublicKey {
  public:
    // "signature.key_invalid" unless it is an Ed25519 public key.
    static Result<PublicKey> fromPem(std::string_view pem);

    [[nodiscard]] std::string pem() const;
    // The first 16 hex digits of the SHA-256 of the 32 raw bytes: names a key in texts.
    [[nodiscard]] std::string id() const;
    // False for any signature that this key did not make, of whatever length.
    [[nodiscard]] bool verify(std::string_view bytes, std::string_view signature) const;

    friend bool operator==(const PublicKey&, const PublicKey&) = default;

  private:
    friend class SigningKey;
    using Raw = std::array<std::uint8_t, 32>;
    explicit PublicKey(const Raw& raw)
        : raw_(raw) {}
    Raw raw_;
};

// The secret half. Never log it; pem() goes into a file that only its owner can read.
class SigningKey {
  public:
    // From OpenSSL's generator; aborts when that fails, as SystemRandom does.
    static SigningKey generate();
    // "signature.key_invalid" unless it is an unencrypted Ed25519 private key.
    static Result<SigningKey> fromPem(std::string_view pem);

    [[nodiscard]] std::string pem() const;
    [[nodiscard]] PublicKey publicKey() const;
    // kSignatureBytes bytes, the same for the same key and bytes.
    [[nodiscard]] std::string sign(std::string_view bytes) const;

  private:
    using Raw = std::array<std::uint8_t, 32>;
    explicit SigningKey(const Raw& raw)
        : raw_(raw) {}
    Raw raw_;
};

} // namespace bianmin
