#include "tests/unit/domain/catalog_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace bianmin::catalog {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Json with(const char* pointer, Json value) {
    Json item = fileItem();
    item[Json::json_pointer(pointer)] = std::move(value);
    return item;
}

TEST(ItemFile, ReadsEveryKeyIntoTheItem) {
    Json file = fileItem();
    file["code"] = "MZ0002";
    file["basic_code"] = "000511001000";
    file["province_item_code"] = "512B0003600029";
    file["aliases"] = {"高龄补贴"};
    file["statutory_days"] = 20;
    file["statutory_unit"] = "自然日";
    file["visits"] = 0;
    file["online_depth"] = "Ⅳ级";
    file["one_things"] = {"养老一件事"};
    file["source"] = {{"page", "https://example.gov.cn/1"}, {"note", "公开页"}};
    file["fee"] = {{"charged", true},
                   {"basis", "发改价格〔2019〕1号"},
                   {"amount_yuan", 1.5},
                   {"unit", "元/件"},
                   {"note", "减半"}};
    const auto parsed = parseOne(file);
    ASSERT_TRUE(parsed) << ::testing::PrintToString(faultsOf(parsed));
    const Item& item = parsed->front();
    EXPECT_EQ(item.code.str(), "MZ0002");
    EXPECT_EQ(item.name, "高龄津贴发放");
    EXPECT_EQ(item.type, ItemType::benefit);
    EXPECT_EQ(item.basic_code, "000511001000");
    EXPECT_EQ(item.province_item_code, "512B0003600029");
    EXPECT_THAT(item.aliases, ElementsAre("高龄补贴"));
    EXPECT_EQ(item.department, "民政局");
    EXPECT_THAT(item.levels,
                ElementsAre(regions::RegionLevel::village, regions::RegionLevel::township));
    EXPECT_EQ(item.decided_by_level, regions::RegionLevel::county);
    EXPECT_THAT(item.subjects, ElementsAre(Subject::person));
    EXPECT_THAT(item.legal_basis, SizeIs(1));
    EXPECT_THAT(item.conditions, ElementsAre("年满80周岁"));
    ASSERT_THAT(item.materials, SizeIs(2));
    EXPECT_EQ(item.materials[1], (Material{"居民身份证", MaterialForm::original_and_copy, 2, true,
                                           true, MaterialSource::government, ""}));
    ASSERT_THAT(item.steps, SizeIs(2));
    EXPECT_EQ(item.steps[0], (Step{"受理", "综合窗口", 25, false}));
    EXPECT_EQ(item.steps[1], (Step{"审批", "县民政局", 900, true}));
    EXPECT_EQ(item.statutory_days, 20);
    EXPECT_EQ(item.statutory_unit, calendar::DayUnit::natural_day);
    EXPECT_EQ(item.promised_days, 10);
    EXPECT_EQ(item.days_unit, calendar::DayUnit::working_day);
    EXPECT_FALSE(item.immediate);
    EXPECT_EQ(item.fee, (Fee{true, Money(150), "元/件", "发改价格〔2019〕1号", "减半"}));
    EXPECT_EQ(item.result, (ItemResult{"审批表", ResultKind::other}));
    EXPECT_EQ(item.visits, 0);
    EXPECT_EQ(item.online_depth, "Ⅳ级");
    EXPECT_THAT(item.one_things, ElementsAre("养老一件事"));
    EXPECT_EQ(item.source_note, "公开页（https://example.gov.cn/1）");
}

TEST(ItemFile, EveryChineseWordHasItsMeaning) {
    const auto typeOf = [](const char* word) {
        return parseOne(with("/item_type", word))->front().type;
    };
    for (const auto& [type, name] : EnumNames<ItemType>::names)
        EXPECT_EQ(typeOf(std::string(chinese(type)).c_str()), type) << name;
    for (const auto& [form, name] : EnumNames<MaterialForm>::names)
        EXPECT_EQ(parseOne(with("/materials/0/form", chinese(form)))->front().materials[0].form,
                  form)
            << name;
    for (const auto& [source, name] : EnumNames<MaterialSource>::names)
        EXPECT_EQ(
            parseOne(with("/materials/0/source", chinese(source)))->front().materials[0].source,
            source)
            << name;
    for (const auto& [kind, name] : EnumNames<ResultKind>::names)
        EXPECT_EQ(parseOne(with("/result/kind", chinese(kind)))->front().result.kind, kind) << name;
    EXPECT_EQ(parseOne(with("/statutory_unit", "工作日（三个月折算）"))->front().statutory_unit,
              calendar::DayUnit::working_day);
}

