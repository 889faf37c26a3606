#include "server/store/backup.h"

#include "shared/base/files.h"
#include "shared/base/hash.h"
#include "shared/domain/journal/journal_verifier.h"
#include "shared/storage/blobs/blob_folder.h"
#include "shared/storage/sql/county_services.h"
#include "shared/storage/sqlite/sqlite_connection.h"

#include <algorithm>
#include <fstream>

namespace bianmin::server {
namespace {

namespace fs = std::filesystem;

constexpr char kDatabaseName[] = "county.db";
constexpr char kManifestName[] = "manifest.json";
constexpr char kFilesName[] = "files";
constexpr int kFormat = 2; // 1 had no signature
constexpr std::size_t kManifestMaxBytes = 64 * 1024;
constexpr std::size_t kPage = 500; // rows read in one transaction

Result<std::string> hashOfFile(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string hash = sha256Hex(stream);
    if (!stream.eof())
        return fail(ErrorKind::not_found, "file.unreadable", {{"file", file.string()}});
    return hash;
}

// Only its owner may read it: it holds personal data.
Result<void> makePrivate(const fs::path& path, fs::perms rights) {
    std::error_code code;
    fs::permissions(path, rights, code);
    if (code)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", path.string()}},
                    code.message());
    return {};
}

// The first finding of the engine's own checks; empty when there is none.
Result<std::string> findingOf(storage::SqliteConnection& connection) {
    for (const char* check : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        auto rows = TRY(connection.query(check));
        // The first reports one row "ok", the second none.
        while (TRY(rows->next())) {
            if (rows->isNull(0) || rows->text(0) != "ok")
                return check + (": " + std::string(rows->text(0)));
        }
    }
    return std::string();
}

Result<void> checkStructure(const std::string& database) {
    auto connection = TRY(storage::SqliteConnection::open(database, storage::OpenMode::read_only));
    // A page that the device could not read is a finding too; damage is what is found again.
    if (TRY(findingOf(*connection)).empty())
        return {};
    const std::string finding = TRY(findingOf(*connection));
    if (!finding.empty())
        return fail(ErrorKind::internal, "store.corrupt", {}, finding);
    return {};
}

// Verifies the whole stream, its personal values and its records; where it ends.
Result<journal::StreamHead> verifiedHead(storage::SqliteDatabase& database,
                                         const std::string& stream) {
    storage::Repositories stored;
    documents::StoredRecords records = storage::recordsOf(stored);
    const auto report =
        TRY(journal::JournalVerifier(stored.journal, records, stream).verify(database));
    return journal::StreamHead{report.entries, report.head_hash};
}

struct FileTotals {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

// Every file that the database names, from one folder to the other.
Result<FileTotals> copyFiles(storage::SqliteDatabase& database, const documents::BlobFiles& from,
                             storage::BlobFolder& to, const BackupProgress& progress) {
    storage::SqlBlobRepository blobs;
    FileTotals done;
    std::int64_t all = 0;
    TRY(database.read([&](ReadTx& tx) -> Result<void> {
        all = TRY(blobs.count(tx));
        return {};
    }));
    std::string after;
    for (bool more = true; more;) {
        std::vector<documents::BlobRecord> page;
        TRY(database.read([&](ReadTx& tx) -> Result<void> {
            page = TRY(blobs.page(tx, after, kPage));
            return {};
        }));
        for (const documents::BlobRecord& record : page) {
            // Both sides are read and compared with the name: a copy that has rotted is made anew.
            const std::string bytes = TRY(from.get(record.sha256));
            if (!to.get(record.sha256))
                TRY(to.put(bytes));
            ++done.files;
            done.bytes += record.bytes;
            progress(done.files, all);
        }
        more = page.size() == kPage;
        if (more)
            after = page.back().sha256;
    }
    return done;
}

// The copy, opened: no reader but ours.
Result<std::unique_ptr<storage::SqliteDatabase>> openCopy(const fs::path& file) {
    storage::SqliteSettings settings;
    settings.path = file.string();
    settings.readers = 1;
    return storage::SqliteDatabase::open(settings);
}

std::string signedBytes(contract::BackupManifest manifest) {
    manifest.signature.clear();
    return dumpJson(encode(manifest));
}

bool isSignedBy(const contract::BackupManifest& manifest, const PublicKey& key) {
    const auto signature = fromBase64(manifest.signature);
    return signature && key.verify(signedBytes(manifest), *signature);
}

// The database, the files and, last of all, the manifest.
Result<contract::BackupManifest> fillBackup(const BackupSource& source, const fs::path& backup,
                                            Instant made_at, const BackupProgress& progress) {
    contract::BackupManifest manifest;
    manifest.format = kFormat;
    manifest.county = source.county;
    manifest.made_at = made_at;
    manifest.stream = source.stream;
    const fs::path file = backup / kDatabaseName;
    TRY(source.database.copyTo(file.string()));
    TRY(makePrivate(file, fs::perms::owner_read | fs::perms::owner_write));
    {
        const auto copy = TRY(openCopy(file));
        const auto head = TRY(verifiedHead(*copy, source.stream));
        manifest.head_seq = head.seq;
        manifest.head_hash = head.hash;
        const fs::path files = backup.parent_path() / kFilesName;
        storage::BlobFolder pool(files);
        const FileTotals totals = TRY(copyFiles(*copy, source.files, pool, progress));
        manifest.files = totals.files;
        manifest.file_bytes = totals.bytes;
    }
    TRY(checkStructure(file));
    manifest.database_sha256 = TRY(hashOfFile(file));
    manifest.database_bytes = static_cast<std::int64_t>(fs::file_size(file));
    manifest.key_id = source.key.publicKey().id();
    manifest.signature = toBase64(source.key.sign(signedBytes(manifest)));
    TRY(writeFileDurably(backup / kManifestName, dumpJson(encode(manifest))));
    return manifest;
}

void removeDatabase(const std::string& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"})
        fs::remove(file + suffix, ignored);
}

// Takes `part` from the backup and verifies it and the files that it names.
Result<void> fillPart(const fs::path& backup, const contract::BackupManifest& manifest,
                      const std::string& part, const RestoreTarget& target,
                      const BackupProgress& progress) {
    const auto damaged =
        fail(ErrorKind::invalid, "backup.damaged", {{"backup", backup.filename().string()}});
    const fs::path file = backup / kDatabaseName;
    if (!isSignedBy(manifest, target.key) || TRY(hashOfFile(file)) != manifest.database_sha256)
        return damaged;
    TRY(TRY(storage::SqliteConnection::open(file.string(), storage::OpenMode::immutable))
            ->copyTo(part));
    TRY(makePrivate(part, fs::perms::owner_read | fs::perms::owner_write));
    TRY(checkStructure(part));
    const auto copy = TRY(openCopy(part));
    const auto head = TRY(verifiedHead(*copy, manifest.stream));
    if (head.seq != manifest.head_seq || head.hash != manifest.head_hash)
        return damaged;
    const storage::BlobFolder pool(backup.parent_path() / kFilesName);
    storage::BlobFolder files(target.file_folder);
    const FileTotals totals = TRY(copyFiles(*copy, pool, files, progress));
    if (totals.files != manifest.files || totals.bytes != manifest.file_bytes)
        return damaged;
    return {};
}

// A log that is left would be lost with the rename. It is there where the disk refused what the
// last connection was copying when it closed: copied once more, or the reason is told.
Result<void> emptyLog(const std::string& part) {
    if (!fs::exists(part + "-wal"))
        return {};
    TRY(TRY(storage::SqliteConnection::open(part, storage::OpenMode::read_write))->checkpoint());
    if (fs::exists(part + "-wal"))
        return fail(ErrorKind::unavailable, "store.failed", {}, "the restored file has a log");
    return {};
}

} // namespace

Result<contract::BackupManifest> writeBackup(const BackupSource& source, const fs::path& folder,
                                             Instant made_at, const BackupProgress& progress) {
    const fs::path backup = folder / fileStamp(made_at);
    std::error_code code;
    fs::create_directories(folder, code);
    if (code || (!fs::create_directory(backup, code) && code))
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", backup.string()}},
                    code.message());
    if (!fs::is_empty(backup))
        return fail(ErrorKind::conflict, "backup.exists", {{"backup", backup.filename().string()}});
    TRY(makePrivate(folder, fs::perms::owner_all));
    TRY(makePrivate(backup, fs::perms::owner_all));
    auto manifest = fillBackup(source, backup, made_at, progress);
    if (!manifest)
        fs::remove_all(backup, code);
    return manifest;
}

