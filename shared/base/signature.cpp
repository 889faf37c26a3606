#include "shared/base/signature.h"

#include "shared/base/hash.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <span>

namespace bianmin {
namespace {

constexpr std::size_t kKeyIdDigits = 16;

template <auto Free>
struct Freer {
    void operator()(auto* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<&EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freer<&BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<&EVP_MD_CTX_free>>;

tl::unexpected<Error> keyInvalid() {
    return fail(ErrorKind::invalid, "signature.key_invalid");
}

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Key privateKey(std::span<const std::uint8_t> raw) {
    Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()));
    BIANMIN_CHECK(key);
    return key;
}

// Null for 32 bytes that are no point of the curve.
Key publicKeyOf(std::span<const std::uint8_t> raw) {
    return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw.data(), raw.size()));
}

Bio readerOf(std::string_view text) {
    Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    BIANMIN_CHECK(bio);
    return bio;
}

std::string textOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

// A pass phrase is never asked for: an encrypted key is refused.
int noPassPhrase(char*, int, int, void*) {
    return -1;
}

} // namespace

Result<PublicKey> PublicKey::fromPem(std::string_view pem) {
    const Bio bio = readerOf(pem);
    const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &noPassPhrase, nullptr));
    Raw raw{};
    std::size_t size = raw.size();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_public_key(key.get(), raw.data(), &size) != 1 || size != raw.size())
        return keyInvalid();
    return PublicKey(raw);
}

std::string PublicKey::pem() const {
    const Key key = publicKeyOf(raw_);
    const Bio bio(BIO_new(BIO_s_mem()));
    BIANMIN_CHECK(key && bio && PEM_write_bio_PUBKEY(bio.get(), key.get()) == 1);
    return textOf(bio.get());
}

std::string PublicKey::id() const {
    const std::string_view bytes(reinterpret_cast<const char*>(raw_.data()), raw_.size());
    return sha256Hex(bytes).substr(0, kKeyIdDigits);
}

bool PublicKey::verify(std::string_view bytes, std::string_view signature) const {
    const Key key = publicKeyOf(raw_);
    const Digest digest(EVP_MD_CTX_new());
    return key && digest && signature.size() == kSignatureBytes &&
           EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(digest.get(), octets(signature), signature.size(), octets(bytes),
                            bytes.size()) == 1;
}

SigningKey SigningKey::generate() {
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    Raw raw{};
    std::size_t size = raw.size();
    BIANMIN_CHECK(key && EVP_PKEY_get_raw_private_key(key.get(), raw.data(), &size) == 1);
    return SigningKey(raw);
}

Result<SigningKey> SigningKey::fromPem(std::string_view pem) {
    const Bio bio = readerOf(pem);
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassPhrase, nullptr));
    Raw raw{};
    std::size_t size = raw.size();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_private_key(key.get(), raw.data(), &size) != 1 || size != raw.size())
        return keyInvalid();
    return SigningKey(raw);
}

std::string SigningKey::pem() const {
    const Key key = privateKey(raw_);
    const Bio bio(BIO_new(BIO_s_mem()));
    BIANMIN_CHECK(bio && PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0,
                                                  &noPassPhrase, nullptr) == 1);
    return textOf(bio.get());
}

PublicKey SigningKey::publicKey() const {
    const Key key = privateKey(raw_);
    PublicKey::Raw raw{};
    std::size_t size = raw.size();
    BIANMIN_CHECK(EVP_PKEY_get_raw_public_key(key.get(), raw.data(), &size) == 1);
    return PublicKey(raw);
}

std::string SigningKey::sign(std::string_view bytes) const {
    const Key key = privateKey(raw_);
    const Digest digest(EVP_MD_CTX_new());
    std::string signature(kSignatureBytes, '\0');
    std::size_t size = signature.size();
    BIANMIN_CHECK(digest &&
                  EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                  EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()),
                                 &size, octets(bytes), bytes.size()) == 1 &&
                  size == kSignatureBytes);
    return signature;
}

} // namespace bianmin
