#include "shared/storage/sql/case_search.h"

#include "shared/base/text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace bianmin::storage {
namespace {

constexpr std::size_t kTokenMax = 3; // characters

// Readings of single characters and of a few pairs, which take ICU a hundred times longer than the
// rest of a case's storing. One a thread; emptied when it is full.
class Readings {
  public:
    explicit Readings(std::string (*read)(std::string_view))
        : read_(read) {}

    const std::string& of(std::u32string_view characters) {
        if (known_.size() >= kMax)
            known_.clear();
        const auto [entry, is_new] = known_.try_emplace(std::u32string(characters));
        if (is_new)
            entry->second = read_(toUtf8(characters));
        return entry->second;
    }

  private:
    static constexpr std::size_t kMax = 32'768;
    std::string (*read_)(std::string_view);
    std::unordered_map<std::u32string, std::string> known_;
};

// Initials character by character.
std::string initialsOf(Readings& readings, std::u32string_view characters) {
    std::string initials;
    for (std::size_t i = 0; i < characters.size(); ++i)
        initials += readings.of(characters.substr(i, 1));
    return initials;
}

// Only behind these does ICU read a second character of a name otherwise than behind any other
// (令狐, 万俟, 澹台, 长孙).
constexpr std::u32string_view kCompoundBeginnings = U"令万澹长";
constexpr char32_t kFirstIdeograph = 0x3400; // of the large blocks
constexpr char32_t kPlainCharacter = U'一';

// The initial of a character that does not begin a name.
std::string laterInitial(std::string_view character) {
    const std::string behind = toUtf8(std::u32string(1, kPlainCharacter)) + std::string(character);
    return nameInitials(behind).substr(1);
}

// What nameInitials() says of the first two characters. There are too many pairs to remember them,
// so they are put together from single characters where that is the same.
std::string beginningOf(Readings& as_name, std::u32string_view pair) {
    thread_local Readings later(&laterInitial);
    const bool simple = pair.size() == 2 && pair[0] >= kFirstIdeograph &&
                        kCompoundBeginnings.find(pair[0]) == std::u32string_view::npos;
    if (!simple)
        return as_name.of(pair);
    return as_name.of(pair.substr(0, 1)) + later.of(pair.substr(1));
}

} // namespace

std::string caseSearchText(std::string_view applicant_name) {
    thread_local Readings as_name(&nameInitials);
    thread_local Readings as_words(&pinyinInitials);
    const std::u32string characters = codePoints(applicant_name);
    const std::u32string_view name(characters);
    // A compound surname (尉迟 yùchí) is read as one; others are their first character.
    std::string surname = beginningOf(as_name, name.substr(0, 2));
    std::size_t surname_size = 2;
    if (surname == initialsOf(as_name, name.substr(0, 2))) {
        surname = as_name.of(name.substr(0, 1));
        surname_size = 1;
    }
    const std::u32string_view given =
        name.size() > surname_size ? name.substr(surname_size) : std::u32string_view();
    std::string text = searchKey(applicant_name);
    std::set<std::string> lines{surname + initialsOf(as_name, given),
                                surname + initialsOf(as_words, given), initialsOf(as_words, name)};
    for (const std::string& line : lines)
        text += line.empty() ? "" : "\n" + line;
    return text;
}

std::vector<std::string> searchTokens(std::string_view search_text) {
    const std::u32string points = codePoints(search_text);
    std::vector<std::string> tokens;
    for (std::size_t start = 0; start < points.size(); ++start) {
        for (std::size_t size = 1; size <= kTokenMax && start + size <= points.size(); ++size) {
            if (points[start + size - 1] == U'\n')
                break;
            tokens.push_back(toUtf8(std::u32string_view(points).substr(start, size)));
        }
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

std::string leadingToken(std::string_view key) {
    const std::u32string points = codePoints(key);
    if (points.size() <= kTokenMax)
        return std::string(key);
    return toUtf8(std::u32string_view(points).substr((points.size() - kTokenMax) / 2, kTokenMax));
}

} // namespace bianmin::storage
