// Files, read with a limit and written so that a crash or a power cut leaves the old file or the
// new one, never a torn one. Blocking: never on a thread that draws or inside a transaction.
// Thread-safe. Where "file.unwritable" is an error, "file.disk_full" {file} is one too.
#pragma once

#include "shared/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace bianmin {

// Temporary file beside it, flush to the disk, rename, flush of the folder; the file is readable by
// its owner only. Makes missing folders. When it returns, the file survives a power cut. Errors
// "file.unwritable" {file}; "file.not_regular" {file} when a device, a link or a folder has the
// name.
Result<void> writeFileDurably(const std::filesystem::path& file, std::string_view bytes);
// Whether that could write there now, for who must not begin what cannot be finished; a full disk
// is not found out. The same errors.
Result<void> requireWritable(const std::filesystem::path& file);
// Gives a file another name, which survives a power cut when it returns. The same errors.
Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);
// Adds to the end of a file (made when missing) and flushes it to the disk. A crash may leave a
// part of `bytes`. Error "file.unwritable" {file}.
Result<void> appendFileDurably(const std::filesystem::path& file, std::string_view bytes);

// Error "file.unreadable" {file} when there is no such file or it cannot be read,
// "file.too_large" {file, max} when it exceeds the limit.
Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t bytes_max);
// A file that people write: UTF-8 of at most limits::kImportFileMaxBytes (a byte order mark is
// dropped). "file.unreadable" {file}, "file.too_large" {file, max}, "file.not_utf8" {file}.
Result<std::string> readTextFile(const std::filesystem::path& file);
// The first line of a file that holds one secret. As above, and "file.empty" {file}.
Result<std::string> readSecretFile(const std::filesystem::path& file);

// Good also when there is no such file. Error "file.unwritable" {file}.
Result<void> removeFile(const std::filesystem::path& file);

} // namespace bianmin
