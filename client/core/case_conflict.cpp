#include "client/core/case_conflict.h"

#include <fmt/format.h>

#include <algorithm>

namespace bianmin::client {

namespace {

constexpr std::size_t kChangesShownMax = 5; // the newest; the file's history has them all

std::string timeText(const std::string& instant) {
    const auto parsed = parseInstant(instant);
    return parsed ? shortTime(*parsed) : instant;
}

std::string lineOf(const OthersChange& change) {
    return describe(change.state_text.empty() ? "case.change" : "case.change_to_state",
                    {{"time", timeText(change.at)},
                     {"actor", change.actor_name},
                     {"action", change.action_text},
                     {"state", change.state_text}});
}

} // namespace

Notice conflictNotice(const Error& error) {
    const auto& changes = error.changes;
    const bool knows_state = error.params.contains("state");
    Notice conflict = notice(NoticeLevel::fault,
                             !changes.empty() ? "case.changed_by_others"
                             : knows_state    ? "case.changed_meanwhile"
                                              : "case.changed_somehow",
                             error.params);
    const std::size_t first = changes.size() - std::min(changes.size(), kChangesShownMax);
    for (std::size_t i = first; i < changes.size(); ++i)
        conflict.text += "\n" + lineOf(changes[i]);
    if (!changes.empty())
        conflict.text += "\n" + describe("case.changed_what_to_do", {});
    conflict.code = error.code; // what the help line knows it by
    return conflict;
}

std::string shortTime(Instant instant) {
    const CivilTime time = toCivil(instant);
    return fmt::format("{:02}-{:02} {:02}:{:02}", time.date.month(), time.date.day(), time.hour,
                       time.minute);
}

} // namespace bianmin::client
