#include "client/core/printer.h"

#include "client/core/process.h"
#include "shared/base/files.h"

#include <algorithm>

namespace bianmin::client {

namespace {

constexpr std::chrono::seconds kCommandLimit{60};

std::vector<std::string> filledIn(const PrintCommandLine& command, const std::string& file,
                                  int copies) {
    std::vector<std::string> arguments;
    bool has_file = false;
    for (const std::string& argument : command.arguments) {
        if (argument == "{file}") {
            arguments.push_back(file);
            has_file = true;
        } else if (argument == "{copies}") {
            arguments.push_back(std::to_string(copies));
        } else {
            arguments.push_back(argument);
        }
    }
    if (!has_file)
        arguments.push_back(file);
    return arguments;
}

// Papers of one name in the folder.
constexpr int kSameNameMax = 99;

} // namespace

Result<void> FolderPrinter::print(const PrintJob& job) {
    // A second paper of the same kind in one case must not take the first one's place.
    std::filesystem::path file = folder_ / (job.name + ".pdf");
    for (int number = 2; std::filesystem::exists(file) && number <= kSameNameMax; ++number)
        file = folder_ / (job.name + "-no" + std::to_string(number) + ".pdf");
    return writeFileDurably(file, job.pdf);
}

std::string FolderPrinter::name() const {
    return "folder:" + folder_.filename().string();
}

Result<void> CommandPrinter::print(const PrintJob& job) {
    const std::filesystem::path file = command_.spool_folder / (job.name + ".pdf");
    TRY(writeFileDurably(file, job.pdf));
    const auto exit_code = runProcess(filledIn(command_, file.string(), job.copies), kCommandLimit);
    TRY(removeFile(file));
    if (!exit_code)
        return tl::unexpected(exit_code.error());
    if (*exit_code != 0)
        return fail(ErrorKind::unavailable, "printer.failed", {{"printer", name()}},
                    "exit code " + std::to_string(*exit_code));
    return {};
}

std::string CommandPrinter::name() const {
    return "command:" + command_.arguments.front();
}

} // namespace bianmin::client
