#include "shared/domain/catalog/department.h"

#include "shared/base/text.h"

namespace bianmin::catalog {

namespace {

constexpr std::u32string_view kCountyLevel = U"县级";

bool opens(char32_t c) {
    return c == U'（' || c == U'(';
}
bool closes(char32_t c) {
    return c == U'）' || c == U')';
}
bool isSpace(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\u3000';
}

} // namespace

Result<std::string> departmentKey(std::string_view department) {
    const auto invalid = fail(ErrorKind::invalid, "department.invalid");
    if (!isValidUtf8(department))
        return invalid;
    std::u32string key;
    int depth = 0;
    for (const char32_t character : codePoints(department)) {
        if (opens(character))
            ++depth;
        else if (closes(character) && --depth < 0)
            return invalid;
        else if (depth == 0 && !closes(character) && !isSpace(character))
            key.push_back(character);
    }
    if (depth != 0)
        return invalid;
    for (auto at = key.find(kCountyLevel); at != key.npos; at = key.find(kCountyLevel))
        key.erase(at, kCountyLevel.size());
    if (key.empty())
        return invalid;
    return toUtf8(key);
}

bool namesBranch(std::string_view department) {
    const std::u32string text = isValidUtf8(department) ? codePoints(department) : U"";
    if (text.size() < 2 || !closes(text.back()))
        return false;
    const char32_t last = text[text.size() - 2];
    return last == U'所' || last == U'站';
}

} // namespace bianmin::catalog
