// All numbers are made up, with birth years long past, except the sample printed in the standard.
#include "shared/domain/identity/resident_id.h"

#include <gtest/gtest.h>

namespace bianmin::identity {
namespace {

const CivilDate kToday = CivilDate::create(2026, 3, 2).value();

ResidentId id(std::string_view text) {
    return ResidentId::parse(text, kToday).value();
}

std::string fault(std::string_view text) {
    const auto parsed = ResidentId::parse(text, kToday);
    return parsed ? "" : parsed.error().code;
}

struct Vector {
    const char* number;
    Sex sex;
    const char* birth_date;
    ResidentKind kind;
};

TEST(ResidentId, ReadsValidNumbers) {
    const Vector vectors[] = {
        {"11010519491231002X", Sex::female, "1949-12-31", ResidentKind::citizen},
        {"431103190402290019", Sex::male, "1904-02-29", ResidentKind::citizen},
        {"441802190611153129", Sex::female, "1906-11-15", ResidentKind::citizen},
        {"370502190909300560", Sex::female, "1909-09-30", ResidentKind::citizen},
        {"460106191001019998", Sex::male, "1910-01-01", ResidentKind::citizen},
        {"65010219120717888X", Sex::female, "1912-07-17", ResidentKind::citizen},
        {"81000019080707001X", Sex::male, "1908-07-07", ResidentKind::hong_kong_resident},
        {"820000190506060020", Sex::female, "1905-06-06", ResidentKind::macau_resident},
        {"830000190708081139", Sex::male, "1907-08-08", ResidentKind::taiwan_resident},
        {"911840190501010013", Sex::male, "1905-01-01", ResidentKind::foreign_resident},
    };
    for (const Vector& vector : vectors) {
        const auto parsed = ResidentId::parse(vector.number, kToday);
        ASSERT_TRUE(parsed) << vector.number << " " << parsed.error().code;
        EXPECT_EQ(parsed->str(), vector.number);
        EXPECT_EQ(parsed->sex(), vector.sex) << vector.number;
        EXPECT_EQ(parsed->birthDate().iso(), vector.birth_date);
        EXPECT_EQ(parsed->kind(), vector.kind) << vector.number;
        EXPECT_EQ(parsed->regionCode(), std::string(vector.number).substr(0, 6));
    }
}

TEST(ResidentId, PutsHarmlessSlipsRight) {
    EXPECT_EQ(id("65010219120717888x").str(), "65010219120717888X");
    EXPECT_EQ(id(" 65010219120717888X　").str(), "65010219120717888X");
    EXPECT_EQ(id("６５０１０２１９１２０７１７８８８ｘ").str(), "65010219120717888X");
}

TEST(ResidentId, NamesTheCharacterThatIsExpected) {
    const auto parsed = ResidentId::parse("441802190611153119", kToday);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "resident_id.check_digit");
    EXPECT_EQ(parsed.error().params.at("expected"), "0");
}

TEST(ResidentId, RefusesDatesThatCannotBe) {
    EXPECT_EQ(fault("431103190202290014"), "resident_id.date");
    EXPECT_EQ(fault("431103189912310017"), "resident_id.date");
    EXPECT_EQ(fault("110105209901010012"), "resident_id.future");
}

TEST(ResidentId, AcceptsAChildBornTodayButNotTomorrow) {
    const CivilDate birth_date = id("460106191001019998").birthDate();
    EXPECT_TRUE(ResidentId::parse("460106191001019998", birth_date));
    const auto early = ResidentId::parse("460106191001019998", birth_date.plusDays(-1));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "resident_id.future");
}

TEST(ResidentId, RefusesWrongLengths) {
    for (const char* text : {"", "11010519491231002", "11010519491231002XX", "431103060101001",
                             "4311 03190402290019", "\xFF\xFF"})
        EXPECT_EQ(fault(text), "resident_id.length") << text;
}

TEST(ResidentId, BeginsWithNoZero) {
    EXPECT_EQ(fault("031103190402290019"), "resident_id.first_digit");
}

TEST(ResidentId, NamesThePlaceOfAWrongCharacter) {
    const std::pair<const char*, const char*> wrong[] = {{"43110319040229001A", "18"},
                                                         {"4311031904O2290019", "11"},
                                                         {"X31103190402290019", "1"},
                                                         {"4311031904022900X9", "17"}};
    for (const auto& [text, position] : wrong) {
        const auto parsed = ResidentId::parse(text, kToday);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "resident_id.character") << text;
        EXPECT_EQ(parsed.error().params.at("position"), position) << text;
    }
}

TEST(ResidentId, AnySingleWrongDigitIsNoticed) {
    const std::string number = "431103190402290019";
    for (std::size_t place = 0; place < number.size(); ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = number;
            wrong[place] = digit;
            if (wrong != number) {
                EXPECT_NE(fault(wrong), "") << wrong;
            }
        }
    }
}

TEST(ResidentId, AnyTwoNeighboursSwappedAreNoticed) {
    const std::string number = "441802190611153129";
    for (std::size_t place = 0; place + 1 < number.size(); ++place) {
        std::string wrong = number;
        std::swap(wrong[place], wrong[place + 1]);
        if (wrong != number) {
            EXPECT_NE(fault(wrong), "") << wrong;
        }
    }
}

TEST(FifteenDigits, AreUpgradedForArchives) {
    EXPECT_EQ(upgradeFifteenDigits("431103060101001").value(), "431103190601010016");
    EXPECT_EQ(id(upgradeFifteenDigits("431103060101001").value()).birthDate().iso(), "1906-01-01");
    EXPECT_EQ(upgradeFifteenDigits("431103060230001").error().code, "resident_id.date");
    for (const char* text : {"", "43110306010100", "4311030601010011", "43110306010100X"})
        EXPECT_EQ(upgradeFifteenDigits(text).error().code, "resident_id.old_length") << text;
}

} // namespace
} // namespace bianmin::identity
