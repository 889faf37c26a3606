// The kit's controls under a real toolkit: what they ask for, what they show, what they are called.
#include "client/ui/fact_list.h"
#include "client/ui/form.h"
#include "client/ui/icons.h"
#include "client/ui/page_drawer.h"
#include "client/ui/paper_view.h"
#include "client/ui/platform.h"
#include "client/ui/state_view.h"
#include "client/ui/text.h"
#include "client/ui/text_wrap.h"
#include "client/ui/virtual_table.h"
#include "client/ui/wx_executor.h"
#include "tests/support/results.h"

#include <gtest/gtest.h>
#include <wx/app.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/evtloop.h>
#include <wx/frame.h>
#include <wx/init.h>

#include <algorithm>
#include <gtk/gtk.h>

namespace bianmin::ui {
namespace {

// Lets the toolkit draw and lay out until it has had nothing to do for a while: the X server
// answers in its own time.
void settle() {
    constexpr unsigned long kQuietMs = 60;
    constexpr int kTimedOut = -1;
    wxEventLoopBase* loop = wxEventLoopBase::GetActive();
    do {
        wxTheApp->ProcessPendingEvents();
        loop->ProcessIdle();
    } while (loop->DispatchTimeout(kQuietMs) != kTimedOut);
}

// For what the toolkit does in its own time: waits for it, at most so many quiet moments.
template <class Condition>
bool settlesTo(Condition condition) {
    constexpr int kMomentsMax = 50;
    for (int i = 0; i < kMomentsMax && !condition(); ++i)
        settle();
    return condition();
}

std::string accessibleName(const wxWindow* window) {
    auto* widget = static_cast<GtkWidget*>(window->GetHandle());
    const char* name = atk_object_get_name(gtk_widget_get_accessible(widget));
    return name == nullptr ? "" : name;
}

struct KitTest : ::testing::Test {
    KitTest() {
        frame = new wxFrame(nullptr, wxID_ANY, "kit", wxDefaultPosition, wxSize(900, 600));
        panel = new wxPanel(frame);
        column = new wxBoxSizer(wxVERTICAL);
        panel->SetSizer(column);
    }
    ~KitTest() override {
        frame->Destroy();
        settle();
    }
    void show() {
        frame->Show();
        frame->Layout();
        panel->Layout();
        settle();
    }

    wxFrame* frame;
    wxPanel* panel;
    wxBoxSizer* column;
};

// Counts how often it is asked.
class CountingRows final : public TableRows {
  public:
    std::size_t rows = 0;
    mutable std::size_t asked = 0;
    std::vector<std::pair<std::size_t, std::size_t>> ticks;
    [[nodiscard]] std::size_t count() const override { return rows; }
    [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const override {
        ++asked;
        Cell cell;
        cell.text = wxString::Format("%zu/%zu", row, column);
        return cell;
    }
    void tick(std::size_t row, std::size_t column) override { ticks.emplace_back(row, column); }
};

struct TableTest : KitTest {
    CountingRows rows;
    VirtualTable* table = nullptr;

