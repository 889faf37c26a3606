#include "shared/base/hash.h"
#include "shared/domain/catalog/catalog_service.h"
#include "tests/unit/domain/catalog_samples.h"
#include "tests/unit/domain/domain_fakes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CatalogServiceTest : public ::testing::Test {
  protected:
    ImportReport import(const std::vector<Item>& items) {
        const auto report = service_.import(tx_, admin_, prepareItems(items));
        EXPECT_TRUE(report);
        return report.value_or(ImportReport{});
    }

    const identity::Actor admin_ = bianmin::testing::actorWith({identity::Role::administrator});
    const identity::Actor clerk_ = bianmin::testing::actorWith({identity::Role::window_clerk});
    bianmin::testing::FakeItems items_;
    bianmin::testing::FakeRecorder recorder_;
    bianmin::testing::FakeClock clock_;
    CatalogService service_{{items_, recorder_, clock_}};
    Tx tx_;
};

TEST_F(CatalogServiceTest, FirstImportPublishesVersionOneOfEveryItem) {
    const auto items = itemsOf(demoCatalogueText());
    const ImportReport report = import(items);
    EXPECT_EQ(report.added, static_cast<int>(items.size()));
    EXPECT_EQ(report.changed, 0);
    EXPECT_EQ(report.unchanged, 0);
    const auto shown = service_.show(tx_, clerk_, ItemId("WJ0001"), 0);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->version, 1);
    EXPECT_EQ(shown->published_at, clock_.now());
    EXPECT_EQ(shown->content_hash, sha256Hex(dumpJson(encode(shown->item))));
    EXPECT_THAT(service_.list(tx_, clerk_).value(), SizeIs(items.size()));
}

TEST_F(CatalogServiceTest, SecondImportOfTheSameFileChangesNothing) {
    const auto items = itemsOf(demoCatalogueText());
    import(items);
    const std::size_t recorded = recorder_.recorded.size();
    const ImportReport report = import(items);
    EXPECT_EQ(report.added, 0);
    EXPECT_EQ(report.changed, 0);
    EXPECT_EQ(report.unchanged, static_cast<int>(items.size()));
    EXPECT_EQ(recorder_.recorded.size(), recorded);
}

TEST_F(CatalogServiceTest, ChangedItemGetsANewVersionAndKeepsTheOld) {
    std::vector<Item> items = {parseOne(fileItem())->front()};
    import(items);
    items[0].promised_days = 8;
    const ImportReport report = import(items);
    EXPECT_EQ(report.changed, 1);
    const ItemId code = items[0].code;
    EXPECT_EQ(service_.show(tx_, clerk_, code, 0)->version, 2);
    EXPECT_EQ(service_.show(tx_, clerk_, code, 0)->item.promised_days, 8);
    EXPECT_EQ(service_.show(tx_, clerk_, code, 1)->item.promised_days, 10);
    EXPECT_EQ(service_.list(tx_, clerk_)->front().version, 2);
}

TEST_F(CatalogServiceTest, EveryPublishedVersionIsJournalled) {
    std::vector<Item> items = {parseOne(fileItem())->front()};
    import(items);
    items[0].promised_days = 8;
    import(items);
    EXPECT_THAT(recorder_.kinds(), ElementsAre("item.published", "item.published"));
    const identity::Change& change = recorder_.recorded[1].change;
    EXPECT_EQ(change.entity, "item:" + items[0].code.str());
    EXPECT_EQ(change.payload["version"].get<int>(), 2);
    EXPECT_EQ(change.payload["content_hash"].get<std::string>(),
              service_.show(tx_, clerk_, items[0].code, 0)->content_hash);
}

TEST_F(CatalogServiceTest, PreparedItemsAreImportedLikePlainOnes) {
    std::vector<Item> items = {parseOne(fileItem())->front()};
    import(items);
    EXPECT_EQ(service_.import(tx_, admin_, prepareItems(items))->unchanged, 1);
    items[0].name = "高龄津贴申领";
    EXPECT_EQ(service_.import(tx_, admin_, prepareItems(items))->changed, 1);
    const auto summaries = service_.list(tx_, clerk_);
    EXPECT_EQ(summaries->front().version, 2);
    EXPECT_EQ(summaries->front().initials, "gljtsl");
}

TEST_F(CatalogServiceTest, OnlyTheAdministratorImports) {
    const auto refused =
        service_.import(tx_, clerk_, prepareItems({parseOne(fileItem())->front()}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "forbidden");
    EXPECT_THAT(items_.versions, IsEmpty());
}

TEST_F(CatalogServiceTest, ReadingNeedsARole) {
    const identity::Actor nobody = bianmin::testing::actorWith({});
    EXPECT_EQ(service_.list(tx_, nobody).error().code, "forbidden");
    EXPECT_EQ(service_.show(tx_, nobody, ItemId("WJ0001"), 0).error().code, "forbidden");
}

TEST_F(CatalogServiceTest, UnknownItemIsNotFound) {
    const auto missing = service_.show(tx_, clerk_, ItemId("NONE"), 0);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, "item.not_found");
    EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
    EXPECT_EQ(service_.show(tx_, clerk_, ItemId("NONE"), 3).error().code, "item.not_found");
}

TEST(ItemJson, EveryItemSurvivesItsJson) {
    for (const Item& item : itemsOf(realOrDemoCatalogue().text)) {
        const auto again = decode<Item>(encode(item));
        ASSERT_TRUE(again) << item.name;
        EXPECT_EQ(*again, item) << item.name;
    }
}

TEST(ItemJson, SummarySurvivesItsJson) {
    const ItemSummary summary = summaryOf({parseOne(fileItem())->front(), 3, {}, {}});
    EXPECT_EQ(encode(decode<ItemSummary>(encode(summary)).value()), encode(summary));
}

} // namespace
} // namespace bianmin::catalog
