// Administrative regions (行政区划): codes of GB/T 2260 down to the county and the statistics
// bureau's extension to township and village. Values; thread-safe.
#pragma once

#include "shared/base/codec.h"

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bianmin::regions {

enum class RegionLevel {
    province, // 省级, 6 digits ending in 0000
    city,     // 市级, 6 digits ending in 00
    county,   // 县级, 6 digits
    township, // 乡级, 9 digits
    village,  // 村级, 12 digits
};

// 省级, 市级, 县级, 乡级, 村级.
[[nodiscard]] std::string_view levelChinese(RegionLevel level);

class RegionCode {
  public:
    RegionCode() = default; // no region: contains nothing and is in nothing

    // Accepts 6, 9 or 12 digits, also the zero-padded form of exchanges ("441821000000"), and keeps
    // the shortest: "441821". Error "region.invalid".
    static Result<RegionCode> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return code_; }
    [[nodiscard]] bool empty() const { return code_.empty(); }
    // The code must not be empty.
    [[nodiscard]] RegionLevel level() const;
    // True for the region itself and everything below it.
    [[nodiscard]] bool contains(const RegionCode& other) const;
    // The region one level above; nothing above a province.
    [[nodiscard]] std::optional<RegionCode> parent() const;
    // The first six digits: the county that a township or village lies in.
    [[nodiscard]] std::string county() const { return code_.substr(0, 6); }
    // Zero-padded to twelve digits, as exchanges want it.
    [[nodiscard]] std::string padded() const;

    friend auto operator<=>(const RegionCode&, const RegionCode&) = default;

  private:
    explicit RegionCode(std::string code)
        : code_(std::move(code)) {}
    [[nodiscard]] std::string_view significant() const;

    std::string code_;
};

struct Region {
    RegionCode code;
    std::string name; // "石角镇"
    RegionLevel level = RegionLevel::county;
    std::optional<RegionCode> parent; // as the table states it; empty at the top of the table

    friend bool operator==(const Region&, const Region&) = default;
};

} // namespace bianmin::regions

namespace bianmin {

template <>
struct EnumNames<regions::RegionLevel> {
    using L = regions::RegionLevel;
    static constexpr std::array<std::pair<L, std::string_view>, 5> names{{{L::province, "province"},
                                                                          {L::city, "city"},
                                                                          {L::county, "county"},
                                                                          {L::township, "township"},
                                                                          {L::village, "village"}}};
};

template <>
struct Scalar<regions::RegionCode> { // "441821", "441821100", "441821100201"
    static Json toJson(const regions::RegionCode& code) { return Json(code.str()); }
    static Result<regions::RegionCode> fromJson(const Json& json);
};

template <>
struct Schema<regions::Region> {
    using T = regions::Region;
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("code", &T::code),
            field("name", &T::name,
                  {.max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line}),
            field("level", &T::level),
            field("parent", &T::parent, {.presence = Presence::optional}));
    }
};

} // namespace bianmin
