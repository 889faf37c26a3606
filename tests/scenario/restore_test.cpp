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
