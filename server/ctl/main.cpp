// bianminctl: the administrator's and the scripts' client.
#include "server/ctl/program.h"
#include "shared/base/system_ports.h"

#include <cstdlib>
#include <iostream>
#include <unistd.h>

int main(int argc, char** argv) {
    const bianmin::SystemClock clock;
    bianmin::SystemRandom random;
    const auto environment = [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    return bianmin::ctl::runProgram(
        {argv + 1, argv + argc},
        {{std::cout, std::cerr, ::isatty(STDERR_FILENO) != 0}, environment, clock, random});
}
