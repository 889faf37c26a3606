// Two ways of writing that survive a power cut when they return. Thread-safe for different files.
#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string_view>

namespace bianmin::server {

// Adds the line and a line feed; first cuts off what an interrupted call left behind the last line
// feed. Makes the file and its folder when missing. "file.unwritable" {file}
[[nodiscard]] Result<void> appendLine(const std::filesystem::path& file, std::string_view line);

// Who may read the new file.
enum class Readers { owner, everybody };

// Makes the file with all of its bytes, or not at all; never replaces one: "file.exists" {file}.
// "file.unwritable" {file}
[[nodiscard]] Result<void> makeFile(const std::filesystem::path& file, std::string_view bytes,
                                    Readers readers);

} // namespace bianmin::server
