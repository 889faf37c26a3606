// bianminctl and papers: template check, render and calibrate without a server, item guide with
// one.
#include "tests/api/api_server.h"
#include "tests/api/ctl_run.h"
#include "tests/golden/tools.h"

#include <gtest/gtest.h>

#include <fstream>

namespace bianmin::reports::golden {
namespace {

using support::valueOf;

constexpr const char* kTemplates = BIANMIN_SOURCE_DIR "/reports/templates";
constexpr const char* kSnapshots = BIANMIN_SOURCE_DIR "/tests/golden/snapshots";

using api_test::CtlRun;

CtlRun run(const std::vector<std::string>& words) {
    return api_test::runCtl(words);
}

class CtlPapers : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& name) const {
        return (directory_.path() / name).string();
    }
    std::string written(const std::string& name, const std::string& text) const {
        std::ofstream(file(name)) << text;
        return file(name);
    }

    support::TemporaryDirectory directory_;
};

TEST_F(CtlPapers, CheckSaysThatTheShippedTemplatesAreGood) {
    const CtlRun all = run({"template", "check", "--all", "--templates", kTemplates});
    EXPECT_EQ(all.code, 0) << all.out << all.err;
    EXPECT_NE(all.out.find("material_receipt 第 1 版，没有错误"), std::string::npos);
}

TEST_F(CtlPapers, CheckNamesEveryFaultOfACountysTemplate) {
    std::ifstream stream(std::string(kTemplates) + "/delivery_receipt.json");
    Json json = valueOf(parseJson(std::string(std::istreambuf_iterator<char>(stream), {})));
    json["version"] = 2;
    json["blocks"][1]["algin"] = "left";
    json["blocks"][2]["text"] = "{{case.numbr}}";
    const std::string path = written("delivery_receipt-2.json", json.dump());
    const CtlRun one = run({"template", "check", path});
    EXPECT_EQ(one.code, 1);
    EXPECT_NE(one.out.find("/blocks/1  不认识的数据项“algin”，是否应为“align”"), std::string::npos)
        << one.out;
    json["blocks"][1].erase("algin");
    written("delivery_receipt-2.json", json.dump());
    const CtlRun answer = run({"template", "check", "--all", "--templates", kTemplates,
                               "--county-templates", directory_.path().string(), "--json"});
    EXPECT_EQ(answer.code, 1);
    const Json checks = valueOf(parseJson(answer.out)).at("templates");
    const Json& fault = checks.back().at("faults").at(0);
    EXPECT_EQ(fault.at("path"), "/blocks/2/text");
    EXPECT_EQ(fault.at("code"), "template.field_unknown_near");
    EXPECT_EQ(fault.at("message"), "文书内容中没有“case.numbr”，是否应为“case.number”");
}

TEST_F(CtlPapers, CheckWantsOneFileOrAll) {
    EXPECT_EQ(run({"template", "check"}).code, 2);
    EXPECT_EQ(run({"template", "check", "a.json", "--all"}).code, 2);
    EXPECT_EQ(run({"template", "check", file("none.json")}).code, 1);
    EXPECT_EQ(run({"template", "check", "--all", "--templates", file("none")}).code, 1);
}

TEST_F(CtlPapers, RenderDrawsOneTemplateWithOnePapersContent) {
    const CtlRun drawn =
        run({"template", "render", std::string(kTemplates) + "/material_receipt.json", "--data",
             std::string(kSnapshots) + "/material_receipt.json", "--out", file("receipt.pdf"),
             "--copy", "2", "--ordinal", "3"});
    ASSERT_EQ(drawn.code, 0) << drawn.err;
    const std::string text = withoutSpace(extractedText(file("receipt.pdf")));
    EXPECT_NE(text.find("第2联/共2联（机关存档）"), std::string::npos);
    EXPECT_EQ(text.find("申请人留存"), std::string::npos);
    EXPECT_NE(text.find("补打（第3次打印）"), std::string::npos);
}

