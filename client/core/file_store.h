// Files of the station: written so that a crash or a power cut leaves the old file or the new one,
// never a torn one. Blocking: call on a worker.
#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace bianmin::client {

// Temporary file, flush to the disk, rename. Makes missing folders. Error "file.unwritable" {file}.
Result<void> writeFileDurably(const std::filesystem::path& file, std::string_view bytes);
// Error "file.unreadable" {file} when there is no such file, it cannot be read or exceeds the
// limit.
Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t bytes_max);
// Good also when there is no such file. Error "file.unwritable" {file}.
Result<void> removeFile(const std::filesystem::path& file);

} // namespace bianmin::client
