// The seven papers as people and other programs receive them: their words, their look, their bytes.
#include "reports/document_renderer.h"
#include "reports/layout/pattern.h"
#include "shared/base/hash.h"
#include "tests/golden/tools.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <thread>
#include <vector>

namespace bianmin::reports::golden {
namespace {

using support::codeOf;
using support::valueOf;

const DocumentRenderer& renderer() {
    static const DocumentRenderer shared(
        std::make_shared<const TemplateLibrary>(
            valueOf(TemplateLibrary::load(BIANMIN_SOURCE_DIR "/reports/templates"))),
        valueOf(FontLibrary::create({})));
    return shared;
}

Json snapshotOf(const std::string& name) {
    std::ifstream stream(BIANMIN_SOURCE_DIR "/tests/golden/snapshots/" + name + ".json",
                         std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    return valueOf(parseJson(text));
}

bool isDecision(const std::string& name) {
    return name.find("_decision") != std::string::npos;
}

std::string kindOf(const std::string& name) {
    return name.substr(0, name.find("_long"));
}

// What goes with an application has its seal on the first page for as long as it can.
double titleTop(const std::string& name) {
    const std::string kind = kindOf(name);
    return kind == "material_receipt" || kind == "acceptance_notice" ? 20 : 27;
}

RenderedDocument rendered(const std::string& name, const RenderOptions& options = {}) {
    return valueOf(renderer().render(kindOf(name), 1, snapshotOf(name), options));
}

const std::vector<std::string>& paperNames() {
    static const std::vector<std::string> names{"material_receipt",
                                                "acceptance_notice",
                                                "supplement_notice",
                                                "refusal_of_acceptance",
                                                "grant_decision",
                                                "refusal_decision",
                                                "delivery_receipt",
                                                "material_receipt_long",
                                                "acceptance_notice_long",
                                                "supplement_notice_long",
                                                "refusal_of_acceptance_long",
                                                "grant_decision_long",
                                                "refusal_decision_long",
                                                "delivery_receipt_long"};
    return names;
}

// What every paper must say, whoever it is for.
const std::vector<std::string> kCommon{
    "{{document.title}}",    "{{case.number}}",         "{{applicant.name}}",
    "{{applicant.id_kind}}", "{{applicant.id_number}}", "{{applicant.phone}}",
    "{{applicant.address}}", "{{item.name}}",           "{{item.code}}",
    "{{organ.name}}",        "{{organ.seal}}",          "（专用章）",
    "窗口扫码查询进度"};

const std::map<std::string, std::vector<std::string>>& requiredWords() {
    static const std::map<std::string, std::vector<std::string>> words{
        {"material_receipt",
         {"{{case.received_at|time}}", "{{window.clerk}}", "{{window.name}}", "{{case.query_code}}",
          "{{case.collect_method}}", "{{item.type}}", "共{{materials|count}}项",
          "序号材料名称原件/复印件份数页数收取方式备注",
          "本凭证仅证明收到材料，不代表受理。自收件之日起5个工作日内未一次性告知补正的，自收到材料"
          "之"
          "日起即为受理。",
          "申请人（代理人）签名：", "收件人签名：", "{{document.issued_at|date}}"}},
        {"acceptance_notice",
         {"{{document.number}}", "决定予以受理",
          "法定办结时限自受理之日起{{case.statutory_days}}个工作日",
          "承诺办结时限自受理之日起{{case.promised_days}}个工作日",
          "预计办结日期{{case.due_on|date}}", "受理日期{{case.accepted_on|date}}",
          "收件日期{{case.received_at|date}}", "不计时限环节{{case.excluded_time}}",
          "{{case.progress_hint}}", "{{case.collect_method}}",
          "请出示本通知书或者申请材料接收凭证及有效身份证件",
          "《中华人民共和国行政许可法》第三十二条第一款第（五）项", "{{window.clerk}}",
          "{{document.issued_at|date}}"}},
        {"supplement_notice",
         {"{{document.number}}", "现一次性告知需要补正的全部内容",
          "《中华人民共和国行政许可法》第三十二条第一款第（四）项",
          "序号材料名称存在问题补正要求依据", "补正期限{{supplement.due_on|date}}",
          "告知方式{{supplement.method}}", "送达时间：", "告知时间{{document.issued_at|time}}"}},
        {"refusal_of_acceptance",
         {"{{document.number}}", "{{refusal.reason_class}}", "{{refusal.reason|sentence}}",
          "根据{{refusal.basis}}的规定，本机关决定不予受理",
          "可以向{{refusal.proper_organ}}提出申请", "申请日期{{case.received_at|date}}",
          "{{remedy.review_organ}}", "{{remedy.court}}"}},
        {"grant_decision",
         {"{{document.number}}", "{{decision.content}}", "{{decision.certificate_name}}",
          "{{decision.certificate_number}}", "{{decision.valid_from|date}}",
          "{{decision.decided_on|date}}", "{{decision.basis}}", "{{remedy.review_organ}}",
          "{{remedy.court}}"}},
        {"refusal_decision",
         {"{{document.number}}", "本机关查明的事实：{{decision.facts|sentence}}。",
          "不予准许的理由：{{decision.reasons|sentence}}。", "{{decision.basis}}",
          "《中华人民共和国行政许可法》第三十八条第二款", "本机关决定不予行政许可。",
          "{{decision.decided_on|date}}", "{{remedy.review_organ}}", "{{remedy.court}}"}},
        {"delivery_receipt",
         {"受送达人{{applicant.name}}", "序号送达文书、证件名称文号（编号）件数",
          "送达方式{{delivery.method}}", "送达地点{{delivery.place}}",
          "送达时间{{delivery.delivered_at|time}}", "收件人{{delivery.recipient}}",
          "与受送达人关系{{delivery.relation}}",
          "收件人证件号码{{delivery.recipient_id_number}}（已核对证件）",
          "送达人{{delivery.server}}", "收件人签名（盖章）：", "送达人（二人）签名：",
          "见证人签名（留置送达的）："}}};
    return words;
}

class Paper : public testing::TestWithParam<std::string> {
  protected:
    [[nodiscard]] std::string text() const {
        return withoutSpace(extractedText(writePdf(GetParam(), rendered(GetParam()).pdf)));
    }

    // Without the footers, so that a sentence may run from one page to the next.
    [[nodiscard]] std::string body() const {
        std::string out;
        std::istringstream pages(extractedText(writePdf(GetParam(), rendered(GetParam()).pdf)));
        for (std::string page; std::getline(pages, page, '\f');)
            out += page.substr(0, page.rfind(" 联 / 共 ") - std::string("第 1").size());
        return withoutSpace(out);
    }
};

INSTANTIATE_TEST_SUITE_P(Papers, Paper, testing::ValuesIn(paperNames()),
                         [](const auto& paper) { return paper.param; });

TEST_P(Paper, SaysEveryRequiredFieldAndPhrase) {
    const Json snapshot = snapshotOf(GetParam());
    const std::string found = body();
    std::vector<std::string> expected = kCommon;
    const auto& own = requiredWords().at(kindOf(GetParam()));
    expected.insert(expected.end(), own.begin(), own.end());
    for (const std::string& pattern : expected) {
        const std::string words =
            withoutSpace(valueOf(fill(valueOf(parsePattern(pattern)), Scope(snapshot))).text);
        EXPECT_NE(found.find(words), std::string::npos) << pattern << " = " << words;
    }
}

TEST_P(Paper, ShowsEveryRowOfItsList) {
    const Json snapshot = snapshotOf(GetParam());
    const std::string found = body();
    const auto all = [&](const Json& rows, const std::vector<std::string>& keys) {
        for (const Json& row : rows) {
            std::string words = row.at("seq").dump();
            for (const std::string& key : keys) {
                if (row.at(key).is_string() && !row.at(key).get<std::string>().empty())
                    words += row.at(key).get<std::string>();
            }
            EXPECT_NE(found.find(withoutSpace(words)), std::string::npos) << words;
        }
    };
    const std::string kind = kindOf(GetParam());
    if (kind == "material_receipt")
        all(snapshot.at("materials"), {"name", "form"});
    if (kind == "supplement_notice")
        all(snapshot.at("supplement").at("items"), {"material", "problem", "requirement", "basis"});
    if (kind == "delivery_receipt")
        all(snapshot.at("delivery").at("papers"), {"name", "number"});
}

TEST_P(Paper, NumbersItsCopiesAndPages) {
    const RenderedDocument document = rendered(GetParam());
    const std::string found = text();
    const bool one_copy = kindOf(GetParam()) == "delivery_receipt";
    EXPECT_EQ(document.copy_count, one_copy ? 1U : 2U);
    const std::string count = std::to_string(document.copy_count);
    const std::size_t pages = document.page_count / document.copy_count;
    if (!one_copy) {
        EXPECT_NE(found.find("第1联/共2联（申请人留存）"), std::string::npos);
    }
    EXPECT_NE(found.find("第" + count + "联/共" + count + "联（机关存档）"), std::string::npos);
    for (std::size_t page = 1; page <= pages; ++page) {
        const std::string words =
            "第" + std::to_string(page) + "页共" + std::to_string(pages) + "页";
        EXPECT_NE(found.find(words), std::string::npos) << words;
    }
}

TEST_P(Paper, IsAPdfWithoutFaults) {
    const auto path = writePdf(GetParam(), rendered(GetParam()).pdf);
    const ToolResult check = runTool({"qpdf", "--check", path.string()});
    EXPECT_EQ(check.status, 0) << "qpdf is required: " << check.output << check.errors;
    EXPECT_EQ(check.errors, "");
    const ToolResult layout = runTool({"pdftotext", "-layout", path.string(), "-"});
    EXPECT_EQ(layout.status, 0);
    EXPECT_EQ(layout.errors, "");
}

// A4 at 100 dpi. Text that extracts well may still be drawn as boxes or not at all: look at ink.
TEST_P(Paper, HasInkWhereItBelongsAndNoneInTheMargins) {
    const RenderedDocument document = rendered(GetParam());
    const auto path = writePdf(GetParam(), document.pdf);
    const Raster page = rasterOf(path, 1);
    EXPECT_NEAR(page.width, 827, 1);
    EXPECT_NEAR(page.height, 1169, 1);
    if (isDecision(GetParam())) {
        EXPECT_GT(page.ink({28, 72, 184, 85}), 900)
            << "the organ's name, 35 mm below the type area";
        EXPECT_EQ(page.ink({28, 37, 184, 71}), 0) << "the space above the red head";
    } else {
        const double top = titleTop(GetParam());
        EXPECT_GT(page.ink({60, top, 150, top + 11}), 900) << "title";
        EXPECT_EQ(page.ink({25, 0, 160, top}), 0) << "above the title";
    }
    EXPECT_GT(page.ink({167, 7, 186, 26}), 1500) << "QR code";
    EXPECT_GT(page.ink({25, 45, 188, 270}), 9000) << "text and tables";
    const double footer = isDecision(GetParam()) ? 265 : 277; // below the type area
    EXPECT_GT(page.ink({25, footer, 188, footer + 13}), 150) << "footer";
    EXPECT_EQ(page.ink({0, 0, 24, 297}), 0) << "left margin";
    EXPECT_EQ(page.ink({190, 0, 210, 297}), 0) << "right margin";
    EXPECT_EQ(page.ink({0, 291, 210, 297}), 0) << "bottom margin";
    const int last = static_cast<int>(document.page_count / document.copy_count);
    EXPECT_GT(rasterOf(path, last).ink({100, 27, 188, 275}), 500) << "signature and seal's place";
}

TEST_P(Paper, IsTheSameBytesInEveryRunAndThread) {
    const std::string expected = sha256Hex(rendered(GetParam()).pdf);
    std::vector<std::string> digests(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& digest : digests)
            threads.emplace_back([&] { digest = sha256Hex(rendered(GetParam()).pdf); });
    }
    for (const std::string& digest : digests)
        EXPECT_EQ(digest, expected);
}

TEST_P(Paper, PlacesTheSamePagesForThePreview) {
    const Json snapshot = snapshotOf(GetParam());
    const auto preview = valueOf(renderer().place(kindOf(GetParam()), 1, snapshot));
    const auto drawn = rendered(GetParam()).placed;
    ASSERT_EQ(preview.pages.size(), drawn.pages.size());
    EXPECT_EQ(textOf(preview), textOf(drawn));
}

// One page each; a decision under its red head takes both sides of one sheet.
TEST(OrdinaryPapers, FitOnOneSheetEach) {
    for (const std::string& name : paperNames()) {
        if (kindOf(name) != name)
            continue;
        const RenderedDocument document = rendered(name);
        EXPECT_EQ(document.page_count, document.copy_count * (isDecision(name) ? 2 : 1)) << name;
    }
}

TEST(OrdinaryPapers, FitOnOneSheetWithAnAgentOrFiveMaterials) {
    const auto expectOneSheet = [](const std::string& name, const Json& snapshot) {
        const auto document = valueOf(renderer().render(name, 1, snapshot));
        EXPECT_EQ(document.page_count, document.copy_count) << name;
    };
    for (const std::string name : {"material_receipt", "acceptance_notice"}) {
        Json snapshot = snapshotOf(name);
        snapshot["agent"] = snapshotOf(name + "_long").at("agent");
        expectOneSheet(name, snapshot);
    }
    Json snapshot = snapshotOf("material_receipt");
    Json& materials = snapshot.at("materials");
    while (materials.size() < 5) {
        Json another = materials.front();
        another["seq"] = materials.size() + 1;
        materials.push_back(another);
    }
    expectOneSheet("material_receipt", snapshot);
}

// The outlines of some 250 Song characters are 50 KB; a second copy adds 4 KB.
TEST(OrdinaryPapers, AreSmallFiles) {
    constexpr std::size_t kBytesMax = 80'000;
    for (const std::string& name : paperNames()) {
        if (kindOf(name) == name) {
            EXPECT_LE(rendered(name).pdf.size(), kBytesMax) << name;
        }
    }
}

TEST(Copies, OneCopyIsItsPagesAlone) {
    const RenderedDocument all = rendered("material_receipt_long");
    RenderOptions options;
    options.copy = 1;
    const RenderedDocument archive = rendered("material_receipt_long", options);
    EXPECT_EQ(archive.page_count * 2, all.page_count);
    const std::string text = withoutSpace(extractedText(writePdf("one_copy", archive.pdf)));
    EXPECT_EQ(text.find("申请人留存"), std::string::npos);
    EXPECT_NE(text.find("机关存档"), std::string::npos);
}

TEST(Reprints, SayThatTheyAreReprintsAndDifferInBytes) {
    RenderOptions options;
    options.print_ordinal = 2;
    const RenderedDocument reprint = rendered("acceptance_notice", options);
    const std::string text = withoutSpace(extractedText(writePdf("reprint", reprint.pdf)));
    EXPECT_NE(text.find("补打（第2次打印）"), std::string::npos);
    EXPECT_EQ(text.find("首次打印"), std::string::npos);
    EXPECT_NE(reprint.pdf, rendered("acceptance_notice").pdf);
}

TEST(Titles, FollowTheItemsType) {
    const auto text = [](const std::string& name) {
        return withoutSpace(extractedText(writePdf(name, rendered(name).pdf)));
    };
    EXPECT_NE(text("grant_decision").find("决定准予行政许可"), std::string::npos);
    EXPECT_EQ(text("grant_decision_long").find("行政许可"), std::string::npos)
        << "a benefit is not a licence";
}

TEST(Remedies, FollowWhetherReviewMustComeFirst) {
    const auto text = [](const std::string& name) {
        return withoutSpace(extractedText(writePdf(name, rendered(name).pdf)));
    };
    EXPECT_NE(
        text("grant_decision")
            .find("如不服本决定，可以自收到本决定书之日起六十日内向清源县人民政府申请行政复议，"
                  "或者在六个月内依法向清源县人民法院提起行政诉讼。"),
        std::string::npos);
    EXPECT_NE(
        text("grant_decision_long")
            .find("应当先依法申请行政复议，可以自收到本决定书之日起六十日内向清源县人民政府提出；"
                  "对复议决定不服的，可以在收到复议决定书之日起十五日内依法向清源县人民法院提起"
                  "行政诉讼。"),
        std::string::npos);
}

TEST(Renewal, IsToldOnlyWhereALicenceEnds) {
    const auto text = [](const Json& snapshot, const std::string& name) {
        const auto drawn = valueOf(renderer().render("grant_decision", 1, snapshot));
        return withoutSpace(extractedText(writePdf(name, drawn.pdf)));
    };
    Json snapshot = snapshotOf("grant_decision");
    EXPECT_NE(text(snapshot, "renewal").find("有效期届满30日前"), std::string::npos);
    snapshot["decision"]["valid_to"] = nullptr;
    EXPECT_EQ(text(snapshot, "no_renewal").find("有效期届满30日前"), std::string::npos);
}

TEST(Fees, AreToldInFiguresAndCapitalsOrAsFree) {
    const auto text = [](const std::string& name) {
        return withoutSpace(extractedText(writePdf(name, rendered(name).pdf)));
    };
    EXPECT_NE(text("acceptance_notice").find("收费情况不收费"), std::string::npos);
    EXPECT_NE(text("acceptance_notice_long").find("人民币10.00元（大写：人民币壹拾元整）"),
              std::string::npos);
}

TEST(Receipts, SayWhatIsTrueOfThisCase) {
    const auto text = [](const Json& snapshot, const std::string& name,
                         const std::string& kind = "material_receipt") {
        return withoutSpace(
            extractedText(writePdf(name, valueOf(renderer().render(kind, 1, snapshot)).pdf)));
    };
    const auto says = [](const std::string& found, const std::string& words) {
        return found.find(words) != std::string::npos;
    };
    Json snapshot = snapshotOf("material_receipt");
    const std::string first = text(snapshot, "receipt");
    EXPECT_TRUE(says(first, "未一次性告知补正的"));
    EXPECT_TRUE(says(first, "凭本凭证或者受理通知书及有效身份证件领取"));
    snapshot["case"]["supplemented_at"] = "2026-03-05T01:15:00.000Z";
    const std::string second = text(snapshot, "receipt_of_supplement");
    EXPECT_FALSE(says(second, "未一次性告知补正的")) << "the notice was given";
    EXPECT_TRUE(says(second, "本凭证仅证明收到补正后的材料，不代表受理"));
    snapshot["case"]["supplemented_at"] = nullptr;
    snapshot["materials"] = Json::array();
    const std::string nothing = text(snapshot, "receipt_of_nothing");
    EXPECT_TRUE(says(nothing, "尚未收到申请材料"));
    EXPECT_TRUE(says(nothing, "本凭证仅证明收到申请，不代表受理"));
    snapshot["case"]["mail_address"] = "清源县青石镇柳溪村三组12号";
    const std::string mailed = text(snapshot, "receipt_by_mail");
    EXPECT_FALSE(says(mailed, "有效身份证件领取"));
    Json notice = snapshotOf("acceptance_notice");
    notice["case"]["mail_address"] = "清源县青石镇柳溪村三组12号";
    EXPECT_FALSE(says(text(notice, "notice_by_mail", "acceptance_notice"), "请出示本通知书"));
}

TEST(DeliveryReceipt, ByMailSaysWhenItWasPostedAndLeavesTheDayOfDeliveryOpen) {
    Json snapshot = snapshotOf("delivery_receipt");
    snapshot["delivery"]["by_mail"] = true;
    const std::string text = withoutSpace(extractedText(writePdf(
        "delivery_by_mail", valueOf(renderer().render("delivery_receipt", 1, snapshot)).pdf)));
    EXPECT_NE(text.find("交寄时间"), std::string::npos);
    EXPECT_NE(text.find("以邮件回执上注明的收件日期为准"), std::string::npos);
    EXPECT_EQ(text.find("与受送达人关系" + snapshot["delivery"]["relation"].get<std::string>()),
              std::string::npos);
}

// The largest content of every paper: a name of 30 characters, an address of three lines, 40
// materials, the smallest and the largest amount. Everything stays in the type area.
Json extreme(const std::string& name, std::int64_t fen) {
    Json snapshot = snapshotOf(name);
    snapshot["applicant"]["name"] =
        "买买提艾力·阿卜杜热合曼·吐尔逊尼亚孜·艾买提·𠮷䶮𬭎𫖯𤧛"
        "㙓";
    snapshot["applicant"]["address"] =
        "清源县青石镇柳溪村（原柳溪公社第三生产大队）三组十二号至十八号沿街门面及其后院仓库、晒谷场"
        "、"
        "冷链周转中心，毗邻省道S999线与柳溪河交汇处东侧，距青石镇人民政府约三点五公里，"
        "邮寄时请注明“合作社联合社收”";
    snapshot["item"]["fee"] = {{"charged", true},
                               {"standard", "按面积计收"},
                               {"basis", "《清源省收费条例》"},
                               {"amount_fen", fen}};
    Json& materials = snapshot["materials"];
    for (std::size_t i = materials.size(); i < 40; ++i) {
        materials.push_back(materials.at(i % 3));
        materials.back()["seq"] = i + 1;
    }
    return snapshot;
}

TEST_P(Paper, HoldsTheLargestContentInsideItsTypeArea) {
    const std::string kind = kindOf(GetParam());
    for (const auto& [fen, figures] :
         {std::pair<std::int64_t, std::string>{5, "人民币0.05元（大写：人民币伍分）"},
          {9'999'999'999,
           "人民币99,999,999.99元（大写：人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖"
           "分）"}}) {
        const Json snapshot = extreme(GetParam(), fen);
        const auto document = valueOf(renderer().render(kind, 1, snapshot));
        const auto path = writePdf(GetParam() + "_extreme", document.pdf);
        const std::string found = withoutSpace(extractedText(path));
        EXPECT_NE(found.find(snapshot["applicant"]["name"].get<std::string>()), std::string::npos);
        if (kind == "acceptance_notice") {
            EXPECT_NE(found.find(figures), std::string::npos);
        }
        const Template& used = *valueOf(renderer().templates().find(kind, 1));
        for (const PlacedPage& page : document.placed.pages) {
            for (const PlacedItem& item : page.items) {
                const auto* run = std::get_if<GlyphRun>(&item);
                if (!run || run->baseline < used.page.top) // the QR code's caption
                    continue;
                EXPECT_GE(run->glyphs.front().x, used.page.left) << run->text();
                EXPECT_LE(run->glyphs.back().x, page.width - used.page.right) << run->text();
                EXPECT_LE(run->baseline, page.height - 10'000) << run->text();
            }
        }
    }
}

TEST(RequiredFields, StopThePaperWhenTheyAreMissing) {
    const auto codeWithout = [](const std::string& name, const std::string& pointer) {
        Json snapshot = snapshotOf(name);
        snapshot.at(Json::json_pointer(pointer)) = nullptr;
        return codeOf(renderer().render(name, 1, snapshot));
    };
    EXPECT_EQ(codeWithout("material_receipt", "/applicant/name"), "document.field_missing");
    EXPECT_EQ(codeWithout("acceptance_notice", "/case/accepted_on"), "document.field_missing");
    EXPECT_EQ(codeWithout("refusal_of_acceptance", "/refusal/basis"), "document.field_missing");
    EXPECT_EQ(codeWithout("refusal_decision", "/remedy/court"), "document.field_missing");
    EXPECT_EQ(codeWithout("delivery_receipt", "/delivery/recipient_id_number"),
              "document.field_missing");
    EXPECT_EQ(codeWithout("grant_decision", "/document/issued_at"), "document.field_missing");
}

TEST(Deliveries, ByMailSayThatNobodyWasSeen) {
    Json snapshot = snapshotOf("delivery_receipt");
    snapshot["delivery"]["by_mail"] = true;
    snapshot["delivery"]["recipient_id_number"] = nullptr;
    const auto drawn = valueOf(renderer().render("delivery_receipt", 1, snapshot));
    const std::string text = withoutSpace(extractedText(writePdf("by_mail", drawn.pdf)));
    EXPECT_NE(text.find("收件人证件号码邮寄送达，未当面核验"), std::string::npos);
}

TEST(UnknownTemplates, AreRefused) {
    const Json snapshot = snapshotOf("grant_decision");
    EXPECT_EQ(codeOf(renderer().render("grant_decision", 2, snapshot)), "template.not_found");
    EXPECT_EQ(codeOf(renderer().render("no_such_paper", 1, snapshot)), "template.not_found");
}

} // namespace
} // namespace bianmin::reports::golden
