// A county that lost its database and goes on from a backup, with the real programs.
#include "tests/scenario/server_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace bianmin::scenario {

namespace {

namespace fs = std::filesystem;

using support::valueOf;

class Restore : public testing::Test {
  protected:
    // Signed with every entry up to now: the head is signed once more when the server stops.
    void workAndSign() {
        ASSERT_EQ(county_.stopServer(), 0);
        county_.startServer();
    }
    // Backups are named by the second: a second one waits for the next.
    std::string backup() {
        ProgramRun run;
        do
            run = county_.ctl("admin", "", {"--json", "backup", "make"});
        while (run.exit_code != 0);
        const Json made = valueOf(parseJson(run.out));
        return fs::path(county_.database() + ".backups") / made.at("name").get<std::string>();
    }
    void loseDatabase() {
        county_.killServer();
        for (const char* suffix : {"", "-wal", "-shm"})
            fs::remove(county_.database() + suffix);
    }
    Json verify() { return county_.ctlJson("admin", "", {"journal", "verify"}); }
    std::vector<std::string> headFiles() {
        std::vector<std::string> names;
        for (const auto& file : fs::directory_iterator(county_.database() + ".heads"))
            names.push_back(file.path().filename().string());
        return names;
    }

    County county_;
};

} // namespace

TEST_F(Restore, GoesOnFromAnOlderBackupAndSaysSoInTheJournal) {
    const std::string older = backup();
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""}); // lost with the database
    workAndSign();
    const std::int64_t before = verify().at("entries");
    loseDatabase();

    const ProgramRun restored = county_.restore(older);
    ASSERT_EQ(restored.exit_code, 0);
    EXPECT_THAT(restored.out, testing::HasSubstr("heads-"));
    county_.startServer();
    const Json after = verify();
    EXPECT_GT(after.at("heads"), 0);
    EXPECT_LT(after.at("signed_from"), before);
    // The heads of what was lost are kept beside the new ones.
    EXPECT_THAT(headFiles(), testing::UnorderedElementsAre(
                                 "heads.jsonl", testing::MatchesRegex("heads-.*Z\\.jsonl")));
    const Json tail = county_.ctlJson("admin", "", {"journal", "tail", "--count", "50"});
    EXPECT_THAT(tail.dump(), testing::HasSubstr("store.restored"));
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
    workAndSign();
    EXPECT_GT(verify().at("entries"), after.at("entries"));
}

TEST_F(Restore, OfTheRightBackupAfterAMistakenOneVerifies) {
    const std::string older = backup();
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
    const std::string right = backup();
    workAndSign();
    loseDatabase();
    ASSERT_EQ(county_.restore(older).exit_code, 0);
    county_.startServer();
    workAndSign(); // the mistaken branch is signed
    loseDatabase();
    ASSERT_EQ(county_.restore(right).exit_code, 0);
    county_.startServer();
    workAndSign();
    EXPECT_GT(verify().at("heads"), 0);
}

// A log of the lost database would be applied to the restored one.
TEST_F(Restore, IsRefusedBesideALogThatWasLeftBehind) {
    const std::string latest = backup();
    loseDatabase();
    std::ofstream(county_.database() + "-wal") << "left behind";
    EXPECT_NE(county_.restore(latest).exit_code, 0);
    EXPECT_FALSE(fs::exists(county_.database()));
    fs::remove(county_.database() + "-wal");
    EXPECT_EQ(county_.restore(latest).exit_code, 0);
    county_.startServer();
}

// The first restore was killed when the heads were set aside already and the database had no name
// yet: the second one still says what had been signed.
TEST_F(Restore, AfterAnInterruptedOneSaysTheSame) {
    const std::string older = backup();
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
    workAndSign();
    const auto noted = [&] {
        county_.startServer();
        const Json tail = county_.ctlJson("admin", "", {"journal", "tail", "--count", "50"});
        for (const Json& entry : tail.at("rows")) {
            if (entry.at("kind") == "store.restored")
                return valueOf(parseJson(entry.at("payload").get<std::string>()));
        }
        return Json();
    };
    loseDatabase();
    ASSERT_EQ(county_.restore(older).exit_code, 0);
    EXPECT_EQ(headFiles().size(), 2U) << "one set aside, one begun";
    const Json first = noted();
    EXPECT_GT(first.at("signed_seq"), first.at("backup_head_seq"));
    loseDatabase();
    std::ofstream(county_.database() + ".part") << "half of a database";
    ASSERT_EQ(county_.restore(older).exit_code, 0);
    EXPECT_EQ(noted().at("signed_seq"), first.at("signed_seq"));
    EXPECT_GT(verify().at("heads"), 0);
}

TEST_F(Restore, IsRefusedUnderARunningServerAndSoIsASecondServer) {
    const std::string latest = backup();
    const fs::path database = county_.database();
    fs::rename(database, database.string() + ".away");
    EXPECT_EQ(county_.restore(latest).exit_code, 1);
    EXPECT_FALSE(fs::exists(database));
    fs::rename(database.string() + ".away", database);
    EXPECT_GT(verify().at("entries"), 0) << "the server has gone on";
    EXPECT_EQ(county_.secondServer().exit_code, 1);
}

TEST_F(Restore, OfTheLatestBackupKeepsItsHeads) {
    workAndSign();
    const std::string latest = backup();
    loseDatabase();
    ASSERT_EQ(county_.restore(latest).exit_code, 0);
    county_.startServer();
    EXPECT_THAT(headFiles(), testing::ElementsAre("heads.jsonl"));
    EXPECT_GT(verify().at("heads"), 0);
}

} // namespace bianmin::scenario
