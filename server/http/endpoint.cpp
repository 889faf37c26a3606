#include "server/http/endpoint.h"

#include <charconv>

namespace bianmin::http {

Result<std::int64_t> integerParameter(const Call& call, const IntegerParameter& rule) {
    const std::string name(call.route->handler.query_parameter);
    const auto found = call.query.find(name);
    if (found == call.query.end())
        return rule.absent;
    const std::string& text = found->second;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return failFields({{"?" + name, "field.not_integer", {}}});
    if (value < rule.low || value > rule.high)
        return failFields(
            {{"?" + name,
              "field.out_of_range",
              {{"low", std::to_string(rule.low)}, {"high", std::to_string(rule.high)}}}});
    return value;
}

std::string commandName(const Call& call) {
    std::string name(call.route->operation->id);
    for (const auto& [place, value] : call.path)
        name += " " + value;
    return name;
}

Result<std::optional<Response>> storedAnswer(const Call& call, Services& services,
                                             const std::string& body) {
    auto text =
        TRY(services.commands.stored(*call.actor, {call.command_id, commandName(call), body}));
    if (!text)
        return std::nullopt;
    return jsonResponse(call.route->operation->success_status, std::move(*text));
}

} // namespace bianmin::http
