// What the journal keeps beside the database: the log of signed heads, the key.
#include "server/journal/head_file.h"
#include "server/journal/journal_key.h"
#include "tests/api/api_server.h"

#include <gtest/gtest.h>

#include <fstream>

namespace bianmin::server {

namespace {

using api_test::readText;
using support::codeOf;
using support::valueOf;
namespace fs = std::filesystem;

class JournalFiles : public testing::Test {
  protected:
    [[nodiscard]] fs::path at(const std::string& name) const { return directory_.path() / name; }
    static void write(const fs::path& file, const std::string& text) {
        std::ofstream(file, std::ios::binary) << text;
    }

    support::TemporaryDirectory directory_;
};

using Lines = std::vector<std::string>;

} // namespace

TEST_F(JournalFiles, HeadsAreLinesInTheOrderOfTheirCalls) {
    HeadFile log(at("heads"));
    EXPECT_EQ(valueOf(log.read(0, 10)), Lines{});
    EXPECT_FALSE(valueOf(log.last()));
    for (const char* line : {"one", "two", "three"})
        valueOf(log.append(line));
    EXPECT_EQ(readText(log.file()), "one\ntwo\nthree\n");
    EXPECT_EQ(valueOf(log.read(0, 10)), (Lines{"one", "two", "three"}));
    EXPECT_EQ(valueOf(log.read(1, 1)), Lines{"two"});
    EXPECT_EQ(valueOf(log.read(3, 1)), Lines{});
    EXPECT_EQ(valueOf(log.last())->number, 3);
    EXPECT_EQ(valueOf(log.last())->text, "three");
}

TEST_F(JournalFiles, ALineThatAPowerCutLeftUnfinishedWasNeverWritten) {
    HeadFile log(at("heads"));
    valueOf(log.append("one"));
    for (const std::string& torn : {std::string("tw"), std::string(10'000, 'x')}) {
        std::ofstream(log.file(), std::ios::app) << torn;
        EXPECT_EQ(valueOf(log.read(0, 10)), Lines{"one"});
        EXPECT_EQ(valueOf(log.last())->number, 1);
    }
    valueOf(log.append("two"));
    EXPECT_EQ(readText(log.file()), "one\ntwo\n");

    HeadFile torn_from_the_start(at("other"));
    fs::create_directory(at("other"));
    write(torn_from_the_start.file(), "on");
    EXPECT_EQ(valueOf(torn_from_the_start.read(0, 10)), Lines{});
    valueOf(torn_from_the_start.append("one"));
    EXPECT_EQ(readText(torn_from_the_start.file()), "one\n");
}

TEST_F(JournalFiles, ALogIsSetAsideUnderANameOfItsOwn) {
    HeadFile log(at("heads"));
    EXPECT_FALSE(valueOf(log.lastSetAside()));
    const Instant now = parseInstant("2026-11-25T03:15:00.000Z").value();
    std::vector<std::string> names;
    for (const char* line : {"one", "two"}) {
        valueOf(log.append(line));
        names.push_back(valueOf(log.setAside(now)).filename().string());
        EXPECT_EQ(valueOf(log.lastSetAside())->text, line);
        EXPECT_FALSE(valueOf(log.last()));
    }
    EXPECT_EQ(names, (Lines{"heads-20261125T031500Z.jsonl", "heads-20261125T031501Z.jsonl"}));
}

TEST_F(JournalFiles, ALineThatIsTooLongIsGivenShortened) {
    HeadFile log(at("heads"));
    valueOf(log.append(std::string(1'000'000, 'x')));
    valueOf(log.append("two"));
    EXPECT_EQ(valueOf(log.read(0, 1)).front().size(), kHeadLineMaxBytes);
    EXPECT_EQ(valueOf(log.read(1, 1)), Lines{"two"});
}

TEST_F(JournalFiles, AFolderThatCannotBeWrittenIsAnError) {
    write(at("heads"), "no folder");
    HeadFile log(at("heads"));
    EXPECT_EQ(codeOf(log.append("one")), "file.unwritable");
    EXPECT_EQ(valueOf(log.read(0, 10)), Lines{});
}

TEST_F(JournalFiles, TheKeyIsMadeOnceAndKept) {
    const SigningKey made = valueOf(openJournalKey(at("journal.key")));
    EXPECT_EQ(fs::status(at("journal.key")).permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    const std::string text = readText(at("journal.key"));
    EXPECT_EQ(valueOf(PublicKey::fromPem(readText(at("journal.pub")))), made.publicKey());
    EXPECT_EQ(valueOf(openJournalKey(at("journal.key"))).publicKey(), made.publicKey());
    // A crash between the two files, or a tidy hand.
    fs::remove(at("journal.pub"));
    EXPECT_EQ(valueOf(openJournalKey(at("journal.key"))).publicKey(), made.publicKey());
    EXPECT_TRUE(fs::exists(at("journal.pub")));
    EXPECT_EQ(readText(at("journal.key")), text);
}

TEST_F(JournalFiles, ALostOrForeignKeyStopsTheStart) {
    const SigningKey made = valueOf(openJournalKey(at("journal.key")));
    fs::remove(at("journal.key"));
    EXPECT_EQ(codeOf(openJournalKey(at("journal.key"))), "journal.key_missing");
    EXPECT_FALSE(fs::exists(at("journal.key"))) << "no new key in the place of a lost one";
    write(at("journal.key"), SigningKey::generate().pem());
    EXPECT_EQ(codeOf(openJournalKey(at("journal.key"))), "journal.key_invalid");
    write(at("journal.key"), "no key");
    EXPECT_EQ(codeOf(openJournalKey(at("journal.key"))), "journal.key_invalid");
    write(at("journal.key"), made.pem());
    EXPECT_EQ(codeOf(openJournalKey(at("journal.key"))), "good");
}

} // namespace bianmin::server
