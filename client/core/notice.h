// Sentences that a presenter gives to its view.
#pragma once

#include "shared/base/error_table.h"

#include <string>

namespace bianmin::client {

enum class NoticeLevel { none, good, busy, warning, fault };

// `text` is a whole sentence in the user's language; `code` stands small behind it for the help
// line.
struct Notice {
    NoticeLevel level = NoticeLevel::none;
    std::string text;
    std::string code;

    friend bool operator==(const Notice&, const Notice&) = default;
};

[[nodiscard]] inline Notice notice(NoticeLevel level, const std::string& code,
                                   const ErrorParams& params = {}) {
    return {level, describe(code, params), code};
}
[[nodiscard]] inline Notice faultNotice(const Error& error) {
    return {NoticeLevel::fault, describe(error), error.code};
}

} // namespace bianmin::client
