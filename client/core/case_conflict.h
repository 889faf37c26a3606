// Two people on one case: what others have done since the version on the screen, as the server
// tells it with its error "case.changed".
#pragma once

#include "client/core/notice.h"
#include "shared/base/time.h"

#include <string>

namespace bianmin::client {

// What has happened, that nothing was lost, and what to do; one line for each of the last changes.
[[nodiscard]] Notice conflictNotice(const Error& error);

// "11-25 14:32", local time: the short form of lists.
[[nodiscard]] std::string shortTime(Instant instant);

} // namespace bianmin::client
