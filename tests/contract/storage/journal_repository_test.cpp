#include "shared/storage/sql/connection.h"
#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using journal::Entry;
using support::codeOf;
using support::sampleEntry;

class JournalRepositoryContract : public StoreTest {
  protected:
    Result<void> append(const Entry& entry) {
        return write([&](Tx& tx) { return repositories().journal.append(tx, entry); });
    }
    // Entries 1 … count, about the entities "case:0", "case:1", "case:2" in turn.
    std::vector<Entry> appendChain(const std::string& stream, int count) {
        std::vector<Entry> chain;
        for (int i = 0; i < count; ++i) {
            chain.push_back(sampleEntry(stream, chain.empty() ? nullptr : &chain.back(),
                                        "case:" + std::to_string(i % 3)));
            support::valueOf(append(chain.back()));
        }
        return chain;
    }
    std::vector<Entry> readAfter(const std::string& stream, std::int64_t after, std::size_t limit) {
        return read<std::vector<Entry>>([&](ReadTx& tx) {
            return repositories().journal.read(tx, {stream, after, limit});
        });
    }
    Result<std::int64_t> sql(const std::string& text) {
        return write<std::int64_t>(
            [&](Tx& tx) -> Result<std::int64_t> { return connectionOf(tx).execute(text); });
    }
};
BIANMIN_ON_EVERY_ENGINE(JournalRepositoryContract);

TEST_P(JournalRepositoryContract, AnEmptyStreamStandsBeforeItsFirstEntry) {
    const auto head = read<journal::StreamHead>(
        [&](ReadTx& tx) { return repositories().journal.head(tx, "county-441821"); });
    EXPECT_EQ(head.seq, 0);
    EXPECT_EQ(head.hash, journal::kFirstPrevHash);
}

TEST_P(JournalRepositoryContract, ReadsBackEveryFieldInOrder) {
    const auto chain = appendChain("county-441821", 5);
    appendChain("village-441821100201", 2);
    EXPECT_EQ(readAfter("county-441821", 0, 100), chain);
    EXPECT_EQ(readAfter("county-441821", 3, 100), (std::vector<Entry>{chain[3], chain[4]}));
    EXPECT_EQ(readAfter("county-441821", 1, 2), (std::vector<Entry>{chain[1], chain[2]}));
    const auto head = read<journal::StreamHead>(
        [&](ReadTx& tx) { return repositories().journal.head(tx, "county-441821"); });
    EXPECT_EQ(head.seq, 5);
    EXPECT_EQ(head.hash, chain.back().hash);
}

TEST_P(JournalRepositoryContract, TailIsTheNewestInAscendingOrder) {
    const auto chain = appendChain("county-441821", 5);
    const auto tail = read<std::vector<Entry>>(
        [&](ReadTx& tx) { return repositories().journal.tail(tx, "county-441821", 2); });
    EXPECT_EQ(tail, (std::vector<Entry>{chain[3], chain[4]}));
}

TEST_P(JournalRepositoryContract, TellsTheHistoryOfOneEntity) {
    const auto chain = appendChain("county-441821", 7);
    const auto history = read<std::vector<Entry>>(
        [&](ReadTx& tx) { return repositories().journal.ofEntity(tx, "case:0"); });
    EXPECT_EQ(history, (std::vector<Entry>{chain[0], chain[3], chain[6]}));
}

TEST_P(JournalRepositoryContract, RefusesAnEntryThatDoesNotFollowTheHead) {
    const auto chain = appendChain("county-441821", 2);
    EXPECT_EQ(codeOf(append(chain[1])), "journal.gap"); // the same again
    EXPECT_EQ(codeOf(append(sampleEntry("county-441821", nullptr, "case:0"))), "journal.gap");
    auto skipping = sampleEntry("county-441821", &chain.back(), "case:0");
    skipping.seq = 4;
    EXPECT_EQ(codeOf(append(skipping)), "journal.gap");
    auto unchained = sampleEntry("county-441821", &chain.back(), "case:0");
    unchained.prev_hash = chain.front().hash;
    EXPECT_EQ(codeOf(append(unchained)), "journal.gap");
    EXPECT_EQ(readAfter("county-441821", 0, 100), chain);
}

