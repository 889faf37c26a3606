// A strict view of one JSON object or value of a template: every reading knows its place.
#pragma once

#include "reports/layout/length.h"
#include "reports/layout/pattern.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::reports {

// Refers to the JSON. Every error is "template.invalid" {place, fault}.
class TemplateNode final {
  public:
    TemplateNode(const Json& json, std::string place)
        : json_(&json)
        , place_(std::move(place)) {}

    [[nodiscard]] tl::unexpected<Error> fault(std::string text) const;
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] const Json& json() const { return *json_; }
    [[nodiscard]] bool has(std::string_view key) const;

    // An object with no other keys than these.
    [[nodiscard]] Result<void> expectKeys(std::initializer_list<std::string_view> known) const;
    [[nodiscard]] Result<TemplateNode> member(std::string_view key) const;
    // A list with at least one element.
    [[nodiscard]] Result<std::vector<TemplateNode>> list(std::string_view key) const;

    // Values; with a fallback when the key may be left out.
    [[nodiscard]] Result<std::string> text(std::string_view key) const;
    [[nodiscard]] Result<std::string> path(std::string_view key) const;
    [[nodiscard]] Result<Pattern> pattern(std::string_view key) const;
    [[nodiscard]] Result<std::optional<Pattern>> optionalPattern(std::string_view key) const;
    [[nodiscard]] Result<bool> flag(std::string_view key, bool fallback) const;

    struct IntegerRange {
        int low = 0;
        int high = 0;
    };
    [[nodiscard]] Result<int> integer(std::string_view key, IntegerRange range,
                                      std::optional<int> fallback = {}) const;
    // A number of millimetres, 0 to 2000.
    [[nodiscard]] Result<Length> millimetres(std::string_view key,
                                             std::optional<Length> fallback = {}) const;
    // A number of points, 5 to 72.
    [[nodiscard]] Result<FontSize> points(std::string_view key, FontSize fallback) const;

    template <class E, std::size_t N>
    [[nodiscard]] Result<E> choice(std::string_view key,
                                   const std::array<std::pair<std::string_view, E>, N>& names,
                                   std::optional<E> fallback = {}) const {
        if (!has(key) && fallback)
            return *fallback;
        const std::string name = TRY(text(key));
        for (const auto& [candidate, value] : names) {
            if (candidate == name)
                return value;
        }
        return TemplateNode(*json_, place_ + "/" + std::string(key))
            .fault("“" + name + "”不在可选范围内");
    }

  private:
    [[nodiscard]] Result<double> number(std::string_view key) const;

    const Json* json_;
    std::string place_; // JSON pointer
};

} // namespace bianmin::reports
