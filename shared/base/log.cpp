#include "shared/base/log.h"

#include "shared/base/hash.h"
#include "shared/base/system_ports.h"

#include <atomic>
#include <cstdio>
#include <mutex>

namespace bianmin {
namespace {

std::atomic<LogLevel> lowest_level{LogLevel::info};
std::mutex output_mutex; // guards the order of writes to standard error

std::string_view levelName(LogLevel level) {
    switch (level) {
    case LogLevel::debug:
        return "debug";
    case LogLevel::info:
        return "info";
    case LogLevel::warning:
        return "warning";
    case LogLevel::error:
        return "error";
    }
    return "error";
}

bool needsQuotes(std::string_view value) {
    for (const char c : value) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\' ||
            c == '\x7F')
            return true;
    }
    return value.empty();
}

// Quoted so that a value can neither break its line nor pretend to be another field.
void appendValue(std::string& line, std::string_view value) {
    if (!needsQuotes(value)) {
        line += value;
        return;
    }
    line += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (c == '\n') {
            line += "\\n";
        } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') {
            line += "\\x";
            line += toHex(std::string_view(&c, 1));
        } else {
            line += c;
        }
    }
    line += '"';
}

} // namespace

std::string formatLogLine(Instant at, LogLevel level, std::string_view event, LogFields fields) {
    std::string line = "at=" + formatInstant(at) + " level=";
    line += levelName(level);
    line += " event=";
    appendValue(line, event);
    for (const auto& [name, value] : fields) {
        line += ' ';
        line += name;
        line += '=';
        appendValue(line, value);
    }
    line += '\n';
    return line;
}

void log(LogLevel level, std::string_view event, LogFields fields) {
    if (level < lowest_level.load(std::memory_order_relaxed))
        return;
    const std::string line = formatLogLine(SystemClock().now(), level, event, fields);
    const std::lock_guard lock(output_mutex);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

void setLogLevel(LogLevel lowest) {
    lowest_level.store(lowest, std::memory_order_relaxed);
}

} // namespace bianmin
