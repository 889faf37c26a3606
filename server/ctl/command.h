// What every command of bianminctl is: words, options, and a function from arguments to output.
#pragma once

#include "server/ctl/arguments.h"
#include "server/ctl/progress_line.h"
#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/transport/api_session.h"

#include <span>
#include <string>
#include <vector>

namespace bianmin::ctl {

struct Output {
    Json json = Json::object(); // for --json: stable
    std::string text;           // for people; ends with a line feed
    int exit_code = 0;          // 1: the answer is "no" (an invalid number)
};

// What a command may use. `session` is logged in for commands that need the server, else null.
struct Context {
    transport::ApiSession* session = nullptr;
    const Clock& clock;
    Random& random;
    ProgressLine& progress;

    [[nodiscard]] CommandId newCommandId() const {
        return CommandId(makeUuidV7(clock.now(), random));
    }
};

enum class Needs { nothing, server };

struct Command {
    std::string_view name;      // "case accept"
    std::string_view arguments; // "[办件编号]", for the help
    std::size_t arguments_min = 0;
    std::size_t arguments_max = 0;
    std::string_view summary;
    Needs needs = Needs::server;
    std::vector<OptionSpec> options;
    Result<Output> (*run)(const Arguments&, Context&) = nullptr;
};

[[nodiscard]] std::vector<Command> itemCommands();
[[nodiscard]] std::vector<Command> caseCommands();
[[nodiscard]] std::vector<Command> documentCommands();
[[nodiscard]] std::vector<Command> officeCommands(); // user, org
[[nodiscard]] std::vector<Command> journalCommands();
[[nodiscard]] std::vector<Command> storeCommands();    // scan, store, backup
[[nodiscard]] std::vector<Command> localCommands();    // calendar, check, amount
[[nodiscard]] std::vector<Command> templateCommands(); // template
[[nodiscard]] std::vector<Command> guideCommands();    // item guide
[[nodiscard]] std::vector<Command> allCommands();

} // namespace bianmin::ctl
