#include "tests/perf/population.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace bianmin::perf {
namespace {

// Numbers that follow from a seed and an index alone (SplitMix64).
class Draw {
  public:
    Draw(std::uint64_t seed, std::uint64_t index)
        : state_(seed * 0x9E3779B97F4A7C15U + index * 0xD1342543DE82EF95U) {}

    // From 0 to `count` - 1.
    std::uint64_t below(std::uint64_t count) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
        return (mixed ^ mixed >> 31) % count;
    }
    template <std::size_t N>
    std::string_view of(const std::array<std::string_view, N>& texts) {
        return texts[below(N)];
    }
    // The first ones far more often than the last.
    template <std::size_t N>
    std::string_view ofMostlyFirst(const std::array<std::string_view, N>& texts) {
        const std::uint64_t a = below(N) + 1;
        return texts[below(a)];
    }

  private:
    std::uint64_t state_;
};

constexpr std::array<std::string_view, 60> kSurnames{
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡",
    "郭", "何", "林", "罗", "高", "梁", "郑", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹",
    "彭", "曾", "肖", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "苏",
    "魏", "吕", "丁", "任", "沈", "姚", "卢", "姜", "崔", "钟", "谭", "陆", "汪", "范", "单"};
constexpr std::array<std::string_view, 6> kCompoundSurnames{"欧阳", "司徒", "上官",
                                                            "尉迟", "诸葛", "皇甫"};
constexpr std::array<std::string_view, 40> kGivenNames{
    "秀英", "建国", "小明", "桂英", "志强", "秀兰", "玉兰", "建华", "丽娟", "俊杰",
    "海燕", "国强", "晓东", "春梅", "文博", "子涵", "雨桐", "浩然", "欣怡", "梓轩",
    "志伟", "美玲", "振华", "淑珍", "永强", "红梅", "家豪", "思远", "佳怡", "建军",
    "玉梅", "金凤", "伟明", "少华", "嘉欣", "月娥", "国华", "惠芳", "德明", "水生"};
constexpr std::array<std::string_view, 80> kGivenCharacters{
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明",
    "超", "霞", "平", "刚", "桂", "英", "华", "文", "玉", "兰", "红", "梅", "国", "建", "志", "海",
    "春", "秋", "生", "福", "荣", "贵", "金", "银", "水", "火", "木", "土", "月", "星", "云", "雨",
    "雪", "松", "柏", "竹", "菊", "莲", "鹏", "飞", "龙", "凤", "虎", "豪", "俊", "彦", "博", "睿",
    "思", "语", "诗", "琪", "瑶", "琳", "佳", "怡", "欣", "悦", "子", "晓", "小", "少", "永", "长"};
// Outside of the common sets: GB 18030 level 2 and above, some beyond the basic plane.
constexpr std::array<std::string_view, 12> kRareCharacters{"燚", "垚", "喆", "䶮", "㐂", "𠮷",
                                                           "犇", "骉", "淼", "昇", "堃", "媱"};
constexpr std::array<std::string_view, 6> kMinorityNames{
    "阿依古丽·买买提", "迪丽努尔·艾力", "扎西·次仁", "卓玛·德吉", "巴特尔·斯琴格", "古丽娜·吐尔逊"};
constexpr std::array<std::string_view, 12> kTrades{
    "商贸有限公司", "农业发展有限公司", "建筑工程有限公司", "物流有限公司",
    "餐饮服务店",   "食品加工厂",       "电子科技有限公司", "五金制品有限公司",
    "养殖场",       "果蔬专业合作社",   "医药连锁有限公司", "环保科技有限公司"};

std::string nameOf(Draw& draw) {
    const auto kind = draw.below(1000);
    if (kind < 2)
        return std::string(draw.of(kMinorityNames));
    std::string name(kind < 7 ? draw.of(kCompoundSurnames) : draw.ofMostlyFirst(kSurnames));
    const auto given = draw.below(100);
    if (given < 35) {
        name += draw.ofMostlyFirst(kGivenNames);
        return name;
    }
    name += given == 99 ? draw.of(kRareCharacters) : draw.of(kGivenCharacters);
    if (given >= 50) // the others have one character
        name += draw.of(kGivenCharacters);
    return name;
}

// GB 11643: ISO 7064 MOD 11-2 over the 17 digits before.
char idCheck(std::string_view body) {
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += (body[i] - '0') * kWeights[i];
    return std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

std::string padded(std::uint64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    return text.size() >= digits ? text : std::string(digits - text.size(), '0') + text;
}

// A day of birth and a serial, far apart for neighbours.
std::string idNumber(std::uint64_t index) {
    constexpr std::uint64_t kBirthdays = 20'000; // from 1950 on
    constexpr std::uint64_t kStride = 7'368'787; // shares no factor with their number
    const std::uint64_t place = index * kStride % Population::kPersonsMax;
    const CivilDate born =
        CivilDate::create(1950, 1, 1)->plusDays(static_cast<int>(place % kBirthdays));
    std::string birthday = born.iso();
    std::erase(birthday, '-');
    std::string body = "441821" + birthday + padded(place / kBirthdays, 3);
    body += idCheck(body);
    return body;
}

// GB 32100: MOD 31 over the 17 characters before.
std::string creditCode(std::uint64_t index) {
    constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = "91441821MA" + padded(index % 10'000'000, 7);
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char c : code) {
        sum += kCharacters.find(c) * weight;
        weight = weight * 3 % 31;
    }
    code += kCharacters[(31 - sum % 31) % 31];
    return code;
}

} // namespace

cases::Applicant Population::person(std::uint64_t index) const {
    Draw draw(seed_, index);
    cases::Applicant made;
    made.kind = catalog::Subject::person;
    made.name = nameOf(draw);
    made.id_kind = identity::IdKind::resident_id;
    made.id_number = idNumber(index);
    made.phone = "13" + padded(draw.below(1'000'000'000), 9);
    made.address = "佛冈县" + places_[draw.below(places_.size())] + "示例村" +
                   std::to_string(draw.below(300) + 1) + "号";
    return made;
}

cases::Applicant Population::firm(std::uint64_t index) const {
    Draw draw(~seed_, index);
    cases::Applicant made;
    made.kind = catalog::Subject::enterprise;
    made.name = "佛冈县";
    for (int i = 0; i < 3; ++i)
        made.name += draw.of(kGivenCharacters);
    made.name += draw.of(kTrades);
    made.id_kind = identity::IdKind::credit_code;
    made.id_number = creditCode(index);
    made.phone = "0763-4" + padded(draw.below(1'000'000), 6);
    made.address = "佛冈县" + places_[draw.below(places_.size())] + "工业路" +
                   std::to_string(draw.below(300) + 1) + "号";
    made.legal_representative = nameOf(draw);
    return made;
}

} // namespace bianmin::perf
