// A strict view of one JSON object or value of a template: every reading knows its place, and a
// fault is noted instead of ending the reading, so that all faults of a file are told at once.
#pragma once

#include "reports/layout/length.h"
#include "reports/layout/pattern.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bianmin::reports {

// A path into the snapshot that the template uses, where it does so; the row of a table as an
// element of its list: "materials.*.name".
struct FieldUse {
    std::string place;
    std::string path;
};

// What the reading of one template finds.
struct TemplateReading {
    std::vector<FieldError> faults;
    std::vector<FieldUse> uses;
    std::string row_list; // while the columns of a table are read: the path of its list

    void use(const std::string& place, const std::string& path);
};

// More faults than this are one misunderstanding, not many slips.
inline constexpr std::size_t kTemplateFaultsMax = 100;

// Refers to the JSON and to the reading. What is wrong comes back as an empty or the fallback
// value.
class TemplateNode final {
  public:
    TemplateNode(const Json& json, std::string place, TemplateReading& reading)
        : json_(&json)
        , place_(std::move(place))
        , reading_(&reading) {}

    void fault(std::string code, ErrorParams params = {}) const;
    void faultOf(std::string_view key, std::string code, ErrorParams params = {}) const;
    [[nodiscard]] const Json& json() const { return *json_; }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] TemplateReading& reading() const { return *reading_; }
    [[nodiscard]] bool has(std::string_view key) const;

    // An object with no other keys than these.
    void expectKeys(std::initializer_list<std::string_view> known) const;
    [[nodiscard]] std::optional<TemplateNode> member(std::string_view key) const;
    // A list with 1 to `max` elements.
    [[nodiscard]] std::vector<TemplateNode> list(std::string_view key, std::size_t max) const;

    // Values; with a fallback when the key may be left out.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string path(std::string_view key) const;       // of a field: noted as used
    [[nodiscard]] std::string identifier(std::string_view key) const; // formed like a path
    [[nodiscard]] Pattern pattern(std::string_view key) const;
    [[nodiscard]] std::optional<Pattern> optionalPattern(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key, bool fallback) const;

    struct IntegerRange {
        int low = 0;
        int high = 0;
    };
    [[nodiscard]] int integer(std::string_view key, IntegerRange range,
                              std::optional<int> fallback = {}) const;
    // A number of millimetres, 0 to 2000.
    [[nodiscard]] Length millimetres(std::string_view key,
                                     std::optional<Length> fallback = {}) const;
    // A number of points, 5 to 72.
    [[nodiscard]] FontSize points(std::string_view key, FontSize fallback) const;

    template <class E, std::size_t N>
    [[nodiscard]] E choice(std::string_view key,
                           const std::array<std::pair<std::string_view, E>, N>& names,
                           std::optional<E> fallback = {}) const {
        if (!has(key) && fallback)
            return *fallback;
        const std::string name = text(key);
        std::string choices;
        for (const auto& [candidate, value] : names) {
            if (candidate == name)
                return value;
            choices += (choices.empty() ? "" : "、") + std::string(candidate);
        }
        if (!name.empty())
            faultOf(key, "template.choice_unknown", {{"value", name}, {"choices", choices}});
        return fallback.value_or(names.front().second);
    }

  private:
    [[nodiscard]] std::string placeOf(std::string_view key) const;
    [[nodiscard]] std::optional<double> number(std::string_view key) const;

    const Json* json_;
    std::string place_; // JSON pointer
    TemplateReading* reading_;
};

} // namespace bianmin::reports
