// The kit's signs, drawn as vectors: sharp at every scale, coloured for the theme.
#pragma once

#include "client/core/connection_state.h"
#include "client/ui/tokens.h"

#include <wx/bmpbndl.h>
#include <wx/window.h>

namespace bianmin::ui {

[[nodiscard]] wxBitmapBundle icon(client::NoticeLevel level);
// Each lamp has its own shape as well as its colour: disc, triangle, square, ring.
[[nodiscard]] wxBitmapBundle icon(cases::Lamp lamp);
[[nodiscard]] wxBitmapBundle icon(client::Link link);
enum class StateSign { loading, empty, offline, forbidden, failed };
[[nodiscard]] wxBitmapBundle largeIcon(StateSign sign);

} // namespace bianmin::ui
