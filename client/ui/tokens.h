// The kit's spacing and colour roles. Nothing else in the client names a pixel or a colour.
#pragma once

#include "client/core/notice.h"
#include "shared/domain/cases/case.h"

#include <wx/colour.h>
#include <wx/window.h>

namespace bianmin::ui {

// Device-independent pixels; put through FromDIP by the functions below.
enum class Space : int { tight = 4, normal = 8, wide = 12, section = 24 };

[[nodiscard]] inline int space(const wxWindow* window, Space size) {
    return window->FromDIP(static_cast<int>(size));
}

// Text and sign colours with at least 4.5:1 on the theme's own background, light or dark.
[[nodiscard]] wxColour colourOf(client::NoticeLevel level);
[[nodiscard]] wxColour colourOf(cases::Lamp lamp);
[[nodiscard]] wxColour quietText();    // labels, hints
[[nodiscard]] wxColour accentFill();   // the bar at the top
[[nodiscard]] wxColour onAccentText(); // text on that bar
[[nodiscard]] bool darkTheme();

} // namespace bianmin::ui
