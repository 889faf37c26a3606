#include "shared/base/hash.h"

#include <gtest/gtest.h>

namespace bianmin {
namespace {

TEST(Hash, GivesThePublishedSha256Values) {
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, WritesAndReadsHex) {
    const std::string bytes("\x00\x7F\xFF\x10", 4);
    EXPECT_EQ(toHex(bytes), "007fff10");
    EXPECT_EQ(fromHex("007FfF10").value(), bytes);
    EXPECT_EQ(fromHex("").value(), "");
    for (const char* text : {"0", "0g", "zz", "00 "})
        EXPECT_EQ(fromHex(text).error().code, "encoding.not_hex") << text;
}

TEST(Hash, WritesThePublishedBase64Values) { // RFC 4648, section 10
    EXPECT_EQ(toBase64(""), "");
    EXPECT_EQ(toBase64("f"), "Zg==");
    EXPECT_EQ(toBase64("fo"), "Zm8=");
    EXPECT_EQ(toBase64("foo"), "Zm9v");
    EXPECT_EQ(toBase64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(toBase64(std::string("\xFB\xFF\xFE", 3)), "+//+");
}

TEST(Hash, EveryByteComesBackFromBase64) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes.push_back(static_cast<char>(i));
        ASSERT_EQ(fromBase64(toBase64(bytes)).value(), bytes);
    }
}

TEST(Hash, RefusesBase64ThatIsNotCanonical) {
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "=Zg=", "Zh==", "Zm9=", "Zm9v\n", "Zm 9",
                             "Zm9-", "====", "Zg==Zg=="})
        EXPECT_EQ(fromBase64(text).error().code, "encoding.not_base64") << text;
}

TEST(Hash, ComparesSecrets) {
    EXPECT_TRUE(equalConstantTime("secret", "secret"));
    EXPECT_TRUE(equalConstantTime("", ""));
    EXPECT_FALSE(equalConstantTime("secret", "secreT"));
    EXPECT_FALSE(equalConstantTime("secret", "secrets"));
}

} // namespace
} // namespace bianmin
