// The files beside the database through the whole server: scans, printed papers, checks, backups.
#include "server/store/backup.h"
#include "server/store/store_lock.h"
#include "shared/base/files.h"
#include "shared/base/hash.h"
#include "shared/contract/messages.h"
#include "shared/contract/store_messages.h"
#include "shared/storage/sqlite/sqlite_connection.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "shared/transport/operation_path.h"
#include "tests/api/api_server.h"
#include "tests/api/case_requests.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace bianmin::api_test {
namespace {

using transport::operationPath;

const ApiServer::Person kKeeper{"keeper", identity::Role::administrator, "zwzx", ""};
constexpr const char* kScan = "%PDF-1.7\na scan\n%%EOF\n";

class Store : public testing::Test {
  protected:
    Store()
        : server_(ApiServer::Catalogue::demo)
        , clerk_(server_.tokenOf(kClerk))
        , admin_(server_.administratorToken()) {}

    std::string upload(const std::string& bytes) {
        const auto answer =
            server_.send("POST", "/v1/files", bytes, clerk_, {}, contract::kUploadMediaType);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return valueOf(parseJson(answer.body)).at("sha256");
    }
    transport::HttpResponse intakeWith(const std::string& scan) {
        auto command = intakeOf(itemOf(*server_.sessionOf(kClerk), "MZ0001"));
        command.materials.at(1).scans = {scan};
        return server_.send("POST", "/v1/cases", dumpJson(encode(command)), clerk_,
                            server_.newId());
    }
    transport::HttpResponse fetch(const std::string& name, const std::string& token) {
        return server_.send("GET", "/v1/files/" + name, {}, token);
    }
    // The acceptance notice of a new case, printed and so kept.
    std::string printedPaper() {
        const auto session = server_.sessionOf(kClerk);
        const auto outcome = valueOf(session->commandAs<documents::CaseOutcome>(
            operationPath("intakeCase"), encode(intakeOf(itemOf(*session, "MZ0001"))),
            server_.newId()));
        const auto record = valueOf(session->getAs<documents::DocumentRecord>(
            operationPath("showDocument", {{"document_id", outcome.documents.back().id.str()}})));
        const std::string name = sha256Hex(paperOf(record));
        valueOf(session->commandAs<documents::PrintEntry>(
            operationPath("recordPrint", {{"document_id", record.id.str()}}),
            {{"ordinal", 1}, {"sha256", name}, {"copies", 1}, {"printer", "1"}}, server_.newId()));
        return name;
    }
    contract::BlobCheckPage check() {
        return valueOf(decode<contract::BlobCheckPage>(
            valueOf(parseJson(server_.send("GET", "/v1/store/files", {}, admin_).body))));
    }
    [[nodiscard]] PublicKey journalKey() const {
        return valueOf(PublicKey::fromPem(valueOf(readTextFile(server_.folder() / "journal.pub"))));
    }
    [[nodiscard]] std::filesystem::path fileOf(const std::string& name) const {
        return server_.folder() / "county.db.files" / name.substr(0, 2) / name;
    }

    ApiServer server_;
    std::string clerk_;
    std::string admin_;
};

} // namespace

TEST_F(Store, AScanIsSeenByWhoMaySeeItsCase) {
    const std::string scan = upload(kScan);
    EXPECT_EQ(problemCode(fetch(scan, clerk_)), "blob.not_found") << "no case uses it yet";
    EXPECT_EQ(intakeWith(scan).status, 201);
    const auto answer = fetch(scan, clerk_);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, kScan);
    EXPECT_EQ(answer.headers.at("content-type"), "application/pdf");
    EXPECT_EQ(problemCode(fetch(scan, server_.tokenOf(kForeignClerk))), "blob.not_found");
}

TEST_F(Store, ACaseNamesOnlyWhatWasUploaded) {
    const auto answer = intakeWith(std::string(64, 'a'));
    EXPECT_EQ(answer.status, 400);
    const Json problem = valueOf(parseJson(answer.body));
    EXPECT_EQ(problem.at("fields").at(0).at("path"), "/materials/1/scans/0");
    EXPECT_EQ(problem.at("fields").at(0).at("code"), "blob.unknown");
}

