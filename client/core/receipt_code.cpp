#include "client/core/receipt_code.h"

#include "shared/base/text.h"
#include "shared/domain/cases/case_number.h"

namespace bianmin::client {

namespace {

constexpr std::string_view kReceiptPrefix = "BM1:";

} // namespace

Result<ReceiptCode> parseReceiptCode(std::string_view text) {
    const std::string typed = toUpperAscii(toHalfWidth(trimmed(text)));
    if (!typed.starts_with(kReceiptPrefix))
        return ReceiptCode{TRY(cases::parseCaseNumber(typed)), {}};
    const std::string_view rest = std::string_view(typed).substr(kReceiptPrefix.size());
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || colon + 1 == rest.size())
        return fail(ErrorKind::invalid, "delivery.code_unreadable");
    return ReceiptCode{TRY(cases::parseCaseNumber(rest.substr(0, colon))),
                       std::string(rest.substr(colon + 1))};
}

} // namespace bianmin::client
