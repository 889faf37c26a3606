#include "shared/domain/catalog/catalog_service.h"
#include "tests/contract/storage/store_test.h"

namespace bianmin::storage {
namespace {

using catalog::ItemVersion;
using support::codeOf;
using support::sampleItemVersion;

class ItemRepositoryContract : public StoreTest {
  protected:
    Result<void> add(const ItemVersion& version) {
        return write([&](Tx& tx) {
            return repositories().items.add(tx, version, catalog::summaryOf(version));
        });
    }
    catalog::SharedItemVersion current(const std::string& code) {
        return read<catalog::SharedItemVersion>(
            [&](ReadTx& tx) { return repositories().items.current(tx, ItemId(code)); });
    }
};
BIANMIN_ON_EVERY_ENGINE(ItemRepositoryContract);

TEST_P(ItemRepositoryContract, TheLastVersionAddedIsTheCurrentOne) {
    EXPECT_FALSE(current("A001"));
    const auto first = sampleItemVersion("A001", "社会保障卡申领", 1);
    const auto second = sampleItemVersion("A001", "社会保障卡申领（新）", 2);
    support::valueOf(add(first));
    support::valueOf(add(second));
    ASSERT_TRUE(current("A001"));
    EXPECT_EQ(current("A001")->version, 2);
    EXPECT_EQ(current("A001")->item, second.item);
    const auto old = read<catalog::SharedItemVersion>(
        [&](ReadTx& tx) { return repositories().items.version(tx, ItemId("A001"), 1); });
    EXPECT_EQ(old->item, first.item);
    EXPECT_EQ(old->content_hash, first.content_hash);
    EXPECT_EQ(old->published_at, first.published_at);
}

// The journal holds the hash of the item in these bytes.
TEST_P(ItemRepositoryContract, StoresExactlyTheJsonOfAVersion) {
    const auto version = sampleItemVersion("A001", "社会保障卡申领");
    support::valueOf(add(version));
    const auto stored = [&](int number) {
        return tryRead<catalog::StoredItem>(
            [&](ReadTx& tx) { return repositories().items.stored(tx, ItemId("A001"), number); });
    };
    EXPECT_EQ(support::valueOf(stored(1)).content, dumpJson(encode(version)));
    EXPECT_EQ(support::valueOf(stored(1)).summary, dumpJson(encode(catalog::summaryOf(version))));
    EXPECT_EQ(codeOf(stored(7)), "item.not_found");
}

TEST_P(ItemRepositoryContract, NamesTheVersionThatIsMissing) {
    support::valueOf(add(sampleItemVersion("A001", "社会保障卡申领")));
    const auto missing = tryRead<catalog::SharedItemVersion>(
        [&](ReadTx& tx) { return repositories().items.version(tx, ItemId("A001"), 7); });
    ASSERT_EQ(codeOf(missing), "item.not_found");
    EXPECT_EQ(missing.error().params.at("code"), "A001");
    EXPECT_EQ(missing.error().params.at("version"), "7");
}

TEST_P(ItemRepositoryContract, APublishedVersionNeverChanges) {
    const auto first = sampleItemVersion("A001", "社会保障卡申领");
    support::valueOf(add(first));
    EXPECT_EQ(codeOf(add(sampleItemVersion("A001", "另一个名称"))), "store.duplicate");
    EXPECT_EQ(current("A001")->item, first.item);
}

TEST_P(ItemRepositoryContract, AVersionThatWasGivenUpIsNotRemembered) {
    const auto given_up = sampleItemVersion("A001", "给予后撤回的名称");
    const auto outcome = write([&](Tx& tx) -> Result<void> {
        auto& items = repositories().items;
        TRY(items.add(tx, given_up, catalog::summaryOf(given_up)));
        EXPECT_EQ(support::valueOf(items.version(tx, given_up.item.code, 1))->item, given_up.item);
        return fail(ErrorKind::conflict, "conflict");
    });
    EXPECT_EQ(codeOf(outcome), "conflict");
    EXPECT_FALSE(current("A001"));
    const auto published = sampleItemVersion("A001", "社会保障卡申领");
    support::valueOf(add(published));
    EXPECT_EQ(current("A001")->item, published.item);
}

TEST_P(ItemRepositoryContract, AVersionReadAgainIsTheSame) {
    const auto published = sampleItemVersion("A001", "社会保障卡申领");
    support::valueOf(add(published));
    const auto first = current("A001");
    const auto again = current("A001");
    ASSERT_TRUE(first && again);
    EXPECT_EQ(encode(*first), encode(published));
    EXPECT_EQ(encode(*again), encode(published));
}

TEST_P(ItemRepositoryContract, SummariesAreTheCurrentVersionsByCode) {
    support::valueOf(add(sampleItemVersion("B002", "高龄津贴发放")));
    support::valueOf(add(sampleItemVersion("A001", "社会保障卡申领", 1)));
    support::valueOf(add(sampleItemVersion("A001", "社会保障卡换领", 2)));
    const auto all = read<std::vector<catalog::ItemSummary>>(
        [&](ReadTx& tx) { return repositories().items.summaries(tx); });
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].code, ItemId("A001"));
    EXPECT_EQ(all[0].version, 2);
    EXPECT_EQ(all[0].name, "社会保障卡换领");
    EXPECT_EQ(all[0].initials, "shbzkhl");
    EXPECT_EQ(all[1].code, ItemId("B002"));
}

TEST_P(ItemRepositoryContract, RefusesWhatCouldNotBeReadBack) {
    auto endless = sampleItemVersion("A001", "社会保障卡申领");
    endless.item.conditions = {std::string(limits::kLongTextMax + 1, 'x')};
    EXPECT_EQ(codeOf(add(endless)), "input.invalid");
    EXPECT_FALSE(current("A001"));
}

} // namespace
} // namespace bianmin::storage