Result<contract::BackupManifest> readManifest(const fs::path& backup) {
    const auto incomplete =
        fail(ErrorKind::invalid, "backup.incomplete", {{"backup", backup.filename().string()}});
    const auto text = readWholeFile(backup / kManifestName, kManifestMaxBytes);
    if (!text)
        return incomplete;
    const auto json = parseJson(*text);
    auto manifest = json ? decode<contract::BackupManifest>(*json)
                         : Result<contract::BackupManifest>(incomplete);
    if (!manifest || manifest->format != kFormat)
        return incomplete;
    return manifest;
}

Result<contract::BackupManifest> restoreBackup(const fs::path& backup, const RestoreTarget& target,
                                               const BackupProgress& progress,
                                               const BackupNote& note) {
    const contract::BackupManifest manifest = TRY(readManifest(backup));
    if (manifest.county != target.county)
        return fail(ErrorKind::invalid, "backup.county_differs",
                    {{"found", manifest.county}, {"expected", target.county}});
    // A log that was left behind would be applied to the restored file.
    for (const char* suffix : {"", "-wal", "-shm"}) {
        if (fs::exists(target.database + suffix))
            return fail(ErrorKind::conflict, "backup.target_exists",
                        {{"file", target.database + suffix}});
    }
    // Under another name until all of it is verified and noted: a restore that stopped half way
    // must not look like a database.
    const std::string part = target.database + ".part";
    removeDatabase(part);
    auto placed = fillPart(backup, manifest, part, target, progress);
    if (placed)
        placed = note(part, manifest);
    if (placed)
        placed = emptyLog(part);
    if (placed)
        placed = renameDurably(part, target.database);
    if (!placed) {
        removeDatabase(part);
        removeDatabase(target.database); // it may have its name, and the disk may not know it
        return tl::unexpected(placed.error());
    }
    return manifest;
}

} // namespace bianmin::server
