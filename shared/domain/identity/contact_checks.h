// What is typed about a person or firm at the counter: kind and number of the document, telephone,
// name. Each check puts harmless slips right (full width, spaces, lower case) and returns the one
// form that is stored. Pure and thread-safe. Errors never repeat what was typed.
#pragma once

#include "shared/base/codec.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace bianmin::identity {

enum class IdKind {             // 证件类型
    resident_id,                // 居民身份证
    hk_macau_permit,            // 港澳居民来往内地通行证
    taiwan_permit,              // 台湾居民来往大陆通行证
    residence_permit_hmt,       // 港澳台居民居住证
    foreign_permanent_resident, // 外国人永久居留身份证
    passport,                   // 护照
    credit_code,                // 统一社会信用代码
    other,                      // 其他证件
};
[[nodiscard]] std::string_view chinese(IdKind kind);
// The code of GA/T 2000.156 ("111"), empty where it has none that we could verify.
[[nodiscard]] std::string_view exchangeCode(IdKind kind);

// The number in its stored form. Errors: those of ResidentId and CreditCode; "passport.invalid",
// "hk_macau_permit.invalid", "taiwan_permit.invalid", "foreign_permanent_resident.invalid",
// "id_number.invalid"; "id_number.other_kind" {kind} when the number is good but belongs to a
// document of another kind.
[[nodiscard]] Result<std::string> normaliseIdNumber(IdKind kind, std::string_view text,
                                                    CivilDate today);

enum class PhoneKind {
    mobile,       // 手机: 11 digits
    landline,     // 固定电话: area code-number, or with -extension
    short_number, // 短号: 3 to 6 digits, e.g. 12345
};
[[nodiscard]] std::string_view chinese(PhoneKind kind);
struct Phone {
    std::string number; // "13800138000", "0763-3366110-801", "12345"
    PhoneKind kind = PhoneKind::mobile;

    friend bool operator==(const Phone&, const Phone&) = default;
};
// Strips +86, spaces, brackets and hyphens. Error "phone.invalid".
[[nodiscard]] Result<Phone> parsePhone(std::string_view text);
// The same of somebody who must be reached: "phone.short_number" for the number of a service.
[[nodiscard]] Result<Phone> parsePersonalPhone(std::string_view text);

struct PersonName {
    std::string text;
    // Something more than surrounding space was changed (the dot 间隔号 made U+00B7, padding inside
    // taken out): show it to the person who typed it.
    bool corrected = false;

    friend bool operator==(const PersonName&, const PersonName&) = default;
};
// 2 to 50 characters: Han of every plane, Latin letters, 间隔号; Latin names also space - ' . and
// comma. Errors "person_name.length" {min, max}, "person_name.character" {position}.
[[nodiscard]] Result<PersonName> parsePersonName(std::string_view text);

// 2 to 100 characters, otherwise as typed: the register decides how a firm writes itself.
// Errors "enterprise_name.length" {min, max}, "enterprise_name.character".
[[nodiscard]] Result<std::string> parseEnterpriseName(std::string_view text);

// For lists and logs of access. The input is one of the stored forms above.
[[nodiscard]] std::string maskIdNumber(std::string_view number); // "4*************3129"
[[nodiscard]] std::string maskPhone(std::string_view number);    // "138****1234"
[[nodiscard]] std::string maskName(std::string_view name);       // "王*", "王**"

} // namespace bianmin::identity

namespace bianmin {

template <>
struct EnumNames<identity::IdKind> {
    using K = identity::IdKind;
    static constexpr std::array<std::pair<K, std::string_view>, 8> names{
        {{K::resident_id, "resident_id"},
         {K::hk_macau_permit, "hk_macau_permit"},
         {K::taiwan_permit, "taiwan_permit"},
         {K::residence_permit_hmt, "residence_permit_hmt"},
         {K::foreign_permanent_resident, "foreign_permanent_resident"},
         {K::passport, "passport"},
         {K::credit_code, "credit_code"},
         {K::other, "other"}}};
};

template <>
struct EnumNames<identity::PhoneKind> {
    using K = identity::PhoneKind;
    static constexpr std::array<std::pair<K, std::string_view>, 3> names{
        {{K::mobile, "mobile"}, {K::landline, "landline"}, {K::short_number, "short_number"}}};
};

} // namespace bianmin
