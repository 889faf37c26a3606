// Lengths on paper. Whole micrometres, so that a document is placed identically on every machine:
// no rounding mode, processor or compiler changes where a character stands.
#pragma once

#include <cstdint>

namespace bianmin::reports {

// Micrometres. Positions run from the page's top left corner, x to the right, y downwards.
using Length = std::int64_t;
// Type size in hundredths of a point (小四 = 1200).
using FontSize = std::int64_t;

inline constexpr Length kMicrometresPerMillimetre = 1000;

[[nodiscard]] constexpr double toMillimetres(Length length) {
    return static_cast<double>(length) / static_cast<double>(kMicrometresPerMillimetre);
}

// 1 pt = 1/72 inch = 25400/72 µm.
[[nodiscard]] constexpr double toPoints(Length length) {
    return static_cast<double>(length) * 72.0 / 25400.0;
}

// The em of a type size, rounded to the nearest micrometre.
[[nodiscard]] constexpr Length emOf(FontSize size) {
    return (size * 25400 + 3600) / 7200;
}

} // namespace bianmin::reports
