// The command line of bianminctl: every command with its options in tables, one parser for all.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::ctl {

struct OptionSpec {
    std::string_view name;  // "--item"
    std::string_view value; // what stands behind it, in words; empty for a switch
    std::string_view help;
    enum class Times { once, many } times = Times::once;
};

// What was typed for one command. Lookups of undeclared names are bugs.
class Arguments {
  public:
    std::vector<std::string> positional;
    std::map<std::string, std::vector<std::string>, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::string text(std::string_view option, std::string_view absent = {}) const;
    // "usage.option_missing" {option}
    [[nodiscard]] Result<std::string> required(std::string_view option) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
    // The following give "usage.value_invalid" {option, value, expected}.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view option, std::int64_t low,
                                               std::int64_t high, std::int64_t absent) const;
    [[nodiscard]] Result<std::optional<CivilDate>> date(std::string_view option) const;
    template <class E>
    [[nodiscard]] Result<E> choice(std::string_view option, E absent) const;
};

[[nodiscard]] tl::unexpected<Error> valueInvalid(std::string_view option, const std::string& value,
                                                 const std::string& expected);

template <class E>
Result<E> Arguments::choice(std::string_view option, E absent) const {
    if (!has(option))
        return absent;
    const std::string value = text(option);
    if (const auto chosen = enumFromName<E>(value))
        return *chosen;
    std::string expected;
    for (const auto& [candidate, name] : EnumNames<E>::names)
        expected += (expected.empty() ? "" : "、") + std::string(name);
    return valueInvalid(option, value, expected);
}

// Splits what follows the command's words; behind a word -- there are only values.
// "usage.option_unknown", "usage.option_repeated", "usage.option_value_missing" {option}.
[[nodiscard]] Result<Arguments> parseArguments(std::span<const std::string> words,
                                               std::span<const OptionSpec> options);

} // namespace bianmin::ctl
