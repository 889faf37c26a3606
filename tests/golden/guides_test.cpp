// 办事指南 and 办理流程图 of every real item: whole, on their pages, one page for the chart.
#include "reports/guides/item_guide.h"
#include "shared/domain/catalog/catalog_service.h"
#include "tests/golden/tools.h"
#include "tests/support/results.h"
#include "tests/unit/domain/catalog_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace bianmin::reports::golden {
namespace {

using support::valueOf;

struct Drawing {
    TemplateLibrary templates;
    std::shared_ptr<const FontLibrary> fonts;
};

const Drawing& drawing() {
    static const Drawing shared{
        valueOf(TemplateLibrary::load(BIANMIN_SOURCE_DIR "/reports/templates")),
        valueOf(FontLibrary::create({}))};
    return shared;
}

identity::Organization sampleOrgan() {
    identity::Organization organ;
    organ.name = "清源县市场监督管理局";
    organ.address = "清源县青石镇政务路1号政务服务中心二楼";
    organ.phone = "0799-0000001";
    organ.complaint_phone = "0799-0000002";
    organ.review_organ = "清源县人民政府";
    organ.court = "清源县人民法院";
    return organ;
}

RenderedDocument drawn(GuideForm form, const catalog::Item& item) {
    const GuideSource source{{item, 3, {}, valueOf(parseInstant("2026-03-02T01:15:00.000Z"))},
                             sampleOrgan()};
    return valueOf(renderGuide(drawing().templates, *drawing().fonts, form, source));
}

// Of a line or a cell that is broken over several: in one piece again.
std::string wordsOf(const RenderedDocument& document) {
    std::string out;
    for (const PlacedPage& page : document.placed.pages)
        out += withoutSpace(textOf(page));
    return out;
}

void expectWords(const std::string& found, const std::string& words, const std::string& item) {
    EXPECT_NE(found.find(withoutSpace(words)), std::string::npos) << item << ": " << words;
}

std::vector<catalog::Item> items() {
    static const auto all = catalog::itemsOf(catalog::realOrDemoCatalogue().text);
    return all;
}

// Nothing may stand outside the paper's printable part, nor over the footer.
void expectInside(const PlacedDocument& document, const std::string& name) {
    constexpr Length kEdge = 10'000;
    for (const PlacedPage& page : document.pages) {
        for (const PlacedItem& item : page.items) {
            if (const auto* line = std::get_if<Line>(&item)) {
                EXPECT_GE(std::min(line->from.x, line->to.x), kEdge) << name;
                EXPECT_LE(std::max(line->from.x, line->to.x), page.width - kEdge) << name;
                EXPECT_LE(std::max(line->from.y, line->to.y), page.height - kEdge) << name;
            }
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run)
                continue;
            EXPECT_GE(run->glyphs.front().x, kEdge) << name << run->text();
            EXPECT_LE(run->glyphs.back().x + emOf(run->size) / 2, page.width - kEdge)
                << name << run->text();
            EXPECT_LE(run->baseline, page.height - kEdge) << name << run->text();
        }
    }
}

const std::vector<std::string> kOfBothGuides{"事项编码",
                                             "事项类型",
                                             "办件类型",
                                             "实施主体",
                                             "行使层级",
                                             "服务对象",
                                             "设定依据",
                                             "受理条件",
                                             "申请材料",
                                             "办理流程",
                                             "特别程序",
                                             "办理结果",
                                             "办理地点",
                                             "咨询电话0799-0000001",
                                             "清源县青石镇政务路1号政务服务中心二楼",
                                             "事项第3版，2026年3月2日发布"};

void expectItem(const std::string& found, const catalog::Item& item) {
    expectWords(found, item.name, item.name);
    expectWords(found, item.code.str(), item.name);
    expectWords(found, std::string(catalog::chinese(item.type)), item.name);
    expectWords(found, item.result.name, item.name);
    expectWords(found, item.immediate ? "当场办结" : std::to_string(item.promised_days) + "个",
                item.name);
    for (const auto& basis : item.legal_basis)
        expectWords(found, basis, item.name);
    for (const auto& condition : item.conditions)
        expectWords(found, condition, item.name);
    for (std::size_t i = 0; i < item.materials.size(); ++i)
        expectWords(found, std::to_string(i + 1) + item.materials[i].name, item.name);
    for (const auto& step : item.steps)
        expectWords(found, step.name, item.name);
    if (!item.fee.charged)
        expectWords(found, "不收费", item.name);
    else
        expectWords(found, item.fee.basis, item.name);
}

TEST(Guides, OfEveryItemSayEveryElement) {
    for (const catalog::Item& item : items()) {
        for (const GuideForm form : {GuideForm::leaf, GuideForm::full}) {
            const RenderedDocument document = drawn(form, item);
            const std::string found = wordsOf(document);
            for (const std::string& words : kOfBothGuides)
                expectWords(found, words, item.name);
            expectItem(found, item);
            expectWords(found,
                        form == GuideForm::leaf ? "监督投诉0799-0000002"
                                                : "监督投诉电话0799-0000002",
                        item.name);
            expectInside(document.placed, item.name);
            EXPECT_LE(document.page_count, form == GuideForm::leaf ? 2U : 4U) << item.name;
        }
    }
}

TEST(Guides, OfEveryItemHaveTheirFlowChartOnOnePage) {
    for (const catalog::Item& item : items()) {
        const RenderedDocument document = drawn(GuideForm::flow, item);
        EXPECT_EQ(document.page_count, 1U) << item.name;
        const std::string found = wordsOf(document);
        expectWords(found, "申请人提出申请", item.name);
        expectWords(found, "不予受理", item.name);
        expectWords(found, "一次性告知需要补正的全部内容", item.name);
        expectWords(found, "送达（领取）办理结果", item.name);
        expectWords(found, "监督投诉电话：0799-0000002", item.name);
        for (const auto& step : item.steps)
            expectWords(found, step.name, item.name);
        expectInside(document.placed, item.name);
    }
}

// To be looked at, and to be judged by other makers' tools: the longest and the shortest item.
TEST(Guides, OfTheLongestAndTheShortestItemArePdfsWithoutFaults) {
    auto all = items();
    const auto size = [](const catalog::Item& item) { return dumpJson(encode(item)).size(); };
    std::sort(all.begin(), all.end(),
              [&](const auto& one, const auto& other) { return size(one) < size(other); });
    for (const auto& [name, item] : {std::pair("shortest", all.front()), {"longest", all.back()}}) {
        for (const GuideForm form : {GuideForm::leaf, GuideForm::full, GuideForm::flow}) {
            const RenderedDocument document = drawn(form, item);
            const auto path =
                writePdf(std::string(guideTemplateId(form)) + "_" + name, document.pdf);
            const ToolResult check = runTool({"qpdf", "--check", path.string()});
            EXPECT_EQ(check.status, 0) << check.output << check.errors;
            expectWords(withoutSpace(extractedText(path)), item.name, name);
        }
    }
}

TEST(Guides, PointToTheWindowsAndTo12345WhereTheDirectoryKnowsNoDepartment) {
    const catalog::Item item = items().front();
    const auto document =
        valueOf(renderGuide(drawing().templates, *drawing().fonts, GuideForm::leaf,
                            {{item, 1, {}, Instant{}}, std::nullopt}));
    const std::string found = wordsOf(document);
    expectWords(found, "实施主体" + item.department, item.name);
    expectWords(found, "监督投诉12345", item.name);
    expectWords(found, "就近的便民服务中心（站）、政务服务中心窗口", item.name);
}

} // namespace
} // namespace bianmin::reports::golden
