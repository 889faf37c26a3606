#include "reports/layout/calibration.h"

#include "reports/layout/grid.h"
#include "reports/layout/text_setter.h"

#include <array>
#include <string>

namespace bianmin::reports {
namespace {

constexpr Length kWidth = 210'000;
constexpr Length kHeight = 297'000;
constexpr Length kZero = 20'000; // where both rulers start
constexpr Length kRulerEnd = 190'000;
constexpr Length kMillimetre = 1000;
constexpr Length kHair = 100;
constexpr Length kCross = 10'000;

constexpr const char* kTitle = "打印机校准页";
constexpr std::array<const char*, 4> kHelp{
    "一、用本打印机、按“实际大小”（不缩放）打印本页。",
    "二、量竖尺零线到纸张左边、横尺零线到纸张上边的距离，都应为20.0毫米。",
    "三、左边多出几毫米，横向偏移量就填负的几毫米，不足则填正数；上边同理，填入纵向偏移量，精确到0."
    "1毫米。",
    "四、量两把标尺的全长，都应为170毫米；不相等的，说明打印时作了缩放，请先取消缩放。"};

void line(Point from, Point to, PlacedPage& page) {
    page.items.emplace_back(Line{from, to, kHair, Ink::black});
}

Length tickLength(Length millimetres) {
    return millimetres % 10 == 0 ? 5000 : millimetres % 5 == 0 ? 3500 : 2000;
}

class Writer {
  public:
    Writer(const FontLibrary& fonts, PlacedPage& page)
        : text_(fonts)
        , page_(page) {}

    // The y below the text.
    Result<Length> write(const std::string& words, Point at, const TextFormat& format,
                         Length width) {
        const auto lines =
            TRY(text_.set({words, {{words.size(), "template"}}}, format, {width, 0}));
        addLines(lines, at, format.line_height, page_.items);
        return at.y + static_cast<Length>(lines.size()) * format.line_height;
    }

  private:
    TextSetter text_;
    PlacedPage& page_;
};

Result<void> drawRulers(Writer& writer, PlacedPage& page) {
    const TextFormat figures{TextStyle::body, 800, 3500, Align::left};
    line({kZero, kZero}, {kRulerEnd, kZero}, page);
    line({kZero, kZero}, {kZero, kRulerEnd}, page);
    for (Length i = 0; i <= (kRulerEnd - kZero) / kMillimetre; ++i) {
        const Length at = kZero + i * kMillimetre;
        const Length tick = tickLength(i);
        line({at, kZero}, {at, kZero + tick}, page);
        line({kZero, at}, {kZero + tick, at}, page);
        if (i % 10 != 0 || i == 0)
            continue;
        const std::string figure = std::to_string(i);
        TRY(writer.write(figure, {at + 500, kZero + 2500}, figures, 10'000));
        TRY(writer.write(figure, {kZero + 5500, at - 1500}, figures, 10'000));
    }
    const Point middle{kWidth / 2, kHeight / 2};
    line({middle.x - kCross, middle.y}, {middle.x + kCross, middle.y}, page);
    line({middle.x, middle.y - kCross}, {middle.x, middle.y + kCross}, page);
    return {};
}

} // namespace

Result<PlacedDocument> calibrationPage(const FontLibrary& fonts) {
    PlacedDocument document;
    document.pages.push_back({kWidth, kHeight, {}});
    PlacedPage& page = document.pages.back();
    Writer writer(fonts, page);
    TRY(drawRulers(writer, page));
    const TextFormat title{TextStyle::heading, 1800, 10'000, Align::centre};
    const TextFormat body{TextStyle::body, 1200, 7000, Align::left};
    Length y = TRY(writer.write(kTitle, {40'000, 45'000}, title, 130'000));
    for (const char* help : kHelp)
        y = TRY(writer.write(help, {40'000, y + 2000}, body, 130'000));
    return document;
}

} // namespace bianmin::reports
