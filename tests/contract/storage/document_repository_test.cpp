#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using documents::DocumentRecord;
using documents::MediaType;
using documents::PrintEntry;
using support::codeOf;
using support::sampleDocument;
using support::samplePrint;

class DocumentRepositoryContract : public StoreTest {
  protected:
    void SetUp() override {
        support::valueOf(write<std::string>(
            [&](Tx& tx) { return repositories().cases.add(tx, support::sampleCase()); }));
    }
    [[nodiscard]] static CaseNumber number() { return support::sampleCase().number; }

    Result<void> add(const DocumentRecord& record) {
        return write([&](Tx& tx) { return repositories().documents.add(tx, record); });
    }
    // With the row of the paper's file, as every print has one.
    Result<void> print(const PrintEntry& entry) {
        return write([&](Tx& tx) -> Result<void> {
            TRY(repositories().blobs.add(tx, {entry.sha256, 1, MediaType::pdf, entry.at}));
            return repositories().documents.addPrint(tx, entry);
        });
    }
    DocumentRecord load(const std::string& id) {
        return read<DocumentRecord>(
            [&](ReadTx& tx) { return repositories().documents.load(tx, DocumentId(id)); });
    }
    Result<int> nextNumber(const std::string& word, int year) {
        return write<int>([&](Tx& tx) { return repositories().numbers.take(tx, {word, year}, 1); });
    }
};
BIANMIN_ON_EVERY_ENGINE(DocumentRepositoryContract);

TEST_P(DocumentRepositoryContract, KeepsEveryFieldOfARecord) {
    auto record = sampleDocument("d1", number());
    record.number = "佛民许受字〔2026〕12号";
    record.snapshot["applicant"] = "𠮷野";
    support::valueOf(add(record));
    const auto stored = load("d1");
    EXPECT_EQ(encode(stored), encode(record));
}

TEST_P(DocumentRepositoryContract, NumbersOfAWordRunWithoutGapsInEveryYear) {
    EXPECT_EQ(nextNumber("佛人社受字", 2026), 1);
    EXPECT_EQ(nextNumber("佛人社受字", 2026), 2);
    EXPECT_EQ(nextNumber("佛人社准字", 2026), 1);
    EXPECT_EQ(nextNumber("佛人社受字", 2027), 1);
    EXPECT_EQ(nextNumber("佛人社受字", 2026), 3);
}

TEST_P(DocumentRepositoryContract, ARolledBackCommandLeavesNoGapInTheNumbers) {
    EXPECT_EQ(nextNumber("佛人社受字", 2026), 1);
    const auto refused = write<int>([&](Tx& tx) -> Result<int> {
        EXPECT_EQ(repositories().numbers.take(tx, {"佛人社受字", 2026}, 1), 2);
        return fail(ErrorKind::conflict, "case.changed");
    });
    EXPECT_EQ(codeOf(refused), "case.changed");
    EXPECT_EQ(nextNumber("佛人社受字", 2026), 2);
}

TEST_P(DocumentRepositoryContract, OnePaperNumberIsNeverGivenTwice) {
    auto first = sampleDocument("d1", number());
    first.number = "佛人社受字〔2026〕1号";
    auto second = sampleDocument("d2", number());
    second.number = first.number;
    support::valueOf(add(first));
    EXPECT_EQ(codeOf(add(second)), "store.duplicate");
    // Papers without a number of their own do not collide.
    support::valueOf(add(sampleDocument("d3", number())));
    support::valueOf(add(sampleDocument("d4", number())));
}

TEST_P(DocumentRepositoryContract, NoPaperWithoutItsCase) {
    EXPECT_EQ(codeOf(add(sampleDocument("d1", CaseNumber(std::string(22, '9'))))),
              "store.reference");
}

TEST_P(DocumentRepositoryContract, ListsThePapersOfACaseInTheOrderOfIssue) {
    auto later = sampleDocument("d1", number());
    later.issued_at += std::chrono::minutes(5);
    later.number = "佛人社受字〔2026〕1号";
    support::valueOf(add(later));
    const auto first = sampleDocument("d2", number());
    support::valueOf(add(first));
    const auto papers = read<std::vector<documents::DocumentSummary>>(
        [&](ReadTx& tx) { return repositories().documents.ofCase(tx, number()); });
    ASSERT_EQ(papers.size(), 2U);
    EXPECT_EQ(encode(papers[0]), encode(documents::summaryOf(first)));
    EXPECT_EQ(encode(papers[1]), encode(documents::summaryOf(later)));
}

TEST_P(DocumentRepositoryContract, CountsPrintsInTurn) {
    support::valueOf(add(sampleDocument("d1", number())));
    const auto early = print(samplePrint("d1", 2));
    ASSERT_EQ(codeOf(early), "document.print_out_of_turn");
    EXPECT_EQ(early.error().params.at("expected"), "1");
    support::valueOf(print(samplePrint("d1", 1)));
    support::valueOf(print(samplePrint("d1", 2)));
    const auto twice = print(samplePrint("d1", 2));
    ASSERT_EQ(codeOf(twice), "document.print_out_of_turn");
    EXPECT_EQ(twice.error().params.at("expected"), "3");
    EXPECT_EQ(load("d1").prints, 2);
    EXPECT_EQ(codeOf(print(samplePrint("unknown", 1))), "document.not_found");
}

TEST_P(DocumentRepositoryContract, LogsNoPrintWhoseFileHasNoRow) {
    support::valueOf(add(sampleDocument("d1", number())));
    EXPECT_EQ(codeOf(write([&](Tx& tx) {
                  return repositories().documents.addPrint(tx, samplePrint("d1", 1));
              })),
              "store.reference");
    EXPECT_EQ(load("d1").prints, 0);
}

TEST_P(DocumentRepositoryContract, FindsAPrintByTheHashOfItsFile) {
    support::valueOf(add(sampleDocument("d1", number())));
    support::valueOf(print(samplePrint("d1", 1)));
    support::valueOf(print(samplePrint("d1", 2)));
    const auto find = [&](const std::string& sha256) {
        return read<std::optional<PrintEntry>>(
            [&](ReadTx& tx) { return repositories().documents.findPrint(tx, sha256); });
    };
    const auto found = find(samplePrint("d1", 2).sha256);
    ASSERT_TRUE(found);
    EXPECT_EQ(encode(*found), encode(samplePrint("d1", 2)));
    EXPECT_FALSE(find(std::string(64, '0')));
}

TEST_P(DocumentRepositoryContract, NamesWhatIsMissing) {
    EXPECT_EQ(codeOf(tryRead<DocumentRecord>([&](ReadTx& tx) {
                  return repositories().documents.load(tx, DocumentId("unknown"));
              })),
              "document.not_found");
}

} // namespace
} // namespace bianmin::storage
