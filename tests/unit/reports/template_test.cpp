#include "reports/layout/template.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

// Where the fault of a template is, after `spoil` changed a good one.
std::string placeOfFault(const std::function<void(Json&)>& spoil) {
    Json json = templateJson(
        Json::array({paragraph("{{a}}"),
                     {{"type", "table"},
                      {"rows", "list"},
                      {"columns", {{{"head", "名称"}, {"text", "{{row.name}}"}}}}},
                     {{"type", "fields"},
                      {"label_width", 20},
                      {"rows", {{{"cells", {{{"label", "甲"}, {"text", "{{a}}"}}}}}}}}}));
    spoil(json);
    const auto parsed = parseTemplate(json);
    if (parsed)
        return "good";
    EXPECT_EQ(parsed.error().code, "template.invalid");
    EXPECT_FALSE(parsed.error().params.at("fault").empty());
    return parsed.error().params.at("place");
}

TEST(TemplateParsing, AcceptsTheSample) {
    EXPECT_EQ(placeOfFault([](Json&) {}), "good");
}

TEST(TemplateParsing, NamesThePlaceOfEveryFault) {
    EXPECT_EQ(placeOfFault([](Json& t) { t["colour"] = "red"; }), "/");
    EXPECT_EQ(placeOfFault([](Json& t) { t.erase("name"); }), "/");
    EXPECT_EQ(placeOfFault([](Json& t) { t["version"] = 0; }), "/version");
    EXPECT_EQ(placeOfFault([](Json& t) { t["version"] = 1.5; }), "/version");
    EXPECT_EQ(placeOfFault([](Json& t) { t["id"] = "Receipt No. 1"; }), "/id");
    EXPECT_EQ(placeOfFault([](Json& t) { t["copies"] = Json::array(); }), "/copies");
    EXPECT_EQ(placeOfFault([](Json& t) { t["copies"] = {1}; }), "/copies/0");
    EXPECT_EQ(placeOfFault([](Json& t) { t["page"]["width"] = "A4"; }), "/page/width");
    EXPECT_EQ(placeOfFault([](Json& t) { t["page"]["left"] = 100; }), "/page");
    EXPECT_EQ(placeOfFault([](Json& t) { t["text"]["size"] = 200; }), "/text/size");
    EXPECT_EQ(placeOfFault([](Json& t) { t["text"]["line"] = 1; }), "/text");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][0]["type"] = "image"; }), "/blocks/0/type");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][0]["text"] = "{{a"; }), "/blocks/0/text");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][0]["style"] = "bold"; }), "/blocks/0/style");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][0]["when"]["path"] = "a"; }),
              "/blocks/0/when");
    EXPECT_EQ(placeOfFault([](Json& t) {
                  t["blocks"][0]["when"] = {{"path", "a"}, {"test", "equals"}};
              }),
              "/blocks/0/when");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][1]["columns"][0]["width"] = 101; }),
              "/blocks/1");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][1]["columns"][0]["size"] = 9; }),
              "/blocks/1/columns/0");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][1]["rows"] = "a list"; }), "/blocks/1/rows");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][2]["label_width"] = 95; }),
              "/blocks/2/rows/0");
    EXPECT_EQ(placeOfFault([](Json& t) { t["blocks"][2]["rows"][0]["cells"][0].erase("label"); }),
              "/blocks/2/rows/0/cells/0");
}

class TemplateFolder : public testing::Test {
  protected:
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(directory_.path() / name) << text;
    }
    [[nodiscard]] Result<TemplateLibrary> load() const {
        return TemplateLibrary::load(directory_.path().string());
    }
    static std::string sample(const std::string& id, int version) {
        Json json = templateJson(Json::array({paragraph("文")}));
        json["id"] = id;
        json["version"] = version;
        return json.dump();
    }

    support::TemporaryDirectory directory_;
};

TEST_F(TemplateFolder, FindsByIdAndVersionAndKnowsTheNewest) {
    write("a2.json", sample("a", 2));
    write("a10.json", sample("a", 10));
    write("b1.json", sample("b", 1));
    write("readme.txt", "not a template");
    const TemplateLibrary library = valueOf(load());
    EXPECT_EQ(valueOf(library.find("a", 2))->version, 2);
    EXPECT_EQ(codeOf(library.find("a", 3)), "template.not_found");
    EXPECT_EQ(codeOf(library.find("c", 1)), "template.not_found");
    const auto newest = library.newest();
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0]->version, 10);
    EXPECT_EQ(newest[1]->id, "b");
}

TEST_F(TemplateFolder, SaysWhichFileIsWrong) {
    write("good.json", sample("a", 1));
    write("wrong.json", R"({"id": "x"})");
    const auto loaded = load();
    ASSERT_EQ(codeOf(loaded), "template.invalid");
    EXPECT_EQ(loaded.error().params.at("file"), "wrong.json");
}

TEST_F(TemplateFolder, SaysWhereTheJsonIsBroken) {
    write("broken.json", "{\n\"id\": }");
    const auto loaded = load();
    ASSERT_EQ(codeOf(loaded), "template.invalid");
    EXPECT_EQ(loaded.error().params.at("file"), "broken.json");
    EXPECT_NE(loaded.error().params.at("fault").find("第 2 行"), std::string::npos);
}

TEST_F(TemplateFolder, RefusesTwoFilesForOneVersion) {
    write("one.json", sample("a", 1));
    write("two.json", sample("a", 1));
    EXPECT_EQ(codeOf(load()), "template.invalid");
}

TEST_F(TemplateFolder, SaysThatTheFolderIsNotThere) {
    EXPECT_EQ(codeOf(TemplateLibrary::load((directory_.path() / "none").string())),
              "template.folder_unreadable");
}

TEST(ShippedTemplates, AreTheSevenPapersOfTheDeskAndTheGuides) {
    const TemplateLibrary library =
        valueOf(TemplateLibrary::load(BIANMIN_SOURCE_DIR "/reports/templates"));
    std::vector<std::string> ids;
    for (const Template* one : library.newest())
        ids.push_back(one->id);
    EXPECT_EQ(ids, (std::vector<std::string>{"acceptance_notice", "delivery_receipt",
                                             "grant_decision", "guide_flow", "guide_leaf",
                                             "guide_long", "material_receipt", "refusal_decision",
                                             "refusal_of_acceptance", "supplement_notice"}));
}

} // namespace
} // namespace bianmin::reports
