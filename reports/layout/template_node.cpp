#include "reports/layout/template_node.h"

#include "shared/base/spelling.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

namespace bianmin::reports {
namespace {

constexpr double kMillimetresMax = 2000.0;
constexpr double kPointsMin = 5.0;
constexpr double kPointsMax = 72.0;

} // namespace

void TemplateReading::use(const std::string& place, const std::string& path) {
    const bool row = !row_list.empty() && (path == "row" || path.rfind("row.", 0) == 0);
    uses.push_back({place, row ? row_list + ".*" + path.substr(3) : path});
}

std::string TemplateNode::placeOf(std::string_view key) const {
    return place_ + "/" + std::string(key);
}

void TemplateNode::fault(std::string code, ErrorParams params) const {
    if (reading_->faults.size() < kTemplateFaultsMax) {
        reading_->faults.push_back(
            {place_.empty() ? "/" : place_, std::move(code), std::move(params)});
    }
}

void TemplateNode::faultOf(std::string_view key, std::string code, ErrorParams params) const {
    TemplateNode(*json_, placeOf(key), *reading_).fault(std::move(code), std::move(params));
}

bool TemplateNode::has(std::string_view key) const {
    return json_->is_object() && json_->contains(std::string(key));
}

void TemplateNode::expectKeys(std::initializer_list<std::string_view> known) const {
    if (!json_->is_object())
        return fault("field.not_an_object");
    for (const auto& entry : json_->items()) {
        const std::string& key = entry.key();
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        const auto near = nearest(key, std::span(known.begin(), known.size()));
        if (near)
            fault("template.key_unknown_near", {{"key", textStart(key)}, {"near", *near}});
        else
            fault("template.key_unknown", {{"key", textStart(key)}});
    }
}

std::optional<TemplateNode> TemplateNode::member(std::string_view key) const {
    if (has(key))
        return TemplateNode(json_->at(std::string(key)), placeOf(key), *reading_);
    if (json_->is_object()) // else that was said already
        fault("template.key_missing", {{"key", std::string(key)}});
    return std::nullopt;
}

std::vector<TemplateNode> TemplateNode::list(std::string_view key, std::size_t max) const {
    std::vector<TemplateNode> nodes;
    const auto node = member(key);
    if (!node)
        return nodes;
    if (!node->json().is_array() || node->json().empty() || node->json().size() > max) {
        node->fault("template.list_expected", {{"max", std::to_string(max)}});
        return nodes;
    }
    for (std::size_t i = 0; i < node->json().size(); ++i)
        nodes.emplace_back(node->json()[i], node->place() + "/" + std::to_string(i), *reading_);
    return nodes;
}

std::string TemplateNode::text(std::string_view key) const {
    const auto node = member(key);
    if (!node)
        return {};
    if (node->json().is_string() && !node->json().get_ref<const std::string&>().empty())
        return node->json().get<std::string>();
    node->fault("template.text_expected");
    return {};
}

std::string TemplateNode::identifier(std::string_view key) const {
    std::string value = text(key);
    if (value.empty() || isPath(value))
        return value;
    faultOf(key, "template.path_invalid", {{"path", textStart(value)}});
    return {};
}

std::string TemplateNode::path(std::string_view key) const {
    std::string value = identifier(key);
    if (!value.empty())
        reading_->use(placeOf(key), value);
    return value;
}

Pattern TemplateNode::pattern(std::string_view key) const {
    const std::string value = text(key);
    auto parsed = parsePattern(value);
    if (!parsed) {
        faultOf(key, parsed.error().code, parsed.error().params);
        return {};
    }
    for (const PatternPiece& piece : parsed->pieces) {
        if (!piece.path.empty())
            reading_->use(placeOf(key), piece.path);
    }
    return *std::move(parsed);
}

std::optional<Pattern> TemplateNode::optionalPattern(std::string_view key) const {
    return has(key) ? std::optional(pattern(key)) : std::nullopt;
}

bool TemplateNode::flag(std::string_view key, bool fallback) const {
    if (!has(key))
        return fallback;
    const Json& value = json_->at(std::string(key));
    if (value.is_boolean())
        return value.get<bool>();
    faultOf(key, "field.not_true_or_false");
    return fallback;
}

int TemplateNode::integer(std::string_view key, IntegerRange range,
                          std::optional<int> fallback) const {
    if (!has(key) && fallback)
        return *fallback;
    const auto node = member(key);
    if (!node)
        return range.low;
    // A number beyond 64 bits is no signed integer for the parser.
    if (node->json().is_number_integer() && !node->json().is_number_float()) {
        const auto value = node->json().get<std::int64_t>();
        if (value >= range.low && value <= range.high)
            return static_cast<int>(value);
    }
    node->fault("template.integer_range",
                {{"low", std::to_string(range.low)}, {"high", std::to_string(range.high)}});
    return range.low;
}

std::optional<double> TemplateNode::number(std::string_view key) const {
    const auto node = member(key);
    if (!node)
        return std::nullopt;
    if (node->json().is_number())
        return node->json().get<double>();
    node->fault("template.not_a_number");
    return std::nullopt;
}

Length TemplateNode::millimetres(std::string_view key, std::optional<Length> fallback) const {
    if (!has(key) && fallback)
        return *fallback;
    const auto value = number(key);
    if (value && *value >= 0.0 && *value <= kMillimetresMax)
        return std::llround(*value * static_cast<double>(kMicrometresPerMillimetre));
    if (value)
        faultOf(key, "template.millimetres_range");
    return fallback.value_or(0);
}

FontSize TemplateNode::points(std::string_view key, FontSize fallback) const {
    if (!has(key))
        return fallback;
    const auto value = number(key);
    if (value && *value >= kPointsMin && *value <= kPointsMax)
        return std::llround(*value * 100.0);
    if (value)
        faultOf(key, "template.points_range");
    return fallback;
}

} // namespace bianmin::reports