TEST_F(Store, OnlyWholeFilesOfKnownKindsComeIn) {
    const auto refused = [&](const std::string& bytes) {
        return problemCode(
            server_.send("POST", "/v1/files", bytes, clerk_, {}, contract::kUploadMediaType));
    };
    EXPECT_EQ(refused(""), "blob.empty");
    EXPECT_EQ(refused("MZ\x90 a program"), "blob.type_unknown");
    EXPECT_EQ(refused("%PDF-1.7\ncut short"), "blob.type_unknown");
    EXPECT_EQ(refused(std::string(documents::kBlobMaxBytes + 1, 'x')), "request.body_too_large");
    EXPECT_EQ(server_.send("POST", "/v1/files", kScan, clerk_).status, 415);
}

TEST_F(Store, APrintedPaperIsKeptAndIsTheOneTheRecordMakes) {
    const std::string paper = printedPaper();
    EXPECT_EQ(sha256Hex(fetch(paper, clerk_).body), paper);
    EXPECT_EQ(valueOf(readWholeFile(fileOf(paper), documents::kBlobMaxBytes)),
              fetch(paper, clerk_).body);
}

TEST_F(Store, TheCheckFindsAPrintedPaperWhoseRowIsGoneToo) {
    const std::string paper = printedPaper();
    server_.restart([&] {
        const auto connection = valueOf(
            storage::SqliteConnection::open(server_.databaseFile(), storage::OpenMode::read_write));
        valueOf(connection->executeScript("DELETE FROM case_blob; DELETE FROM blob"));
        valueOf(removeFile(fileOf(paper)));
    });
    const auto findings = check().findings;
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, "blob.missing");
    EXPECT_EQ(findings[0].entity, "blob:" + paper);
}

// A server without its database would begin another history, and its engine would delete the log
// with what was acknowledged last.
TEST_F(Store, AServerNeitherMakesADatabaseNorTouchesALogThatWasLeft) {
    const std::string file = server_.folder() / "lost" / "county.db";
    std::filesystem::create_directory(server_.folder() / "lost");
    valueOf(writeFileDurably(file + "-wal", "acknowledged"));
    storage::SqliteSettings settings;
    settings.path = file;
    settings.may_make = false;
    EXPECT_EQ(codeOf(storage::SqliteDatabase::open(settings)), "store.missing");
    settings.may_make = true;
    EXPECT_EQ(codeOf(storage::SqliteDatabase::open(settings)), "store.log_left");
    EXPECT_FALSE(std::filesystem::exists(file));
    valueOf(writeFileDurably(file, "")); // what a full disk leaves of a copied database
    settings.may_make = false;
    EXPECT_EQ(codeOf(storage::SqliteDatabase::open(settings)), "store.missing");
    settings.may_make = true;
    EXPECT_EQ(codeOf(storage::SqliteDatabase::open(settings)), "store.log_left");
    EXPECT_EQ(valueOf(readWholeFile(file + "-wal", 100)), "acknowledged");
}

TEST_F(Store, TheCheckFindsMissingAndChangedFiles) {
    const std::string paper = printedPaper();
    const std::string scan = upload(kScan);
    EXPECT_TRUE(check().findings.empty());
    EXPECT_EQ(check().checked, 2);
    valueOf(writeFileDurably(fileOf(paper), "%PDF-1.7 another paper %%EOF"));
    valueOf(removeFile(fileOf(scan)));
    std::map<std::string, std::string> found;
    for (const auto& finding : check().findings)
        found[finding.entity] = finding.code;
    EXPECT_EQ(found, (std::map<std::string, std::string>{{"blob:" + paper, "blob.changed"},
                                                         {"blob:" + scan, "blob.missing"}}));
    EXPECT_EQ(problemCode(fetch(paper, clerk_)), "blob.changed");
}

namespace {

constexpr auto ignore = [](std::int64_t, std::int64_t) {};
constexpr auto nothing = [](const std::string&, const contract::BackupManifest&) {
    return Result<void>();
};

} // namespace

