// The fonts of the commands that draw.
#pragma once

#include "reports/layout/font_library.h"
#include "server/ctl/arguments.h"

#include <memory>

namespace bianmin::ctl {

inline constexpr OptionSpec kFontsOption{"--fonts", "目录", "随程序安装的字库所在目录"};
inline constexpr OptionSpec kCountyFontsOption{
    "--county-fonts", "目录", "本县自有字库所在目录，分 body、heading、sans 三个子目录"};

// The errors of addFontFolder() and FontLibrary::create().
[[nodiscard]] Result<std::shared_ptr<const reports::FontLibrary>>
makeFonts(const Arguments& arguments);

} // namespace bianmin::ctl
