#include "shared/base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <istream>
#include <memory>

namespace bianmin {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint8_t octet(char c) {
    return static_cast<std::uint8_t>(c);
}

void appendHex(std::string& hex, std::uint8_t byte) {
    hex.push_back(kHexDigits[byte >> 4]);
    hex.push_back(kHexDigits[byte & 0x0F]);
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    BIANMIN_CHECK(done == 1);
    return digest;
}

std::string sha256Hex(std::string_view bytes) {
    return toHex(sha256(bytes));
}

std::string sha256Hex(std::istream& stream) {
    constexpr std::size_t kStep = 64 * 1024;
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> digest(EVP_MD_CTX_new(),
                                                                    &EVP_MD_CTX_free);
    BIANMIN_CHECK(digest && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1);
    std::string buffer(kStep, '\0');
    while (stream) {
        stream.read(buffer.data(), static_cast<std::streamsize>(kStep));
        const auto count = static_cast<std::size_t>(stream.gcount());
        BIANMIN_CHECK(EVP_DigestUpdate(digest.get(), buffer.data(), count) == 1);
    }
    Sha256 result{};
    BIANMIN_CHECK(EVP_DigestFinal_ex(digest.get(), result.data(), nullptr) == 1);
    return toHex(result);
}

std::string toHex(std::span<const std::uint8_t> bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes)
        appendHex(hex, byte);
    return hex;
}

std::string toHex(std::string_view bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes)
        appendHex(hex, octet(c));
    return hex;
}

Result<std::string> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0)
        return fail(ErrorKind::invalid, "encoding.not_hex");
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexValue(hex[i]);
        const int low = hexValue(hex[i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorKind::invalid, "encoding.not_hex");
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < have ? octet(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text.push_back(k <= have ? kBase64Digits[bits >> (18 - 6 * k) & 0x3F] : '=');
    }
    return text;
}

Result<std::string> fromBase64(std::string_view text) {
    const auto malformed = [] { return fail(ErrorKind::invalid, "encoding.not_base64"); };
    if (text.size() % 4 != 0)
        return malformed();
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size() - padding; ++i) {
        const auto value = kBase64Digits.find(text[i]);
        if (value == std::string_view::npos)
            return malformed();
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        if (i % 4 != 0)
            bytes.push_back(static_cast<char>(bits >> (6 - 2 * (i % 4)) & 0xFF));
    }
    // The bits left over beside the padding must be zero, so that one value has one text.
    if ((padding == 1 && (bits & 0x03) != 0) || (padding == 2 && (bits & 0x0F) != 0))
        return malformed();
    return bytes;
}

bool equalConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace bianmin
