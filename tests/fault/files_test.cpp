// Files under fire: every system call of a durable write fails once, in every way, and what lies on
// the disk is the old or the new content, never a torn one, and nothing beside it.
#include "shared/base/files.h"
#include "shared/storage/blobs/blob_folder.h"
#include "tests/fault/failing_calls.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <sys/stat.h>

namespace bianmin::fault {
namespace {

namespace fs = std::filesystem;
using support::codeOf;
using ::testing::AnyOf;
using ::testing::ElementsAre;

constexpr int kCallsMax = 64; // far more than any of these makes
const std::string kOld(3000, 'o');
const std::string kNew(200'000, 'n');

std::string contentOf(const fs::path& file) {
    const auto bytes = readWholeFile(file, 1 << 20);
    return bytes ? *bytes : "";
}

// One way to write a file in a fresh folder.
struct Act {
    const char* name;
    const char* file; // relative; what the act writes
    bool is_old_there;
    Result<void> (*run)(const fs::path& folder);
    bool appends = false;
};

void PrintTo(const Act& act, std::ostream* out) {
    *out << act.name;
}

const Act kActs[] = {
    {"Overwrite", "a.txt", true,
     [](const fs::path& folder) { return writeFileDurably(folder / "a.txt", kNew); }},
    {"WriteInNewFolders", "x/y/a.txt", false,
     [](const fs::path& folder) { return writeFileDurably(folder / "x" / "y" / "a.txt", kNew); }},
    {"Rename", "a.txt", true,
     [](const fs::path& folder) { return renameDurably(folder / "new.txt", folder / "a.txt"); }},
    {"Append", "a.txt", true,
     [](const fs::path& folder) { return appendFileDurably(folder / "a.txt", kNew); }, true},
    {"AppendToNoFile", "x/a.txt", false,
     [](const fs::path& folder) { return appendFileDurably(folder / "x" / "a.txt", kNew); }, true},
    {"Blob", "", false, [](const fs::path& folder) -> Result<void> {
         TRY(storage::BlobFolder(folder / "blobs").put(kNew));
         return {};
     }}};

class FilesUnderFire : public ::testing::TestWithParam<Act> {
  protected:
    // Runs the act in a fresh folder with its nth call failing; false when it did not come so far.
    bool failNth(int nth, Failure failure) {
        const Act& act = GetParam();
        SCOPED_TRACE("call " + std::to_string(nth));
        const support::TemporaryDirectory directory;
        const fs::path& folder = directory.path();
        const bool renames = fs::path(act.name) == "Rename";
        if (act.is_old_there)
            support::valueOf(writeFileDurably(folder / act.file, kOld));
        if (renames)
            support::valueOf(writeFileDurably(folder / "new.txt", kNew));
        bool failed = false;
        std::string code;
        {
            const FailingCalls calls(nth, failure);
            code = codeOf(act.run(folder));
            failed = calls.failed();
        }
        if (!failed || failure == Failure::interrupted) {
            EXPECT_EQ(code, "good");
            EXPECT_EQ(contentOf(written(folder)), whole());
            return failed;
        }
        EXPECT_THAT(code, AnyOf("file.unwritable", "file.disk_full", "store.failed", "store.full"));
        expectNothingTorn(folder);
        if (!renames || fs::exists(folder / "new.txt")) {
            EXPECT_EQ(codeOf(act.run(folder)), "good") << "again, when the disk is well";
        }
        return true;
    }

    [[nodiscard]] static std::string whole() {
        return GetParam().appends && GetParam().is_old_there ? kOld + kNew : kNew;
    }
    // Where the act's file lies; the name of a blob is its hash.
    static fs::path written(const fs::path& folder) {
        if (*GetParam().file != '\0')
            return folder / GetParam().file;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file())
                return entry.path();
        }
        return folder / "none";
    }
    static void expectNothingTorn(const fs::path& folder) {
        const std::string old = GetParam().is_old_there ? kOld : "";
        const std::string found = contentOf(written(folder));
        if (GetParam().appends) { // a part of the new bytes may be there: the old ones must
            EXPECT_TRUE(found.starts_with(old) && (old + kNew).starts_with(found));
        } else {
            EXPECT_TRUE(found == old || found == kNew) << found.size() << " bytes";
        }
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            EXPECT_NE(entry.path().extension(), ".part") << entry.path();
    }
};

} // namespace

TEST_P(FilesUnderFire, EveryCallMayFail) {
    for (const Failure failure : {Failure::disk_full, Failure::torn}) {
        int nth = 1;
        while (failNth(nth, failure)) {
            ASSERT_LT(++nth, kCallsMax);
            ASSERT_FALSE(HasFailure());
        }
        EXPECT_GT(nth, 2) << "calls were made at all";
    }
}

TEST_P(FilesUnderFire, AnInterruptedWriteGoesOn) {
    for (int nth = 1; nth < kCallsMax; ++nth)
        failNth(nth, Failure::interrupted);
}

