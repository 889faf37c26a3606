// The item files that the catalogue's tests read, and one good item in the file's own words.
#pragma once

#include "shared/domain/catalog/catalog_service.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace bianmin::catalog {

inline std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string demoCatalogueText() {
    return readFile(BIANMIN_SOURCE_DIR "/installer/demo/catalogue.json");
}

// Where collected real data lies; it is no part of the project and may be missing.
inline std::filesystem::path realDataFolder() {
    const char* folder = std::getenv("BIANMIN_TEST_DATA");
    return folder != nullptr ? std::filesystem::path(folder)
                             : std::filesystem::path(BIANMIN_SOURCE_DIR) / "../shared/data";
}

struct Catalogue {
    std::string text;
    bool real = false;
};

// The 58 real items, or the shipped demo catalogue, saying so.
inline Catalogue realOrDemoCatalogue() {
    const auto path = realDataFolder() / "items.json";
    if (std::filesystem::exists(path))
        return {readFile(path), true};
    std::cout << "no " << path << ": checking the demo catalogue instead\n";
    return {demoCatalogueText(), false};
}

inline std::vector<Item> itemsOf(const std::string& file_text) {
    auto items = parseItemFile(file_text);
    EXPECT_TRUE(items);
    return items.value_or(std::vector<Item>{});
}

inline std::vector<ItemSummary> summariesOf(const std::string& file_text) {
    std::vector<ItemSummary> summaries;
    for (const Item& item : itemsOf(file_text))
        summaries.push_back(summaryOf({item, 1, {}, {}}));
    return summaries;
}

// One item with every key that must be there.
inline Json fileItem() {
    return parseJson(R"({
        "name": "高龄津贴发放", "item_type": "行政给付", "department": "民政局",
        "levels": ["village", "township"], "decided_by_level": "county", "subjects": ["person"],
        "legal_basis": ["《中华人民共和国老年人权益保障法》第三十三条"],
        "conditions": ["年满80周岁"],
        "materials": [
          {"name": "申请表", "form": "原件", "copies": 1, "required": true, "tolerable": false,
           "source": "申请人自备", "remark": ""},
          {"name": "居民身份证", "form": "原件和复印件", "copies": 2, "required": true,
           "tolerable": true, "source": "政府部门核发"}],
        "steps": [
          {"name": "受理", "role": "综合窗口", "working_days": 0.25, "special_procedure": false},
          {"name": "审批", "role": "县民政局", "working_days": 9, "special_procedure": true}],
        "promised_days": 10, "days_unit": "工作日", "immediate": false,
        "fee": {"charged": false, "basis": null, "amount_yuan": null, "unit": null, "note": null},
        "result": {"name": "审批表", "kind": "其他"}})")
        .value();
}

inline Result<std::vector<Item>> parseOne(const Json& item) {
    return parseItemFile(dumpJson(Json::array({item})));
}

// "path code" of every fault.
inline std::vector<std::string> faultsOf(const Result<std::vector<Item>>& result) {
    std::vector<std::string> faults;
    if (!result) {
        for (const FieldError& fault : result.error().fields)
            faults.push_back(fault.path + " " + fault.code);
    }
    return faults;
}

} // namespace bianmin::catalog
