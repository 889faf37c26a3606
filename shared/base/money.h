// Money in integer fen (分). No floating point anywhere.
#pragma once

#include "shared/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace bianmin {

class Money {
  public:
    // Amounts beyond this are refused: 9,999,999,999,999.99 yuan.
    static constexpr std::int64_t kMaxFen = 999'999'999'999'999;

    Money() = default;
    explicit Money(std::int64_t fen)
        : fen_(fen) {}

    // "1680.32", "0.5", "100000000", "1,409.50"; at most two decimals, no sign.
    // Error "money.invalid" or "money.too_large".
    static Result<Money> parse(std::string_view text);
    // Parses Chinese capitals in every variant that 支付结算办法 annex 1 allows (with or without
    // 人民币, 整/正, the optional 零 before 角), error "money.capital_invalid".
    static Result<Money> parseCapital(std::string_view text);

    [[nodiscard]] std::int64_t fen() const { return fen_; }
    [[nodiscard]] std::string plain() const;   // "1680.32"
    [[nodiscard]] std::string grouped() const; // "1,680.32"
    // 大写金额, canonical form of 支付结算办法 annex 1: "人民币壹仟陆佰捌拾元零叁角贰分".
    [[nodiscard]] std::string capital() const;

    friend auto operator<=>(const Money&, const Money&) = default;

  private:
    std::int64_t fen_ = 0;
};

} // namespace bianmin
