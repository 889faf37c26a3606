// Files of cases: their rows on every engine, their bytes in a folder.
#include "shared/base/files.h"
#include "shared/base/hash.h"
#include "shared/storage/blobs/blob_folder.h"
#include "tests/contract/storage/store_test.h"
#include "tests/support/temporary_directory.h"

namespace bianmin::storage {
namespace {

using documents::BlobRecord;
using documents::MediaType;
using std::chrono::hours;
using support::codeOf;
using support::valueOf;

class BlobRepositoryTest : public StoreTest {
  protected:
    BlobRecord put(char digit, Instant at) {
        const BlobRecord record{std::string(64, digit), 17, MediaType::png, at};
        valueOf(write([&](Tx& tx) { return repositories().blobs.add(tx, record); }));
        return record;
    }
    std::optional<BlobRecord> find(const std::string& name) {
        return read<std::optional<BlobRecord>>(
            [&](ReadTx& tx) { return repositories().blobs.find(tx, name); });
    }
    std::vector<std::string> forget(Instant before, std::size_t limit = 10) {
        return valueOf(write<std::vector<std::string>>(
            [&](Tx& tx) { return repositories().blobs.forgetUnused(tx, before, limit); }));
    }
    Result<void> use(const std::string& name, const CaseNumber& number) {
        return write([&](Tx& tx) { return repositories().blobs.use(tx, name, number); });
    }
    CaseNumber addCase() {
        const auto subject = support::sampleCase();
        valueOf(write<std::string>([&](Tx& tx) { return repositories().cases.add(tx, subject); }));
        return subject.number;
    }

