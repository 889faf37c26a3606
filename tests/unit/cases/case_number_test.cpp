#include "shared/base/text.h"
#include "shared/domain/cases/case_number.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bianmin::cases {
namespace {

TEST(CaseNumber, HasTheLawfulPlacesAndLength) {
    const auto number = makeCaseNumber({"441821", *CivilDate::parse("2026-03-02"), "0012", 345});
    EXPECT_EQ(number.str().size(), 22u);
    EXPECT_EQ(number.str().substr(0, 21), "441821260302001200345");
}

TEST(CaseNumber, CheckCharacterAgreesWithThePublishedLicenceIdentifiers) {
    // GB/T 36904 identifiers use the same ISO 7064 MOD 37,36 (domain vectors 4.6).
    EXPECT_EQ(checkCharacter("11100000000013338W01111430000006122244L20230000403001"), 'U');
    EXPECT_EQ(checkCharacter("11100000000013338W00911330105002500287C2025052201002"), '0');
    EXPECT_EQ(checkCharacter("11100000MB03271699022340100000000016001"), '9');
}

TEST(CaseNumber, RoundTripsAndForgivesCaseAndWidth) {
    const auto number = makeCaseNumber({"441821", *CivilDate::parse("2026-12-31"), "9999", 99999});
    EXPECT_EQ(parseCaseNumber(number.str()).value(), number);
    EXPECT_EQ(parseCaseNumber(" " + toLowerAscii(number.str()) + " ").value(), number);
}

TEST(CaseNumber, EverySingleWrongDigitAndEveryNeighbourSwapIsFound) {
    const std::string good =
        makeCaseNumber({"441821", *CivilDate::parse("2026-03-02"), "0012", 345}).str();
    for (std::size_t place = 0; place < 21; ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (good[place] == digit)
                continue;
            std::string wrong = good;
            wrong[place] = digit;
            ASSERT_FALSE(parseCaseNumber(wrong)) << wrong;
        }
        if (place > 0 && good[place] != good[place - 1]) {
            std::string swapped = good;
            std::swap(swapped[place], swapped[place - 1]);
            ASSERT_FALSE(parseCaseNumber(swapped)) << swapped;
        }
    }
}

TEST(CaseNumber, ForgivesLettersThatLookLikeDigits) {
    int alike = 0; // numbers whose check character is one of those that are mistaken
    for (int serial = 1; serial <= 400; ++serial) {
        const auto number =
            makeCaseNumber({"441821", *CivilDate::parse("2026-03-02"), "0012", serial});
        std::string typed = number.str();
        for (char& character : typed)
            character = character == '0' ? 'O' : character == '1' ? 'l' : character;
        ASSERT_FALSE(parseCaseNumber(typed)) << "no letter L";
        std::ranges::replace(typed, 'l', 'i');
        ASSERT_EQ(parseCaseNumber(typed).value(), number);
        std::string other = number.str();
        char& check = other.back();
        check = check == 'O'   ? '0'
                : check == '0' ? 'O'
                : check == 'I' ? '1'
                : check == '1' ? 'I'
                               : check;
        alike += check == number.str().back() ? 0 : 1;
        ASSERT_EQ(parseCaseNumber(other).value(), number);
    }
    EXPECT_GT(alike, 20);
}

TEST(CaseNumber, FaultsHaveTheirOwnCodes) {
    EXPECT_EQ(parseCaseNumber("123").error().code, "case_number.length");
    EXPECT_EQ(parseCaseNumber("44182126030200120034X5").error().code, "case_number.character");
    EXPECT_EQ(parseCaseNumber("").error().code, "case_number.length");
}

} // namespace
} // namespace bianmin::cases
