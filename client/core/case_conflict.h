// Two people on one case: what others have done since the version on the screen, as the server
// tells it with its error "case.changed".
#pragma once

#include "client/core/notice.h"
#include "shared/base/codec.h"

#include <string>
#include <vector>

namespace bianmin::client {

struct OthersChange {
    Instant at;
    std::string actor_name;
    std::string action_text; // 审查
    std::string state_text;  // what the case became: 待决定
};

// The parameter "changes" of the error, a JSON list; empty when the server tells none, or none that
// can be read: the conflict itself must be shown all the same.
[[nodiscard]] std::vector<OthersChange> changesOf(const Error& error);

// What has happened, that nothing was lost, and what to do; one line for each of the last changes.
[[nodiscard]] Notice conflictNotice(const Error& error);

// "11-25 14:32", local time: the short form of lists.
[[nodiscard]] std::string shortTime(Instant instant);

} // namespace bianmin::client

namespace bianmin {
template <>
struct Schema<client::OthersChange> {
    using T = client::OthersChange;
    static constexpr auto fields(auto&& visit) {
        constexpr FieldRule kOptional{.presence = Presence::optional};
        return visit(field("at", &T::at), field("actor_name", &T::actor_name),
                     field("action_text", &T::action_text),
                     field("state_text", &T::state_text, kOptional));
    }
};
} // namespace bianmin
