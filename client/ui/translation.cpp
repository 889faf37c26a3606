#include "client/ui/translation.h"

#include "client/ui/text.h"

#include <wx/intl.h>
#include <wx/translation.h>

namespace bianmin::ui {

bool loadTranslations(const std::vector<std::filesystem::path>& directories) {
    for (const auto& directory : directories)
        wxFileTranslationsLoader::AddCatalogLookupPathPrefix(toWx(directory.string()));
    // Replaced as a whole: wx keeps one set for the process.
    auto* translations = new wxTranslations;
    wxTranslations::Set(translations);
    translations->SetLanguage(wxLANGUAGE_CHINESE_SIMPLIFIED);
    translations->AddStdCatalog();
    return translations->AddCatalog("bianmin-window", wxLANGUAGE_ENGLISH);
}

} // namespace bianmin::ui
