#include "server/http/printable.h"

#include "shared/base/limits.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace bianmin::http {

namespace {

constexpr char32_t kFirstBeyondAscii = 0x80; // the fonts have all of ASCII

std::string codePointText(char32_t character) {
    std::array<char, 16> text{};
    const auto size =
        std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(character));
    return std::string(text.data(), static_cast<std::size_t>(size));
}

class Search {
  public:
    explicit Search(const reports::FontLibrary& fonts)
        : fonts_(fonts) {}

    void walk(const Json& value, const std::string& path) {
        if (value.is_string()) {
            look(value.get_ref<const std::string&>(), path);
        } else if (value.is_object()) {
            for (const auto& [key, member] : value.items())
                walk(member, path + "/" + key);
        } else if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i)
                walk(value[i], path + "/" + std::to_string(i));
        }
    }
    [[nodiscard]] std::vector<FieldError> takeFaults() { return std::move(faults_); }

  private:
    void look(const std::string& text, const std::string& path) {
        const std::u32string characters = codePoints(text);
        const auto missing = std::ranges::find_if(characters, [this](char32_t character) {
            return character >= kFirstBeyondAscii &&
                   !fonts_.find(reports::TextStyle::body, character);
        });
        if (missing != characters.end() && faults_.size() < limits::kFieldFaultsMax)
            faults_.push_back({path,
                               "field.unprintable",
                               {{"character", toUtf8(std::u32string_view(&*missing, 1))},
                                {"code_point", codePointText(*missing)}}});
    }

    const reports::FontLibrary& fonts_;
    std::vector<FieldError> faults_;
};

} // namespace

Result<void> requirePrintable(const Json& body, const reports::FontLibrary& fonts) {
    Search search(fonts);
    search.walk(body, "");
    auto faults = search.takeFaults();
    if (faults.empty())
        return {};
    return failFields(std::move(faults));
}

} // namespace bianmin::http
