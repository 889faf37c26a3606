#include "reports/layout/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <vector>

namespace bianmin::reports {
namespace {

struct QrDeleter {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using QrPointer = std::unique_ptr<QRcode, QrDeleter>;

// A horizontal run of dark modules, counted in modules.
struct Run {
    int begin = 0;
    int end = 0;
};

std::vector<Run> darkRuns(const QRcode& code, int row) {
    const auto dark = [&](int column) { return (code.data[row * code.width + column] & 1) != 0; };
    std::vector<Run> runs;
    int column = 0;
    while (column < code.width) {
        if (!dark(column)) {
            ++column;
            continue;
        }
        const int begin = column;
        while (column < code.width && dark(column))
            ++column;
        runs.push_back({begin, column});
    }
    return runs;
}

} // namespace

Result<FilledShape> placeQrCode(const std::string& payload, Point origin, Length size) {
    const QrPointer code(QRcode_encodeData(static_cast<int>(payload.size()),
                                           // qrencode reads bytes; it does not write them
                                           reinterpret_cast<const unsigned char*>(payload.data()),
                                           0, QR_ECLEVEL_M));
    if (!code)
        return fail(ErrorKind::invalid, "document.qr_too_long");
    const Length module = size / code->width;
    if (module <= 0)
        return fail(ErrorKind::invalid, "document.qr_too_long");

    FilledShape shape;
    shape.payload = payload;
    const Length inset = (size - module * code->width) / 2;
    for (int row = 0; row < code->width; ++row) {
        for (const Run& run : darkRuns(*code, row)) {
            Rectangle bar;
            bar.origin = {origin.x + inset + module * run.begin, origin.y + inset + module * row};
            bar.width = module * (run.end - run.begin);
            bar.height = module;
            shape.rectangles.push_back(bar);
        }
    }
    return shape;
}

} // namespace bianmin::reports
