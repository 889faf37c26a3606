#include "client/core/case_list_presenter.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

using testing::Desk;

class ListScreen final : public CaseListView {
  public:
    ListState state = ListState::loading;
    std::vector<cases::CaseRow> rows;
    std::optional<std::size_t> selected;
    CaseNumber chosen;
    Notice notice;

    void replaceRows(const std::vector<cases::CaseRow>& shown,
                     std::optional<std::size_t> row) override {
        rows = shown;
        selected = row;
    }
    void appendRows(const std::vector<cases::CaseRow>& more) override {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    void selectRow(std::size_t row) override { selected = row; }
    void showState(ListState shown, const Notice& why) override {
        state = shown;
        notice = why;
    }
    void caseChosen(const CaseNumber& number) override { chosen = number; }
};

struct ListTest : ::testing::Test {
    Desk desk;
    ListScreen screen;
    CaseListPresenter presenter{screen, desk.services};

    void found(const std::vector<std::string>& numbers) {
        desk.county.found.clear();
        for (const auto& number : numbers) {
            cases::CaseRow row;
            row.number = CaseNumber(number);
            desk.county.found.push_back(row);
        }
    }
    void ask() {
        presenter.show({});
        desk.tasks.settle();
    }
};

TEST_F(ListTest, IsLoadingUntilTheAnswer) {
    presenter.show({});
    EXPECT_EQ(screen.state, ListState::loading);
    desk.tasks.settle();
    EXPECT_EQ(screen.state, ListState::empty);
}

TEST_F(ListTest, AScannedReceiptIsSoughtByItsNumber) {
    const std::string number = support::sampleCase().number.str();
    cases::CaseQuery query;
    query.text = "BM1:" + number + ":123456";
    presenter.show(query);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.queries.back().text, number);
    query.text = "王 BM1";
    presenter.show(query);
    desk.tasks.settle();
    EXPECT_EQ(desk.county.queries.back().text, "王 BM1");
}

TEST_F(ListTest, StandsOnTheFirstCase) {
    found({"A", "B"});
    ask();
    EXPECT_EQ(screen.state, ListState::rows);
    EXPECT_EQ(screen.selected, 0U);
    EXPECT_EQ(screen.chosen, CaseNumber("A"));
}

TEST_F(ListTest, ZeroAndForbiddenAndOfflineAreThreeStates) {
    ask();
    EXPECT_EQ(screen.state, ListState::empty);
    desk.county.next_error = testing::failure(ErrorKind::forbidden, "forbidden");
    ask();
    EXPECT_EQ(screen.state, ListState::forbidden);
    desk.county.next_error = testing::networkDown();
    ask();
    EXPECT_EQ(screen.state, ListState::offline);
    desk.county.next_error = testing::failure(ErrorKind::internal, "internal");
    ask();
    EXPECT_EQ(screen.state, ListState::failed);
}

TEST_F(ListTest, OldRowsDoNotStandWhenTheServerIsAway) {
    found({"A"});
    ask();
    desk.county.next_error = testing::networkDown();
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_TRUE(screen.rows.empty());
    EXPECT_TRUE(screen.chosen.empty());
}

TEST_F(ListTest, TheSelectionSurvivesARefresh) {
    found({"A", "B", "C"});
    ask();
    presenter.select(1);
    found({"NEW", "A", "B", "C"});
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_EQ(screen.selected, 2U);
    EXPECT_EQ(screen.chosen, CaseNumber("B"));
}

TEST_F(ListTest, ADoneCaseGivesItsPlaceToTheNext) {
    found({"A", "B", "C"});
    ask();
    presenter.select(1);
    found({"A", "C"});
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_EQ(screen.chosen, CaseNumber("C"));
    found({"A"});
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_EQ(screen.chosen, CaseNumber("A"));
}

