// The key that signs the heads of the journal, and its public half beside it for those who check.
// Both files are readable by their owner only; the public half is meant to be handed on.
#pragma once

#include "shared/base/signature.h"

#include <filesystem>

namespace bianmin::server {

// "journal.key" -> "journal.pub", in the same folder.
[[nodiscard]] std::filesystem::path publicKeyFileOf(const std::filesystem::path& key_file);

// The key of the file. When neither half is there, as at the first start, both are made. Nothing
// that exists is ever overwritten. "journal.key_missing" {file}
// when only the public half is left: whoever took the key away must say whether it comes back;
// "journal.key_invalid" {file} when the file holds no such key, or the halves do not belong
// together; "file.unreadable", "file.unwritable" {file}.
[[nodiscard]] Result<SigningKey> openJournalKey(const std::filesystem::path& key_file);

} // namespace bianmin::server
