// The whole of `bianmin-server --restore` under fire, with the signed heads: whatever it comes to,
// after the next restore and a start the journal verifies, against heads of its own, and says what
// was lost and no more.
#include "server/journal/head_file.h"
#include "server/journal/journal_key.h"
#include "shared/base/files.h"
#include "shared/storage/blobs/blob_folder.h"
#include "tests/api/api_server.h"
#include "tests/fault/day.h"
#include "tests/fault/disturbance.h"

#include <gtest/gtest.h>

namespace bianmin::fault {
namespace {

namespace fs = std::filesystem;
using server::Application;
using server::HeadFile;
using support::valueOf;

constexpr const char* kCountyCode = "441821";
constexpr int kRestoreCallsMin = 8; // of each kind
// The engine's calls are many, and BackupUnderFire disturbs each of them.
constexpr int kEngineStride = 4;

// A county with a backup. Its database will be lost, its key and its heads stay.
class RestoreOfCounty : public ::testing::Test {
  protected:
    RestoreOfCounty() {
        FaultyVfs::instance(); // before any store is opened
        setLogLevel(LogLevel::error);
        fs::create_directory(home());
        initialize();
        const auto database = open(home());
        const storage::BlobFolder files(home() / "county.db.files");
        const auto made = valueOf(server::writeBackup(
            {*database, files, kCountyCode, kStream, clock_, keyIn(home())}, backup().parent_path(),
            clock_.now(), [](std::int64_t, std::int64_t) {}));
        signed_seq_ = made.head_seq;
        clock_.advance(std::chrono::hours(1));
    }
    void initialize() {
        const auto county = valueOf(server::parseCountyFile(api_test::fixtureCounty()));
        const auto application = valueOf(Application::create(configOf(home()), clock_, random_,
                                                             Application::Store::new_or_existing));
        valueOf(application->initializeCounty(county, api_test::kPassword));
    }
    // Entries after the backup, for which a head vouches.
    void workAndSign() { signed_seq_ = sign(home(), HeadFile(headsIn(home()))); }
    // Where the journal of a folder then ends.
    std::int64_t sign(const fs::path& folder, HeadFile log) {
        const auto database = open(folder);
        storage::Repositories repositories;
        storage::CountyServices services(repositories, kStream, clock_, random_);
        for (int entry = 0; entry < 3; ++entry) {
            valueOf(database->write([&](Tx& tx) {
                return services.journal.record(tx, {},
                                               {"case.noted", "case:1", Json::object(), {}});
            }));
        }
        journal::HeadService heads({*database, repositories.journal, log, clock_}, kStream,
                                   keyIn(folder));
        valueOf(heads.sign());
        return valueOf(heads.signedUpTo());
    }

    Result<void> restore(const fs::path& folder) {
        TRY(Application::restore(configOf(folder), backup(), clock_, random_));
        return {};
    }
    void start(const fs::path& folder) {
        valueOf(valueOf(Application::create(configOf(folder), clock_, random_))->listen());
    }
    void expectWhole(const fs::path& folder) {
        const auto database = open(folder);
        const auto report = valueOf(Hall(*database, clock_, random_).verifyJournal());
        EXPECT_EQ(report.heads_missing, 0) << "they were never gone";
        storage::Repositories repositories;
        HeadFile log(headsIn(folder));
        journal::HeadService heads({*database, repositories.journal, log, clock_}, kStream,
                                   keyIn(folder));
        EXPECT_EQ(support::codeOf(heads.checkLast()), "good");
        const auto newest = valueOf(inRead<std::optional<journal::Entry>>(
            *database, [&](ReadTx& tx) -> Result<std::optional<journal::Entry>> {
                return repositories.journal.newest(tx, "store:" + std::string(kStream), "");
            }));
        ASSERT_TRUE(newest);
        EXPECT_EQ(newest->kind, "store.restored");
        EXPECT_EQ(newest->seq, report.entries);
        EXPECT_EQ(valueOf(journal::payloadOf(*newest)).at("signed_seq"), signed_seq_);
        const auto signed_last = valueOf(journal::parseHeadLine(valueOf(log.last())->text));
        EXPECT_EQ(signed_last.seq, report.entries);
    }

