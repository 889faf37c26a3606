#include "client/ui/tokens.h"

#include <wx/settings.h>

namespace bianmin::ui {

namespace {

struct Pair { // on light, on dark
    unsigned long light;
    unsigned long dark;
};

wxColour pick(const Pair& pair) {
    const unsigned long rgb = darkTheme() ? pair.dark : pair.light;
    return wxColour(static_cast<unsigned char>(rgb >> 16U), static_cast<unsigned char>(rgb >> 8U),
                    static_cast<unsigned char>(rgb));
}

constexpr Pair kGreen{0x1a6e34, 0x6fd08c};
constexpr Pair kAmber{0x8a5300, 0xf2b84b};
constexpr Pair kRed{0xb3261e, 0xff9a92};
constexpr Pair kBlue{0x1f5a9e, 0x8ab8f0};
constexpr Pair kGrey{0x5b6169, 0xb0b6bd};
constexpr Pair kAccent{0x1d4f82, 0x17324f};
constexpr Pair kOnAccent{0xffffff, 0xe8eef5};

} // namespace

bool darkTheme() {
    return wxSystemSettings::GetAppearance().IsUsingDarkBackground();
}

wxColour colourOf(client::NoticeLevel level) {
    switch (level) {
    case client::NoticeLevel::good:
        return pick(kGreen);
    case client::NoticeLevel::warning:
        return pick(kAmber);
    case client::NoticeLevel::fault:
        return pick(kRed);
    case client::NoticeLevel::busy:
        return pick(kBlue);
    case client::NoticeLevel::none:
        break;
    }
    return quietText();
}

wxColour colourOf(cases::Lamp lamp) {
    switch (lamp) {
    case cases::Lamp::green:
        return pick(kGreen);
    case cases::Lamp::yellow:
        return pick(kAmber);
    case cases::Lamp::red:
        return pick(kRed);
    case cases::Lamp::grey:
        break;
    }
    return quietText();
}

wxColour quietText() {
    return pick(kGrey);
}
wxColour accentFill() {
    return pick(kAccent);
}
wxColour onAccentText() {
    return pick(kOnAccent);
}

} // namespace bianmin::ui
