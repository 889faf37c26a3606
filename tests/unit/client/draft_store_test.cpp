// The drafts on the disk, and the order in which they get there.
#include "client/core/draft_keeper.h"
#include "shared/base/files.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

#include <fstream>

namespace bianmin::client {
namespace {

using support::codeOf;
using support::TemporaryDirectory;
using support::valueOf;

Draft sampleDraft(const std::string& id, const std::string& name) {
    Draft draft;
    draft.id = DraftId(id);
    draft.form.item_code = ItemId("441821-0001");
    draft.form.item_version = 3;
    draft.form.name = name;
    draft.form.has_agent = true;
    cases::CollectedMaterial row;
    row.name = "居民身份证";
    row.collected = true;
    draft.form.materials = {row};
    draft.form.words.refusal.basis = "《办法》第六条";
    draft.form.words.supplement = {{"收入证明", "", "", ""}}; // unfinished
    draft.item_name = "社会保障卡申领";
    return draft;
}

Draft sentDraft(const std::string& id, const std::string& name) {
    Draft draft = sampleDraft(id, name);
    draft.command_id = CommandId("0190a000-0000-7000-8000-000000000001");
    draft.command_digest = "abc";
    return draft;
}

struct FileDraftStoreTest : ::testing::Test {
    TemporaryDirectory folder;
    std::filesystem::path drafts = folder.path() / "drafts";
    std::filesystem::path single_file = folder.path() / "draft.json";
    FileDraftStore store{drafts, single_file};

    std::vector<Draft> loaded() { return valueOf(store.load()).drafts; }
};

TEST_F(FileDraftStoreTest, KeepsEverythingThatWasTypedOfEach) {
    EXPECT_TRUE(loaded().empty());
    Draft first = sentDraft("a", "𠮷田");
    Draft second = sampleDraft("b", "王小明");
    second.saved_at = first.saved_at + std::chrono::minutes(5);
    valueOf(store.save(first));
    valueOf(store.save(second));
    const auto kept = loaded();
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].id, DraftId("b")) << "the newest stands first";
    EXPECT_EQ(encode(kept[0]), encode(second));
    EXPECT_EQ(kept[1].id, DraftId("a"));
    EXPECT_EQ(encode(kept[1]), encode(first));
    valueOf(store.remove(DraftId("a")));
    EXPECT_EQ(loaded().size(), 1U);
    valueOf(store.remove(DraftId("a")));
}

TEST_F(FileDraftStoreTest, ANewerContentTakesThePlaceOfTheOlder) {
    valueOf(store.save(sampleDraft("a", "王小")));
    valueOf(store.save(sampleDraft("a", "王小明")));
    ASSERT_EQ(loaded().size(), 1U);
    EXPECT_EQ(loaded()[0].form.name, "王小明");
}

TEST_F(FileDraftStoreTest, KeepsNoMoreThanItsLimitButAlwaysWhatIsBeingSent) {
    for (std::size_t i = 0; i < kDraftsMax; ++i)
        valueOf(store.save(sampleDraft("draft-" + std::to_string(i), "王小明")));
    EXPECT_EQ(codeOf(store.save(sampleDraft("one-more", "李四"))), "draft.too_many");
    EXPECT_EQ(loaded().size(), kDraftsMax);
    valueOf(store.save(sampleDraft("draft-0", "王大明"))); // not one more
    valueOf(store.save(sentDraft("one-more", "李四")));
    EXPECT_EQ(loaded().size(), kDraftsMax + 1);
    valueOf(
        store.save(sampleDraft("one-more", "李四"))); // refused by the server, kept all the same
}

TEST_F(FileDraftStoreTest, ADamagedFileIsToldOnceAndHidesNoOther) {
    valueOf(store.save(sampleDraft("good", "王小明")));
    std::ofstream(drafts / "bad.json") << "{\"form\": 7}";
    const auto found = valueOf(store.load());
    ASSERT_TRUE(found.damaged);
    EXPECT_EQ(found.damaged->code, "draft.damaged");
    EXPECT_EQ(found.drafts.size(), 1U);
    EXPECT_TRUE(std::filesystem::exists(drafts / "bad.json.damaged"));
    EXPECT_FALSE(valueOf(store.load()).damaged) << "the damage is told once";
}

