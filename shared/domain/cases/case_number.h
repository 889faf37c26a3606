// 办件编号: county 6 digits, date yymmdd, terminal 4 digits, serial 5 digits, check character
// (ISO/IEC 7064 MOD 37,36 over the 21 before it); 22 characters. Domain rule 2.6.
#pragma once

#include "shared/base/civil_date.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin::cases {

// Serial numbers of one terminal on one day.
inline constexpr int kSerialMax = 99'999;

struct CaseNumberParts {
    std::string county; // six digits
    CivilDate date;
    std::string station; // four digits
    int serial = 0;      // 1 … kSerialMax
};

// ISO/IEC 7064 MOD 37,36 check character of digits and upper-case letters.
[[nodiscard]] char checkCharacter(std::string_view text);

[[nodiscard]] CaseNumber makeCaseNumber(const CaseNumberParts& parts);
// Upper-cases, trims; errors "case_number.length", "case_number.character", "case_number.check".
[[nodiscard]] Result<CaseNumber> parseCaseNumber(std::string_view text);

} // namespace bianmin::cases
