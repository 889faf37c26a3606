// Private-use codes that older Chinese systems stored for characters which have codes of their own
// today: one character, two codes, and a name typed in one system was not found in another.
#pragma once

namespace bianmin {

// The character's own code; any other character comes back as it is. For comparison only: a paper
// prints the code that was entered. GB 18030-2000 and GBK, rows FE50 to FEA0 and two letters of
// pinyin, as GB 18030-2022 gives them.
[[nodiscard]] char32_t standardCodeOf(char32_t code_point);

} // namespace bianmin