TEST_F(FileDraftStoreTest, TheOnlyDraftOfAnEarlierReleaseIsTakenOver) {
    const Draft old = sentDraft("", "欧阳𠮷娜");
    valueOf(writeFileDurably(single_file, dumpJson(encode(old))));
    ASSERT_EQ(loaded().size(), 1U);
    EXPECT_EQ(encode(loaded()[0]), encode(old));
    EXPECT_FALSE(std::filesystem::exists(single_file));
}

TEST_F(FileDraftStoreTest, AKillBetweenTheStepsOfTakingOverMakesNoSecondDraft) {
    const std::string old = dumpJson(encode(sentDraft("", "欧阳𠮷娜")));
    valueOf(writeFileDurably(single_file, old));
    ASSERT_EQ(loaded().size(), 1U);
    valueOf(writeFileDurably(single_file, old)); // as if it had not been removed yet
    EXPECT_EQ(loaded().size(), 1U);
}

TEST_F(FileDraftStoreTest, ADamagedFileOfAnEarlierReleaseIsSetAside) {
    std::ofstream(single_file) << "no JSON";
    valueOf(store.save(sampleDraft("good", "王小明")));
    const auto found = valueOf(store.load());
    ASSERT_TRUE(found.damaged);
    EXPECT_EQ(found.damaged->code, "draft.damaged");
    EXPECT_EQ(found.drafts.size(), 1U);
    EXPECT_TRUE(std::filesystem::exists(single_file.string() + ".damaged"));
}

struct DraftKeeperTest : ::testing::Test {
    testing::ManualExecutor ui;
    testing::ManualTasks tasks{ui};
    testing::MemoryDrafts store;
    DraftKeeper keeper{store, tasks};
};

TEST_F(DraftKeeperTest, WritesOneAtATimeAndTheNewestOfADraftWins) {
    std::vector<std::string> told;
    for (const std::string name : {"a", "b", "c"})
        keeper.save(sampleDraft("1", name),
                    [&told, name](const Result<void>&) { told.push_back(name); });
    EXPECT_EQ(tasks.waiting(), 1U);
    tasks.settle();
    EXPECT_EQ(store.saves, 2);
    EXPECT_EQ(store.only().form.name, "c");
    EXPECT_EQ(told, (std::vector<std::string>{"a", "b", "c"}));
}

TEST_F(DraftKeeperTest, AnotherDraftTakesNobodysPlace) {
    keeper.save(sampleDraft("1", "a"));
    keeper.save(sampleDraft("2", "b"));
    keeper.save(sampleDraft("3", "c"));
    EXPECT_EQ(tasks.waiting(), 1U);
    tasks.settle();
    EXPECT_EQ(store.kept.size(), 3U);
}

TEST_F(DraftKeeperTest, DroppingWinsOverADraftThatIsStillBeingWritten) {
    keeper.save(sampleDraft("1", "a"));
    keeper.save(sampleDraft("1", "b"));
    keeper.drop(DraftId("1"));
    tasks.settle();
    EXPECT_TRUE(store.kept.empty());
}

TEST_F(DraftKeeperTest, LoadsWhatWasSavedBefore) {
    std::size_t found = 0;
    keeper.save(sampleDraft("1", "a"));
    keeper.load([&](Result<LoadedDrafts> loaded) { found = valueOf(loaded).drafts.size(); });
    tasks.settle();
    EXPECT_EQ(found, 1U);
}

TEST_F(DraftKeeperTest, TellsAFailure) {
    store.next_error = testing::failure(ErrorKind::unavailable, "file.unwritable");
    std::string code;
    keeper.save(sampleDraft("1", "a"), [&](const Result<void>& saved) { code = codeOf(saved); });
    tasks.settle();
    EXPECT_EQ(code, "file.unwritable");
}

} // namespace
} // namespace bianmin::client
