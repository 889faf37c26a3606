// The sweep under fire: whatever fails, it takes nothing that a case needs or that is young, and
// the next one takes what was left.
#include "server/store/blob_service.h"
#include "shared/base/log.h"
#include "shared/base/system_ports.h"
#include "shared/storage/blobs/blob_folder.h"
#include "tests/fault/day.h"
#include "tests/fault/disturbance.h"
#include "tests/fault/store_audit.h"
#include "tests/support/results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::fault {
namespace {

namespace fs = std::filesystem;
using server::BlobService;
using support::codeOf;
using support::valueOf;
using ::testing::IsEmpty;

constexpr std::chrono::hours kLongAgo{24 * 30};

// Files of which the Nth call that a sweep makes fails; none where N is 0.
class FailingFiles final : public documents::BlobFiles {
  public:
    FailingFiles(const fs::path& folder, int nth)
        : files_(folder)
        , nth_(nth) {}
    Result<std::string> put(std::string_view bytes) override { return files_.put(bytes); }
    [[nodiscard]] Result<std::string> get(const std::string& name) const override {
        return files_.get(name);
    }
    Result<void> remove(const std::string& name) override {
        TRY(pass());
        return files_.remove(name);
    }
    [[nodiscard]] Result<std::vector<std::string>> names(int folder,
                                                         Instant before) const override {
        auto found = files_.names(folder, before);
        if (found && !found->empty()) // the others are all alike
            TRY(pass());
        return found;
    }
    [[nodiscard]] bool struck() const { return nth_ > 0 && calls_ >= nth_; }

  private:
    Result<void> pass() const {
        if (++calls_ == nth_)
            return fail(ErrorKind::unavailable, "store.failed", {}, "the disk is at fault");
        return {};
    }

    storage::BlobFolder files_;
    const int nth_;
    mutable int calls_ = 0;
};

// A store after a day with the papers that its cases use, an old scan that no case took, an old
// file without a row, and a young one.
class LitteredStore {
  public:
    explicit LitteredStore(const Day& day)
        : path_((directory_.path() / "county.db").string())
        , acknowledged_(day.acknowledged()) {
        fs::copy_file(day.path(), path_);
        for (const Acknowledged& command : acknowledged_) {
            if (command.operation == "recordPrint") // its hash is that of the paper's id
                used_.push_back(put(command.subject, kLongAgo));
        }
        left_ = put("%PDF-1.7 a scan %%EOF", kLongAgo);
        orphan_ = put("%PDF-1.7 an orphan %%EOF", kLongAgo);
        young_ = put("%PDF-1.7 a young orphan %%EOF", std::chrono::hours(0));
        const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        storage::Repositories repositories;
        valueOf(database->write([&](Tx& tx) {
            return repositories.blobs.add(
                tx, {left_, 1, documents::MediaType::pdf, clock_.now() - kLongAgo});
        }));
    }

    // Every folder once, whatever fails in between, as the server's job does; the first error.
    Result<void> sweep(documents::BlobFiles& files, Disturbance& disturbance) {
        const auto database = TRY(storage::SqliteDatabase::open(settingsOf(path_)));
        storage::Repositories repositories;
        storage::CountyServices services(repositories, kStream, clock_, random_);
        BlobService blobs({*database, repositories.blobs, files, services.cases, clock_});
        disturbance.arm();
        Result<void> first;
        for (int folder = 0; folder < documents::kBlobFolders; ++folder) {
            const auto swept = blobs.sweep();
            if (!swept && first)
                first = tl::unexpected(swept.error());
        }
        return first;
    }
    Result<void> sweepUndisturbed() {
        FailingFiles files(folder(), 0);
        Disturbance none(Fault::engine_refuses, 0);
        return sweep(files, none);
    }

    void expectNothingNeededGone() {
        for (const std::string& name : used_)
            EXPECT_EQ(codeOf(files_.get(name)), "good");
        EXPECT_EQ(codeOf(files_.get(young_)), "good");
        valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
        StoreAudit audit(path_, kStream);
        EXPECT_THAT(audit.everything(acknowledged_), IsEmpty());
    }
    void expectSwept() {
        EXPECT_EQ(codeOf(files_.get(left_)), "blob.missing");
        EXPECT_EQ(codeOf(files_.get(orphan_)), "blob.missing");
    }
    [[nodiscard]] fs::path folder() const { return directory_.path() / "files"; }

  private:
    std::string put(const std::string& bytes, std::chrono::hours age) {
        std::string name = valueOf(files_.put(bytes));
        const auto file = files_.pathOf(name);
        fs::last_write_time(file, fs::last_write_time(file) - age);
        return name;
    }

    const support::TemporaryDirectory directory_;
    const std::string path_;
    const std::vector<Acknowledged> acknowledged_;
    // The files carry the machine's time, so the sweep goes by it too.
    const support::FakeClock clock_{SystemClock().now()};
    support::SeededRandom random_;
    storage::BlobFolder files_{folder()};
    std::vector<std::string> used_;
    std::string left_;
    std::string orphan_;
    std::string young_;
};

class SweepUnderFire : public ::testing::Test {
  protected:
    SweepUnderFire() {
        FaultyVfs::instance(); // before any store is opened
        setLogLevel(LogLevel::error);
        day_.emplace((directory_.path() / "day.db").string());
        while (!day_->over())
            valueOf(day_->advance());
        day_->close();
    }
    // Runs a sweep that fails, then one that does not; false when the first one did not either.
    bool sweepTwice(Fault fault, int nth, int nth_file) {
        SCOPED_TRACE("call " + std::to_string(nth + nth_file));
        LitteredStore store(*day_);
        FailingFiles files(store.folder(), nth_file);
        const Disturbed done = disturbed(
            fault, nth, [&](Disturbance& disturbance) { return store.sweep(files, disturbance); });
        if (!done.answer) {
            EXPECT_EQ(done.answer.error().kind, ErrorKind::unavailable)
                << done.answer.error().code << " " << done.answer.error().detail;
        }
        store.expectNothingNeededGone();
        EXPECT_EQ(codeOf(store.sweepUndisturbed()), "good");
        store.expectNothingNeededGone();
        store.expectSwept();
        return done.struck || files.struck();
    }

    support::TemporaryDirectory directory_;
    std::optional<Day> day_;
};

class SweepOfAStoreUnderFire : public SweepUnderFire,
                               public ::testing::WithParamInterface<Fault> {};

TEST_P(SweepOfAStoreUnderFire, TakesNothingThatIsNeeded) {
    int nth = 1;
    while (sweepTwice(GetParam(), nth, 0) && !HasFailure())
        ++nth;
    EXPECT_GT(nth, 3);
}

INSTANTIATE_TEST_SUITE_P(Every, SweepOfAStoreUnderFire,
                         ::testing::Values(Fault::engine_refuses, Fault::engine_full,
                                           Fault::engine_killed),
                         [](const auto& fault) { return nameOf(fault.param); });

TEST_F(SweepUnderFire, OfFilesTakesNothingThatIsNeeded) {
    int nth_file = 1;
    while (sweepTwice(Fault::engine_refuses, 0, nth_file) && !HasFailure())
        ++nth_file;
    EXPECT_GT(nth_file, 4); // the names of several folders, two removals
}

} // namespace
} // namespace bianmin::fault
