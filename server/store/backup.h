// A backup: a copy of the database as one moment saw it, the files that it names, and a manifest
// that says what it holds. Written beside a running server, verified by the journal.
//
//   <folder>/20261125T031500Z/county.db, manifest.json     one backup
//   <folder>/files/ab/abcdef…                              the files of all backups, each once
#pragma once

#include "shared/base/signature.h"
#include "shared/contract/store_messages.h"
#include "shared/domain/documents/blob.h"
#include "shared/storage/sqlite/sqlite_database.h"

#include <filesystem>
#include <functional>
#include <string>

namespace bianmin::server {

struct BackupSource {
    const storage::SqliteDatabase& database;
    const documents::BlobFiles& files;
    std::string county;
    std::string stream;
    const Clock& clock;
    const SigningKey& key; // of the journal: signs what the backup holds
};

// How many files of how many are done.
using BackupProgress = std::function<void(std::int64_t done, std::int64_t all)>;

// Writes `<folder>/<fileStamp>` and verifies the copy as journal::JournalVerifier does; without
// its manifest a folder is no backup, and nothing is left of one that failed. Files must not be
// swept meanwhile. "backup.exists" {backup}, "blob.missing", "blob.changed", the errors of the
// verification, "store.failed", "file.unwritable".
Result<contract::BackupManifest> writeBackup(const BackupSource& source,
                                             const std::filesystem::path& folder, Instant made_at,
                                             const BackupProgress& progress);

// "backup.incomplete" {backup} where there is no manifest or it cannot be read.
[[nodiscard]] Result<contract::BackupManifest> readManifest(const std::filesystem::path& backup);

struct RestoreTarget {
    std::string county;
    std::string database; // must not exist yet, nor a log of its name
    // What is there already stays; a file that the backup names is compared and made anew.
    std::filesystem::path file_folder;
    PublicKey key; // of the journal: who may have made the backup
};

// Does the last thing to a restored database before it gets its name. It must leave the file
// closed.
using BackupNote =
    std::function<Result<void>(const std::string& file, const contract::BackupManifest&)>;

// Puts a backup in place and verifies all of it: the manifest's signature, the database's hash and
// structure (whatever log lies beside it is not part of it), the journal with personal values and
// records from the first entry to the head that the manifest names, every file. The backup itself
// is only read. A restore that fails leaves no database, and of the files only what is right.
// "backup.county_differs" {found, expected}, "backup.target_exists" {file}, "backup.damaged"
// {backup}, those of writeBackup() and of `note`.
Result<contract::BackupManifest> restoreBackup(const std::filesystem::path& backup,
                                               const RestoreTarget& target,
                                               const BackupProgress& progress,
                                               const BackupNote& note);

} // namespace bianmin::server
