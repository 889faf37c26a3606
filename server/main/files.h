// Small text files: configuration, county data, secrets.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin::server {

// The whole file, which must be UTF-8 of at most 32 MiB (a byte order mark is dropped).
// "file.unreadable" {file}, "file.not_utf8" {file}.
[[nodiscard]] Result<std::string> readTextFile(const std::string& file);
// The first line of a file that holds one secret. "file.unreadable" also when it is empty.
[[nodiscard]] Result<std::string> readSecretFile(const std::string& file);
// The same without the demand for UTF-8 (a PDF).
[[nodiscard]] Result<std::string> readFile(const std::string& file);
// Whole or not at all: written beside and renamed. "file.unwritable" {file}.
[[nodiscard]] Result<void> writeFile(const std::string& file, std::string_view content);

} // namespace bianmin::server
