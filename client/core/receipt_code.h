// The code on a receipt, by which a scanner or a person names its case.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin::client {

// What a scanner types from a receipt, or a person from its print: "BM1:<number>:<query code>" or
// the number alone. Errors "delivery.code_unreadable", "case_number.*".
struct ReceiptCode {
    CaseNumber number;
    std::string query_code; // empty when the number was typed
};
[[nodiscard]] Result<ReceiptCode> parseReceiptCode(std::string_view text);

} // namespace bianmin::client
