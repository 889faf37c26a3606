#include "shared/base/hash.h"
#include "shared/base/signature.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

using support::codeOf;
using support::valueOf;

std::string hex(const std::string& text) {
    return valueOf(fromHex(text));
}

// A PKCS#8 text of an Ed25519 seed: RFC 8410's fixed head and the 32 bytes.
std::string pemOfSeed(const std::string& seed_hex) {
    return "-----BEGIN PRIVATE KEY-----\n" +
           toBase64(hex("302e020100300506032b657004220420" + seed_hex)) +
           "\n-----END PRIVATE KEY-----\n";
}

// RFC 8032, 7.1, tests 1 to 3.
struct Vector {
    const char* seed;
    const char* public_key;
    const char* message;
    const char* signature;
};
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"},
};

} // namespace

TEST(Signature, AgreesWithThePublishedVectors) {
    for (const Vector& vector : kVectors) {
        SCOPED_TRACE(vector.seed);
        const SigningKey key = valueOf(SigningKey::fromPem(pemOfSeed(vector.seed)));
        const PublicKey public_key = key.publicKey();
        EXPECT_EQ(toHex(key.sign(hex(vector.message))), vector.signature);
        EXPECT_TRUE(public_key.verify(hex(vector.message), hex(vector.signature)));
        EXPECT_EQ(public_key.id(), sha256Hex(hex(vector.public_key)).substr(0, 16));
    }
}

TEST(Signature, IsOfItsBytesAndItsKeyOnly) {
    const SigningKey key = SigningKey::generate();
    const std::string signature = key.sign("流水链头");
    ASSERT_EQ(signature.size(), kSignatureBytes);
    const PublicKey public_key = key.publicKey();
    EXPECT_TRUE(public_key.verify("流水链头", signature));
    EXPECT_FALSE(public_key.verify("流水链尾", signature));
    EXPECT_FALSE(SigningKey::generate().publicKey().verify("流水链头", signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        std::string changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(public_key.verify("流水链头", changed)) << i;
    }
    EXPECT_FALSE(public_key.verify("流水链头", ""));
    EXPECT_FALSE(public_key.verify("流水链头", signature.substr(1)));
    EXPECT_FALSE(public_key.verify("流水链头", signature + "x"));
}

TEST(Signature, KeysSurviveTheirTexts) {
    const SigningKey key = SigningKey::generate();
    const SigningKey again = valueOf(SigningKey::fromPem(key.pem()));
    EXPECT_EQ(again.publicKey(), key.publicKey());
    EXPECT_EQ(again.sign("x"), key.sign("x"));
    EXPECT_EQ(valueOf(PublicKey::fromPem(key.publicKey().pem())), key.publicKey());
    EXPECT_NE(SigningKey::generate().publicKey(), key.publicKey());
}

TEST(Signature, OtherTextsAreNoKeys) {
    const SigningKey key = SigningKey::generate();
    const std::string rsa_header = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n";
    // An X25519 key differs in one byte of its algorithm only.
    const std::string other_curve =
        "-----BEGIN PRIVATE KEY-----\n" +
        toBase64(hex("302e020100300506032b656e04220420" + std::string(kVectors[0].seed))) +
        "\n-----END PRIVATE KEY-----\n";
    for (const std::string& text : {std::string(), std::string("key"), rsa_header, other_curve,
                                    key.publicKey().pem(), key.pem().substr(0, 60)})
        EXPECT_EQ(codeOf(SigningKey::fromPem(text)), "signature.key_invalid") << text;
    for (const std::string& text : {std::string(), key.pem(), key.publicKey().pem().substr(0, 60)})
        EXPECT_EQ(codeOf(PublicKey::fromPem(text)), "signature.key_invalid") << text;
}

} // namespace bianmin
