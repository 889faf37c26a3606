// Structured log lines, key=value, English, one line a record. Never personal data or secrets.
#pragma once

#include "shared/base/time.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace bianmin {

enum class LogLevel { debug, info, warning, error };

using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

// Writes to standard error (the service manager keeps it). Thread-safe; lines never mix.
void log(LogLevel level, std::string_view event, LogFields fields = {});
// Lines below this level are dropped; "info" until it is set.
void setLogLevel(LogLevel lowest);

// The line that log() writes, with its end of line: at=… level=… event=… key=value …
// A value with white space, quotes or '=' is quoted and escaped. Pure.
[[nodiscard]] std::string formatLogLine(Instant at, LogLevel level, std::string_view event,
                                        LogFields fields);

} // namespace bianmin
