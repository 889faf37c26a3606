// A service item (政务服务事项) at the level a case is opened on. A published version is immutable
// and pinned in every case (domain rule 1.6).
#pragma once

#include "shared/base/codec.h"
#include "shared/domain/calendar/work_calendar.h"
#include "shared/domain/regions/region_code.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::catalog {

// 事项类型, GB/T 39046 table A.1 (those on application).
enum class ItemType {
    licence,        // 行政许可
    benefit,        // 行政给付
    confirmation,   // 行政确认
    reward,         // 行政奖励
    ruling,         // 行政裁决
    other_power,    // 其他行政权力
    public_service, // 公共服务
};
enum class Subject { person, enterprise }; // 服务对象
enum class MaterialForm { original, copy, original_and_copy, electronic };
enum class MaterialSource { applicant, government, intermediary };
enum class ResultKind { certificate, approval, other }; // 证照, 批文, 其他

struct Material { // 申请材料
    std::string name;
    MaterialForm form = MaterialForm::original;
    int copies = 1;
    bool required = true;
    bool tolerable = false; // 可容缺
    MaterialSource source = MaterialSource::applicant;
    std::string remark;

    friend bool operator==(const Material&, const Material&) = default;
};

struct Step { // 办理环节
    std::string name;
    std::string role;
    int working_day_hundredths = 0; // 0.25 day = 25
    bool special_procedure = false;

    friend bool operator==(const Step&, const Step&) = default;
};

struct Fee {
    bool charged = false;
    std::optional<Money> amount; // per unit
    std::string unit;            // "元/件"
    std::string basis;
    std::string note;

    friend bool operator==(const Fee&, const Fee&) = default;
};

struct ItemResult {
    std::string name;
    ResultKind kind = ResultKind::other;

    friend bool operator==(const ItemResult&, const ItemResult&) = default;
};

struct Item {
    ItemId code; // unique in this county's catalogue
    std::string name;
    ItemType type = ItemType::public_service;
    std::string basic_code;         // 基本编码, may be empty
    std::string province_item_code; // may be empty
    std::vector<std::string> aliases;
    std::string department;                   // as the source states it
    std::vector<regions::RegionLevel> levels; // where it may be taken in
    regions::RegionLevel decided_by_level = regions::RegionLevel::county;
    std::vector<Subject> subjects;
    std::vector<std::string> legal_basis;
    std::vector<std::string> conditions;
    std::vector<Material> materials;
    std::vector<Step> steps;
    std::optional<int> statutory_days; // 法定办结时限
    calendar::DayUnit statutory_unit = calendar::DayUnit::working_day;
    int promised_days = 0; // 承诺办结时限; 0 for a 即办件
    calendar::DayUnit days_unit = calendar::DayUnit::working_day;
    bool immediate = false; // 即办件
    Fee fee;
    ItemResult result;
    int visits = 1;                      // 到办事现场次数
    std::string online_depth;            // 网上办理深度
    std::vector<std::string> one_things; // 一件事
    std::string source_note;             // where the facts come from

    friend bool operator==(const Item&, const Item&) = default;
};

struct ItemVersion {
    Item item;
    int version = 1;
    std::string content_hash; // SHA-256 of the canonical JSON of `item`
    Instant published_at;
};
// Shared among threads: a published version never changes, and copying one costs more than most
// acts.
using SharedItemVersion = std::shared_ptr<const ItemVersion>;

// One row of the index that clients keep for finding an item while typing.
struct ItemSummary {
    ItemId code;
    int version = 1;
    std::string name;
    std::string initials; // pinyin initials of the name
    std::vector<std::string> aliases;
    std::vector<std::string> alias_initials;
    ItemType type = ItemType::public_service;
    std::string department;
    std::vector<regions::RegionLevel> levels;
    std::vector<Subject> subjects;
    bool immediate = false;
    int promised_days = 0;
    calendar::DayUnit days_unit = calendar::DayUnit::working_day;
    bool charged = false;
};

[[nodiscard]] std::string_view chinese(ItemType type);
[[nodiscard]] std::string_view chinese(MaterialForm form);
[[nodiscard]] std::string_view chinese(MaterialSource source);
[[nodiscard]] std::string_view chinese(Subject subject);
[[nodiscard]] std::string_view chinese(ResultKind kind);
[[nodiscard]] ItemSummary summaryOf(const ItemVersion& version); // computes initials (slow)

// The code of an item whose file states none: the same name gives the same one at every import. It
// is good to find the item by, but it is no 实施编码.
[[nodiscard]] ItemId localCode(const std::string& item_name);
[[nodiscard]] bool isLocalCode(const ItemId& code);

} // namespace bianmin::catalog

