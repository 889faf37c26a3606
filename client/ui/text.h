// Between the UTF-8 std::string of everything below and the wxString of the widgets.
#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

namespace bianmin::ui {

[[nodiscard]] inline wxString toWx(std::string_view text) {
    return wxString::FromUTF8(text.data(), text.size());
}
[[nodiscard]] inline std::string toUtf8(const wxString& text) {
    return text.utf8_string();
}

} // namespace bianmin::ui
