// The published item format: JSON keys in English, words in the field's Chinese. The structs below
// are the file's shape; codec.h reads them strictly, and toItem() makes the domain's item of one.
#include "shared/base/text.h"
#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/catalog/item_rules.h"

#include <algorithm>
#include <limits>
#include <map>

namespace bianmin::catalog {

namespace {

using Unit = calendar::DayUnit;

// A table of the Chinese words that a key may hold.
struct ItemTypeWords {
    static constexpr std::array<std::pair<std::string_view, ItemType>, 7> table{
        {{"行政许可", ItemType::licence},
         {"行政给付", ItemType::benefit},
         {"行政确认", ItemType::confirmation},
         {"行政奖励", ItemType::reward},
         {"行政裁决", ItemType::ruling},
         {"其他行政权力", ItemType::other_power},
         {"公共服务", ItemType::public_service}}};
};
struct FormWords {
    static constexpr std::array<std::pair<std::string_view, MaterialForm>, 4> table{
        {{"原件", MaterialForm::original},
         {"复印件", MaterialForm::copy},
         {"原件和复印件", MaterialForm::original_and_copy},
         {"电子", MaterialForm::electronic}}};
};
struct SourceWords {
    static constexpr std::array<std::pair<std::string_view, MaterialSource>, 3> table{
        {{"申请人自备", MaterialSource::applicant},
         {"政府部门核发", MaterialSource::government},
         {"中介", MaterialSource::intermediary}}};
};
struct ResultWords {
    static constexpr std::array<std::pair<std::string_view, ResultKind>, 3> table{
        {{"证照", ResultKind::certificate},
         {"批文", ResultKind::approval},
         {"其他", ResultKind::other}}};
};
struct UnitWords {
    static constexpr std::array<std::pair<std::string_view, Unit>, 2> table{
        {{"工作日", Unit::working_day}, {"自然日", Unit::natural_day}}};
};
// A law that says "three months" is published as working days with this remark.
struct StatutoryUnitWords {
    static constexpr std::array<std::pair<std::string_view, Unit>, 3> table{
        {{"工作日", Unit::working_day},
         {"自然日", Unit::natural_day},
         {"工作日（三个月折算）", Unit::working_day}}};
};

template <class Words>
struct Worded {
    decltype(Words::table[0].second) value{};
};

// A decimal number with at most two places, as hundredths: 0.25 days, 1.5 yuan.
struct Hundredths {
    std::int64_t value = 0;
};

struct FileMaterial {
    std::string name;
    Worded<FormWords> form;
    int copies = 1;
    bool required = true;
    bool tolerable = false;
    Worded<SourceWords> source;
    std::string remark;
};
struct FileStep {
    std::string name;
    std::string role;
    Hundredths working_days;
    bool special_procedure = false;
};
struct FileFee {
    bool charged = false;
    std::string basis;
    std::optional<Hundredths> amount_yuan;
    std::string unit;
    std::string note;
};
struct FileResult {
    std::string name;
    Worded<ResultWords> kind;
};
struct FileSource {
    std::string page;
    std::string note;
};
struct FileItem {
    std::string code;
    std::string name;
    Worded<ItemTypeWords> item_type;
    std::string basic_code;
    std::string basic_code_note;
    std::string province_item_code;
    std::string province_item_name;
    std::vector<std::string> aliases;
    std::string department;
    std::vector<regions::RegionLevel> levels;
    regions::RegionLevel decided_by_level = regions::RegionLevel::county;
    std::vector<Subject> subjects;
    std::vector<std::string> legal_basis;
    std::vector<std::string> conditions;
    std::vector<FileMaterial> materials;
    std::vector<FileStep> steps;
    std::optional<int> statutory_days;
    Worded<StatutoryUnitWords> statutory_unit;
    int promised_days = 0;
    Worded<UnitWords> days_unit;
    bool immediate = false;
    FileFee fee;
    FileResult result;
    int visits = 1;
    std::string online_depth;
    std::string one_thing;
    std::vector<std::string> one_things;
    FileSource source;
    Json field_sources; // where each fact was read; kept by the publisher only
};

} // namespace
} // namespace bianmin::catalog