    void make(std::size_t count) {
        rows.rows = count;
        table = new VirtualTable(panel, {{"A", 100}, {"B", 100, CellKind::text, true}, {"C", 100}},
                                 rows, {true, "the rows"});
        column->Add(table, wxSizerFlags(1).Expand());
        table->rowsReplaced();
        show();
    }
};

TEST_F(TableTest, AHundredThousandRowsAreNotAskedForOneByOne) {
    make(100'000);
    EXPECT_GT(rows.asked, 0U);
    EXPECT_LT(rows.asked, 5'000U);
}

TEST_F(TableTest, HasItsNameForScreenReaders) {
    make(3);
    EXPECT_EQ(accessibleName(table), "the rows");
}

TEST_F(TableTest, SelectsAndMovesWithoutTheFocus) {
    make(3);
    table->unselect(); // GTK selects the first row of what gets the focus
    EXPECT_FALSE(table->selectedRow());
    table->moveSelection(1);
    EXPECT_EQ(table->selectedRow(), 0U);
    table->moveSelection(5);
    EXPECT_EQ(table->selectedRow(), 2U);
    table->moveSelection(-1);
    EXPECT_EQ(table->selectedRow(), 1U);
}

TEST_F(TableTest, TheSelectionSurvivesRowsAddedAtTheEnd) {
    make(3);
    table->selectRow(1);
    rows.rows = 5;
    table->rowsAppended(2);
    settle();
    EXPECT_EQ(table->selectedRow(), 1U);
}

TEST_F(TableTest, TellsOnceThatTheEndIsInSight) {
    int told = 0;
    make(0);
    table->onEndInSight([&] { ++told; });
    rows.rows = 4;
    table->rowsReplaced();
    EXPECT_TRUE(settlesTo([&] { return told > 0; }));
    settle();
    EXPECT_EQ(told, 1);
}

TEST_F(TableTest, TheEndOfALongTableIsNotInSightAtOnce) {
    int told = 0;
    make(0);
    table->onEndInSight([&] { ++told; });
    rows.rows = 5'000;
    table->rowsReplaced();
    settle();
    EXPECT_EQ(told, 0);
}

TEST_F(TableTest, RemembersWidthsButNotTheOneThatGrows) {
    make(3);
    table->setColumnWidths({140, 999, 60});
    EXPECT_TRUE(settlesTo([&] { return table->columnWidths().at(0) == 140; }));
    EXPECT_EQ(table->columnWidths().at(1), 100) << "the growing column states what it asks for";
    table->setColumnWidths({1, 2}); // of another release: ignored
    EXPECT_EQ(table->columnWidths().at(0), 140);
}

TEST_F(TableTest, ATableThatWasNeverShownKeepsTheWidthsItWasMadeWith) {
    table = new VirtualTable(panel, {{"A", 100}, {"B", 100, CellKind::text, true}, {"C", 80}}, rows,
                             {true, "the rows"});
    table->Hide();
    column->Add(table, wxSizerFlags(1).Expand());
    show();
    EXPECT_EQ(table->columnWidths(), (std::vector<int>{100, 100, 80}));
    table->setColumnWidths({140, 100, 20}); // an earlier release kept 20 for such a table
    EXPECT_EQ(table->columnWidths(), (std::vector<int>{140, 100, 80}));
}

TEST_F(TableTest, AColumnIsNeverNarrowerThanItMustBe) {
    table = new VirtualTable(
        panel, {{"Due", 116, CellKind::text, false, 116}, {"B", 100, CellKind::text, true}}, rows,
        {true, "the rows"});
    column->Add(table, wxSizerFlags(1).Expand());
    show();
    table->setColumnWidths({94, 100}); // an earlier release kept 94, which cut the dates
    EXPECT_TRUE(settlesTo([&] { return table->columnWidths().at(0) == 116; }));
    table->setColumnWidths({150, 100});
    EXPECT_TRUE(settlesTo([&] { return table->columnWidths().at(0) == 150; }));
}

TEST_F(KitTest, EveryFieldOfAFormHasItsLabelAsItsName) {
    auto* form = new Form(panel, 300);
    auto* text = makeText(form, TextKind::code);
    form->addRow("&Phone", text);
    auto* words = makeLongText(form, 3);
    form->addRow("Reason", words);
    column->Add(form);
    show();
    EXPECT_EQ(accessibleName(text), "Phone");
    EXPECT_EQ(accessibleName(words), "Reason");
}

TEST_F(KitTest, AHiddenRowTakesNoPlace) {
    auto* form = new Form(panel, 300);
    auto* first = makeText(form, TextKind::words);
    form->addRow("First", first);
    auto* second = makeText(form, TextKind::words);
    form->addRow("Second", second);
    column->Add(form);
    show();
    const int both = form->GetSize().GetHeight();
    form->showRow(second, false);
    EXPECT_TRUE(settlesTo([&] { return form->GetSize().GetHeight() < both; }));
    form->showRow(second, true);
    EXPECT_TRUE(settlesTo([&] { return form->GetSize().GetHeight() == both; }));
}

TEST_F(KitTest, ALongSentenceWrapsInsteadOfBeingCut) {
    auto* line = new NoticeLine(panel);
    column->Add(line, wxSizerFlags().Expand());
    frame->SetClientSize(260, 400);
    show();
    line->show({client::NoticeLevel::fault, "短", "x"});
    ASSERT_TRUE(settlesTo([&] { return line->GetSize().GetHeight() > 0; }));
    const int one = line->GetSize().GetHeight();
    line->show({client::NoticeLevel::fault,
                "公民身份号码校验不通过，末位应为 9，请核对全部号码，也可以改用其他证件办理", "x"});
    EXPECT_TRUE(settlesTo([&] { return line->GetSize().GetHeight() > one; }));
    line->show({});
    EXPECT_TRUE(settlesTo([&] { return line->GetSize().GetHeight() < one; }));
}

TEST_F(KitTest, NoLineOfAWindowBeginsWithAClosingMarkOrEndsWithAnOpeningOne) {
    wxClientDC dc(panel);
    dc.SetFont(panel->GetFont());
    const wxString text = toWx(
        "依据《城市居民最低生活保障条例》（国务院令第271号）第七条，由镇（街道）办理。\n第二行");
    for (int width = 60; width < 400; width += 7) {
        wxString joined;
        for (const wxString& line : wrappedLines(dc, text, width)) {
            EXPECT_LE(dc.GetTextExtent(line).GetWidth(), width) << toUtf8(line);
            EXPECT_EQ(toWx("，。、）》").find(line[0]), wxString::npos) << toUtf8(line);
            EXPECT_EQ(toWx("（《").find(line.Last()), wxString::npos) << toUtf8(line);
            joined += line;
        }
        wxString whole = text;
        whole.Replace("\n", "");
        EXPECT_EQ(toUtf8(joined), toUtf8(whole));
    }
    EXPECT_EQ(wrappedLines(dc, wxString(), 100).size(), 1U);
}

TEST_F(KitTest, TheSignStandsBeforeTheSentenceWhateverWasSaidBefore) {
    using client::NoticeLevel;
    auto* inner = new wxPanel(panel);
    auto* line = new NoticeLine(inner);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(line, wxSizerFlags().Expand());
    inner->SetSizer(rows);
    column->Add(inner, wxSizerFlags(1).Expand());
    show();
    const std::vector<client::Notice> said{
        {NoticeLevel::busy, "正在保存", "a"},  {}, {NoticeLevel::good, "已保存", "b"},
        {NoticeLevel::fault, "没有保存", "c"}, {}, {NoticeLevel::good, "已保存", "d"}};
    for (const auto& notice : said) {
        inner->Hide(); // what is said meanwhile must be in place when it comes back
        line->show(notice);
        inner->Show();
        settle();
        if (notice.text.empty())
            continue;
        const wxWindow* sign = line->GetChildren().front();
        const wxWindow* text = line->GetChildren().back();
        EXPECT_TRUE(settlesTo([&] {
            return text->GetPosition().x >= sign->GetRect().GetRight() &&
                   line->GetSize().GetHeight() > 0;
        })) << notice.text;
    }
}

TEST_F(KitTest, AnUnlabelledCheckBelowANarrowFieldShowsAllItsLines) {
    auto* form = new Form(panel, 200, Form::CheckPlace::below);
    auto* text = makeText(form, TextKind::code);
    form->addRow("Recipient", text);
    auto* next = makeText(form, TextKind::code);
    form->addRow("Relation", next);
    form->SetMinSize(wxSize(340, -1));
    column->Add(form);
    show();
    const int before = next->GetPosition().y;
    form->check(text, {client::NoticeLevel::warning,
                       "证件号码与申请人、代理人都不一致；确需代领的，请核验委托并写明领取人和关系",
                       "x"});
    EXPECT_TRUE(
        settlesTo([&] { return next->GetPosition().y >= before + 2 * panel->GetCharHeight(); }));
    const NoticeLine* line = nullptr;
    for (const wxWindow* child : form->GetChildren()) {
        const auto* candidate = dynamic_cast<const NoticeLine*>(child);
        if (candidate != nullptr && !candidate->shown().text.empty())
            line = candidate;
    }
    ASSERT_NE(line, nullptr);
    const wxWindow* sign = line->GetChildren().front();
    const wxWindow* words = line->GetChildren().back();
    EXPECT_GE(words->GetPosition().x, sign->GetBestSize().GetWidth());
    EXPECT_GE(line->GetSize().GetHeight(), words->GetBestSize().GetHeight());
    EXPECT_GE(line->GetSize().GetHeight(), 2 * panel->GetCharHeight());
}

TEST_F(KitTest, HiddenRowsOfAFormLeaveNoGapThatCutsTheLastCheck) {
    auto* form = new Form(panel, 200, Form::CheckPlace::below);
    std::vector<wxTextCtrl*> texts;
    for (int i = 0; i < 6; ++i) {
        texts.push_back(makeText(form, TextKind::code));
        form->addRow(wxString::Format("Field %d", i), texts.back());
    }
    for (int i = 0; i < 4; ++i)
        form->showRow(texts[static_cast<std::size_t>(i)], false);
    column->Add(form);
    show();
    form->check(texts.back(), {client::NoticeLevel::fault, "邮寄送达的，请填写邮件号", "x"});
    const auto lastCheckEnds = [&] {
        int end = 0;
        for (const wxWindow* child : form->GetChildren()) {
            if (child->IsShown() && dynamic_cast<const NoticeLine*>(child) != nullptr)
                end = std::max(end, child->GetRect().GetBottom());
        }
        return end;
    };
    EXPECT_TRUE(settlesTo([&] {
        return lastCheckEnds() >= texts.back()->GetRect().GetBottom() + panel->GetCharHeight() &&
               lastCheckEnds() < form->GetClientSize().GetHeight();
    })) << lastCheckEnds()
        << " of " << form->GetClientSize().GetHeight();
}

TEST_F(KitTest, ASignWithoutWordsTakesNoLineBelowAField) {
    auto* form = new Form(panel, 200, Form::CheckPlace::below);
    auto* text = makeText(form, TextKind::code);
    form->addRow("Recipient", text);
    auto* next = makeText(form, TextKind::code);
    form->addRow("Relation", next);
    column->Add(form);
    show();
    const int before = next->GetPosition().y;
    form->check(text, {client::NoticeLevel::fault, "有误", "x"});
    EXPECT_TRUE(settlesTo([&] { return next->GetPosition().y > before; }));
    form->check(text, {client::NoticeLevel::good, {}, {}});
    EXPECT_TRUE(settlesTo([&] { return next->GetPosition().y == before; }));
}

TEST_F(KitTest, TypingTakesTheCheckOfAFieldAwayAndOfNoOther) {
    auto* form = new Form(panel, 300);
    std::string typed;
    const auto keep = [&](const std::string& text) { typed = text; };
    auto* number = form->addText("Mail number", TextKind::code, {.typed = keep, .left = [] {}});
    auto* place = form->addText("Sent to", TextKind::words, {.typed = keep, .left = [] {}});
    column->Add(form);
    show();
    for (const wxTextCtrl* text : {number, place})
        form->check(text, {client::NoticeLevel::fault, "有误", "x"});
    const auto checksShown = [&] {
        return std::ranges::count_if(form->GetChildren(), [](const wxWindow* child) {
            const auto* line = dynamic_cast<const NoticeLine*>(child);
            return line != nullptr && !line->shown().text.empty();
        });
    };
    ASSERT_EQ(checksShown(), 2);
    number->SetValue("E"); // tells as a key does
    EXPECT_EQ(typed, "E");
    EXPECT_EQ(checksShown(), 1);
    setQuietly(place, toWx("解放路2号"));
    EXPECT_EQ(checksShown(), 1) << "the window filled it in and says itself what is true of it";
}

TEST_F(KitTest, TheFiveStatesOfAListLookDifferent) {
    using client::ListState;
    auto* view = new StateView(panel, [] {});
    column->Add(view, wxSizerFlags(1).Expand());
    show();
    std::set<std::string> headings;
    std::set<bool> retries;
    for (const auto state : {ListState::loading, ListState::empty, ListState::offline,
                             ListState::forbidden, ListState::failed}) {
        view->show(state, {});
        for (const wxWindow* child : view->GetChildren()) {
            if (const auto* text = dynamic_cast<const wxStaticText*>(child))
                headings.insert(text->GetLabel().utf8_string());
        }
    }
    headings.erase("");
    EXPECT_EQ(headings.size(), 5U);
}

TEST_F(KitTest, FactsScrollOnlyWhenTheyMust) {
    auto* facts = new FactList(panel, "facts");
    column->Add(facts, wxSizerFlags(1).Expand());
    show();
    facts->show({{"a", "b"}});
    EXPECT_FALSE(facts->AcceptsFocus());
    facts->show(std::vector<Fact>(100, Fact{"label", "value"}));
    EXPECT_TRUE(facts->AcceptsFocus());
}

TEST(Icons, EachLampHasAShapeOfItsOwn) {
    std::set<std::string> shapes;
    for (const auto lamp :
         {cases::Lamp::green, cases::Lamp::yellow, cases::Lamp::red, cases::Lamp::grey}) {
        const wxImage image = icon(lamp).GetBitmap(wxSize(16, 16)).ConvertToImage();
        ASSERT_TRUE(image.HasAlpha());
        // The silhouette alone: colour is not what tells them apart.
        shapes.emplace(reinterpret_cast<const char*>(image.GetAlpha()), 16 * 16);
    }
    EXPECT_EQ(shapes.size(), 4U);
}

TEST(WxExecutor, RunsJobsLaterAndInOrder) {
    WxExecutor executor;
    std::string order;
    executor.post([&] { order += "a"; });
    executor.post([&] { order += "b"; });
    EXPECT_EQ(order, "");
    EXPECT_TRUE(settlesTo([&] { return order == "ab"; })) << order;
}

// A page with one glyph and one line, drawn by the preview's own drawer.
TEST(PageDrawer, DrawsTheGlyphsOutlineWhereItStands) {
    const auto fonts = support::valueOf(reports::FontLibrary::create({}));
    const auto glyph = fonts->find(reports::TextStyle::body, U'国');
    ASSERT_TRUE(glyph);
    reports::GlyphRun run;
    run.font = glyph->font;
    run.size = 7200; // 72 pt = 25.4 mm
    run.baseline = 40'000;
    run.glyphs = {{glyph->glyph, U'国', 10'000}};
    reports::PlacedPage page;
    page.width = 50'000;
    page.height = 50'000;
    page.items = {run};

    wxBitmap bitmap(200, 200);
    wxMemoryDC dc(bitmap);
    {
        const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
        constexpr double kPixelsPerMillimetre = 4;
        PageDrawer(*graphics, *fonts, kPixelsPerMillimetre).draw(page);
    }
    dc.SelectObject(wxNullBitmap);
    const wxImage image = bitmap.ConvertToImage();
    int inside = 0;
    int outside = 0;
    for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 200; ++x) {
            if (image.GetRed(x, y) > 100)
                continue;
            const bool in_place = x >= 38 && x <= 146 && y >= 60 && y <= 176;
            ++(in_place ? inside : outside);
        }
    }
    EXPECT_GT(inside, 800) << "the character has ink";
    EXPECT_EQ(outside, 0) << "and nowhere else";
}

} // namespace
} // namespace bianmin::ui

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    bianmin::ui::prepareToolkit();
    wxApp::SetInstance(new wxApp);
    const wxInitializer toolkit(argc, argv);
    if (!toolkit.IsOk())
        return 1;
    wxTheApp->CallOnInit();
    wxEventLoop loop;
    const wxEventLoopActivator active(&loop);
    return RUN_ALL_TESTS();
}