TEST(ItemFile, WordsOutsideTheTablesAreFaultsAtTheirPlace) {
    EXPECT_THAT(faultsOf(parseOne(with("/item_type", "行政处罚"))),
                ElementsAre("/0/item_type field.not_in_list"));
    EXPECT_THAT(faultsOf(parseOne(with("/materials/1/form", "原件 "))),
                ElementsAre("/0/materials/1/form field.not_in_list"));
    EXPECT_THAT(faultsOf(parseOne(with("/days_unit", "工作日（三个月折算）"))),
                ElementsAre("/0/days_unit field.not_in_list"));
    EXPECT_THAT(faultsOf(parseOne(with("/levels/0", "hamlet"))),
                ElementsAre("/0/levels/0 field.not_in_list"));
    EXPECT_THAT(faultsOf(parseOne(with("/result/kind", 10))),
                ElementsAre("/0/result/kind field.not_text"));
}

TEST(ItemFile, EveryFaultOfEveryItemIsReportedAndCounted) {
    Json first = fileItem();
    first["materials"][1].erase("copies");
    first["surprise"] = 1;
    Json third = fileItem();
    third["name"] = "临时救助";
    third["promised_days"] = "10";
    third["steps"][0]["working_days"] = 0.125;
    Json second = fileItem();
    second["name"] = "残疾人证新办";
    const auto parsed = parseItemFile(dumpJson(Json::array({first, second, third})));
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "catalog.file_faulty");
    EXPECT_EQ(parsed.error().params.at("count"), "4");
    EXPECT_THAT(faultsOf(parsed),
                ::testing::UnorderedElementsAre("/0/materials/1/copies field.required",
                                                "/0/surprise field.unknown",
                                                "/2/promised_days field.not_integer",
                                                "/2/steps/0/working_days item.number_invalid"));
}

// One correction must not bring up the next fault: form and rules are told together.
TEST(ItemFile, RulesAreToldBesideFaultsOfTheForm) {
    Json item = with("/promised_days", -3);
    item["decided_by_level"] = "moon";
    item["department"] = " ";
    item["unknown"] = 1;
    EXPECT_THAT(faultsOf(parseOne(item)),
                ::testing::UnorderedElementsAre(
                    "/0/decided_by_level field.not_in_list", "/0/department field.required",
                    "/0/promised_days field.out_of_range", "/0/unknown field.unknown"));
}

// What could not be read has no rules broken.
TEST(ItemFile, RulesSayNothingOfWhatCouldNotBeRead) {
    Json item = with("/immediate", "maybe");
    item["promised_days"] = 0;
    item["fee"] = {{"charged", true}, {"basis", 7}};
    item["levels"] = {"village", "hamlet"};
    item["name"] = 5;
    EXPECT_THAT(faultsOf(parseOne(item)),
                ::testing::UnorderedElementsAre(
                    "/0/immediate field.not_true_or_false", "/0/fee/basis field.not_text",
                    "/0/levels/1 field.not_in_list", "/0/name field.not_text"));
}

TEST(ItemFile, EveryRequiredKeyIsMissed) {
    for (const char* key : {"name", "item_type", "department", "levels", "decided_by_level",
                            "subjects", "legal_basis", "conditions", "materials", "steps",
                            "promised_days", "days_unit", "immediate", "fee", "result"}) {
        Json item = fileItem();
        item.erase(key);
        EXPECT_THAT(faultsOf(parseOne(item)),
                    ElementsAre("/0/" + std::string(key) + " field.required"));
        item[key] = nullptr;
        EXPECT_THAT(faultsOf(parseOne(item)),
                    ElementsAre("/0/" + std::string(key) + " field.required"));
    }
}

TEST(ItemFile, ListsThatMayNotBeEmpty) {
    for (const char* key : {"levels", "subjects", "legal_basis"})
        EXPECT_THAT(faultsOf(parseOne(with(("/" + std::string(key)).c_str(), Json::array()))),
                    ElementsAre("/0/" + std::string(key) + " field.list_too_short"));
    for (const char* key : {"conditions", "materials", "steps"})
        EXPECT_TRUE(parseOne(with(("/" + std::string(key)).c_str(), Json::array()))) << key;
}

