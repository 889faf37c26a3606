// Backup and restore under fire: each of their calls fails, finds a full disk or is the last one
// before a kill. The store that is copied is never touched, a half-made backup is none, and a
// half-restored store is none.
#include "server/store/backup.h"
#include "shared/base/files.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/storage/blobs/blob_folder.h"
#include "tests/fault/day.h"
#include "tests/fault/disturbance.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace bianmin::fault {
namespace {

namespace fs = std::filesystem;
using support::codeOf;
using support::valueOf;
using ::testing::AnyOf;
using ::testing::IsEmpty;

constexpr const char* kCounty = "441821";
constexpr int kCallsMin = 20; // of each kind that a backup or a restore makes
constexpr std::size_t kFileMaxBytes = 1 << 24;

const auto kNoProgress = [](std::int64_t, std::int64_t) {};

// Every file below a folder with the hash of its bytes. The index of a log is no content.
std::map<std::string, std::string> contentBelow(const fs::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (entry.is_regular_file() && !name.ends_with("-shm"))
            found[name] = sha256Hex(valueOf(readWholeFile(entry.path(), kFileMaxBytes)));
    }
    return found;
}

// A county after a day, with the papers that were printed; closed.
class CountyInUse {
  public:
    CountyInUse() {
        fs::create_directory(store());
        Day day(database());
        while (!day.over())
            valueOf(day.advance());
        day.close();
        acknowledged_ = day.acknowledged();
        for (const Acknowledged& command : acknowledged_) {
            if (command.operation == "recordPrint") // its hash is that of the paper's id
                valueOf(storage::BlobFolder(files()).put(command.subject));
        }
        content_ = contentBelow(store());
    }

    // Opened and closed first: a program that was killed leaves an empty log.
    void expectUntouched() {
        valueOf(storage::SqliteDatabase::open(settingsOf(database())));
        EXPECT_EQ(contentBelow(store()), content_);
    }
    // That the store holds all of this county, and the journal verifies.
    void expectWhole(const std::string& file, const fs::path& with_files) {
        storage::SqliteSettings settings = settingsOf(file);
        settings.may_make = false;
        const auto opened = valueOf(storage::SqliteDatabase::open(settings));
        Hall hall(*opened, clock_, random_);
        EXPECT_EQ(codeOf(hall.verifyJournal()), "good");
        StoreAudit audit(file, kStream);
        EXPECT_THAT(audit.everything(acknowledged_), IsEmpty());
        for (const auto& [name, hash] : content_) {
            if (name.starts_with("files/")) {
                EXPECT_EQ(codeOf(storage::BlobFolder(with_files).get(hash)), "good");
            }
        }
    }

    Result<void> backUp(const fs::path& folder, Instant at, Disturbance& disturbance) {
        auto opened = TRY(storage::SqliteDatabase::open(settingsOf(database())));
        const storage::BlobFolder from(files());
        disturbance.arm();
        TRY(server::writeBackup({*opened, from, kCounty, kStream, clock_, key_}, folder, at,
                                kNoProgress));
        return {};
    }
    Result<void> restore(const fs::path& backup, const fs::path& folder) {
        const server::RestoreTarget target{kCounty, (folder / "county.db").string(),
                                           folder / "files", key_.publicKey()};
        TRY(server::restoreBackup(backup, target, kNoProgress,
                                  [this](const auto& file, const auto&) { return note(file); }));
        return {};
    }

    [[nodiscard]] Instant now() const { return clock_.now(); }
    // Entries of this kind in the journal of a store.
    static int entries(const std::string& file, const std::string& kind) {
        const auto connection =
            valueOf(storage::SqliteConnection::open(file, storage::OpenMode::read_only));
        const auto rows =
            valueOf(connection->query("SELECT 1 FROM journal_entry WHERE kind = ?", {kind}));
        int count = 0;
        while (valueOf(rows->next()))
            ++count;
        return count;
    }

  private:
    [[nodiscard]] fs::path store() const { return directory_.path() / "store"; }
    [[nodiscard]] std::string database() const { return store() / "county.db"; }
    [[nodiscard]] fs::path files() const { return store() / "files"; }

    // As the server does: what was restored stands in the journal before the store has its name.
    Result<void> note(const std::string& file) {
        const auto opened = TRY(storage::SqliteDatabase::open(settingsOf(file)));
        storage::Repositories repositories;
        storage::CountyServices services(repositories, kStream, clock_, random_);
        return opened->write([&](Tx& tx) {
            return services.journal.record(
                tx, {}, {"store.restored", "store:" + std::string(kStream), Json::object(), {}});
        });
    }

