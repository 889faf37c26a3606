// How far a long command is, on standard error, so that its answer on standard output stays clean.
// For one thread.
#pragma once

#include <ostream>
#include <string>

namespace bianmin::ctl {

class ProgressLine {
  public:
    enum class Place {
        nowhere,  // nobody watches
        terminal, // each text takes the place of the one before
        lines,    // each text on a line of its own: a log
    };
    ProgressLine(std::ostream& stream, Place place)
        : stream_(stream)
        , place_(place) {}

    // For who asks for it although there is no terminal.
    void insist() {
        if (place_ == Place::nowhere)
            place_ = Place::lines;
    }
    void show(const std::string& text);
    // Takes the text away from a terminal; what follows begins in the first column.
    void end();

  private:
    std::ostream& stream_;
    Place place_;
    bool shown_ = false;
};

} // namespace bianmin::ctl
