#include "client/core/print_presenter.h"
#include "shared/base/hash.h"
#include "tests/support/results.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace bianmin::client {
namespace {

using documents::DocumentKind;
using testing::Desk;

Json snapshotOf(const std::string& name) {
    std::ifstream file(std::string(BIANMIN_SOURCE_DIR "/tests/golden/snapshots/") + name + ".json");
    const std::string text((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    return support::valueOf(parseJson(text));
}

// The real templates and fonts: what is printed is what is previewed.
const reports::DocumentRenderer& renderer() {
    static const reports::DocumentRenderer made(
        std::make_shared<const reports::TemplateLibrary>(support::valueOf(
            reports::TemplateLibrary::load(BIANMIN_SOURCE_DIR "/reports/templates"))),
        support::valueOf(reports::FontLibrary::create({})));
    return made;
}

class PrintScreen final : public PrintView {
  public:
    std::vector<Paper> papers;
    std::size_t current = 0;
    std::shared_ptr<const reports::RenderedDocument> pages;
    Notice notice;
    bool busy = false;
    int finished = 0;
    void showPapers(const std::vector<Paper>& shown, std::size_t row) override {
        papers = shown;
        current = row;
    }
    void showPages(std::shared_ptr<const reports::RenderedDocument> document) override {
        pages = std::move(document);
    }
    void showNotice(const Notice& shown) override { notice = shown; }
    void setBusy(bool now) override { busy = now; }
    void allPrinted() override { ++finished; }
};

struct PrintTest : ::testing::Test {
    Desk desk;
    testing::RecordingPrinter printer;
    PrintScreen screen;
    PrintPresenter presenter{screen, {desk.services, renderer(), printer}};
    CaseNumber number = support::sampleCase().number;

    documents::DocumentSummary put(const std::string& id, DocumentKind kind, int prints = 0) {
        documents::DocumentRecord record;
        record.id = DocumentId(id);
        record.kind = kind;
        record.case_number = number;
        record.title = documents::titleOf(kind, {});
        record.template_id = enumName(kind);
        record.snapshot = snapshotOf(record.template_id);
        record.prints = prints;
        desk.county.records[record.id] = record;
        return documents::summaryOf(record);
    }
    void open(const std::vector<documents::DocumentSummary>& documents) {
        presenter.open(number, documents);
        desk.tasks.settle();
    }
    void print() {
        presenter.print();
        desk.tasks.settle();
    }
};

TEST_F(PrintTest, ShowsThePaperBeforeItIsPrinted) {
    open({put("d1", DocumentKind::acceptance_notice)});
    EXPECT_EQ(screen.papers.at(0).stage, PaperStage::drawn);
    ASSERT_TRUE(screen.pages);
    EXPECT_GE(screen.pages->placed.pages.size(), 1U);
    EXPECT_TRUE(desk.county.prints.empty());
}

TEST_F(PrintTest, LogsThePrintBeforeThePaperLeaves) {
    open({put("d1", DocumentKind::acceptance_notice)});
    presenter.print();
    desk.tasks.workOne();
    ASSERT_EQ(desk.county.prints.size(), 1U);
    EXPECT_TRUE(printer.jobs.empty());
    desk.tasks.settle();
    ASSERT_EQ(printer.jobs.size(), 1U);
    EXPECT_EQ(desk.county.prints[0].ordinal, 1);
    EXPECT_EQ(desk.county.prints[0].printer, "test");
    EXPECT_EQ(desk.county.prints[0].sha256, sha256Hex(printer.jobs[0].pdf));
    EXPECT_EQ(printer.jobs[0].name, number.str() + "-acceptance_notice");
    EXPECT_EQ(screen.finished, 1);
}

TEST_F(PrintTest, PrintsAllPapersInOrder) {
    open({put("d1", DocumentKind::material_receipt), put("d2", DocumentKind::acceptance_notice)});
    print();
    ASSERT_EQ(printer.jobs.size(), 2U);
    EXPECT_EQ(printer.jobs[0].title, "申请材料接收凭证");
    EXPECT_EQ(printer.jobs[1].title, "受理通知书");
    EXPECT_EQ(screen.papers.at(1).stage, PaperStage::printed);
}

TEST_F(PrintTest, AReprintSaysSoAndHasItsOwnName) {
    open({put("d1", DocumentKind::acceptance_notice, 1)});
    EXPECT_EQ(screen.papers.at(0).ordinal, 2);
    print();
    EXPECT_EQ(desk.county.prints.at(0).ordinal, 2);
    EXPECT_EQ(printer.jobs.at(0).name, number.str() + "-acceptance_notice-2");

    open({put("d2", DocumentKind::acceptance_notice, 0)});
    print();
    EXPECT_NE(printer.jobs.at(1).pdf, printer.jobs.at(0).pdf) << "the reprint carries its mark";
}

TEST_F(PrintTest, APrinterOutOfPaperLosesNothingAndIsNotLoggedTwice) {
    open({put("d1", DocumentKind::acceptance_notice)});
    printer.next_error = testing::failure(ErrorKind::unavailable, "printer.failed");
    print();
    EXPECT_EQ(screen.notice.code, "printer.failed");
    EXPECT_EQ(screen.papers.at(0).stage, PaperStage::failed);
    EXPECT_FALSE(screen.busy);
    print();
    EXPECT_EQ(printer.jobs.size(), 1U);
    EXPECT_EQ(desk.county.prints.size(), 1U);
    EXPECT_EQ(screen.finished, 1);
}

TEST_F(PrintTest, ALogEntryWhoseAnswerWasLostIsRepeatedWithTheSameId) {
    open({put("d1", DocumentKind::acceptance_notice)});
    desk.county.next_error = testing::networkDown();
    print();
    EXPECT_TRUE(printer.jobs.empty());
    print();
    ASSERT_EQ(desk.county.command_ids.size(), 2U);
    EXPECT_EQ(desk.county.command_ids[0], desk.county.command_ids[1]);
    EXPECT_EQ(printer.jobs.size(), 1U);
}

TEST_F(PrintTest, APaperPrintedElsewhereMeanwhileIsDrawnAnewWithItsMark) {
    open({put("d1", DocumentKind::acceptance_notice)});
    put("d1", DocumentKind::acceptance_notice, 1);
    desk.county.next_error = testing::failure(ErrorKind::conflict, "document.print_out_of_turn");
    print();
    EXPECT_TRUE(printer.jobs.empty());
    EXPECT_EQ(screen.papers.at(0).stage, PaperStage::drawn);
    EXPECT_EQ(screen.papers.at(0).ordinal, 2);
    print();
    EXPECT_EQ(desk.county.prints.at(1).ordinal, 2);
    EXPECT_EQ(printer.jobs.size(), 1U);
}

TEST_F(PrintTest, ACharacterThatNoFontHasStopsThePaper) {
    const auto summary = put("d1", DocumentKind::acceptance_notice);
    // A private-use character: no font draws it, and it must not become a box.
    desk.county.records.at(DocumentId("d1")).snapshot["applicant"]["name"] = "\xEE\x80\x80";
    open({summary});
    EXPECT_EQ(screen.notice.code, "document.character_missing");
    EXPECT_EQ(screen.papers.at(0).stage, PaperStage::failed);
    print();
    EXPECT_TRUE(printer.jobs.empty());
    EXPECT_TRUE(desk.county.prints.empty());
}

TEST_F(PrintTest, OneKeyPressPrintsOnce) {
    open({put("d1", DocumentKind::acceptance_notice)});
    presenter.print();
    presenter.print();
    desk.tasks.settle();
    EXPECT_EQ(printer.jobs.size(), 1U);
    EXPECT_EQ(screen.finished, 1);
}

} // namespace
} // namespace bianmin::client
