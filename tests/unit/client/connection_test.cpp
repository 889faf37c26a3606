#include "client/core/header_presenter.h"
#include "client/core/login_presenter.h"
#include "tests/unit/client/fakes.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

using identity::Permission;
using testing::Desk;

TEST(ConnectionState, KnowsOnlineAndOfflineFromAnswers) {
    ConnectionState state;
    std::vector<Link> changes;
    state.onLinkChanged([&](Link link) { changes.push_back(link); });
    state.noteAnswer();
    state.noteAnswer();
    state.noteError(testing::networkDown());
    state.noteError(testing::failure(ErrorKind::conflict, "case.changed"));
    EXPECT_EQ(changes, (std::vector{Link::online, Link::offline, Link::online}));
}

TEST(ConnectionState, AsksForThePasswordWhenTheSessionHasExpired) {
    ConnectionState state;
    int asked = 0;
    state.onSessionExpired([&] { ++asked; });
    state.noteError(testing::failure(ErrorKind::unauthenticated, "login.refused"));
    EXPECT_EQ(asked, 0);
    state.noteError(testing::failure(ErrorKind::unauthenticated, "unauthenticated"));
    EXPECT_EQ(asked, 1);
}

class LoginScreen final : public LoginView {
  public:
    Notice notice;
    bool busy = false;
    bool cleared = false;
    std::optional<Workplace> workplace;
    void showNotice(const Notice& shown) override { notice = shown; }
    void setBusy(bool now) override { busy = now; }
    void clearPassword() override { cleared = true; }
    void entered(const Workplace& entered) override { workplace = entered; }
};

struct LoginTest : ::testing::Test {
    Desk desk;
    LoginScreen screen;
    LoginPresenter presenter{screen, desk.services, StationId("0101")};
};

TEST_F(LoginTest, AsksNothingWithoutNameAndPassword) {
    presenter.submit("clerk", "");
    presenter.submit("  ", "secret");
    EXPECT_EQ(screen.notice.code, "login.incomplete");
    EXPECT_EQ(desk.tasks.waiting(), 0U);
}

TEST_F(LoginTest, EntersWithTheStationOfThisTerminal) {
    desk.county.login_result.account.display_name = "李敏";
    presenter.submit(" clerk ", "secret");
    EXPECT_TRUE(screen.busy);
    desk.tasks.settle();
    EXPECT_FALSE(screen.busy);
    ASSERT_TRUE(screen.workplace);
    EXPECT_EQ(screen.workplace->account.display_name, "李敏");
    EXPECT_EQ(desk.county.logins.at(0).login_name, "clerk");
    EXPECT_EQ(desk.county.logins.at(0).station, StationId("0101"));
}

TEST_F(LoginTest, SendsOnceHoweverOftenEnterIsHit) {
    presenter.submit("clerk", "secret");
    presenter.submit("clerk", "secret");
    desk.tasks.settle();
    EXPECT_EQ(desk.county.logins.size(), 1U);
}

TEST_F(LoginTest, ClearsAWrongPasswordButKeepsItWhenTheLineIsDown) {
    desk.county.next_error = testing::failure(ErrorKind::unauthenticated, "login.refused");
    presenter.submit("clerk", "wrong");
    desk.tasks.settle();
    EXPECT_EQ(screen.notice.level, NoticeLevel::fault);
    EXPECT_TRUE(screen.cleared);

    screen.cleared = false;
    desk.county.next_error = testing::networkDown();
    presenter.submit("clerk", "right");
    desk.tasks.settle();
    EXPECT_FALSE(screen.cleared);
    EXPECT_EQ(desk.connection.link(), Link::offline);
}

class Header final : public HeaderView {
  public:
    std::vector<Link> links;
    std::optional<Waiting> to_do;
    std::optional<Waiting> output;
    void showLink(Link link) override { links.push_back(link); }
    void showToDo(Waiting waiting) override { to_do = waiting; }
    void showOutput(Waiting waiting) override { output = waiting; }
};

TEST(ToDoQuery, IsTheInboxOfReviewersAndTheOwnStandingCasesOfClerks) {
    const auto reviewer = toDoQuery(testing::workplaceWith({Permission::case_review}));
    EXPECT_EQ(reviewer.list, cases::CaseListKind::inbox);
    EXPECT_TRUE(std::ranges::count(reviewer.states, cases::CaseState::granted))
        << "the department still has to hand the result to the output desk";
    EXPECT_TRUE(std::ranges::count(reviewer.states, cases::CaseState::received))
        << "what was only received waits for the department's word";
    EXPECT_FALSE(std::ranges::count(reviewer.states, cases::CaseState::reviewed))
        << "somebody else decides";
    const auto head =
        toDoQuery(testing::workplaceWith({Permission::case_review, Permission::case_decide}));
    EXPECT_TRUE(std::ranges::count(head.states, cases::CaseState::reviewed));
    const auto clerk = toDoQuery(testing::workplaceWith({Permission::case_intake}));
    EXPECT_EQ(clerk.list, cases::CaseListKind::to_do);
    EXPECT_TRUE(clerk.states.empty()) << "the server knows which states wait for her";
}

TEST(HeaderPresenter, CountsWhatWaitsAndSaysWhenThereIsMore) {
    Desk desk;
    Header header;
    HeaderPresenter presenter(header, desk.services);
    desk.county.found.resize(3);
    desk.county.page_size = 2;
    presenter.open(testing::workplaceWith({Permission::case_read, Permission::case_deliver}));
    desk.tasks.settle();
    ASSERT_TRUE(header.to_do);
    EXPECT_EQ(header.to_do->count, 2);
    EXPECT_TRUE(header.to_do->more);
    ASSERT_TRUE(header.output);
    EXPECT_EQ(header.links.back(), Link::online);
}

TEST(HeaderPresenter, DoesNotAskAgainBeforeTheAnswer) {
    Desk desk;
    Header header;
    HeaderPresenter presenter(header, desk.services);
    presenter.open(testing::workplaceWith({Permission::case_read}));
    presenter.tick();
    presenter.tick();
    EXPECT_EQ(desk.tasks.waiting(), 1U);
    desk.tasks.settle();
    presenter.tick();
    EXPECT_EQ(desk.tasks.waiting(), 1U);
}

TEST(HeaderPresenter, CountsNothingForThoseWhoMayNotRead) {
    Desk desk;
    Header header;
    HeaderPresenter presenter(header, desk.services);
    presenter.open(testing::workplaceWith({Permission::people_manage}));
    EXPECT_EQ(desk.tasks.waiting(), 0U);
}

} // namespace
} // namespace bianmin::client