namespace bianmin {

template <class Words>
struct Scalar<catalog::Worded<Words>> {
    static Json toJson(const catalog::Worded<Words>&); // the format is only read: not defined
    static Result<catalog::Worded<Words>> fromJson(const Json& json) {
        if (!json.is_string())
            return fail(ErrorKind::invalid, "field.not_text");
        const auto& word = json.get_ref<const std::string&>();
        for (const auto& [text, value] : Words::table) {
            if (text == word)
                return catalog::Worded<Words>{value};
        }
        return fail(ErrorKind::invalid, "field.not_in_list",
                    {{"value", toUtf8(codePoints(word).substr(0, 20))}});
    }
};

template <>
struct Scalar<catalog::Hundredths> {
    static Json toJson(const catalog::Hundredths&); // only read: not defined
    // Works on the number's shortest decimal text, so that 0.1 is ten hundredths exactly.
    static Result<catalog::Hundredths> fromJson(const Json& json) {
        const auto invalid = fail(ErrorKind::invalid, "item.number_invalid");
        if (!json.is_number())
            return invalid;
        const std::string text = json.dump();
        std::int64_t value = 0;
        int places = -1; // digits after the point so far; -1 before it
        for (const char c : text) {
            if (c == '.' && places < 0) {
                places = 0;
                continue;
            }
            if (c < '0' || c > '9' || value > Money::kMaxFen || (places == 2 && c != '0'))
                return invalid;
            if (places == 2)
                continue;
            value = value * 10 + (c - '0');
            places += places < 0 ? 0 : 1;
        }
        for (int missing = 2 - std::max(places, 0); missing > 0; --missing)
            value *= 10;
        if (value > Money::kMaxFen)
            return invalid;
        return catalog::Hundredths{value};
    }
};

namespace catalog {
namespace {

constexpr FieldRule kOptional{.presence = Presence::optional};
constexpr FieldRule kName{.max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line};
constexpr FieldRule kLine{
    .presence = Presence::optional, .max = limits::kShortTextMax, .lines = LineMode::single_line};
constexpr FieldRule kAtLeastOne{.min = 1};

} // namespace
} // namespace catalog

template <>
struct Schema<catalog::FileMaterial> {
    using T = catalog::FileMaterial;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, catalog::kName), field("form", &T::form),
                     field("copies", &T::copies), field("required", &T::required),
                     field("tolerable", &T::tolerable), field("source", &T::source),
                     field("remark", &T::remark, catalog::kOptional));
    }
};
template <>
struct Schema<catalog::FileStep> {
    using T = catalog::FileStep;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, catalog::kName),
                     field("role", &T::role, catalog::kName),
                     field("working_days", &T::working_days),
                     field("special_procedure", &T::special_procedure, catalog::kOptional));
    }
};
template <>
struct Schema<catalog::FileFee> {
    using T = catalog::FileFee;
    static constexpr auto fields(auto&& visit) {
        return visit(field("charged", &T::charged), field("basis", &T::basis, catalog::kOptional),
                     field("amount_yuan", &T::amount_yuan, catalog::kOptional),
                     field("unit", &T::unit, catalog::kLine),
                     field("note", &T::note, catalog::kOptional));
    }
};
template <>
struct Schema<catalog::FileResult> {
    using T = catalog::FileResult;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name, catalog::kName), field("kind", &T::kind));
    }
};
template <>
struct Schema<catalog::FileSource> {
    using T = catalog::FileSource;
    static constexpr auto fields(auto&& visit) {
        return visit(field("page", &T::page, catalog::kOptional),
                     field("note", &T::note, catalog::kOptional));
    }
};
template <>
struct Schema<catalog::FileItem> {
    using T = catalog::FileItem;
    static constexpr auto fields(auto&& visit) {
        return visit(field("code", &T::code, catalog::kLine),
                     field("name", &T::name, catalog::kName), field("item_type", &T::item_type),
                     field("basic_code", &T::basic_code, catalog::kLine),
                     field("basic_code_note", &T::basic_code_note, catalog::kOptional),
                     field("province_item_code", &T::province_item_code, catalog::kLine),
                     field("province_item_name", &T::province_item_name, catalog::kLine),
                     field("aliases", &T::aliases, catalog::kOptional),
                     field("department", &T::department, catalog::kName),
                     field("levels", &T::levels, catalog::kAtLeastOne),
                     field("decided_by_level", &T::decided_by_level),
                     field("subjects", &T::subjects, catalog::kAtLeastOne),
                     field("legal_basis", &T::legal_basis, catalog::kAtLeastOne),
                     field("conditions", &T::conditions), field("materials", &T::materials),
                     field("steps", &T::steps),
                     field("statutory_days", &T::statutory_days, catalog::kOptional),
                     field("statutory_unit", &T::statutory_unit, catalog::kOptional),
                     field("promised_days", &T::promised_days), field("days_unit", &T::days_unit),
                     field("immediate", &T::immediate), field("fee", &T::fee),
                     field("result", &T::result), field("visits", &T::visits, catalog::kOptional),
                     field("online_depth", &T::online_depth, catalog::kLine),
                     field("one_thing", &T::one_thing, catalog::kLine),
                     field("one_things", &T::one_things, catalog::kOptional),
                     field("source", &T::source, catalog::kOptional),
                     field("field_sources", &T::field_sources, catalog::kOptional));
    }
};