TEST(ItemFile, AmountsAndDaysAreExact) {
    const auto amountOf = [](const char* number) {
        Json item = fileItem();
        item["fee"] = {{"charged", true}, {"basis", "x"}, {"unit", "元"}};
        item["fee"]["amount_yuan"] = parseJson(number).value();
        const auto parsed = parseOne(item);
        return parsed ? parsed->front().fee.amount->fen() : -1;
    };
    EXPECT_EQ(amountOf("80"), 8000);
    EXPECT_EQ(amountOf("1.5"), 150);
    EXPECT_EQ(amountOf("0.1"), 10);
    EXPECT_EQ(amountOf("0.29"), 29);
    EXPECT_EQ(amountOf("19.99"), 1999);
    EXPECT_EQ(amountOf("2.50"), 250);
    EXPECT_EQ(amountOf("1e2"), 10000);
    EXPECT_EQ(amountOf("0"), -1) << "a charge of nothing is none";
    EXPECT_EQ(amountOf("1234567.89"), 123456789);
    for (const char* wrong :
         {"-1", "0.001", "1e20", "1e-7", "\"80\"", "true", "9223372036854775807", "99999999999999"})
        EXPECT_EQ(amountOf(wrong), -1) << wrong;
}

TEST(ItemFile, CodeIsTheGivenOneElseTheProvincesElseMadeFromTheName) {
    const auto codeOf = [](const Json& item) { return parseOne(item)->front().code.str(); };
    Json item = fileItem();
    // First 12 digits of the SHA-256 of the name in UTF-8.
    EXPECT_EQ(codeOf(item), "L8DA477C34F79");
    item["province_item_code"] = "51201103900003 / 51201103900004";
    EXPECT_EQ(codeOf(item), "L8DA477C34F79");
    EXPECT_EQ(parseOne(item)->front().province_item_code, "51201103900003 / 51201103900004");
    item["province_item_code"] = "512B000";
    EXPECT_EQ(codeOf(item), "L8DA477C34F79") << "seven characters are no code";
    item["province_item_code"] = "512B0003600029";
    EXPECT_EQ(codeOf(item), "512B0003600029");
    item["code"] = "MZ0002";
    EXPECT_EQ(codeOf(item), "MZ0002");
    item["code"] = "有 空格";
    EXPECT_THAT(faultsOf(parseOne(item)), ElementsAre("/0/code item.code_invalid"));
}

TEST(ItemFile, RepeatedNamesAndCodesAreFaultsThatNameTheFirst) {
    Json one = fileItem();
    one["province_item_code"] = "512B0003600029";
    Json two = fileItem();
    Json three = fileItem();
    three["name"] = "临时救助";
    three["code"] = "512B0003600029";
    const auto parsed = parseItemFile(dumpJson(Json::array({one, two, three})));
    EXPECT_THAT(faultsOf(parsed),
                ElementsAre("/1/name item.name_duplicate", "/2/code item.code_duplicate"));
    EXPECT_EQ(parsed.error().fields[1].params.at("first"), "1");
    const auto twice = parseItemFile(dumpJson(Json::array({two, two})));
    EXPECT_THAT(faultsOf(twice), ElementsAre("/1/name item.name_duplicate"))
        << "the code follows from the name and is not told again";
}

TEST(ItemFile, RemarksOfThePublisherAreAcceptedAndOneThingIsMerged) {
    Json item = fileItem();
    item["basic_code_note"] = "旧编码";
    item["province_item_name"] = "高龄津贴";
    item["field_sources"] = {{"name", "P"}, {"materials.tolerable", "T"}};
    item["one_thing"] = "扶残助困一件事";
    item["one_things"] = {"养老一件事"};
    EXPECT_THAT(parseOne(item)->front().one_things, ElementsAre("扶残助困一件事", "养老一件事"));
    item["one_things"] = {"扶残助困一件事"};
    EXPECT_THAT(parseOne(item)->front().one_things, ElementsAre("扶残助困一件事"));
}

TEST(ItemFile, MalformedFilesAreToldApart) {
    const auto codeOf = [](std::string_view text) { return parseItemFile(text).error().code; };
    const auto malformed = parseItemFile("[\n {\"name\": }\n]");
    ASSERT_FALSE(malformed);
    EXPECT_EQ(malformed.error().code, "json.malformed");
    EXPECT_EQ(malformed.error().params.at("line"), "2");
    EXPECT_EQ(codeOf("[]"), "catalog.file_empty");
    EXPECT_EQ(codeOf("{}"), "input.invalid");
    EXPECT_EQ(codeOf("[{\"name\":\"\xFF\"}]"), "json.not_utf8");
    EXPECT_THAT(faultsOf(parseItemFile("[1]")), ElementsAre("/0 field.not_an_object"));
    std::string many = "[{}";
    for (std::size_t i = 0; i < kItemsPerFileMax; ++i)
        many += ",{}";
    EXPECT_EQ(codeOf(many + "]"), "catalog.too_many_items");
}