    const Instant monday_ = valueOf(parseInstant("2026-03-02T01:00:00Z"));
};

} // namespace

TEST_P(BlobRepositoryTest, KeepsWhatIsKnownOfAFile) {
    const BlobRecord record = put('a', monday_);
    EXPECT_EQ(find(record.sha256), record);
    EXPECT_FALSE(find(std::string(64, 'b')));
}

TEST_P(BlobRepositoryTest, ASecondUploadStartsTheTimeAgain) {
    put('a', monday_);
    const BlobRecord again = put('a', monday_ + hours(30));
    EXPECT_EQ(find(again.sha256)->stored_at, again.stored_at);
    EXPECT_TRUE(forget(monday_ + hours(29)).empty());
}

TEST_P(BlobRepositoryTest, ForgetsOldFilesThatNoCaseUsesAFewAtATime) {
    const CaseNumber number = addCase();
    const std::string used = put('a', monday_).sha256;
    put('b', monday_);
    put('c', monday_ + hours(1));
    const std::string young = put('d', monday_ + hours(40)).sha256;
    valueOf(use(used, number));
    EXPECT_EQ(forget(monday_ + hours(20), 1), (std::vector<std::string>{std::string(64, 'b')}));
    EXPECT_EQ(forget(monday_ + hours(20)), (std::vector<std::string>{std::string(64, 'c')}));
    EXPECT_TRUE(find(used) && find(young));
    EXPECT_FALSE(find(std::string(64, 'b')));
}

TEST_P(BlobRepositoryTest, KnowsTheCasesThatUseAFile) {
    const CaseNumber number = addCase();
    const std::string name = put('a', monday_).sha256;
    valueOf(use(name, number));
    valueOf(use(name, number));
    EXPECT_EQ(read<std::vector<CaseNumber>>(
                  [&](ReadTx& tx) { return repositories().blobs.usedBy(tx, name, 10); }),
              std::vector<CaseNumber>{number});
    EXPECT_EQ(codeOf(use(std::string(64, 'f'), number)), "blob.unknown");
}

TEST_P(BlobRepositoryTest, PagesByName) {
    for (const char digit : {'3', '1', '2'})
        put(digit, monday_);
    const auto page = [&](const std::string& after) {
        return read<std::vector<BlobRecord>>(
            [&](ReadTx& tx) { return repositories().blobs.page(tx, after, 2); });
    };
    EXPECT_EQ(page("").size(), 2U);
    EXPECT_EQ(page("").at(1).sha256, std::string(64, '2'));
    EXPECT_EQ(page(std::string(64, '2')).at(0).sha256, std::string(64, '3'));
    EXPECT_EQ(read<std::int64_t>([&](ReadTx& tx) { return repositories().blobs.count(tx); }), 3);
}

BIANMIN_ON_EVERY_ENGINE(BlobRepositoryTest);

namespace {

struct BlobFolderTest : ::testing::Test {
    support::TemporaryDirectory directory;
    BlobFolder files{directory.path() / "files"};
};

} // namespace

TEST_F(BlobFolderTest, GivesBackWhatItsNameSays) {
    const std::string name = valueOf(files.put("bytes"));
    EXPECT_EQ(name, sha256Hex("bytes"));
    EXPECT_EQ(valueOf(files.get(name)), "bytes");
    EXPECT_EQ(valueOf(files.put("bytes")), name);
}

TEST_F(BlobFolderTest, FindsAMissingAndAChangedFile) {
    const std::string name = valueOf(files.put("bytes"));
    valueOf(writeFileDurably(files.pathOf(name), "other"));
    EXPECT_EQ(codeOf(files.get(name)), "blob.changed");
    valueOf(files.put("bytes"));
    EXPECT_EQ(valueOf(files.get(name)), "bytes") << "put again, it is whole again";
    valueOf(files.remove(name));
    valueOf(files.remove(name));
    EXPECT_EQ(codeOf(files.get(name)), "blob.missing");
}

TEST_F(BlobFolderTest, NamesOldFilesAndClearsWhatACrashLeft) {
    const std::string name = valueOf(files.put("bytes"));
    const auto folder = files.pathOf(name).parent_path();
    valueOf(writeFileDurably(folder / (name + ".1-1.part"), "by"));
    const int number = std::stoi(name.substr(0, 2), nullptr, 16);
    const auto written_at = std::chrono::floor<std::chrono::milliseconds>(
        std::chrono::file_clock::to_sys(std::filesystem::last_write_time(files.pathOf(name))));
    EXPECT_TRUE(valueOf(files.names(number, written_at - hours(1))).empty());
    EXPECT_TRUE(std::filesystem::exists(folder / (name + ".1-1.part"))) << "it may be under way";
    EXPECT_EQ(valueOf(files.names(number, written_at + hours(1))), std::vector<std::string>{name});
    EXPECT_FALSE(std::filesystem::exists(folder / (name + ".1-1.part")));
    EXPECT_TRUE(valueOf(files.names((number + 1) % documents::kBlobFolders, written_at)).empty());
}

TEST(BlobContent, TellsWholeFilesOfThreeKinds) {
    using std::operator""s;
    EXPECT_EQ(documents::mediaTypeOf("%PDF-1.4\n…\n%%EOF\n"), MediaType::pdf);
    EXPECT_EQ(documents::mediaTypeOf("\xFF\xD8\xFF\xE0…\xFF\xD9"s), MediaType::jpeg);
    EXPECT_EQ(documents::mediaTypeOf("\x89PNG\r\n\x1A\n…IEND\xAE\x42\x60\x82"s), MediaType::png);
    for (const auto& text : {""s, "%PDF-1.4 cut"s, "\xFF\xD8\xFF cut"s, "\x89PNG\r\n\x1A\n cut"s,
                             "%PDF-9.9\n%%EOF"s, "PK\x03\x04"s})
        EXPECT_FALSE(documents::mediaTypeOf(text)) << text;
}

TEST(BlobContent, OnlyHashesBecomeNames) {
    EXPECT_TRUE(documents::isBlobName(std::string(64, 'a')));
    for (const auto& text : {std::string(63, 'a'), std::string(64, 'A'), std::string(64, '.'),
                             "../" + std::string(61, 'a')})
        EXPECT_FALSE(documents::isBlobName(text)) << text;
}

} // namespace bianmin::storage
