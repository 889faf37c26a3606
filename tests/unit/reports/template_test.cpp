#include "reports/layout/known_fields.h"
#include "reports/layout/template_check.h"
#include "shared/base/error_table.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

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

std::vector<std::string> faultsOf(const Json& json) {
    const auto parsed = parseTemplate(json);
    std::vector<std::string> faults;
    if (!parsed) {
        for (const FieldError& fault : parsed.error().fields) {
            EXPECT_FALSE(errorSentence(fault.code).empty()) << fault.code;
            faults.push_back(fault.path + " " + fault.code);
        }
    }
    return faults;
}

TEST(TemplateParsing, NamesAllFaultsAtOnceWithPlaceAndCode) {
    Json json = templateJson(Json::array({paragraph("{{a|dat}}"), paragraph("文")}));
    json["pages"] = 1;
    json["version"] = "two";
    json["text"]["size"] = 200;
    json["blocks"][1]["algin"] = "left";
    json["blocks"][1]["style"] = "bold";
    EXPECT_EQ(
        faultsOf(json),
        (std::vector<std::string>{
            "/ template.key_unknown_near", "/version template.integer_range",
            "/text/size template.points_range", "/blocks/0/text template.filter_unknown",
            "/blocks/1 template.key_unknown_near", "/blocks/1/style template.choice_unknown"}));
}

TEST(TemplateParsing, SaysWhatWasProbablyMeant) {
    Json json = templateJson(Json::array({paragraph("文")}));
    json["blocks"][0]["algin"] = "left";
    const auto parsed = parseTemplate(json);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().fields.at(0).params.at("near"), "align");
    json = templateJson(Json::array({paragraph("文")}));
    json["blocks"][0]["colour_of_the_paper"] = "red";
    EXPECT_EQ(faultsOf(json), (std::vector<std::string>{"/blocks/0 template.key_unknown"}));
}

TEST(TemplateParsing, KnowsTheWordsOfATemplateAndItsOrgans) {
    Json json = templateJson(Json::array({paragraph("{{words.issuer}}")}));
    EXPECT_EQ(faultsOf(json), (std::vector<std::string>{"/blocks/0/text template.word_unknown"}));
    json["words"] = {{"issuer", "{{organ.name}}"}};
    json["organs"] = Json::array({{{"organ", "甲局"}, {"words", {{"issuer", "甲局文件"}}}}});
    EXPECT_TRUE(faultsOf(json).empty());
    json["organs"][0]["words"]["isuer"] = "乙";
    EXPECT_EQ(faultsOf(json),
              (std::vector<std::string>{"/organs/0/words/isuer template.word_unknown"}));
    json["organs"][0]["words"].erase("isuer");
    json["words"]["issuer"] = "{{words.issuer}}";
    EXPECT_EQ(faultsOf(json), (std::vector<std::string>{"/words/issuer template.word_in_word"}));
}

TEST(TemplateParsing, TakesFixedPlacesInTenthsOfAMillimetreOnThePaper) {
    const auto fixed = [](double x, double width) {
        return templateJson(Json::array(
            {{{"type", "fixed"}, {"text", "{{a}}"}, {"x", x}, {"y", 10.1}, {"width", width}}}));
    };
    EXPECT_TRUE(faultsOf(fixed(12.3, 40)).empty());
    EXPECT_EQ(faultsOf(fixed(12.34, 40)),
              (std::vector<std::string>{"/blocks/0/x template.tenths"}));
    EXPECT_EQ(faultsOf(fixed(90, 40)),
              (std::vector<std::string>{"/blocks/0 template.outside_page"}));
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

TEST_F(TemplateFolder, ACountysTemplateTakesPrecedenceByItsHigherVersion) {
    write("a.json", sample("a", 1));
    write("b.json", sample("b", 1));
    const support::TemporaryDirectory county;
    std::ofstream(county.path() / "a.json") << sample("a", 2);
    const auto both = [&] {
        return TemplateLibrary::load(directory_.path().string(), county.path().string());
    };
    const TemplateLibrary library = valueOf(both());
    ASSERT_EQ(library.newest().size(), 2U);
    EXPECT_EQ(library.newest()[0]->version, 2);
    EXPECT_EQ(valueOf(library.find("a", 1))->version, 1) << "for what was issued by it";
    std::ofstream(county.path() / "b.json") << sample("b", 1);
    EXPECT_EQ(codeOf(both()), "template.invalid");
}

TEST_F(TemplateFolder, TheLinterSaysWhatEveryFileHasWrong) {
    write("good.json", sample("a", 1));
    write("same.json", sample("a", 1));
    write("broken.json", "{\n\"id\": }");
    Json typo = templateJson(Json::array({paragraph("{{applicant.nmae}}{{row.name}}")}));
    typo["id"] = "typo";
    write("typo.json", typo.dump());
    const auto checks = valueOf(checkTemplateFolders({directory_.path().string()}));
    ASSERT_EQ(checks.size(), 4U);
    EXPECT_EQ(checks[0].file, "broken.json");
    EXPECT_EQ(checks[0].faults.at(0).code, "json.malformed");
    EXPECT_TRUE(checks[1].faults.empty());
    EXPECT_EQ(checks[2].faults.at(0).code, "template.version_taken");
    ASSERT_EQ(checks[3].faults.size(), 2U);
    EXPECT_EQ(checks[3].faults[0].code, "template.field_unknown_near");
    EXPECT_EQ(checks[3].faults[0].path, "/blocks/0/text");
    EXPECT_EQ(checks[3].faults[0].params.at("near"), "applicant.name");
    EXPECT_EQ(checks[3].faults[1].params.at("field"), "row.name") << "outside of a table";
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

TEST(ShippedTemplates, HaveNoFaults) {
    for (const auto& check :
         valueOf(checkTemplateFolders({BIANMIN_SOURCE_DIR "/reports/templates"}))) {
        for (const FieldError& fault : check.faults)
            ADD_FAILURE() << check.file << " " << fault.path << " " << describe(fault);
    }
}

// The list of known fields against the samples of what papers hold.
void expectKnown(const Json& value, const std::string& path) {
    if (value.is_object()) {
        for (const auto& entry : value.items())
            expectKnown(entry.value(), path.empty() ? entry.key() : path + "." + entry.key());
    } else if (value.is_array() && !value.empty() && value.front().is_object()) {
        EXPECT_TRUE(isKnownField(path)) << path;
        for (const Json& row : value)
            expectKnown(row, path + ".*");
    } else {
        EXPECT_TRUE(isKnownField(path)) << path;
    }
}

TEST(KnownFields, AreAllThatPapersHold) {
    for (const auto& entry :
         std::filesystem::directory_iterator(BIANMIN_SOURCE_DIR "/tests/golden/snapshots")) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        expectKnown(valueOf(parseJson(text)), "");
    }
    EXPECT_FALSE(isKnownField("applicant.nmae"));
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
