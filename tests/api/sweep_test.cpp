// What the sweep takes and what it leaves: nothing that is needed goes, and nothing that is young.
#include "server/store/blob_service.h"
#include "shared/base/system_ports.h"
#include "shared/storage/blobs/blob_folder.h"
#include "shared/storage/sql/county_services.h"
#include "tests/support/fake_clock.h"
#include "tests/support/results.h"
#include "tests/support/samples.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_database.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace bianmin::server {
namespace {

using std::chrono::hours;
using support::valueOf;

class Sweep : public testing::Test {
  protected:
    static std::string pdf(const std::string& text) { return "%PDF-1.7\n" + text + "\n%%EOF\n"; }
    // A file with its row, as an upload leaves it.
    std::string upload(const std::string& text) {
        std::string name;
        valueOf(blobs_.keep(pdf(text), [&](const documents::BlobRecord& record) {
            name = record.sha256;
            return store_.database().write(
                [&](Tx& tx) { return repositories().blobs.add(tx, record); });
        }));
        return name;
    }
    // A file whose row was never committed.
    std::string orphan(const std::string& text) { return valueOf(files_.put(pdf(text))); }
    void useInACase(const std::string& name) {
        valueOf(store_.database().write([&](Tx& tx) -> Result<void> {
            const auto subject = support::sampleCase();
            TRY(repositories().cases.add(tx, subject));
            return repositories().blobs.use(tx, name, subject.number);
        }));
    }
    void makeOlder(const std::string& name, hours age) {
        const auto file = files_.pathOf(name);
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - age);
    }
    // Once through every folder; how many files went.
    int sweepAll() {
        int gone = 0;
        for (int folder = 0; folder < documents::kBlobFolders; ++folder)
            gone += valueOf(blobs_.sweep());
        return gone;
    }
    bool isThere(const std::string& name) { return files_.get(name).has_value(); }
    bool hasRow(const std::string& name) {
        return valueOf(inRead<bool>(store_.database(), [&](ReadTx& tx) -> Result<bool> {
            return TRY(repositories().blobs.find(tx, name)).has_value();
        }));
    }
    storage::Repositories& repositories() { return store_.repositories(); }

    support::TemporaryDirectory directory_;
    support::TemporaryDatabase store_;
    // The files carry the machine's time, so the service goes by it too.
    support::FakeClock clock_{SystemClock().now()};
    support::SeededRandom random_{1};
    storage::BlobFolder files_{directory_.path() / "files"};
    storage::CountyServices services_{repositories(), "s", clock_, random_};
    BlobService blobs_{{store_.database(), repositories().blobs, files_, services_.cases, clock_}};
};

} // namespace

TEST_F(Sweep, TakesOldOrphansAndLeavesYoungOnes) {
    const std::string old = orphan("old");
    const std::string young = orphan("young");
    makeOlder(old, BlobService::kUnusedKept + hours(1));
    EXPECT_EQ(sweepAll(), 1);
    EXPECT_FALSE(isThere(old));
    EXPECT_TRUE(isThere(young));
}

TEST_F(Sweep, ForgetsAnUploadThatNoCaseTook) {
    const std::string left = upload("left");
    EXPECT_EQ(sweepAll(), 0) << "the case may still come";
    makeOlder(left, BlobService::kUnusedKept + hours(1));
    clock_.advance(BlobService::kUnusedKept + hours(1));
    const std::string young = upload("young");
    EXPECT_EQ(sweepAll(), 1);
    EXPECT_FALSE(hasRow(left));
    EXPECT_FALSE(isThere(left));
    EXPECT_TRUE(hasRow(young));
    EXPECT_TRUE(isThere(young));
}

TEST_F(Sweep, NeverTakesWhatACaseUses) {
    const std::string used = upload("used");
    useInACase(used);
    makeOlder(used, hours(24 * 365));
    clock_.advance(hours(24 * 365));
    EXPECT_EQ(sweepAll(), 0);
    EXPECT_TRUE(hasRow(used));
    EXPECT_TRUE(isThere(used));
}

TEST_F(Sweep, WaitsWhileABackupCopiesFiles) {
    const std::string old = orphan("old");
    makeOlder(old, BlobService::kUnusedKept + hours(1));
    {
        const auto held = blobs_.holdSweep();
        EXPECT_EQ(sweepAll(), 0);
        EXPECT_TRUE(isThere(old));
    }
    EXPECT_EQ(sweepAll(), 1);
}

} // namespace bianmin::server
