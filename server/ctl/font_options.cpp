#include "server/ctl/font_options.h"

namespace bianmin::ctl {

Result<std::shared_ptr<const reports::FontLibrary>> makeFonts(const Arguments& arguments) {
    reports::FontSettings settings;
    settings.fallback_root = arguments.text(kFontsOption.name, settings.fallback_root);
    if (arguments.has(kCountyFontsOption.name))
        TRY(reports::addFontFolder(arguments.text(kCountyFontsOption.name), settings));
    return reports::FontLibrary::create(settings);
}

} // namespace bianmin::ctl
