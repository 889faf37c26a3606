#include "shared/domain/identity/contact_checks.h"

#include <gtest/gtest.h>

namespace bianmin::identity {
namespace {

const CivilDate kDayOfCheck = CivilDate::create(2026, 3, 2).value();

Result<std::string> number(IdKind kind, std::string_view text) {
    return normaliseIdNumber(kind, text, kDayOfCheck);
}

std::string phone(std::string_view text) {
    const auto parsed = parsePhone(text);
    return parsed ? parsed->number : parsed.error().code;
}

TEST(Phone, StoresAMobileNumberAsElevenDigits) {
    for (const char* text : {"13800138000", "+8613800138000", "+86 138 0013 8000", "138-0013-8000",
                             "１３８００１３８０００", "0086-13800138000", " 13800138000 "})
        EXPECT_EQ(phone(text), "13800138000") << text;
    EXPECT_EQ(parsePhone("19912345678")->kind, PhoneKind::mobile);
}

TEST(Phone, StoresALandlineWithItsAreaCode) {
    const std::pair<const char*, const char*> vectors[] = {
        {"0763-3366110", "0763-3366110"},         {"07633366110", "0763-3366110"},
        {"(0763)3366110", "0763-3366110"},        {"（0763）3366110", "0763-3366110"},
        {"0763-3366110-801", "0763-3366110-801"}, {"07633366110-801", "0763-3366110-801"},
        {"010-12345678", "010-12345678"},         {"01012345678", "010-12345678"},
        {"020 8123 4567", "020-81234567"},        {"0086-763-3366110", "phone.invalid"},
    };
    for (const auto& [text, expected] : vectors)
        EXPECT_EQ(phone(text), expected) << text;
    EXPECT_EQ(parsePhone("0763-3366110")->kind, PhoneKind::landline);
}

TEST(Phone, AcceptsShortNumbers) {
    EXPECT_EQ(phone("12345"), "12345");
    EXPECT_EQ(phone("110"), "110");
    EXPECT_EQ(parsePhone("12345")->kind, PhoneKind::short_number);
}

TEST(Phone, RefusesOtherTexts) {
    for (const char* text : {"",
                             "-",
                             "12",
                             "12800138000",
                             "1380013800",
                             "138001380000",
                             "3366110",
                             "0763-336611",
                             "0763-336611011",
                             "0000-3366110",
                             "0763-0366110",
                             "0763-3366110-",
                             "0763--3366110",
                             "0763-3366110-8012345",
                             "0763-3366110-1-2",
                             "phone",
                             "1380013800a",
                             "012",
                             "\xFF",
                             "13800138000,13900139000"})
        EXPECT_EQ(phone(text), "phone.invalid") << text;
}

TEST(Phone, ANormalNumberIsStable) {
    for (const char* text :
         {"13800138000", "0763-3366110", "0763-3366110-801", "010-12345678", "12345"})
        EXPECT_EQ(phone(text), text);
}

TEST(PersonName, AcceptsNamesOfEveryKind) {
    for (const char* text : {"王明", "欧阳修文", "𠮷野", "㐂䶮", "阿卜杜拉·买买提", "马克·Lee",
                             "John Smith", "Anne-Marie O'Neil", "José", "Nguyễn Văn An", "〇一"}) {
        const auto parsed = parsePersonName(text);
        ASSERT_TRUE(parsed) << text << " " << parsed.error().code;
        EXPECT_EQ(parsed->text, text);
        EXPECT_FALSE(parsed->corrected) << text;
    }
}

TEST(PersonName, MakesEveryMiddleDotTheOfficialOneAndSaysSo) {
    for (const char* text : {"阿卜杜拉•买买提", "阿卜杜拉・买买提", "阿卜杜拉‧买买提",
                             "阿卜杜拉．买买提", "阿卜杜拉.买买提", "阿卜杜拉 · 买买提"}) {
        const auto parsed = parsePersonName(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(*parsed, (PersonName{"阿卜杜拉·买买提", true})) << text;
    }
}

TEST(PersonName, TakesPaddingOutOfAHanNameAndSaysSo) {
    EXPECT_EQ(parsePersonName("王　明").value(), (PersonName{"王明", true}));
    EXPECT_EQ(parsePersonName("  王明 ").value(), (PersonName{"王明", false}));
}

TEST(PersonName, CountsCharactersNotBytes) {
    std::string name;
    for (int i = 0; i < 50; ++i)
        name += "𠮷";
    EXPECT_TRUE(parsePersonName(name));
    const auto longer = parsePersonName(name + "𠮷");
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().code, "person_name.length");
    EXPECT_EQ(longer.error().params, (ErrorParams{{"min", "2"}, {"max", "50"}}));
    for (const char* text : {"", " ", "王", "\xFF"})
        EXPECT_EQ(parsePersonName(text).error().code, "person_name.length") << text;
}

TEST(PersonName, NamesThePlaceOfAWrongCharacter) {
    const std::pair<const char*, const char*> wrong[] = {
        {"王1明", "2"},    {"王明?", "3"},      {"·王明", "1"}, {"王明·", "3"},
        {"王··明", "3"},   {"王-明", "2"},      {"-John", "1"}, {"王\u202E明", "2"},
        {"王（明）", "2"}, {"王\uE000明", "2"}, {"王*", "2"}};
    for (const auto& [text, position] : wrong) {
        const auto parsed = parsePersonName(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "person_name.character") << text;
        EXPECT_EQ(parsed.error().params.at("position"), position) << text;
    }
}

TEST(EnterpriseName, StaysAsTyped) {
    EXPECT_EQ(parseEnterpriseName(" 佛冈县石角镇甲乙丙商店（个体工商户） ").value(),
              "佛冈县石角镇甲乙丙商店（个体工商户）");
    EXPECT_EQ(parseEnterpriseName("甲").error().code, "enterprise_name.length");
    EXPECT_EQ(parseEnterpriseName(std::string(101, 'a')).error().code, "enterprise_name.length");
    EXPECT_TRUE(parseEnterpriseName(std::string(100, 'a')));
    EXPECT_EQ(parseEnterpriseName("甲\n乙").error().code, "enterprise_name.character");
    EXPECT_EQ(parseEnterpriseName("\xFF").error().code, "enterprise_name.character");
}

TEST(IdNumber, ChecksEachKind) {
    EXPECT_EQ(number(IdKind::resident_id, "65010219120717888x").value(), "65010219120717888X");
    EXPECT_EQ(number(IdKind::residence_permit_hmt, "81000019080707001X").value(),
              "81000019080707001X");
    EXPECT_EQ(number(IdKind::foreign_permanent_resident, "911840190501010013").value(),
              "911840190501010013");
    EXPECT_EQ(number(IdKind::foreign_permanent_resident, "fra 11010501010").error().code,
              "foreign_permanent_resident.invalid");
    EXPECT_EQ(number(IdKind::foreign_permanent_resident, "fra 110190501010").value(),
              "FRA110190501010");
    EXPECT_EQ(number(IdKind::passport, "e12345678").value(), "E12345678");
    EXPECT_EQ(number(IdKind::passport, "PE 1234567").value(), "PE1234567");
    EXPECT_EQ(number(IdKind::passport, "C01X0006H").value(), "C01X0006H");
    EXPECT_EQ(number(IdKind::hk_macau_permit, "h12345678").value(), "H12345678");
    EXPECT_EQ(number(IdKind::hk_macau_permit, "M1234567801").value(), "M1234567801");
    EXPECT_EQ(number(IdKind::hk_macau_permit, "HA1234567").value(), "HA1234567");
    EXPECT_EQ(number(IdKind::taiwan_permit, "12345678").value(), "12345678");
    EXPECT_EQ(number(IdKind::taiwan_permit, "1234567890(B)").value(), "1234567890B");
    EXPECT_EQ(number(IdKind::credit_code, "91350100m000100y43").value(), "91350100M000100Y43");
    EXPECT_EQ(number(IdKind::other, " 士官证 第123号 ").value(), "士官证 第123号");
}

TEST(IdNumber, RefusesWrongForms) {
    EXPECT_EQ(number(IdKind::passport, "E123").error().code, "passport.invalid");
    EXPECT_EQ(number(IdKind::passport, "E12345678-9").error().code, "passport.invalid");
    EXPECT_EQ(number(IdKind::passport, "护照123456").error().code, "passport.invalid");
    EXPECT_EQ(number(IdKind::hk_macau_permit, "A12345678").error().code, "hk_macau_permit.invalid");
    EXPECT_EQ(number(IdKind::hk_macau_permit, "H1234567").error().code, "hk_macau_permit.invalid");
    EXPECT_EQ(number(IdKind::taiwan_permit, "1234567").error().code, "taiwan_permit.invalid");
    EXPECT_EQ(number(IdKind::foreign_permanent_resident, "").error().code,
              "foreign_permanent_resident.invalid");
    EXPECT_EQ(number(IdKind::foreign_permanent_resident, "911840190501010014").error().code,
              "resident_id.check_digit");
    EXPECT_EQ(number(IdKind::resident_id, "123").error().code, "resident_id.length");
    EXPECT_EQ(number(IdKind::credit_code, "123").error().code, "credit_code.length");
    EXPECT_EQ(number(IdKind::other, " ").error().code, "id_number.invalid");
    EXPECT_EQ(number(IdKind::other, std::string(51, '1')).error().code, "id_number.invalid");
    for (const auto& [kind, name] : EnumNames<IdKind>::names)
        EXPECT_EQ(number(kind, "\xFF").error().code, "id_number.invalid") << name;
}

TEST(IdNumber, NamesTheDocumentThatAGoodNumberBelongsTo) {
    const auto parsed = number(IdKind::resident_id, "81000019080707001X");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "id_number.other_kind");
    EXPECT_EQ(parsed.error().params.at("kind"), "港澳台居民居住证");
    EXPECT_EQ(number(IdKind::resident_id, "911840190501010013").error().params.at("kind"),
              "外国人永久居留身份证");
    EXPECT_EQ(number(IdKind::residence_permit_hmt, "431103190402290019").error().params.at("kind"),
              "居民身份证");
}

TEST(IdKind, HasItsOfficialNameAndExchangeCode) {
    EXPECT_EQ(chinese(IdKind::resident_id), "居民身份证");
    EXPECT_EQ(exchangeCode(IdKind::resident_id), "111");
    EXPECT_EQ(exchangeCode(IdKind::passport), "414");
    EXPECT_EQ(exchangeCode(IdKind::taiwan_permit), "511");
    EXPECT_EQ(exchangeCode(IdKind::hk_macau_permit), "516");
    EXPECT_EQ(exchangeCode(IdKind::foreign_permanent_resident), "553");
    EXPECT_EQ(exchangeCode(IdKind::residence_permit_hmt), "");
    for (const auto& [kind, name] : EnumNames<IdKind>::names)
        EXPECT_FALSE(chinese(kind).empty()) << name;
}

TEST(Mask, ShowsOnlyTheEnds) {
    EXPECT_EQ(maskIdNumber("441802190611153129"), "4*************3129");
    EXPECT_EQ(maskIdNumber("12345"), "*****");
    EXPECT_EQ(maskIdNumber(""), "");
    EXPECT_EQ(maskPhone("13800131234"), "138****1234");
    EXPECT_EQ(maskPhone("0763-3366110"), "0763-***6110");
    EXPECT_EQ(maskPhone("12345"), "*****");
    EXPECT_EQ(maskName("王明"), "王*");
    EXPECT_EQ(maskName("王小明"), "王**");
    EXPECT_EQ(maskName("𠮷野家人"), "𠮷**");
    EXPECT_EQ(maskName("王"), "王*");
    EXPECT_EQ(maskName(""), "");
}

TEST(Phone, OfAPersonIsNotTheNumberOfAService) {
    EXPECT_EQ(parsePersonalPhone("12345").error().code, "phone.short_number");
    EXPECT_EQ(parsePersonalPhone("1").error().code, "phone.invalid");
    EXPECT_EQ(parsePersonalPhone(" 138 0013 8000 ")->number, "13800138000");
    EXPECT_EQ(parsePersonalPhone("0763-3366110")->kind, PhoneKind::landline);
}

} // namespace
} // namespace bianmin::identity
