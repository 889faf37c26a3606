#include "shared/domain/catalog/department.h"
#include "tests/unit/domain/catalog_samples.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace bianmin::catalog {
namespace {

TEST(DepartmentKey, DropsRemarksInBracketsOfBothWidths) {
    EXPECT_EQ(departmentKey("民政局").value(), "民政局");
    EXPECT_EQ(departmentKey("市场监督管理局（行政审批局）").value(), "市场监督管理局");
    EXPECT_EQ(departmentKey("市住房公积金管理中心（县管理部）").value(), "市住房公积金管理中心");
    EXPECT_EQ(departmentKey("卫生健康局(或民政局)").value(), "卫生健康局");
    EXPECT_EQ(departmentKey("自然资源局（登记中心（一楼））").value(), "自然资源局");
    EXPECT_EQ(departmentKey("公安局（派出所）刑侦队").value(), "公安局刑侦队");
}

TEST(DepartmentKey, DropsTheWordCountyLevelAndSpaces) {
    EXPECT_EQ(departmentKey("县级民政局").value(), "民政局");
    EXPECT_EQ(departmentKey(" 民政局\u3000（县级）").value(), "民政局");
}

TEST(DepartmentKey, RefusesWhatNamesNoDepartment) {
    for (const char* wrong :
         {"", " ", "（行政审批局）", "县级", "民政局（", "民政局）", "）民政局（", "\xFF"})
        EXPECT_EQ(departmentKey(wrong).error().code, "department.invalid") << wrong;
}

TEST(DepartmentKey, IsItsOwnKey) {
    for (const char* name : {"市场监督管理局（所）", "县级 公安局（派出所）"}) {
        const std::string key = departmentKey(name).value();
        EXPECT_EQ(departmentKey(key).value(), key);
    }
}

TEST(DepartmentKey, EveryDepartmentOfTheCatalogueHasAPlainKey) {
    const Catalogue catalogue = realOrDemoCatalogue();
    std::map<std::string, std::string> keys;
    for (const Item& item : itemsOf(catalogue.text)) {
        const auto key = departmentKey(item.department);
        ASSERT_TRUE(key) << item.department;
        EXPECT_EQ(key->find("（"), std::string::npos) << *key;
        EXPECT_TRUE(item.department.starts_with(*key)) << item.department << " -> " << *key;
        keys[item.department] = *key;
    }
    if (!catalogue.real)
        return;
    EXPECT_EQ(keys.size(), 33U);
    EXPECT_EQ(keys.at("卫生健康局（或民政局）"), "卫生健康局");
    EXPECT_EQ(keys.at("民政局（残联会审）"), "民政局");
    EXPECT_EQ(keys.at("城市管理局（住建局、水务局）"), "城市管理局");
    EXPECT_EQ(keys.at("市公安局出入境管理支队（县公安局受理）"), "市公安局出入境管理支队");
    EXPECT_EQ(keys.at("市人力资源和社会保障局（县受理）"), "市人力资源和社会保障局");
}

TEST(DemoCatalogue, NamesOnlyDepartmentsThatTheDemoCountyHas) {
    const Json county =
        parseJson(readFile(BIANMIN_SOURCE_DIR "/installer/demo/county.json")).value();
    std::set<std::string> known;
    for (const Json& organization : county.at("organizations"))
        known.insert(organization.at("department").get<std::string>());
    known.erase(""); // the halls
    for (const Item& item : itemsOf(demoCatalogueText()))
        EXPECT_TRUE(known.contains(item.department)) << item.name << " " << item.department;
}

} // namespace
} // namespace bianmin::catalog
