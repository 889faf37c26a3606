// bianminctl as a function: words in, text out. The main only adds the real world to it.
#pragma once

#include "server/ctl/command.h"

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace bianmin::ctl {

struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false; // somebody watches: long commands show how far they are
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

struct ProgramPorts {
    Streams streams;
    Environment environment;
    const Clock& clock;
    Random& random;
};

// Exit codes: 0 done, 1 refused by a rule or the server (or a check said no), 2 wrong usage.
[[nodiscard]] int runProgram(const std::vector<std::string>& words, const ProgramPorts& ports);

} // namespace bianmin::ctl
