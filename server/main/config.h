// The server's configuration file: "key = value" lines, "#" comments, every key in one table that
// also makes the help and the example file.
#pragma once

#include "server/http/argon2_hasher.h"
#include "server/http/poco_server.h"

#include <chrono>
#include <string>
#include <string_view>

namespace bianmin::server {

enum class Level { county };

struct ServerConfig {
    Level level = Level::county;
    std::string county; // six digits
    std::string database;
    // Where the files beside the database live; empty = "<database>.files", "<database>.backups".
    std::string file_folder;
    std::string backup_folder;
    std::string template_folder = BIANMIN_TEMPLATE_FOLDER;
    std::string font_folder = "/usr/share/fonts/truetype";
    std::string county_font_folder; // empty: none
    // Apart from the database; empty = "<database>.heads", and "journal.key" beside that folder.
    std::string heads_folder;
    std::string journal_key;
    http::HttpServerSettings listen;
    std::chrono::seconds stop_grace{10};
    int readers = 4;
    int write_queue_max = 1024;
    int session_hours = 12;
    int command_days = 30;
    http::Argon2Settings password_hash;
};

// Every fault of the file at once, as fields with the path "/<line>": "config.line_invalid" {line},
// "config.key_unknown" {line, key}, "config.key_misspelt" {line, key, suggestion},
// "config.key_repeated", "config.key_missing" {key}, "config.value_invalid" {key, expected}.
[[nodiscard]] Result<ServerConfig> parseConfig(std::string_view text);
// "file.unreadable" {file}, and those above.
[[nodiscard]] Result<ServerConfig> readConfig(const std::string& file);

// The table as an example file with every key, its default and its meaning (Chinese).
[[nodiscard]] std::string exampleConfig();

} // namespace bianmin::server