TEST_F(Store, ABackupOfTheRunningServerComesBackWhole) {
    const std::string paper = printedPaper();
    const std::string scan = upload(kScan);
    const auto session = server_.sessionOf(kKeeper);
    const auto started = valueOf(
        session->queryAs<contract::BackupView>(operationPath("makeBackup"), Json::object()));
    contract::BackupView backup = started;
    while (backup.state == contract::BackupState::running)
        backup = valueOf(session->getAs<contract::Rows<contract::BackupView>>(
                             operationPath("listBackups")))
                     .rows.at(0);
    ASSERT_EQ(backup.state, contract::BackupState::done) << backup.error;
    EXPECT_EQ(backup.name, started.name);
    EXPECT_EQ(backup.manifest->files, 2);

    const auto folder = server_.folder() / "county.db.backups" / backup.name;
    support::TemporaryDirectory elsewhere;
    const PublicKey key = journalKey();
    const server::RestoreTarget target{"441821", elsewhere.path() / "county.db",
                                       elsewhere.path() / "files", key};
    // Nothing has the database's name before it is noted, nor when it cannot be noted.
    const server::BackupNote full = [&](const std::string& file, const contract::BackupManifest&) {
        EXPECT_TRUE(std::filesystem::exists(file));
        EXPECT_FALSE(std::filesystem::exists(target.database));
        return Result<void>(fail(ErrorKind::unavailable, "store.full"));
    };
    EXPECT_EQ(codeOf(server::restoreBackup(folder, target, ignore, full)), "store.full");
    EXPECT_FALSE(std::filesystem::exists(target.database));
    EXPECT_FALSE(std::filesystem::exists(target.database + ".part"));
    const auto restored = valueOf(server::restoreBackup(folder, target, ignore, nothing));
    EXPECT_EQ(restored.head_seq, backup.manifest->head_seq);
    EXPECT_TRUE(std::filesystem::exists(target.database));
    EXPECT_EQ(sha256Hex(valueOf(
                  readWholeFile(elsewhere.path() / "files" / paper.substr(0, 2) / paper, 1 << 20))),
              paper);
    EXPECT_TRUE(std::filesystem::exists(elsewhere.path() / "files" / scan.substr(0, 2) / scan));
    EXPECT_EQ(codeOf(server::restoreBackup(folder, target, ignore, nothing)),
              "backup.target_exists");
    // A file that lies there already, and has rotted, is made anew.
    const auto rotten = elsewhere.path() / "files" / paper.substr(0, 2) / paper;
    valueOf(writeFileDurably(rotten, "rotten"));
    std::filesystem::remove(target.database);
    valueOf(server::restoreBackup(folder, target, ignore, nothing));
    EXPECT_EQ(sha256Hex(valueOf(readWholeFile(rotten, 1 << 20))), paper);
}

// Commands go on while the database and its files are copied: what the backup holds is one moment.
TEST_F(Store, ABackupWhileCommandsRunIsWhole) {
    const auto item = itemOf(*server_.sessionOf(kClerk), "MZ0001");
    const auto session = server_.sessionOf(kKeeper);
    const std::string scan = upload(kScan);
    int taken = 0;
    const auto takeIn = [&] {
        auto command = intakeOf(item, {.id_number = inventedIdNumber(taken++)});
        command.materials.at(1).scans = {scan};
        EXPECT_EQ(
            server_.send("POST", "/v1/cases", dumpJson(encode(command)), clerk_, server_.newId())
                .status,
            201);
    };
    takeIn();
    const auto started = valueOf(
        session->queryAs<contract::BackupView>(operationPath("makeBackup"), Json::object()));
    contract::BackupView backup = started;
    while (backup.state == contract::BackupState::running) {
        takeIn();
        backup = valueOf(session->getAs<contract::Rows<contract::BackupView>>(
                             operationPath("listBackups")))
                     .rows.at(0);
    }
    ASSERT_EQ(backup.state, contract::BackupState::done) << backup.error;
    EXPECT_GE(taken, 2) << "a command came between";
    support::TemporaryDirectory elsewhere;
    const server::RestoreTarget target{"441821", elsewhere.path() / "county.db",
                                       elsewhere.path() / "files", journalKey()};
    const auto restored = valueOf(server::restoreBackup(
        server_.folder() / "county.db.backups" / backup.name, target, ignore, nothing));
    EXPECT_EQ(restored.head_seq, backup.manifest->head_seq);
    EXPECT_EQ(restored.head_hash, backup.manifest->head_hash);
}