TEST_F(ListTest, ADroppedCaseGoesAtOnceAndItsNeighbourIsStoodOn) {
    found({"A", "B", "C"});
    ask();
    presenter.select(1);
    presenter.drop(CaseNumber("B"));
    EXPECT_EQ(desk.tasks.waiting(), 0U) << "without asking the server";
    ASSERT_EQ(screen.rows.size(), 2U);
    EXPECT_EQ(screen.selected, 1U);
    EXPECT_EQ(presenter.selected(), CaseNumber("C"));
    EXPECT_EQ(screen.chosen, CaseNumber("B")) << "it is still rated beside the list";
    presenter.showSelected();
    EXPECT_EQ(screen.chosen, CaseNumber("C"));
    presenter.drop(CaseNumber("C"));
    EXPECT_EQ(screen.selected, 0U) << "the last one gives its place to the one before";
}

TEST_F(ListTest, ARefreshLeavesTheDroppedCaseOnTheScreen) {
    found({"A", "B"});
    ask();
    presenter.drop(CaseNumber("A"));
    found({"B"});
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_EQ(screen.chosen, CaseNumber("A"));
    EXPECT_EQ(presenter.selected(), CaseNumber("B"));
    presenter.selectNext(); // the key for the next case: the one that is stood on
    EXPECT_EQ(screen.chosen, CaseNumber("B"));
}

TEST_F(ListTest, TheLastDroppedCaseLeavesAnEmptyList) {
    found({"A"});
    ask();
    presenter.drop(CaseNumber("A"));
    EXPECT_EQ(screen.state, ListState::empty);
    EXPECT_EQ(screen.chosen, CaseNumber("A"));
    presenter.showSelected();
    EXPECT_TRUE(screen.chosen.empty());
}

TEST_F(ListTest, ACaseOpenedByItsReceiptStaysThroughARefresh) {
    found({"A", "B", "C"});
    ask();
    presenter.standOn(CaseNumber("B"));
    EXPECT_EQ(screen.selected, 1U);
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_EQ(screen.chosen, CaseNumber("A")) << "the list did not speak again";
    presenter.selectNext();
    EXPECT_EQ(screen.chosen, CaseNumber("C"));
    presenter.standOn(CaseNumber("ELSEWHERE"));
    presenter.drop(CaseNumber("ELSEWHERE"));
    EXPECT_EQ(screen.rows.size(), 3U);
    EXPECT_EQ(presenter.selected(), CaseNumber("C"));
}

TEST_F(ListTest, FetchesTheNextPageWhenTheEndIsSeen) {
    desk.county.page_size = 2;
    found({"A", "B", "C"});
    ask();
    EXPECT_EQ(screen.rows.size(), 2U);
    presenter.reachEnd();
    presenter.reachEnd(); // still under way
    EXPECT_EQ(desk.tasks.waiting(), 1U);
    desk.tasks.settle();
    EXPECT_EQ(screen.rows.size(), 3U);
    presenter.reachEnd();
    EXPECT_EQ(desk.tasks.waiting(), 0U) << "there is no further page";
}

TEST_F(ListTest, AnAnswerToAnEarlierQuestionIsDropped) {
    found({"OLD"});
    presenter.show({});
    desk.tasks.workOne(); // answered, not yet seen
    found({"NEW"});
    cases::CaseQuery query;
    query.text = "new";
    presenter.show(query);
    desk.tasks.settle();
    ASSERT_EQ(screen.rows.size(), 1U);
    EXPECT_EQ(screen.rows[0].number, CaseNumber("NEW"));
}

TEST_F(ListTest, OneKeyGoesToTheNextCaseAndStopsAtTheEnds) {
    found({"A", "B"});
    ask();
    presenter.selectNext();
    EXPECT_EQ(screen.chosen, CaseNumber("B"));
    presenter.selectNext();
    EXPECT_EQ(screen.chosen, CaseNumber("B"));
    presenter.selectPrevious();
    presenter.selectPrevious();
    EXPECT_EQ(screen.chosen, CaseNumber("A"));
    EXPECT_EQ(screen.selected, 0U);
}

} // namespace
} // namespace bianmin::client
