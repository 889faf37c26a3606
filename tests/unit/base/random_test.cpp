#include "shared/base/random.h"
#include "shared/base/system_ports.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace bianmin {
namespace {

// Counts up through the byte values, so that what is made from it is known.
class CountingRandom final : public Random {
  public:
    std::string bytes(std::size_t count) override {
        std::string bytes;
        for (std::size_t i = 0; i < count; ++i)
            bytes.push_back(static_cast<char>(next_++));
        return bytes;
    }

  private:
    unsigned char next_ = 0xF0;
};

TEST(UuidV7, HoldsTheMillisecondTheVersionAndTheVariant) {
    CountingRandom random;
    // The instant of RFC 9562, appendix A.6.
    EXPECT_EQ(makeUuidV7(fromMillis(0x017F22E279B0), random),
              "017f22e2-79b0-70f1-b2f3-f4f5f6f7f8f9");
}

TEST(UuidV7, IsRecognised) {
    SystemRandom random;
    std::set<std::string> made;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = makeUuidV7(fromMillis(1'772'414'100'000 + i), random);
        EXPECT_TRUE(isUuidV7(id)) << id;
        if (!made.empty()) {
            EXPECT_LT(*made.rbegin(), id); // later instants sort later
        }
        made.insert(id);
    }
    EXPECT_EQ(made.size(), 1000U);
}

TEST(UuidV7, RefusesEverythingElse) {
    for (const char* text :
         {"", "017f22e2-79b0-70f1-b2f3-f4f5f6f7f8f", "017f22e2-79b0-40f1-b2f3-f4f5f6f7f8f9",
          "017f22e2-79b0-70f1-c2f3-f4f5f6f7f8f9", "017F22E2-79B0-70F1-B2F3-F4F5F6F7F8F9",
          "017f22e2079b0-70f1-b2f3-f4f5f6f7f8f9", "017f22e2-79b0-70f1-b2f3-f4f5f6f7f8g9",
          "017f22e2-79b0-70f1-b2f3-f4f5f6f7f8f9 "})
        EXPECT_FALSE(isUuidV7(text)) << text;
}

TEST(RandomDigits, LeavesOutTheBytesThatWouldFavourSomeDigits) {
    CountingRandom random; // F0..F9 are 240..249; FA..FF must be skipped; then 0, 1, …
    EXPECT_EQ(randomDigits(12, random), "012345678901");
}

TEST(RandomDigits, MeetsEveryDigitAboutEquallyOften) {
    SystemRandom random;
    std::array<int, 10> counts{};
    for (const char c : randomDigits(100'000, random))
        ++counts.at(static_cast<std::size_t>(c - '0'));
    // Twelve standard deviations of the binomial law (95 each): a fair source never leaves them.
    for (const int count : counts)
        EXPECT_NEAR(count, 10'000, 1'140);
}

TEST(SystemRandom, GivesFreshBytes) {
    SystemRandom random;
    EXPECT_EQ(random.bytes(0).size(), 0U);
    EXPECT_EQ(random.bytes(32).size(), 32U);
    EXPECT_NE(random.bytes(32), random.bytes(32));
}

TEST(SystemClock, IsInThisCentury) {
    const int year = civilDate(SystemClock().now()).year();
    EXPECT_GE(year, 2024);
    EXPECT_LT(year, 2100);
}

} // namespace
} // namespace bianmin