TEST_F(CtlPapers, RenderNamesTheCharacterAndTheFieldThatStopAPaper) {
    std::ifstream stream(std::string(kSnapshots) + "/material_receipt.json");
    Json json = valueOf(parseJson(std::string(std::istreambuf_iterator<char>(stream), {})));
    json["applicant"]["name"] = "王\U00030041";
    const CtlRun stopped =
        run({"template", "render", std::string(kTemplates) + "/material_receipt.json", "--data",
             written("data.json", json.dump()), "--out", file("never.pdf")});
    EXPECT_EQ(stopped.code, 1);
    EXPECT_NE(stopped.err.find("U+30041"), std::string::npos) << stopped.err;
    EXPECT_NE(stopped.err.find("applicant.name"), std::string::npos) << stopped.err;
    EXPECT_FALSE(std::filesystem::exists(file("never.pdf")));
}

// Pre-printed stock: the whole page moves by tenths of a millimetre.
TEST_F(CtlPapers, RenderMovesThePageByThePrintersOffset) {
    const Json blocks = Json::array(
        {{{"type", "fixed"}, {"text", "证"}, {"x", 50.0}, {"y", 50.0}, {"width", 40.0}}});
    const Json json = {{"id", "stock"},
                       {"version", 1},
                       {"name", "预印证件"},
                       {"page",
                        {{"width", 210},
                         {"height", 297},
                         {"top", 20},
                         {"right", 20},
                         {"bottom", 20},
                         {"left", 20}}},
                       {"copies", {"证件"}},
                       {"text", {{"size", 24}, {"line", 9}}},
                       {"blocks", blocks}};
    const auto drawn = [&](const std::string& name, const std::vector<std::string>& more) {
        std::vector<std::string> words{"template",
                                       "render",
                                       written("stock.json", json.dump()),
                                       "--data",
                                       std::string(kSnapshots) + "/material_receipt.json",
                                       "--out",
                                       file(name)};
        words.insert(words.end(), more.begin(), more.end());
        EXPECT_EQ(run(words).code, 0);
        const ToolResult found = runTool({"pdftotext", "-bbox", file(name), "-"});
        const auto at = found.output.find("xMin=\"");
        return std::stod(found.output.substr(at + 6));
    };
    const double plain = drawn("plain.pdf", {});
    const double moved = drawn("moved.pdf", {"--offset-x", "-2.5", "--offset-y", "0.3"});
    EXPECT_NEAR(plain - moved, 2.5 * 72 / 25.4, 0.01);
    EXPECT_EQ(run({"template", "render", file("stock.json"), "--data", file("stock.json"), "--out",
                   file("x.pdf"), "--offset-x", "left"})
                  .code,
              2);
}

TEST_F(CtlPapers, CalibrateDrawsOnePage) {
    const CtlRun drawn = run({"template", "calibrate", "--out", file("calibrate.pdf")});
    ASSERT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_NE(extractedText(file("calibrate.pdf")).find("打印机校准页"), std::string::npos);
}

TEST_F(CtlPapers, GuideDrawsEveryFormOfAnItemOfTheServer) {
    api_test::ApiServer server(api_test::ApiServer::Catalogue::demo);
    const std::string password = written("password", std::string(api_test::kPassword) + "\n");
    for (const std::string form : {"leaf", "long", "flow"}) {
        const std::string pdf = file(form + ".pdf");
        const CtlRun drawn =
            run({"item", "guide", "MZ0001", "--form", form, "--out", pdf, "--server", server.url(),
                 "--ca", server.certificates().ca, "--user", "admin", "--password-file", password,
                 "--templates", kTemplates});
        ASSERT_EQ(drawn.code, 0) << drawn.err;
        const std::string text = withoutSpace(extractedText(pdf));
        EXPECT_NE(text.find("最低生活保障对象认定"), std::string::npos) << form;
        // The department's full name comes from the directory.
        EXPECT_NE(text.find("佛冈县民政局"), std::string::npos) << form;
    }
    EXPECT_EQ(run({"item", "guide", "MZ0001", "--form", "poster", "--out", file("x.pdf"),
                   "--server", server.url(), "--ca", server.certificates().ca, "--user", "admin",
                   "--password-file", password})
                  .code,
              2);
}

} // namespace
} // namespace bianmin::reports::golden
