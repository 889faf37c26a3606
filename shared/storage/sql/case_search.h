// How cases are found by a part of the applicant's name or its pinyin initials. Neither engine can
// search one or two Chinese characters by itself, so the runs of characters are stored as tokens.
// Tokens only find candidates; the search text decides. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmin::storage {

// Lines: the normalised name and its initials, once in each reading that a person may have in mind:
// as a name (单 is s), as a surname and common words, as common words (单 is d). A query never
// holds an end of line, so it matches inside one.
[[nodiscard]] std::string caseSearchText(std::string_view applicant_name);

// Every run of one, two and three characters inside a line, each once.
[[nodiscard]] std::vector<std::string> searchTokens(std::string_view search_text);

// The token that leads to the candidates of a key (not empty): the key itself, or three characters
// from its middle, because names of firms begin and end alike.
[[nodiscard]] std::string leadingToken(std::string_view key);

} // namespace bianmin::storage