TEST_P(JournalRepositoryContract, AnEntryCanBeNeitherChangedNorDeleted) {
    const auto chain = appendChain("county-441821", 3);
    EXPECT_EQ(codeOf(sql("UPDATE journal_entry SET payload = '{}' WHERE seq = 2")),
              "store.refused");
    EXPECT_EQ(codeOf(sql("DELETE FROM journal_entry WHERE seq = 3")), "store.refused");
    EXPECT_EQ(codeOf(sql("DELETE FROM journal_entry")), "store.refused");
    EXPECT_EQ(readAfter("county-441821", 0, 100), chain);
}

TEST_P(JournalRepositoryContract, KeepsPersonalValuesApart) {
    const std::string commitment = journal::commitment("00ff", "𠮷田");
    support::valueOf(write([&](Tx& tx) {
        return repositories().journal.addPersonal(tx, {commitment, "00ff", "𠮷田"});
    }));
    const auto value = read<std::string>([&](ReadTx& tx) -> Result<std::string> {
        auto rows = TRY(connectionOf(tx).query(
            "SELECT salt, value FROM journal_personal WHERE commitment = ?", {commitment}));
        if (!TRY(rows->next()))
            return fail(ErrorKind::not_found, "not_found");
        return std::string(rows->text(0)) + " " + std::string(rows->text(1));
    });
    EXPECT_EQ(value, "00ff 𠮷田");
}

class CommandRepositoryContract : public StoreTest {};
BIANMIN_ON_EVERY_ENGINE(CommandRepositoryContract);

TEST_P(CommandRepositoryContract, KeepsTheAnswerOfACommandOnce) {
    const journal::StoredCommand command{CommandId("01890000-0000-7000-8000-000000000001"),
                                         UserId("clerk-1"), std::string(64, 'a'), R"({"名":"𠮷"})",
                                         fromMillis(1'772'414'100'123)};
    auto& commands = repositories().commands;
    const auto find = [&](const CommandId& id) {
        return read<std::optional<journal::StoredCommand>>(
            [&](ReadTx& tx) { return commands.find(tx, id); });
    };
    EXPECT_FALSE(find(command.id));
    support::valueOf(write([&](Tx& tx) { return commands.add(tx, command); }));
    const auto stored = find(command.id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->id, command.id);
    EXPECT_EQ(stored->user, command.user);
    EXPECT_EQ(stored->request_hash, command.request_hash);
    EXPECT_EQ(stored->answer, command.answer);
    EXPECT_EQ(stored->at, command.at);
    EXPECT_EQ(codeOf(write([&](Tx& tx) { return commands.add(tx, command); })), "store.duplicate");
}

TEST_P(CommandRepositoryContract, RemembersTheNewestIdItHasForgotten) {
    auto& commands = repositories().commands;
    const auto idOf = [](int n) {
        return CommandId("0189000" + std::to_string(n) + "-0000-7000-8000-000000000001");
    };
    const auto add = [&](int id, std::int64_t at) {
        support::valueOf(write([&](Tx& tx) {
            return commands.add(
                tx, {idOf(id), UserId("clerk-1"), std::string(64, 'a'), "{}", fromMillis(at)});
        }));
    };
    const auto forget = [&](std::int64_t before, std::size_t limit) {
        return support::valueOf(inWrite<std::int64_t>(
            runner(), [&](Tx& tx) { return commands.forget(tx, fromMillis(before), limit); }));
    };
    const auto newest = [&] {
        return read<std::optional<CommandId>>(
            [&](ReadTx& tx) { return commands.newestForgotten(tx); });
    };
    add(5, 1000); // stored first, made last
    add(1, 2000);
    add(2, 3000);
    add(9, 4000);
    EXPECT_EQ(newest(), std::nullopt);
    EXPECT_EQ(forget(1000, 10), 0);
    EXPECT_EQ(newest(), std::nullopt);
    EXPECT_EQ(forget(4000, 2), 2);
    EXPECT_EQ(newest(), idOf(5));
    EXPECT_EQ(forget(4000, 10), 1);
    EXPECT_EQ(newest(), idOf(5)) << "an older one does not take its place";
    EXPECT_EQ(forget(5000, 10), 1);
    EXPECT_EQ(newest(), idOf(9));
}

} // namespace
} // namespace bianmin::storage
