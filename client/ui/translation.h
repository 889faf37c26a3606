// The words of the screens: English in the sources, the user's language from client/i18n.
#pragma once

#include <filesystem>
#include <vector>

namespace bianmin::ui {

// Simplified Chinese, the language of the counters. `directories` are
// looked into in order for <language>/bianmin-window.mo. False when no catalogue was found: the
// screens would be in English.
bool loadTranslations(const std::vector<std::filesystem::path>& directories);

} // namespace bianmin::ui