    const support::TemporaryDirectory directory_;
    const support::FakeClock clock_;
    support::SeededRandom random_;
    const SigningKey key_ = SigningKey::generate();
    std::vector<Acknowledged> acknowledged_;
    std::map<std::string, std::string> content_; // of the closed store and its files
};

class BackupUnderFire : public ::testing::TestWithParam<Fault> {
  protected:
    BackupUnderFire() {
        FaultyVfs::instance(); // before any store is opened
        setLogLevel(LogLevel::error);
        county_.emplace();
    }
    // Runs `trial` for every N from 1 on until it does not come to its Nth call.
    static void loop(const std::function<bool(int)>& trial) {
        int nth = 1;
        for (;; ++nth) {
            SCOPED_TRACE("call " + std::to_string(nth));
            if (!trial(nth) || HasFailure())
                break;
        }
        EXPECT_GT(nth, kCallsMin);
    }
    // Nobody may be told that the store is broken when the disk is.
    static void expectDiskAtFault(const Disturbed& done) {
        if (done.struck && !done.killed && !done.answer) {
            EXPECT_EQ(done.answer.error().kind, ErrorKind::unavailable)
                << done.answer.error().code << " " << done.answer.error().detail;
        }
        if (done.struck && GetParam() == Fault::engine_full) {
            EXPECT_EQ(codeOf(done.answer), "store.full");
        }
    }
    [[nodiscard]] fs::path backup(const fs::path& folder) const {
        return folder / fileStamp(county_->now());
    }
    Result<void> backUpUndisturbed(const fs::path& folder, Instant at) {
        Disturbance none(Fault::engine_refuses, 0);
        return county_->backUp(folder, at, none);
    }

    std::optional<CountyInUse> county_;
};

TEST_P(BackupUnderFire, LeavesTheStoreAndNoHalfBackup) {
    loop([this](int nth) {
        const support::TemporaryDirectory directory;
        const fs::path folder = directory.path() / "backups";
        const Disturbed done = disturbed(GetParam(), nth, [&](Disturbance& disturbance) {
            return county_->backUp(folder, county_->now(), disturbance);
        });
        expectDiskAtFault(done);
        county_->expectUntouched();
        const fs::path restored = directory.path() / "restored";
        fs::create_directory(restored);
        const std::string code = codeOf(county_->restore(backup(folder), restored));
        if (done.killed) {
            EXPECT_THAT(code, AnyOf("backup.incomplete", "good"));
        } else if (!done.answer) {
            EXPECT_FALSE(fs::exists(backup(folder)));
            EXPECT_EQ(code, "backup.incomplete");
        } else {
            EXPECT_EQ(code, "good");
        }
        EXPECT_EQ(fs::exists(restored / "county.db"), code == "good");
        // The next one is made beside what was left.
        const Instant later = county_->now() + std::chrono::seconds(1);
        valueOf(backUpUndisturbed(folder, later));
        if (done.killed) {
            const fs::path next = directory.path() / "next";
            fs::create_directory(next);
            valueOf(county_->restore(folder / fileStamp(later), next));
            county_->expectWhole(next / "county.db", next / "files");
        }
        return done.struck;
    });
}

TEST_P(BackupUnderFire, ARestoreIsWholeOrNone) {
    const support::TemporaryDirectory backups;
    valueOf(backUpUndisturbed(backups.path(), county_->now()));
    const auto content = contentBelow(backups.path());
    loop([&](int nth) {
        const support::TemporaryDirectory directory;
        const std::string database = directory.path() / "county.db";
        const Disturbed done = disturbed(GetParam(), nth, [&](Disturbance& disturbance) {
            disturbance.arm();
            return county_->restore(backup(backups.path()), directory.path());
        });
        expectDiskAtFault(done);
        EXPECT_EQ(contentBelow(backups.path()), content);
        if (!done.killed) {
            EXPECT_EQ(fs::exists(database), done.answer.has_value());
            EXPECT_FALSE(fs::exists(database + ".part"));
        }
        if (fs::exists(database)) {
            EXPECT_EQ(codeOf(county_->restore(backup(backups.path()), directory.path())),
                      "backup.target_exists");
            county_->expectWhole(database, directory.path() / "files");
        } else {
            storage::SqliteSettings server = settingsOf(database);
            server.may_make = false;
            EXPECT_EQ(codeOf(storage::SqliteDatabase::open(server)), "store.missing");
            valueOf(county_->restore(backup(backups.path()), directory.path()));
        }
        EXPECT_EQ(CountyInUse::entries(database, "store.restored"), 1);
        return done.struck;
    });
}

INSTANTIATE_TEST_SUITE_P(Every, BackupUnderFire, ::testing::ValuesIn(kFaults),
                         [](const auto& fault) { return nameOf(fault.param); });

} // namespace
} // namespace bianmin::fault
