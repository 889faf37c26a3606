#include "shared/domain/catalog/item_rules.h"
#include "tests/unit/domain/catalog_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bianmin::catalog {
namespace {

using regions::RegionLevel;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Item goodItem() {
    return parseOne(fileItem())->front();
}

// Faults after one change to a good item.
template <class Change>
std::vector<std::string> after(Change change) {
    Item item = goodItem();
    change(item);
    std::vector<std::string> faults;
    for (const FieldError& fault : itemFaults(item))
        faults.push_back(fault.path + " " + fault.code);
    return faults;
}

TEST(ItemRules, GoodItemHasNoFault) {
    EXPECT_THAT(itemFaults(goodItem()), IsEmpty());
}

TEST(ItemRules, ImmediateItemPromisesNoneOrOneDay) {
    EXPECT_THAT(after([](Item& i) { i.immediate = true; }),
                ElementsAre("/promised_days item.immediate_with_days"));
    for (const int days : {0, 1})
        EXPECT_THAT(after([&](Item& i) {
                        i.immediate = true;
                        i.promised_days = days;
                    }),
                    IsEmpty());
}

TEST(ItemRules, PromisedItemHasAPromise) {
    EXPECT_THAT(after([](Item& i) { i.promised_days = 0; }),
                ElementsAre("/promised_days item.promise_missing"));
    EXPECT_THAT(after([](Item& i) { i.promised_days = -1; }),
                ElementsAre("/promised_days field.out_of_range"));
    EXPECT_THAT(after([](Item& i) { i.promised_days = 1001; }),
                ElementsAre("/promised_days field.out_of_range"));
}

TEST(ItemRules, PromiseMayNotExceedTheLawInTheSameUnit) {
    EXPECT_THAT(after([](Item& i) { i.statutory_days = 10; }), IsEmpty());
    EXPECT_THAT(after([](Item& i) { i.statutory_days = 9; }),
                ElementsAre("/promised_days item.promise_exceeds_statutory"));
    EXPECT_THAT(after([](Item& i) {
                    i.statutory_days = 9;
                    i.statutory_unit = calendar::DayUnit::natural_day;
                }),
                IsEmpty())
        << "natural and working days cannot be compared without a calendar";
    EXPECT_THAT(after([](Item& i) { i.statutory_days = 0; }),
                ::testing::Contains("/statutory_days field.out_of_range"));
}

TEST(ItemRules, PromiseFaultTellsBothFigures) {
    Item item = goodItem();
    item.statutory_days = 9;
    const auto faults = itemFaults(item);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].params, (ErrorParams{{"promised", "10"}, {"statutory", "9"}}));
}

TEST(ItemRules, DecisionIsMadeAtOrAboveTheLowestIntake) {
    EXPECT_THAT(after([](Item& i) { i.decided_by_level = RegionLevel::township; }), IsEmpty());
    EXPECT_THAT(after([](Item& i) { i.decided_by_level = RegionLevel::city; }), IsEmpty());
    EXPECT_THAT(after([](Item& i) { i.decided_by_level = RegionLevel::village; }),
                ElementsAre("/decided_by_level item.decided_by_village"));
    EXPECT_THAT(after([](Item& i) {
                    i.levels = {RegionLevel::county};
                    i.decided_by_level = RegionLevel::township;
                }),
                ElementsAre("/decided_by_level item.decided_below_intake"));
}

TEST(ItemRules, ListsHoldNoValueTwice) {
    EXPECT_THAT(after([](Item& i) { i.levels.push_back(RegionLevel::village); }),
                ElementsAre("/levels/2 item.value_repeated"));
    EXPECT_THAT(after([](Item& i) { i.subjects.push_back(Subject::person); }),
                ElementsAre("/subjects/1 item.value_repeated"));
    EXPECT_THAT(after([](Item& i) {
                    i.aliases = {"低保", "低保"};
                }),
                ElementsAre("/aliases/1 item.value_repeated"));
    EXPECT_THAT(after([](Item& i) { i.materials.push_back(i.materials.front()); }),
                ElementsAre(::testing::EndsWith(" item.value_repeated")));
}

TEST(ItemRules, SomebodyTakesItInForSomebody) {
    EXPECT_THAT(after([](Item& i) { i.levels.clear(); }),
                ElementsAre("/levels field.list_too_short"));
    EXPECT_THAT(after([](Item& i) { i.subjects.clear(); }),
                ElementsAre("/subjects field.list_too_short"));
}

TEST(ItemRules, CountsStayInRange) {
    EXPECT_THAT(after([](Item& i) { i.materials[1].copies = 0; }),
                ElementsAre("/materials/1/copies field.out_of_range"));
    EXPECT_THAT(after([](Item& i) { i.materials[0].copies = 100; }),
                ElementsAre("/materials/0/copies field.out_of_range"));
    EXPECT_THAT(after([](Item& i) { i.steps[1].working_day_hundredths = 100001; }),
                ElementsAre("/steps/1/working_days field.out_of_range"));
    EXPECT_THAT(after([](Item& i) { i.visits = -1; }), ElementsAre("/visits field.out_of_range"));
}

TEST(ItemRules, FeesStandOnALegalBasis) {
    EXPECT_THAT(after([](Item& i) { i.fee.charged = true; }),
                ElementsAre("/fee/basis item.fee_without_basis"));
    EXPECT_THAT(after([](Item& i) { i.fee.amount = Money(100); }),
                ElementsAre("/fee/amount_yuan item.fee_contradictory"));
    EXPECT_THAT(after([](Item& i) {
                    i.fee = {true, Money(100), "", "发改价格〔2019〕1号", ""};
                }),
                ElementsAre("/fee/unit item.fee_without_unit"));
    EXPECT_THAT(after([](Item& i) {
                    i.fee = {true, std::nullopt, "", "按国家规定", "以评估价计算"};
                }),
                IsEmpty());
}

TEST(ItemRules, CodesFitIntoAddressesAndTables) {
    for (const char* good : {"MZ01", "511Z07001006-511602000000-000-11511301008778183N-1-00",
                             "1151130108778239R_5143"})
        EXPECT_THAT(after([&](Item& i) { i.code = ItemId(good); }), IsEmpty()) << good;
    for (const std::string& wrong :
         {std::string("MZ1"), std::string(65, '1'), std::string("a/b/c"), std::string("编码编码")})
        EXPECT_THAT(after([&](Item& i) { i.code = ItemId(wrong); }),
                    ElementsAre("/code item.code_invalid"))
            << wrong;
}

TEST(ItemRules, DepartmentNamesADepartment) {
    EXPECT_THAT(after([](Item& i) { i.department = "（行政审批局）"; }),
                ElementsAre("/department department.invalid"));
}

} // namespace
} // namespace bianmin::catalog
