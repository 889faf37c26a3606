// Where a line of running text ends: the one rule for papers and for windows.
#pragma once

#include "shared/base/text.h"

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

namespace bianmin::reports {

// A character that stands on a line. `advance` is in any unit, the same as the limit's.
template <class T>
concept LineCharacter = requires(T& character) {
    { character.code_point } -> std::convertible_to<char32_t>;
    { character.advance } -> std::totally_ordered;
    { character.break_before } -> std::same_as<bool&>;
};

[[nodiscard]] constexpr bool isLineSpace(char32_t code_point) {
    return code_point == U' ' || code_point == U'\u3000';
}

[[nodiscard]] constexpr std::size_t utf8Length(char32_t code_point) {
    return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

// Sets `break_before` of each character of `paragraph`; `characters` are its code points in order.
template <LineCharacter Character>
void markBreaks(std::string_view paragraph, std::span<Character> characters) {
    const auto breaks = lineBreaks(paragraph);
    auto next = breaks.begin();
    std::size_t byte = 0;
    for (Character& character : characters) {
        next = std::find_if(next, breaks.end(), [&](std::size_t at) { return at >= byte; });
        character.break_before = byte == 0 || (next != breaks.end() && *next == byte);
        byte += utf8Length(character.code_point);
    }
}

// Where a word that is wider than the line is cut: behind what fits, but even then not before a
// closing mark nor behind an opening one.
template <LineCharacter Character>
std::size_t cutInside(std::span<const Character> characters, std::size_t begin,
                      std::size_t fitting) {
    constexpr std::u32string_view kClosing = U"，。、；：？！）》〕”’】…";
    constexpr std::u32string_view kOpening = U"（《〔“‘【";
    std::size_t cut = std::max(fitting, begin + 1);
    while (cut > begin + 1 &&
           (kClosing.find(characters[cut].code_point) != std::u32string_view::npos ||
            kOpening.find(characters[cut - 1].code_point) != std::u32string_view::npos))
        --cut;
    return cut;
}

// Index behind the last character of the line that starts at `begin`: at least one character.
// Spaces may stand over the end.
template <LineCharacter Character, class Width>
std::size_t lineEnd(std::span<const Character> characters, std::size_t begin, Width limit) {
    Width width{};
    std::size_t last_break = begin;
    for (std::size_t i = begin; i < characters.size(); ++i) {
        if (characters[i].break_before && i > begin)
            last_break = i;
        width += characters[i].advance;
        if (width > limit && !isLineSpace(characters[i].code_point))
            return last_break > begin ? last_break : cutInside(characters, begin, i);
    }
    return characters.size();
}

} // namespace bianmin::reports
