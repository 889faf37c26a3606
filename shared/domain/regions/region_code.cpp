#include "shared/domain/regions/region_code.h"

#include "shared/base/text.h"

#include <algorithm>

namespace bianmin::regions {
namespace {

constexpr std::size_t kCountySize = 6;
constexpr std::size_t kTownshipSize = 9;
constexpr std::size_t kVillageSize = 12;

// The first two digits of GB/T 2260: provinces, autonomous regions, municipalities, and the special
// administrative regions.
constexpr std::string_view kProvinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 "
                                        "45 46 50 51 52 53 54 61 62 63 64 65 71 81 82";

bool allDigits(std::string_view text) {
    return std::ranges::all_of(text, isAsciiDigit);
}

bool allZero(std::string_view text) {
    return text.find_first_not_of('0') == text.npos;
}

// Without the zeros that only pad: what lies below the county is dropped in groups of three.
std::string_view shortest(std::string_view code) {
    while (code.size() > kCountySize && allZero(code.substr(code.size() - 3)))
        code.remove_suffix(3);
    return code;
}

// A level may only be given when the level above it is: "440005" has a county but no city.
bool levelsFollow(std::string_view code) {
    if (allZero(code.substr(2, 2)))
        return allZero(code.substr(4));
    if (allZero(code.substr(4, 2)))
        return allZero(code.substr(kCountySize));
    return code.size() != kVillageSize || !allZero(code.substr(kCountySize, 3));
}

} // namespace

std::string_view levelChinese(RegionLevel level) {
    switch (level) {
    case RegionLevel::province:
        return "省级";
    case RegionLevel::city:
        return "市级";
    case RegionLevel::county:
        return "县级";
    case RegionLevel::township:
        return "乡级";
    case RegionLevel::village:
        return "村级";
    }
    return {};
}

Result<RegionCode> RegionCode::parse(std::string_view text) {
    const bool sized =
        text.size() == kCountySize || text.size() == kTownshipSize || text.size() == kVillageSize;
    if (!sized || !allDigits(text) || kProvinces.find(text.substr(0, 2)) == kProvinces.npos)
        return fail(ErrorKind::invalid, "region.invalid");
    const std::string_view code = shortest(text);
    if (!levelsFollow(code))
        return fail(ErrorKind::invalid, "region.invalid");
    return RegionCode(std::string(code));
}

RegionLevel RegionCode::level() const {
    BIANMIN_CHECK(!code_.empty());
    if (code_.size() == kVillageSize)
        return RegionLevel::village;
    if (code_.size() == kTownshipSize)
        return RegionLevel::township;
    if (code_.compare(4, 2, "00") != 0)
        return RegionLevel::county;
    return code_.compare(2, 2, "00") != 0 ? RegionLevel::city : RegionLevel::province;
}

// The digits that every region below shares.
std::string_view RegionCode::significant() const {
    const std::string_view code = code_;
    switch (level()) {
    case RegionLevel::province:
        return code.substr(0, 2);
    case RegionLevel::city:
        return code.substr(0, 4);
    case RegionLevel::county:
    case RegionLevel::township:
    case RegionLevel::village:
        return code;
    }
    return code;
}

bool RegionCode::contains(const RegionCode& other) const {
    if (empty() || other.empty())
        return false;
    const std::string_view prefix = significant();
    return std::string_view(other.code_).substr(0, prefix.size()) == prefix;
}

std::optional<RegionCode> RegionCode::parent() const {
    switch (level()) {
    case RegionLevel::province:
        return std::nullopt;
    case RegionLevel::city:
        return RegionCode(code_.substr(0, 2) + "0000");
    case RegionLevel::county:
        return RegionCode(code_.substr(0, 4) + "00");
    case RegionLevel::township:
        return RegionCode(code_.substr(0, kCountySize));
    case RegionLevel::village:
        return RegionCode(code_.substr(0, kTownshipSize));
    }
    return std::nullopt;
}

std::string RegionCode::padded() const {
    BIANMIN_CHECK(!code_.empty());
    std::string code = code_;
    code.resize(kVillageSize, '0');
    return code;
}

} // namespace bianmin::regions

namespace bianmin {

Result<regions::RegionCode> Scalar<regions::RegionCode>::fromJson(const Json& json) {
    if (!json.is_string())
        return fail(ErrorKind::invalid, "field.not_text");
    return regions::RegionCode::parse(json.get_ref<const std::string&>());
}

} // namespace bianmin