TEST(StoreLock, IsHeldByOneAtATime) {
    support::TemporaryDirectory folder;
    const std::string database = folder.path() / "county.db";
    {
        const auto held = server::StoreLock::take(database);
        EXPECT_TRUE(held);
        EXPECT_EQ(codeOf(server::StoreLock::take(database)), "store.locked");
        EXPECT_EQ(codeOf(server::StoreLock::take(folder.path() / "other.db")), "good");
        std::ofstream(database) << "";
        std::filesystem::create_symlink(database, folder.path() / "link.db");
        EXPECT_EQ(codeOf(server::StoreLock::take(folder.path() / "link.db")), "store.locked");
    }
    // Now the database is there, and has two names that nothing can resolve.
    {
        const auto held = server::StoreLock::take(database);
        EXPECT_TRUE(held);
        std::filesystem::create_directory(folder.path() / "elsewhere");
        const auto link = folder.path() / "elsewhere" / "county.db";
        std::filesystem::create_hard_link(database, link);
        EXPECT_EQ(codeOf(server::StoreLock::take(link)), "store.locked");
    }
    EXPECT_EQ(codeOf(server::StoreLock::take(folder.path() / "elsewhere" / "county.db")), "good");
    EXPECT_EQ(codeOf(server::StoreLock::take(database)), "good");
    EXPECT_EQ(codeOf(server::StoreLock::take(folder.path() / "none" / "county.db")),
              "file.unwritable");
}

TEST_F(Store, ADamagedBackupIsNotRestored) {
    const std::string paper = printedPaper();
    const auto session = server_.sessionOf(kKeeper);
    const std::string name =
        valueOf(session->queryAs<contract::BackupView>(operationPath("makeBackup"), Json::object()))
            .name;
    const auto all = [&] {
        return valueOf(session->getAs<contract::Rows<contract::BackupView>>(
                           operationPath("listBackups")))
            .rows;
    };
    while (all().at(0).state == contract::BackupState::running) {
    }
    const auto backups = server_.folder() / "county.db.backups";
    support::TemporaryDirectory elsewhere;
    const auto restore = [&](const std::string& county) {
        return codeOf(server::restoreBackup(
            backups / name,
            {county, elsewhere.path() / "county.db", elsewhere.path() / "files", journalKey()},
            ignore, nothing));
    };
    EXPECT_EQ(restore("441802"), "backup.county_differs");
    const auto kept = backups / "files" / paper.substr(0, 2) / paper;
    const std::string bytes = valueOf(readWholeFile(kept, documents::kBlobMaxBytes));
    valueOf(writeFileDurably(kept, "another"));
    EXPECT_EQ(restore("441821"), "blob.changed");
    EXPECT_FALSE(std::filesystem::exists(elsewhere.path() / "county.db"));
    EXPECT_FALSE(std::filesystem::exists(elsewhere.path() / "county.db.part"));
    valueOf(writeFileDurably(kept, bytes));
    const std::string database = valueOf(readWholeFile(backups / name / "county.db", 1 << 26));
    std::string changed = database;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    valueOf(writeFileDurably(backups / name / "county.db", changed));
    EXPECT_EQ(restore("441821"), "backup.damaged");
    // Nor with a manifest that says so: it is signed.
    const auto manifest_file = backups / name / "manifest.json";
    const std::string manifest = valueOf(readWholeFile(manifest_file, 1 << 16));
    Json forged = valueOf(parseJson(manifest));
    forged["database_sha256"] = sha256Hex(changed);
    valueOf(writeFileDurably(manifest_file, dumpJson(forged)));
    EXPECT_EQ(restore("441821"), "backup.damaged");
    valueOf(writeFileDurably(manifest_file, manifest));
    valueOf(writeFileDurably(backups / name / "county.db", database));
    // What lies beside the backup is not part of it, and reading changes nothing in it.
    valueOf(writeFileDurably(backups / name / "county.db-wal", "a log"));
    EXPECT_EQ(restore("441821"), "good");
    std::filesystem::remove(elsewhere.path() / "county.db");
    EXPECT_EQ(sha256Hex(valueOf(readWholeFile(backups / name / "county.db", 1 << 26))),
              sha256Hex(database));
    EXPECT_EQ(restore("441821"), "good");
}

} // namespace bianmin::api_test