namespace catalog {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; // Windows editors write one
constexpr std::size_t kProvinceCodeMin = 8;
constexpr std::size_t kProvinceCodeMax = 64;

// True for one whole code; sources also hold remarks and pairs of codes in this key.
bool isProvinceCode(std::string_view text) {
    return text.size() >= kProvinceCodeMin && text.size() <= kProvinceCodeMax &&
           std::ranges::all_of(text, isAsciiUpperOrDigit);
}

// An item's code and the key that it came from.
struct CodeChoice {
    ItemId code;
    std::string_view key;
};

CodeChoice chooseCode(const FileItem& file) {
    if (!file.code.empty())
        return {ItemId(file.code), "/code"};
    if (isProvinceCode(file.province_item_code))
        return {ItemId(file.province_item_code), "/province_item_code"};
    return {localCode(file.name), "/name"};
}

std::vector<std::string> mergedOneThings(const FileItem& file) {
    std::vector<std::string> all = file.one_things;
    if (!file.one_thing.empty() && std::ranges::find(all, file.one_thing) == all.end())
        all.insert(all.begin(), file.one_thing);
    return all;
}

std::string sourceNote(const FileSource& source) {
    if (source.page.empty())
        return source.note;
    return source.note.empty() ? source.page : source.note + "（" + source.page + "）";
}

Fee toFee(const FileFee& file) {
    Fee fee{file.charged, std::nullopt, file.unit, file.basis, file.note};
    if (file.amount_yuan)
        fee.amount = Money(file.amount_yuan->value);
    return fee;
}

// Clamped to what an int holds; itemFaults() refuses anything near that.
int toDayHundredths(Hundredths days) {
    return static_cast<int>(std::min<std::int64_t>(days.value, std::numeric_limits<int>::max()));
}

Item toItem(const FileItem& file) {
    Item item;
    item.code = chooseCode(file).code;
    item.name = file.name;
    item.type = file.item_type.value;
    item.basic_code = file.basic_code;
    item.province_item_code = file.province_item_code;
    item.aliases = file.aliases;
    item.department = file.department;
    item.levels = file.levels;
    item.decided_by_level = file.decided_by_level;
    item.subjects = file.subjects;
    item.legal_basis = file.legal_basis;
    item.conditions = file.conditions;
    for (const FileMaterial& material : file.materials)
        item.materials.push_back({material.name, material.form.value, material.copies,
                                  material.required, material.tolerable, material.source.value,
                                  material.remark});
    for (const FileStep& step : file.steps)
        item.steps.push_back(
            {step.name, step.role, toDayHundredths(step.working_days), step.special_procedure});
    item.statutory_days = file.statutory_days;
    item.statutory_unit = file.statutory_unit.value;
    item.promised_days = file.promised_days;
    item.days_unit = file.days_unit.value;
    item.immediate = file.immediate;
    item.fee = toFee(file.fee);
    item.result = {file.result.name, file.result.kind.value};
    item.visits = file.visits;
    item.online_depth = file.online_depth;
    item.one_things = mergedOneThings(file);
    item.source_note = sourceNote(file.source);
    return item;
}

// Which other keys a rule reads: where one of them could not be read, the rule says nothing.
struct RuleKeys {
    std::string_view code;
    std::string_view keys[3];
};
constexpr RuleKeys kRulesOverKeys[] = {
    {"item.decided_below_intake", {"/levels", "/decided_by_level"}},
    {"item.immediate_with_days", {"/immediate"}},
    {"item.promise_missing", {"/immediate"}},
    {"item.promise_exceeds_statutory", {"/statutory_days", "/statutory_unit", "/days_unit"}},
    {"item.fee_contradictory", {"/fee"}},
    {"item.fee_without_basis", {"/fee"}},
    {"item.fee_without_unit", {"/fee"}},
};

// Whether a key, or a part of it, could not be read.
bool isFaulty(const std::vector<FieldError>& form_faults, std::string_view key) {
    return std::ranges::any_of(form_faults, [&](const FieldError& fault) {
        return fault.path == key ||
               (fault.path.starts_with(key) && fault.path[key.size()] == '/') ||
               (key.starts_with(fault.path) && key[fault.path.size()] == '/');
    });
}

// A rule's fault in what was read, not in what stands there because it could not be read.
bool isReal(const FieldError& fault, const std::vector<FieldError>& form_faults) {
    if (isFaulty(form_faults, fault.path))
        return false;
    const auto rule =
        std::ranges::find(kRulesOverKeys, std::string_view(fault.code), &RuleKeys::code);
    return rule == std::end(kRulesOverKeys) ||
           std::ranges::none_of(rule->keys, [&](std::string_view key) {
               return !key.empty() && isFaulty(form_faults, key);
           });
}

// Collects the items and the faults of one file: those of the form and those of the rules at once.
class FileReader {
  public:
    void read(const Json& json) {
        ++ordinal_;
        auto [file, faults] = decodeParts<FileItem>(json);
        if (!json.is_object())
            return addFaults(std::move(faults));
        Item item = toItem(file);
        std::vector<FieldError> broken_rules = itemFaults(item);
        const std::string_view code_key = chooseCode(file).key;
        if (!isFaulty(faults, "/name") && !isFaulty(faults, code_key))
            checkUnique(item, code_key, broken_rules);
        std::erase_if(broken_rules,
                      [&faults](const FieldError& fault) { return !isReal(fault, faults); });
        faults.insert(faults.end(), broken_rules.begin(), broken_rules.end());
        addFaults(std::move(faults));
        items_.push_back(std::move(item));
    }

