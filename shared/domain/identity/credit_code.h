// Unified social credit codes (统一社会信用代码, GB 32100). Values; pure and thread-safe.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <utility>

namespace bianmin::identity {

class CreditCode {
  public:
    // Full-width characters, surrounding spaces and lower case are put right first.
    // Errors "credit_code.length", "credit_code.letter" {position}, "credit_code.registry",
    // "credit_code.check_digit" {expected}.
    static Result<CreditCode> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return code_; } // 18 characters
    // 登记管理部门 by position 1, e.g. 市场监督管理.
    [[nodiscard]] std::string_view registryChinese() const;
    // 机构类别 by positions 1 and 2, e.g. 个体工商户; empty when the standard does not name it.
    [[nodiscard]] std::string_view kindChinese() const;
    [[nodiscard]] std::string regionCode() const { return code_.substr(2, 6); }
    [[nodiscard]] std::string organizationCode() const { return code_.substr(8, 9); }
    // False when the organisation code inside (GB 11714) fails its own check: a warning only, such
    // codes are in lawful use.
    [[nodiscard]] bool organizationCodeOk() const;

    friend bool operator==(const CreditCode&, const CreditCode&) = default;

  private:
    explicit CreditCode(std::string code)
        : code_(std::move(code)) {}

    std::string code_;
};

} // namespace bianmin::identity
