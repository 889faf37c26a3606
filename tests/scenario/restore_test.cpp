// A county that lost its database and goes on from a backup, with the real programs.
#include "tests/scenario/server_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>

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
    // What the journal says of the newest restore.
    Json restored() {
        const Json tail = county_.ctlJson("admin", "", {"journal", "tail", "--count", "50"});
        Json payload;
        for (const Json& entry : tail.at("rows")) {
            if (entry.at("kind") == "store.restored")
                payload = valueOf(parseJson(entry.at("payload").get<std::string>()));
        }
        return payload;
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

    const ProgramRun run = county_.restore(older);
    ASSERT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, testing::HasSubstr("heads-"));
    county_.startServer();
    const Json after = verify();
    EXPECT_GT(after.at("heads"), 0);
    EXPECT_LT(after.at("signed_from"), before);
    // The heads of what was lost are kept beside the new ones.
    EXPECT_THAT(headFiles(), testing::UnorderedElementsAre(
                                 "heads.jsonl", testing::MatchesRegex("heads-.*Z\\.jsonl")));
    EXPECT_GT(restored().at("signed_seq"), restored().at("backup_head_seq"));
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

// At each file that it makes: the database under its first name, the log of it, its head.
TEST_F(Restore, KilledHalfWayIsDoneByTheNextOne) {
    const std::string older = backup();
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
    workAndSign();
    const std::int64_t before = verify().at("signed_seq");
    loseDatabase();
    const fs::path database = county_.database();
    for (const char* suffix : {".part", ".part-wal"}) {
        county_.killRestoreAt(database.string() + suffix, older);
        EXPECT_FALSE(fs::exists(database)) << suffix;
    }
    county_.killRestoreAt(database.string() + ".heads/restored.jsonl", older);
    if (!fs::exists(database)) {
        ASSERT_EQ(county_.restore(older).exit_code, 0);
    }
    county_.startServer();
    EXPECT_EQ(headFiles().size(), 2U) << "one set aside, one begun";
    EXPECT_GE(restored().at("signed_seq"), before);
    EXPECT_EQ(verify().at("heads_missing"), 0);
}

TEST_F(Restore, OnceMoreSaysTheSame) {
    const std::string older = backup();
    county_.addPerson({"clerk", "window_clerk", "sjz-zx", ""});
    workAndSign();
    loseDatabase();
    ASSERT_EQ(county_.restore(older).exit_code, 0);
    county_.startServer();
    const Json first = restored();
    loseDatabase();
    std::ofstream(county_.database() + ".part") << "half of a database";
    ASSERT_EQ(county_.restore(older).exit_code, 0);
    county_.startServer();
    EXPECT_EQ(restored().at("signed_seq"), first.at("signed_seq"));
    EXPECT_GT(verify().at("heads"), 0);
}

// A county goes on without them, and its journal says for good that they were gone.
TEST_F(Restore, WithoutOneSignedHeadSaysSo) {
    const std::string latest = backup();
    const fs::path heads = county_.database() + ".heads";
    const std::function<void()> losses[] = {[&] { fs::remove_all(heads); },
                                            [&] { fs::resize_file(heads / "heads.jsonl", 0); }};
    for (const auto& lose : losses) {
        loseDatabase();
        lose();
        const ProgramRun run = county_.restore(latest);
        ASSERT_EQ(run.exit_code, 0);
        EXPECT_THAT(run.out, testing::HasSubstr("没有找到签名链头"));
        county_.startServer();
        EXPECT_EQ(restored().at("signed_seq"), 0);
        EXPECT_EQ(verify().at("heads_missing"), 1);
        EXPECT_GT(verify().at("heads"), 0);
        EXPECT_THAT(county_.ctl("admin", "", {"journal", "verify"}).out,
                    testing::HasSubstr("找不到签名链头"));
    }
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
