#include "shared/domain/catalog/item.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"

namespace bianmin::catalog {

namespace {

constexpr char kLocalCodePrefix = 'L';
constexpr std::size_t kLocalCodeDigits = 12;

} // namespace

std::string_view chinese(ItemType type) {
    switch (type) {
    case ItemType::licence:
        return "行政许可";
    case ItemType::benefit:
        return "行政给付";
    case ItemType::confirmation:
        return "行政确认";
    case ItemType::reward:
        return "行政奖励";
    case ItemType::ruling:
        return "行政裁决";
    case ItemType::other_power:
        return "其他行政权力";
    case ItemType::public_service:
        return "公共服务";
    }
    return {};
}

std::string_view chinese(MaterialForm form) {
    switch (form) {
    case MaterialForm::original:
        return "原件";
    case MaterialForm::copy:
        return "复印件";
    case MaterialForm::original_and_copy:
        return "原件和复印件";
    case MaterialForm::electronic:
        return "电子";
    }
    return {};
}

std::string_view chinese(MaterialSource source) {
    switch (source) {
    case MaterialSource::applicant:
        return "申请人自备";
    case MaterialSource::government:
        return "政府部门核发";
    case MaterialSource::intermediary:
        return "中介";
    }
    return {};
}

std::string_view chinese(Subject subject) {
    switch (subject) {
    case Subject::person:
        return "自然人";
    case Subject::enterprise:
        return "企业";
    }
    return {};
}

std::string_view chinese(ResultKind kind) {
    switch (kind) {
    case ResultKind::certificate:
        return "证照";
    case ResultKind::approval:
        return "批文";
    case ResultKind::other:
        return "其他";
    }
    return {};
}

ItemId localCode(const std::string& item_name) {
    return ItemId(kLocalCodePrefix +
                  toUpperAscii(sha256Hex(item_name)).substr(0, kLocalCodeDigits));
}

bool isLocalCode(const ItemId& code) {
    const std::string& text = code.str();
    return text.size() == 1 + kLocalCodeDigits && text[0] == kLocalCodePrefix &&
           text.find_first_not_of("0123456789ABCDEF", 1) == std::string::npos;
}

ItemSummary summaryOf(const ItemVersion& version) {
    const Item& item = version.item;
    ItemSummary summary;
    summary.code = item.code;
    summary.version = version.version;
    summary.name = item.name;
    summary.initials = pinyinInitials(item.name);
    summary.aliases = item.aliases;
    for (const std::string& alias : item.aliases)
        summary.alias_initials.push_back(pinyinInitials(alias));
    summary.type = item.type;
    summary.department = item.department;
    summary.levels = item.levels;
    summary.subjects = item.subjects;
    summary.immediate = item.immediate;
    summary.promised_days = item.promised_days;
    summary.days_unit = item.days_unit;
    summary.charged = item.fee.charged;
    return summary;
}

} // namespace bianmin::catalog
