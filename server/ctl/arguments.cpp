#include "server/ctl/arguments.h"

#include "shared/base/text.h"

#include <algorithm>
#include <charconv>

namespace bianmin::ctl {

namespace {

tl::unexpected<Error> usage(const char* code, std::string_view option) {
    return fail(ErrorKind::invalid, code, {{"option", std::string(option)}});
}

// A negative number is a value, so that the command itself can say what is wrong with it.
bool isOption(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && !isAsciiDigit(word[1]) && word[1] != '.';
}

} // namespace

tl::unexpected<Error> valueInvalid(std::string_view option, const std::string& value,
                                   const std::string& expected) {
    return fail(
        ErrorKind::invalid, "usage.value_invalid",
        {{"option", std::string(option)}, {"value", textStart(value)}, {"expected", expected}});
}

std::string Arguments::text(std::string_view option, std::string_view absent) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string(absent) : found->second.front();
}

Result<std::string> Arguments::required(std::string_view option) const {
    if (!has(option))
        return usage("usage.option_missing", option);
    return text(option);
}

std::vector<std::string> Arguments::all(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::vector<std::string>() : found->second;
}

Result<std::int64_t> Arguments::integer(std::string_view option, std::int64_t low,
                                        std::int64_t high, std::int64_t absent) const {
    if (!has(option))
        return absent;
    const std::string value = text(option);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < low || number > high)
        return valueInvalid(option, value,
                            std::to_string(low) + " 到 " + std::to_string(high) + " 的整数");
    return number;
}

Result<std::optional<CivilDate>> Arguments::date(std::string_view option) const {
    if (!has(option))
        return std::optional<CivilDate>();
    const auto parsed = CivilDate::parse(text(option));
    if (!parsed)
        return valueInvalid(option, text(option), "日期，如 2026-03-02");
    return std::optional(*parsed);
}

Result<Arguments> parseArguments(std::span<const std::string> words,
                                 std::span<const OptionSpec> options) {
    Arguments arguments;
    bool only_values = false; // after a word --, whatever it looks like
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--" && !only_values) {
            only_values = true;
            continue;
        }
        if (only_values || !isOption(word)) {
            arguments.positional.push_back(word);
            continue;
        }
        const auto spec = std::ranges::find(options, std::string_view(word), &OptionSpec::name);
        if (spec == options.end())
            return usage("usage.option_unknown", textStart(word));
        auto& values = arguments.options[word];
        if (!values.empty() && spec->times == OptionSpec::Times::once)
            return usage("usage.option_repeated", word);
        if (spec->value.empty()) {
            values.emplace_back();
            continue;
        }
        if (i + 1 == words.size())
            return usage("usage.option_value_missing", word);
        values.push_back(words[++i]);
    }
    return arguments;
}

} // namespace bianmin::ctl