INSTANTIATE_TEST_SUITE_P(Every, FilesUnderFire, ::testing::ValuesIn(kActs),
                         [](const auto& act) { return std::string(act.param.name); });

// A file must be on the disk before it gets its name, and its name before anybody is told: a power
// cut between any two calls then leaves the old or the new file.
class DurableFiles : public ::testing::Test {
  protected:
    // What leads to the folder is on the disk already.
    DurableFiles() { support::valueOf(writeFileDurably(directory.path() / "first.txt", kOld)); }
    const support::TemporaryDirectory directory;
};

TEST_F(DurableFiles, ReachTheDiskBeforeTheirNameAndTheirNameBeforeTheAnswer) {
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(writeFileDurably(directory.path() / "a.txt", kNew));
    EXPECT_THAT(calls.calls(), ElementsAre("open", "write", "fsync file", "close", "rename", "open",
                                           "fsync folder"));
}

TEST_F(DurableFiles, AppendedBytesAndANewNameReachTheDisk) {
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(appendFileDurably(directory.path() / "a.txt", kNew));
    EXPECT_THAT(calls.calls(),
                ElementsAre("open", "write", "fsync file", "close", "open", "fsync folder"));
}

TEST_F(DurableFiles, ANewFolderReachesTheDiskInItsOwn) {
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(writeFileDurably(directory.path() / "x" / "a.txt", kNew));
    EXPECT_THAT(calls.calls(), ElementsAre("open", "fsync folder", "open", "write", "fsync file",
                                           "close", "rename", "open", "fsync folder"));
}

// The folder is there after the first attempt, and the second must not take it for durable.
TEST_F(DurableFiles, AFolderWhoseFlushFailedIsFlushedNextTime) {
    const auto file = directory.path() / "x" / "a.txt";
    {
        const FailingCalls calls(2, Failure::disk_full);
        EXPECT_EQ(codeOf(writeFileDurably(file, kNew)), "file.disk_full");
        EXPECT_THAT(calls.calls(), ElementsAre("open", "fsync folder"));
    }
    ASSERT_TRUE(fs::exists(directory.path() / "x"));
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(writeFileDurably(file, kNew));
    EXPECT_THAT(calls.calls(), ElementsAre("open", "fsync folder", "open", "write", "fsync file",
                                           "close", "rename", "open", "fsync folder"));
}

TEST_F(DurableFiles, ANameWhoseFlushFailedIsFlushedWithTheNextBytes) {
    const auto file = directory.path() / "a.txt";
    {
        const FailingCalls calls(6, Failure::disk_full);
        EXPECT_EQ(codeOf(appendFileDurably(file, kOld)), "file.disk_full");
        EXPECT_EQ(calls.calls().back(), "fsync folder");
    }
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(appendFileDurably(file, kNew));
    EXPECT_EQ(calls.calls().back(), "fsync folder");
}

TEST_F(DurableFiles, AFolderThatWasTakenAwayIsMadeAndFlushedAgain) {
    const auto file = directory.path() / "x" / "a.txt";
    support::valueOf(writeFileDurably(file, kOld));
    fs::remove_all(directory.path() / "x");
    const FailingCalls calls(0, Failure::disk_full);
    support::valueOf(writeFileDurably(file, kNew));
    EXPECT_EQ(contentOf(file), kNew);
    EXPECT_EQ(calls.calls().size(), 9U) << "two flushes of folders";
}

// For whoever else uses them they must stay what they are.
TEST_F(DurableFiles, TakeTheNameOfNoDeviceLinkOrFolder) {
    const auto link = directory.path() / "link";
    fs::create_symlink("first.txt", link);
    const auto queue = directory.path() / "queue";
    ASSERT_EQ(::mkfifo(queue.c_str(), 0600), 0);
    for (const fs::path& place : {link, queue, directory.path(), fs::path("/dev/null")}) {
        EXPECT_EQ(codeOf(writeFileDurably(place, kNew)), "file.not_regular") << place;
        EXPECT_EQ(codeOf(requireWritable(place)), "file.not_regular") << place;
    }
    EXPECT_EQ(codeOf(renameDurably(directory.path() / "first.txt", link)), "file.not_regular");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_TRUE(fs::is_fifo(queue));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    EXPECT_EQ(contentOf(directory.path() / "first.txt"), kOld);
}

TEST_F(DurableFiles, AreKnownToBeWritableWithoutATrace) {
    const auto file = directory.path() / "a.txt";
    support::valueOf(requireWritable(file));
    EXPECT_FALSE(fs::exists(file));
    EXPECT_EQ(codeOf(requireWritable(directory.path() / "first.txt" / "a.txt")), "file.unwritable");
    EXPECT_EQ(std::distance(fs::directory_iterator(directory.path()), {}), 1) << "first.txt";
}

} // namespace bianmin::fault
