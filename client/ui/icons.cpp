#include "client/ui/icons.h"

#include <map>
#include <string>
#include <string_view>

namespace bianmin::ui {

namespace {

// Shapes on a 16 × 16 grid; COLOUR stands for the theme's colour.
constexpr std::string_view kTick =
    R"(<circle cx="8" cy="8" r="7" fill="COLOUR"/><path d="M4.5 8.3 L7 10.8 L11.5 5.6" stroke="#fff" stroke-width="1.8" fill="none"/>)";
constexpr std::string_view kCross =
    R"(<circle cx="8" cy="8" r="7" fill="COLOUR"/><path d="M5.2 5.2 L10.8 10.8 M10.8 5.2 L5.2 10.8" stroke="#fff" stroke-width="1.8"/>)";
constexpr std::string_view kTriangle =
    R"(<path d="M8 1.5 L15.2 14.5 L0.8 14.5 Z" fill="COLOUR"/><path d="M8 6 L8 10.2" stroke="#fff" stroke-width="1.8"/><circle cx="8" cy="12.4" r="1" fill="#fff"/>)";
constexpr std::string_view kClock =
    R"(<circle cx="8" cy="8" r="6.2" fill="none" stroke="COLOUR" stroke-width="1.6"/><path d="M8 4.4 L8 8 L10.6 9.6" stroke="COLOUR" stroke-width="1.6" fill="none"/>)";
constexpr std::string_view kDisc = R"(<circle cx="8" cy="8" r="5.5" fill="COLOUR"/>)";
constexpr std::string_view kPlainTriangle =
    R"(<path d="M8 2 L14.5 13.5 L1.5 13.5 Z" fill="COLOUR"/>)";
constexpr std::string_view kSquare =
    R"(<rect x="2.5" y="2.5" width="11" height="11" fill="COLOUR"/>)";
constexpr std::string_view kRing =
    R"(<circle cx="8" cy="8" r="5" fill="none" stroke="COLOUR" stroke-width="1.6"/>)";
constexpr std::string_view kTray =
    R"(<path d="M2 9 L4 3 L12 3 L14 9 L14 13 L2 13 Z M2 9 L5.5 9 L6.5 10.8 L9.5 10.8 L10.5 9 L14 9" fill="none" stroke="COLOUR" stroke-width="1.1"/>)";
constexpr std::string_view kNoLine =
    R"(<path d="M1.5 6.2 Q8 0.8 14.5 6.2 M3.8 9 Q8 5.4 12.2 9 M6.2 11.6 Q8 10.2 9.8 11.6" fill="none" stroke="COLOUR" stroke-width="1.1"/><path d="M2.5 14 L13.5 2.5" stroke="COLOUR" stroke-width="1.4"/>)";
constexpr std::string_view kLock =
    R"(<rect x="3" y="7" width="10" height="7" rx="1" fill="none" stroke="COLOUR" stroke-width="1.1"/><path d="M5 7 L5 5 Q5 2 8 2 Q11 2 11 5 L11 7" fill="none" stroke="COLOUR" stroke-width="1.1"/>)";

wxBitmapBundle fromShape(std::string_view shape, const wxColour& colour, int size) {
    std::string body(shape);
    const std::string value = colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
    for (auto at = body.find("COLOUR"); at != std::string::npos; at = body.find("COLOUR"))
        body.replace(at, 6, value);
    const std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">)" +
        body + "</svg>";
    // Drawn once: lists ask for the same few signs for every row.
    static std::map<std::string, wxBitmapBundle> drawn;
    const std::string key = std::to_string(size) + svg;
    const auto known = drawn.find(key);
    if (known != drawn.end())
        return known->second;
    return drawn.emplace(key, wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size)))
        .first->second;
}

constexpr int kSmall = 16;
constexpr int kLarge = 48;

} // namespace

wxBitmapBundle icon(client::NoticeLevel level) {
    const wxColour colour = colourOf(level);
    switch (level) {
    case client::NoticeLevel::good:
        return fromShape(kTick, colour, kSmall);
    case client::NoticeLevel::warning:
        return fromShape(kTriangle, colour, kSmall);
    case client::NoticeLevel::fault:
        return fromShape(kCross, colour, kSmall);
    case client::NoticeLevel::busy:
        return fromShape(kClock, colour, kSmall);
    case client::NoticeLevel::none:
        break;
    }
    return fromShape("", colour, kSmall);
}

wxBitmapBundle icon(cases::Lamp lamp) {
    const wxColour colour = colourOf(lamp);
    switch (lamp) {
    case cases::Lamp::green:
        return fromShape(kDisc, colour, kSmall);
    case cases::Lamp::yellow:
        return fromShape(kPlainTriangle, colour, kSmall);
    case cases::Lamp::red:
        return fromShape(kSquare, colour, kSmall);
    case cases::Lamp::grey:
        break;
    }
    return fromShape(kRing, colour, kSmall);
}

wxBitmapBundle icon(client::Link link) {
    const std::string_view shape = link == client::Link::online ? kDisc : kRing;
    return fromShape(shape, onAccentText(), kSmall);
}

wxBitmapBundle largeIcon(StateSign sign) {
    switch (sign) {
    case StateSign::loading:
        return fromShape(kClock, quietText(), kLarge);
    case StateSign::empty:
        return fromShape(kTray, quietText(), kLarge);
    case StateSign::offline:
        return fromShape(kNoLine, colourOf(client::NoticeLevel::warning), kLarge);
    case StateSign::forbidden:
        return fromShape(kLock, colourOf(client::NoticeLevel::warning), kLarge);
    case StateSign::failed:
        return fromShape(kTriangle, colourOf(client::NoticeLevel::fault), kLarge);
    }
    return {};
}

} // namespace bianmin::ui