namespace bianmin {

template <>
struct EnumNames<catalog::ItemType> {
    using E = catalog::ItemType;
    static constexpr std::array<std::pair<E, std::string_view>, 7> names{
        {{E::licence, "licence"},
         {E::benefit, "benefit"},
         {E::confirmation, "confirmation"},
         {E::reward, "reward"},
         {E::ruling, "ruling"},
         {E::other_power, "other_power"},
         {E::public_service, "public_service"}}};
};
template <>
struct EnumNames<catalog::Subject> {
    using E = catalog::Subject;
    static constexpr std::array<std::pair<E, std::string_view>, 2> names{
        {{E::person, "person"}, {E::enterprise, "enterprise"}}};
};
template <>
struct EnumNames<catalog::MaterialForm> {
    using E = catalog::MaterialForm;
    static constexpr std::array<std::pair<E, std::string_view>, 4> names{
        {{E::original, "original"},
         {E::copy, "copy"},
         {E::original_and_copy, "original_and_copy"},
         {E::electronic, "electronic"}}};
};
template <>
struct EnumNames<catalog::MaterialSource> {
    using E = catalog::MaterialSource;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::applicant, "applicant"},
         {E::government, "government"},
         {E::intermediary, "intermediary"}}};
};
template <>
struct EnumNames<catalog::ResultKind> {
    using E = catalog::ResultKind;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::certificate, "certificate"}, {E::approval, "approval"}, {E::other, "other"}}};
};

template <>
struct Schema<catalog::Material> {
    using T = catalog::Material;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, {.max = limits::kShortTextMax, .min = 1}),
                     field("form", &T::form), field("copies", &T::copies),
                     field("required", &T::required), field("tolerable", &T::tolerable),
                     field("source", &T::source),
                     field("remark", &T::remark, {.presence = Presence::optional}));
    }
};
template <>
struct Schema<catalog::Step> {
    using T = catalog::Step;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, {.max = limits::kShortTextMax, .min = 1}),
                     field("role", &T::role),
                     field("working_day_hundredths", &T::working_day_hundredths),
                     field("special_procedure", &T::special_procedure));
    }
};
template <>
struct Schema<catalog::Fee> {
    using T = catalog::Fee;
    static constexpr FieldRule kOptional{.presence = Presence::optional};
    static constexpr auto fields(auto&& visit) {
        return visit(field("charged", &T::charged), field("amount_fen", &T::amount, kOptional),
                     field("unit", &T::unit, kOptional), field("basis", &T::basis, kOptional),
                     field("note", &T::note, kOptional));
    }
};
template <>
struct Schema<catalog::ItemResult> {
    using T = catalog::ItemResult;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name), field("kind", &T::kind));
    }
};
template <>
struct Schema<catalog::Item> {
    using T = catalog::Item;
    static constexpr FieldRule kOptional{.presence = Presence::optional};
    static constexpr auto fields(auto&& visit) {
        return visit(
            field("code", &T::code),
            field("name", &T::name, {.max = limits::kShortTextMax, .min = 1}),
            field("type", &T::type), field("basic_code", &T::basic_code, kOptional),
            field("province_item_code", &T::province_item_code, kOptional),
            field("aliases", &T::aliases, kOptional), field("department", &T::department),
            field("levels", &T::levels), field("decided_by_level", &T::decided_by_level),
            field("subjects", &T::subjects), field("legal_basis", &T::legal_basis),
            field("conditions", &T::conditions), field("materials", &T::materials),
            field("steps", &T::steps), field("statutory_days", &T::statutory_days, kOptional),
            field("statutory_unit", &T::statutory_unit), field("promised_days", &T::promised_days),
            field("days_unit", &T::days_unit), field("immediate", &T::immediate),
            field("fee", &T::fee), field("result", &T::result), field("visits", &T::visits),
            field("online_depth", &T::online_depth, kOptional),
            field("one_things", &T::one_things, kOptional),
            field("source_note", &T::source_note, kOptional));
    }
};
template <>
struct Schema<catalog::ItemVersion> {
    using T = catalog::ItemVersion;
    static constexpr auto fields(auto&& visit) {
        return visit(field("item", &T::item), field("version", &T::version),
                     field("content_hash", &T::content_hash),
                     field("published_at", &T::published_at));
    }
};
template <>
struct Schema<catalog::ItemSummary> {
    using T = catalog::ItemSummary;
    static constexpr auto fields(auto&& visit) {
        return visit(field("code", &T::code), field("version", &T::version),
                     field("name", &T::name), field("initials", &T::initials),
                     field("aliases", &T::aliases), field("alias_initials", &T::alias_initials),
                     field("type", &T::type), field("department", &T::department),
                     field("levels", &T::levels), field("subjects", &T::subjects),
                     field("immediate", &T::immediate), field("promised_days", &T::promised_days),
                     field("days_unit", &T::days_unit), field("charged", &T::charged));
    }
};

} // namespace bianmin
