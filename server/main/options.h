// The command line of bianmin-server.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <vector>

namespace bianmin::server {

struct Options {
    enum class Task { serve, initialize, restore, help, example_config } task = Task::serve;
    std::string config_file;
    std::string county_file;                 // initialize
    std::string administrator_password_file; // initialize
    std::string backup_folder;               // restore
    std::string port_file; // serve: the port is written here once the server listens
};

// "usage.option_unknown", "usage.option_repeated", "usage.option_value_missing" {option},
// "usage.option_missing" {option}.
[[nodiscard]] Result<Options> parseOptions(const std::vector<std::string>& arguments);
[[nodiscard]] std::string optionsHelp();

} // namespace bianmin::server
