#include "client/ui/text_wrap.h"

#include "client/ui/text.h"
#include "reports/layout/line_breaker.h"

#include <wx/dcclient.h>
#include <wx/tokenzr.h>

#include <string>

namespace bianmin::ui {
namespace {

struct DrawnCharacter {
    char32_t code_point = 0;
    int advance = 0;
    bool break_before = false;
};

std::vector<DrawnCharacter> charactersOf(const wxDC& dc, const wxString& paragraph) {
    wxArrayInt ends; // of each wchar_t, which is a code point or half of a surrogate pair
    dc.GetPartialTextExtents(paragraph, ends);
    std::vector<DrawnCharacter> characters;
    std::size_t unit = 0;
    int start = 0;
    for (const wxUniChar character : paragraph) {
        const char32_t code_point = character.GetValue();
        unit += sizeof(wchar_t) == 2 && code_point > 0xFFFF ? 2 : 1;
        const int end = unit <= ends.size() ? ends[unit - 1] : start;
        characters.push_back({code_point, end - start});
        start = end;
    }
    reports::markBreaks(toUtf8(paragraph), std::span(characters));
    return characters;
}

} // namespace

std::vector<wxString> wrappedLines(const wxDC& dc, const wxString& text, int width) {
    std::vector<wxString> lines;
    wxStringTokenizer paragraphs(text, "\n", wxTOKEN_RET_EMPTY_ALL);
    while (paragraphs.HasMoreTokens()) {
        const wxString paragraph = paragraphs.GetNextToken();
        if (paragraph.empty() || width <= 0) {
            lines.push_back(paragraph);
            continue;
        }
        const auto characters = charactersOf(dc, paragraph);
        const std::span<const DrawnCharacter> all(characters);
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = reports::lineEnd(all, begin, width);
            std::size_t shown = end;
            while (end < all.size() && shown > begin + 1 &&
                   reports::isLineSpace(all[shown - 1].code_point))
                --shown;
            wxString line;
            for (std::size_t i = begin; i < shown; ++i)
                line += wxUniChar(all[i].code_point);
            lines.push_back(line);
            begin = end;
        }
    }
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

wxString wrappedText(wxWindow* window, const wxString& text, int width) {
    wxClientDC dc(window);
    dc.SetFont(window->GetFont());
    wxString joined;
    for (const wxString& line : wrappedLines(dc, text, width)) {
        if (!joined.empty())
            joined += '\n';
        joined += line;
    }
    return joined;
}

} // namespace bianmin::ui
