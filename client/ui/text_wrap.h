// Breaks a text of the windows into lines, by the same rule as on paper.
#pragma once

#include <wx/dc.h>
#include <wx/window.h>

#include <vector>

namespace bianmin::ui {

// The lines of `text`, each at most `width` pixels in the font that `dc` has now; the writer's own
// lines are kept. A width of 0 or less breaks nothing. At least one line.
[[nodiscard]] std::vector<wxString> wrappedLines(const wxDC& dc, const wxString& text, int width);

// The same in the window's own font, joined by line feeds: for the label of a static text.
[[nodiscard]] wxString wrappedText(wxWindow* window, const wxString& text, int width);

} // namespace bianmin::ui
