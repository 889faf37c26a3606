#include "shared/base/spelling.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace bianmin {
namespace {

// Longer words are not names; they would only cost time.
constexpr std::size_t kWordMax = 80;

} // namespace

std::size_t editDistance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t replaced = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > kWordMax)
        return std::nullopt;
    std::optional<std::string> found;
    // Two letters that changed places are two replacements.
    std::size_t best = word.size() <= 3 ? 2 : std::max<std::size_t>(word.size() / 3, 2) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < best) {
            best = distance;
            found = std::string(candidate);
        }
    }
    return found;
}

} // namespace bianmin