TEST(ItemFile, ByteOrderMarkOfWindowsEditorsIsNoFault) {
    EXPECT_TRUE(parseItemFile("\xEF\xBB\xBF" + dumpJson(Json::array({fileItem()}))));
}

TEST(ItemFile, EveryItemOfTheCollectedCatalogueIsGood) {
    const Catalogue catalogue = realOrDemoCatalogue();
    const auto parsed = parseItemFile(catalogue.text);
    ASSERT_TRUE(parsed) << ::testing::PrintToString(faultsOf(parsed));
    std::set<std::string> codes;
    for (const Item& item : *parsed) {
        codes.insert(item.code.str());
        EXPECT_FALSE(item.source_note.empty()) << item.name;
    }
    EXPECT_EQ(codes.size(), parsed->size());
    if (!catalogue.real)
        return;
    ASSERT_THAT(*parsed, SizeIs(58));
    EXPECT_EQ(std::ranges::count(*parsed, true, &Item::immediate), 19);
    const auto named = [&](std::string_view name) {
        return *std::ranges::find(*parsed, name, &Item::name);
    };
    EXPECT_EQ(named("最低生活保障对象认定").code.str(), "512B0003600029");
    EXPECT_EQ(named("生育登记").code.str().front(), 'L');
    EXPECT_EQ(named("生产建设项目水土保持方案审批（报告书）").fee.amount, Money(150));
    EXPECT_EQ(named("民办职业培训学校设立审批").statutory_days, 60);
    EXPECT_EQ(named("工伤认定申请").days_unit, calendar::DayUnit::natural_day);
}

TEST(DemoCatalogue, ShowsEveryKindOfItemThatACounterMeets) {
    const auto parsed = parseItemFile(demoCatalogueText());
    ASSERT_TRUE(parsed) << ::testing::PrintToString(faultsOf(parsed));
    EXPECT_GE(parsed->size(), 14U);
    const auto count = [&](auto fits) { return std::ranges::count_if(*parsed, fits); };
    const auto takenIn = [](const Item& item, regions::RegionLevel level) {
        return std::ranges::find(item.levels, level) != item.levels.end();
    };
    using regions::RegionLevel;
    EXPECT_GE(count([](const Item& i) { return i.fee.charged; }), 2);
    EXPECT_GE(count([](const Item& i) { return !i.immediate; }), 8);
    EXPECT_GE(
        count([&](const Item& i) { return i.immediate && takenIn(i, RegionLevel::township); }), 2)
        << "a township clerk decides these on the spot";
    EXPECT_GE(count([](const Item& i) { return i.decided_by_level == RegionLevel::township; }), 2);
    for (const RegionLevel level :
         {RegionLevel::village, RegionLevel::township, RegionLevel::county})
        EXPECT_GE(count([&](const Item& i) { return takenIn(i, level); }), 5);
    for (const Subject subject : {Subject::person, Subject::enterprise})
        EXPECT_GE(count([&](const Item& i) {
                      return std::ranges::find(i.subjects, subject) != i.subjects.end();
                  }),
                  5);
    for (const ItemType type :
         {ItemType::licence, ItemType::benefit, ItemType::confirmation, ItemType::public_service})
        EXPECT_GE(count([&](const Item& i) { return i.type == type; }), 2);
    EXPECT_EQ(count([](const Item& i) { return i.aliases.empty() || i.materials.empty(); }), 0);
    EXPECT_GE(
        count([](const Item& i) { return std::ranges::any_of(i.materials, &Material::tolerable); }),
        10);
}

TEST(DemoCatalogue, StepsAddUpToThePromise) {
    for (const Item& item : itemsOf(demoCatalogueText())) {
        int hundredths = 0;
        for (const Step& step : item.steps)
            hundredths += step.working_day_hundredths;
        EXPECT_EQ(hundredths, item.promised_days * 100) << item.name;
    }
}

} // namespace
} // namespace bianmin::catalog
