// Organisations (机构) of the county and the stations (终端: windows and village stations) in them.
#pragma once

#include "shared/base/codec.h"
#include "shared/domain/regions/region_code.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::identity {

enum class OrganizationKind {
    county_centre,       // 县政务服务中心
    department,          // 县级部门
    township_centre,     // 镇(乡)便民服务中心
    township_government, // 镇(乡)人民政府
    village_station,     // 村便民服务站
};

struct Organization {
    OrganizationId id;
    std::string name; // 全称, printed on papers
    OrganizationKind kind = OrganizationKind::department;
    regions::RegionCode region;
    std::optional<OrganizationId> parent;
    // The name of the department as items state it (人力资源和社会保障局); empty for halls.
    std::string department;
    std::string credit_code; // 统一社会信用代码, may be empty in a demonstration
    std::string number_word; // 机关代字+性质 for 文号, e.g. "佛人社"
    std::string address;
    std::string phone;
    std::string complaint_phone; // 监督投诉电话
    std::string review_organ;    // 行政复议机关
    std::string court;           // 行政诉讼管辖法院

    friend bool operator==(const Organization&, const Organization&) = default;
};

struct Station {
    StationId id; // 终端号, four digits, unique in the county
    OrganizationId organization;
    std::string name; // "3号综合窗口"

    friend bool operator==(const Station&, const Station&) = default;
};

} // namespace bianmin::identity

namespace bianmin {

template <>
struct EnumNames<identity::OrganizationKind> {
    using K = identity::OrganizationKind;
    static constexpr std::array<std::pair<K, std::string_view>, 5> names{
        {{K::county_centre, "county_centre"},
         {K::department, "department"},
         {K::township_centre, "township_centre"},
         {K::township_government, "township_government"},
         {K::village_station, "village_station"}}};
};

template <>
struct Schema<identity::Organization> {
    using T = identity::Organization;
    static constexpr FieldRule kShort{.max = limits::kShortTextMax, .lines = LineMode::single_line};
    static constexpr FieldRule kShortOptional{.presence = Presence::optional,
                                              .max = limits::kShortTextMax,
                                              .lines = LineMode::single_line};
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("name", &T::name, kShort), field("kind", &T::kind),
                     field("region", &T::region), field("parent", &T::parent, kShortOptional),
                     field("department", &T::department, kShortOptional),
                     field("credit_code", &T::credit_code, kShortOptional),
                     field("number_word", &T::number_word, kShortOptional),
                     field("address", &T::address, kShortOptional),
                     field("phone", &T::phone, kShortOptional),
                     field("complaint_phone", &T::complaint_phone, kShortOptional),
                     field("review_organ", &T::review_organ, kShortOptional),
                     field("court", &T::court, kShortOptional));
    }
};

template <>
struct Schema<identity::Station> {
    using T = identity::Station;
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("organization", &T::organization),
                     field("name", &T::name,
                           {.max = limits::kShortTextMax, .lines = LineMode::single_line}));
    }
};

} // namespace bianmin