    static std::string databaseIn(const fs::path& folder) { return folder / "county.db"; }
    static fs::path headsIn(const fs::path& folder) { return folder / "county.db.heads"; }
    static SigningKey keyIn(const fs::path& folder) {
        return valueOf(server::openJournalKey(folder / "journal.key"));
    }
    static std::unique_ptr<storage::SqliteDatabase> open(const fs::path& folder) {
        return valueOf(storage::SqliteDatabase::open(settingsOf(databaseIn(folder))));
    }
    static std::ptrdiff_t headFiles(const fs::path& folder) {
        return std::distance(fs::directory_iterator(headsIn(folder)), fs::directory_iterator());
    }
    [[nodiscard]] fs::path home() const { return directory_.path() / "home"; }
    [[nodiscard]] fs::path backup() const { return directory_.path() / "backups" / stamp_; }
    [[nodiscard]] server::ServerConfig configOf(const fs::path& folder) const {
        server::ServerConfig config;
        config.county = kCountyCode;
        config.database = databaseIn(folder);
        config.listen.address = "127.0.0.1";
        config.listen.port = 0;
        config.listen.certificate_file = certificates_.certificate;
        config.listen.key_file = certificates_.key;
        config.password_hash = {.memory_kib = 8, .passes = 1, .lanes = 1};
        return config;
    }

    const support::TemporaryDirectory directory_;
    const api_test::Certificates certificates_{directory_.path()};
    support::FakeClock clock_;
    support::SeededRandom random_;
    const std::string stamp_ = fileStamp(clock_.now());
    std::int64_t signed_seq_ = 0;
};

class RestoreUnderFire : public RestoreOfCounty, public ::testing::WithParamInterface<Fault> {
  protected:
    // Calls of a restore go wrong, one each time; then comes another one, where it is not done.
    void restoreUnderFire(const std::function<void(const fs::path&)>& expect) {
        int nth = 1;
        const bool of_files = GetParam() == Fault::files_full || GetParam() == Fault::files_killed;
        for (bool struck = true; struck && !HasFailure(); nth += of_files ? 1 : kEngineStride) {
            SCOPED_TRACE("call " + std::to_string(nth));
            const fs::path folder = directory_.path() / std::to_string(nth);
            fs::create_directory(folder);
            for (const char* kept : {"journal.key", "journal.pub", "county.db.heads"})
                fs::copy(home() / kept, folder / kept, fs::copy_options::recursive);
            const Disturbed done = disturbed(GetParam(), nth, [&](Disturbance& disturbance) {
                disturbance.arm();
                return restore(folder);
            });
            struck = done.struck;
            if (!done.killed) {
                EXPECT_EQ(fs::exists(databaseIn(folder)), done.answer.has_value());
            }
            if (!fs::exists(databaseIn(folder)))
                valueOf(restore(folder));
            start(folder);
            expect(folder);
            fs::remove_all(folder);
        }
        EXPECT_GT(nth, kRestoreCallsMin);
    }
};

TEST_P(RestoreUnderFire, OfAnOlderBackupTellsWhatWasLost) {
    workAndSign();
    restoreUnderFire([this](const fs::path& folder) {
        expectWhole(folder);
        EXPECT_EQ(headFiles(folder), 2) << "one set aside, one begun";
        const auto aside = valueOf(HeadFile(headsIn(folder)).lastSetAside());
        ASSERT_TRUE(aside);
        EXPECT_EQ(valueOf(journal::parseHeadLine(aside->text)).seq, signed_seq_);
    });
}

using RestoreOfLatestUnderFire = RestoreUnderFire;

TEST_P(RestoreOfLatestUnderFire, TellsThatNothingWasLost) {
    restoreUnderFire([this](const fs::path& folder) {
        expectWhole(folder);
        EXPECT_EQ(headFiles(folder), 1) << "nothing contradicts the heads";
    });
}

// Heads make way for the journal that a restore has signed, and for no other one.
TEST_F(RestoreOfCounty, ThatWasGivenUpLeavesTheHeadsAsTheyAre) {
    workAndSign();
    const fs::path given_up = directory_.path() / "given_up";
    fs::create_directory(given_up);
    for (const char* kept : {"county.db", "journal.key", "journal.pub"})
        fs::copy(home() / kept, given_up / kept);
    sign(given_up, HeadFile::ofRestore(headsIn(home())));
    // Without the program, and without an entry of it.
    fs::copy_file(backup() / "county.db", databaseIn(home()), fs::copy_options::overwrite_existing);
    start(home());
    EXPECT_EQ(headFiles(home()), 1);
    const auto last = valueOf(HeadFile(headsIn(home())).last());
    EXPECT_EQ(valueOf(journal::parseHeadLine(last->text)).seq, signed_seq_);
}

INSTANTIATE_TEST_SUITE_P(Every, RestoreUnderFire,
                         ::testing::Values(Fault::engine_full, Fault::engine_killed,
                                           Fault::files_full, Fault::files_killed),
                         [](const auto& fault) { return nameOf(fault.param); });
// What the heads come to is a matter of files.
INSTANTIATE_TEST_SUITE_P(Every, RestoreOfLatestUnderFire,
                         ::testing::Values(Fault::files_full, Fault::files_killed),
                         [](const auto& fault) { return nameOf(fault.param); });

} // namespace
} // namespace bianmin::fault