    Result<std::vector<Item>> finish() {
        if (faults_.empty())
            return std::move(items_);
        const std::string count = std::to_string(faults_.size());
        return tl::unexpected(Error{
            ErrorKind::invalid, "catalog.file_faulty", std::move(faults_), {{"count", count}}, {}});
    }

  private:
    void checkUnique(const Item& item, std::string_view code_key, std::vector<FieldError>& faults) {
        const auto [name, name_is_new] = names_.emplace(item.name, ordinal_);
        if (!name_is_new)
            faults.push_back(
                {"/name", "item.name_duplicate", {{"first", std::to_string(name->second)}}});
        const auto [code, code_is_new] = codes_.emplace(item.code, ordinal_);
        // A code made from a repeated name is repeated too: one fault is enough.
        if (!code_is_new && (name_is_new || code_key != "/name"))
            faults.push_back({std::string(code_key),
                              "item.code_duplicate",
                              {{"first", std::to_string(code->second)}}});
    }

    void addFaults(std::vector<FieldError> faults) {
        const std::string place = "/" + std::to_string(ordinal_ - 1);
        for (FieldError& fault : faults) {
            fault.path = fault.path == "/" ? place : place + fault.path;
            faults_.push_back(std::move(fault));
        }
    }

    int ordinal_ = 0; // of the item being read, from 1 as people count
    std::vector<Item> items_;
    std::vector<FieldError> faults_;
    std::map<std::string, int> names_; // -> ordinal of the first item with it
    std::map<ItemId, int> codes_;
};

} // namespace

Result<std::vector<Item>> parseItemFile(std::string_view text) {
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    const Json json = TRY(parseJson(text, {.bytes_max = limits::kImportFileMaxBytes}));
    if (!json.is_array())
        return failFields({{"/", "field.not_a_list", {}}});
    if (json.empty())
        return fail(ErrorKind::invalid, "catalog.file_empty");
    if (json.size() > kItemsPerFileMax)
        return fail(ErrorKind::invalid, "catalog.too_many_items",
                    {{"max", std::to_string(kItemsPerFileMax)}});
    FileReader reader;
    for (const Json& item : json)
        reader.read(item);
    return reader.finish();
}

} // namespace catalog
} // namespace bianmin
