#include "reports/layout/template_node.h"

#include <algorithm>
#include <cmath>

namespace bianmin::reports {
namespace {

constexpr double kMillimetresMax = 2000.0;
constexpr double kPointsMin = 5.0;
constexpr double kPointsMax = 72.0;

} // namespace

tl::unexpected<Error> TemplateNode::fault(std::string text) const {
    return fail(ErrorKind::invalid, "template.invalid",
                {{"place", place_.empty() ? "/" : place_}, {"fault", std::move(text)}});
}

bool TemplateNode::has(std::string_view key) const {
    return json_->is_object() && json_->contains(std::string(key));
}

Result<void> TemplateNode::expectKeys(std::initializer_list<std::string_view> known) const {
    if (!json_->is_object())
        return fault("应为一组数据项");
    for (const auto& [key, value] : json_->items()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return fault("不认识的数据项“" + key + "”");
    }
    return {};
}

Result<TemplateNode> TemplateNode::member(std::string_view key) const {
    if (!has(key))
        return fault("缺少数据项“" + std::string(key) + "”");
    return TemplateNode(json_->at(std::string(key)), place_ + "/" + std::string(key));
}

Result<std::vector<TemplateNode>> TemplateNode::list(std::string_view key) const {
    const TemplateNode node = TRY(member(key));
    if (!node.json().is_array() || node.json().empty())
        return node.fault("应为至少有一项的列表");
    std::vector<TemplateNode> nodes;
    for (std::size_t i = 0; i < node.json().size(); ++i)
        nodes.emplace_back(node.json()[i], node.place() + "/" + std::to_string(i));
    return nodes;
}

Result<std::string> TemplateNode::text(std::string_view key) const {
    const TemplateNode node = TRY(member(key));
    if (!node.json().is_string())
        return node.fault("应为文字");
    return node.json().get<std::string>();
}

Result<std::string> TemplateNode::path(std::string_view key) const {
    std::string value = TRY(text(key));
    if (!isPath(value))
        return TRY(member(key)).fault("路径“" + value + "”不正确");
    return value;
}

Result<Pattern> TemplateNode::pattern(std::string_view key) const {
    auto parsed = parsePattern(TRY(text(key)));
    if (!parsed)
        return TRY(member(key)).fault(parsed.error().params.at("fault"));
    return *std::move(parsed);
}

Result<std::optional<Pattern>> TemplateNode::optionalPattern(std::string_view key) const {
    if (!has(key))
        return std::nullopt;
    return TRY(pattern(key));
}

Result<bool> TemplateNode::flag(std::string_view key, bool fallback) const {
    if (!has(key))
        return fallback;
    const TemplateNode node = TRY(member(key));
    if (!node.json().is_boolean())
        return node.fault("应为 true 或 false");
    return node.json().get<bool>();
}

Result<int> TemplateNode::integer(std::string_view key, IntegerRange range,
                                  std::optional<int> fallback) const {
    if (!has(key) && fallback)
        return *fallback;
    const TemplateNode node = TRY(member(key));
    const auto in_range = [&] {
        const auto value = node.json().get<std::int64_t>();
        return value >= range.low && value <= range.high;
    };
    if (!node.json().is_number_integer() || !in_range()) {
        return node.fault("应为 " + std::to_string(range.low) + " 到 " +
                          std::to_string(range.high) + " 的整数");
    }
    return node.json().get<int>();
}

Result<double> TemplateNode::number(std::string_view key) const {
    const TemplateNode node = TRY(member(key));
    if (!node.json().is_number())
        return node.fault("应为数字");
    return node.json().get<double>();
}

Result<Length> TemplateNode::millimetres(std::string_view key,
                                         std::optional<Length> fallback) const {
    if (!has(key) && fallback)
        return *fallback;
    const double value = TRY(number(key));
    if (!(value >= 0.0 && value <= kMillimetresMax))
        return TRY(member(key)).fault("应为 0 到 2000 毫米");
    return std::llround(value * static_cast<double>(kMicrometresPerMillimetre));
}

Result<FontSize> TemplateNode::points(std::string_view key, FontSize fallback) const {
    if (!has(key))
        return fallback;
    const double value = TRY(number(key));
    if (!(value >= kPointsMin && value <= kPointsMax))
        return TRY(member(key)).fault("字号应为 5 到 72 磅");
    return std::llround(value * 100.0);
}

} // namespace bianmin::reports
