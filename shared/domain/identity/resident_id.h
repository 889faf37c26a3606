// Citizen identity numbers (公民身份号码, GB 11643) and the numbers of the same form on residence
// permits of Hong Kong, Macau and Taiwan residents and of foreign permanent residents.
// Values; pure and thread-safe.
#pragma once

#include "shared/base/codec.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace bianmin::identity {

enum class Sex { male, female };
[[nodiscard]] std::string_view chinese(Sex sex); // 男, 女

enum class ResidentKind {
    citizen,            // 居民身份证
    foreign_resident,   // 外国人永久居留身份证: first digit 9
    hong_kong_resident, // 港澳台居民居住证: 810000
    macau_resident,     // 820000
    taiwan_resident,    // 830000
};
// The document that bears such a number: 居民身份证, 外国人永久居留身份证, 香港居民居住证, …
[[nodiscard]] std::string_view chinese(ResidentKind kind);

class ResidentId {
  public:
    // Full-width characters, surrounding spaces and a lower-case x are put right first. The region
    // is not checked: a code that was abolished stays valid on the card.
    // Errors "resident_id.length", "resident_id.first_digit" (0),
    // "resident_id.character" {position}, "resident_id.date", "resident_id.future" (born after
    // `today`), "resident_id.check_digit" {expected}.
    static Result<ResidentId> parse(std::string_view text, CivilDate today);

    [[nodiscard]] const std::string& str() const { return number_; } // 18 characters
    [[nodiscard]] Sex sex() const;
    [[nodiscard]] CivilDate birthDate() const { return birth_date_; }
    // The first six digits. Of a citizen: where the number was first given, in the codes of that
    // time.
    [[nodiscard]] std::string regionCode() const { return number_.substr(0, 6); }
    [[nodiscard]] ResidentKind kind() const;

    friend bool operator==(const ResidentId&, const ResidentId&) = default;

  private:
    ResidentId(std::string number, CivilDate birth_date)
        : number_(std::move(number))
        , birth_date_(birth_date) {}

    std::string number_;
    CivilDate birth_date_;
};

// The 18 characters of a number of 15 digits (in use until 2012), for archives only: as an identity
// number of today it is refused. Errors "resident_id.old_length", "resident_id.date".
[[nodiscard]] Result<std::string> upgradeFifteenDigits(std::string_view text);

} // namespace bianmin::identity

namespace bianmin {

template <>
struct EnumNames<identity::Sex> {
    static constexpr std::array<std::pair<identity::Sex, std::string_view>, 2> names{
        {{identity::Sex::male, "male"}, {identity::Sex::female, "female"}}};
};

template <>
struct EnumNames<identity::ResidentKind> {
    using K = identity::ResidentKind;
    static constexpr std::array<std::pair<K, std::string_view>, 5> names{
        {{K::citizen, "citizen"},
         {K::foreign_resident, "foreign_resident"},
         {K::hong_kong_resident, "hong_kong_resident"},
         {K::macau_resident, "macau_resident"},
         {K::taiwan_resident, "taiwan_resident"}}};
};

} // namespace bianmin
