#include "tests/api/ctl_run.h"

#include "server/ctl/program.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <optional>
#include <sstream>

namespace bianmin::api_test {

CtlRun runCtl(const std::vector<std::string>& words, const Clock& clock, ErrorStream error_stream) {
    std::ostringstream out;
    std::ostringstream err;
    support::SeededRandom random;
    const int code =
        ctl::runProgram(words, {{out, err, error_stream == ErrorStream::terminal},
                                [](const std::string&) { return std::optional<std::string>(); },
                                clock,
                                random});
    return {code, out.str(), err.str()};
}

CtlRun runCtl(const std::vector<std::string>& words) {
    return runCtl(words, support::FakeClock());
}

} // namespace bianmin::api_test
