#include "server/ctl/progress_line.h"

namespace bianmin::ctl {

namespace {

// To the first column, and everything behind it erased.
constexpr char kClearLine[] = "\r\x1b[K";

} // namespace

void ProgressLine::show(const std::string& text) {
    switch (place_) {
    case Place::nowhere:
        return;
    case Place::terminal:
        stream_ << kClearLine << text << std::flush;
        break;
    case Place::lines:
        stream_ << text << std::endl;
        break;
    }
    shown_ = true;
}

void ProgressLine::end() {
    if (shown_ && place_ == Place::terminal)
        stream_ << kClearLine << std::flush;
    shown_ = false;
}

} // namespace bianmin::ctl
