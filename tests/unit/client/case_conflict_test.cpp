#include "client/core/case_conflict.h"
#include "client/core/work_sheet.h"
#include "shared/contract/problem.h"
#include "tests/support/results.h"
#include "tests/unit/client/case_screen.h"

#include <gtest/gtest.h>

namespace bianmin::client {
namespace {

using cases::CaseState;
using identity::Permission;
using testing::caseIn;
using testing::CaseTest;
using testing::workplaceWith;

const std::vector<OthersChange> kTwoChanges{
    {"2026-03-02T01:15:00Z", "张审华", "审查", "待决定"},
    {"2026-03-02T02:40:00Z", "朱志远", "作出决定", "已准予"}};

// As it comes over the line.
Error conflict(const Json& params, const std::vector<OthersChange>& changes = {}) {
    contract::Problem problem;
    problem.status = 409;
    problem.code = "case.changed";
    problem.params = params;
    problem.changes = changes;
    return contract::errorOf(problem);
}

TEST(CaseConflict, SaysWhoChangedWhatAndWhen) {
    const Error error = conflict({{"state", "已准予"}, {"version", "3"}}, kTwoChanges);
    const Notice shown = conflictNotice(error);
    EXPECT_EQ(shown.level, NoticeLevel::fault);
    EXPECT_EQ(shown.code, "case.changed");
    EXPECT_NE(shown.text.find("\n03-02 09:15　张审华　审查，办件变为“待决定”\n"), std::string::npos)
        << shown.text;
    EXPECT_NE(shown.text.find("\n03-02 10:40　朱志远　作出决定，办件变为“已准予”\n"),
              std::string::npos)
        << shown.text;
    EXPECT_NE(shown.text.find("F5"), std::string::npos);
}

TEST(CaseConflict, ReadsWellWithoutTheChanges) {
    const Notice shown = conflictNotice(conflict({{"state", "待决定"}}));
    EXPECT_NE(shown.text.find("现为“待决定”"), std::string::npos) << shown.text;
    EXPECT_NE(shown.text.find("F5"), std::string::npos);
    EXPECT_EQ(shown.text.find('\n'), std::string::npos);
    const Notice bare = conflictNotice(conflict(Json::object()));
    EXPECT_EQ(bare.text.find('{'), std::string::npos) << bare.text;
    EXPECT_NE(bare.text.find("F5"), std::string::npos);
}

TEST(CaseConflict, AChangeThatMovedNothingNamesNoState) {
    OthersChange one = kTwoChanges[0];
    one.state_text.clear();
    const Notice shown = conflictNotice(conflict(Json::object(), {one}));
    EXPECT_NE(shown.text.find("\n03-02 09:15　张审华　审查\n"), std::string::npos) << shown.text;
}

TEST(CaseConflict, ATimeThatCannotBeReadStandsAsItCame) {
    OthersChange one = kTwoChanges[0];
    one.at = "昨天";
    const Notice shown = conflictNotice(conflict(Json::object(), {one}));
    EXPECT_NE(shown.text.find("\n昨天　张审华　"), std::string::npos) << shown.text;
}

TEST(CaseConflict, ShowsTheNewestOfMany) {
    std::vector<OthersChange> many(9, kTwoChanges[0]);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i].actor_name = "某甲" + std::to_string(i);
    const Notice shown = conflictNotice(conflict(Json::object(), many));
    EXPECT_EQ(shown.text.find("某甲3"), std::string::npos);
    EXPECT_NE(shown.text.find("某甲4"), std::string::npos);
    EXPECT_NE(shown.text.find("某甲8"), std::string::npos);
}

TEST_F(CaseTest, WhenSomebodyWasFasterTheFileWaitsForThePersonToAsk) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    cases::Case changed = caseIn(CaseState::reviewed);
    changed.version = 2;
    put(changed);
    desk.county.next_error = conflict({{"state", "待决定"}}, kTwoChanges);
    presenter.review("同意");
    desk.tasks.settle();
    EXPECT_TRUE(presenter.inConflict());
    EXPECT_FALSE(screen.busy);
    EXPECT_TRUE(screen.done.empty());
    EXPECT_NE(screen.notice.text.find("张审华"), std::string::npos);
    EXPECT_EQ(screen.file->view.record.version, 1) << "what was typed still belongs to this";
    presenter.refresh();
    desk.tasks.settle();
    EXPECT_FALSE(presenter.inConflict());
    EXPECT_EQ(screen.file->view.record.version, 2);
    EXPECT_EQ(screen.notice.code, "case.read_again");
}

TEST_F(CaseTest, AfterAConflictTheSameWordsAreANewCommandOnTheNewVersion) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    cases::Case changed = caseIn(CaseState::accepted);
    changed.version = 2;
    put(changed);
    desk.county.next_error = conflict({{"state", "已受理"}});
    presenter.review("同意");
    desk.tasks.settle();
    presenter.refresh();
    desk.tasks.settle();
    presenter.review("同意");
    desk.tasks.settle();
    EXPECT_EQ(std::get<cases::ReviewCommand>(desk.county.acts.at(1)).version, 2);
    EXPECT_NE(desk.county.command_ids.at(0), desk.county.command_ids.at(1));
}

TEST_F(CaseTest, AConflictOfOneCaseIsNotToldOfAnother) {
    show(CaseState::accepted, workplaceWith({Permission::case_review}));
    desk.county.next_error = conflict({{"state", "待决定"}});
    presenter.review("同意");
    desk.tasks.settle();
    support::CaseSpec other;
    other.serial = 2;
    presenter.show(put(support::sampleCase(other)));
    desk.tasks.settle();
    EXPECT_FALSE(presenter.inConflict());
    EXPECT_EQ(screen.notice, Notice{});
}

TEST(WorkSheet, FollowsWhatMayBeDone) {
    EXPECT_EQ(sheetOf({CaseAction::accept, CaseAction::resubmit}), WorkSheet::counter);
    EXPECT_EQ(sheetOf({CaseAction::resubmit}), WorkSheet::resubmit);
    EXPECT_EQ(sheetOf({CaseAction::review}), WorkSheet::review);
    EXPECT_EQ(sheetOf({CaseAction::decide}), WorkSheet::decide);
    EXPECT_EQ(sheetOf({CaseAction::make_ready}), WorkSheet::ready);
    EXPECT_EQ(sheetOf({CaseAction::deliver}), WorkSheet::nothing);
    EXPECT_EQ(sheetOf({}), WorkSheet::nothing);
}

TEST(WorkSheet, KeepsWhatWasTypedForTheSameWork) {
    const SheetPlace review{CaseNumber("A"), WorkSheet::review};
    const SheetPlace decide{CaseNumber("A"), WorkSheet::decide};
    const SheetPlace other{CaseNumber("B"), WorkSheet::review};
    EXPECT_EQ(sheetStart(review, review, TypedWords::some), SheetStart::as_typed);
    EXPECT_EQ(sheetStart(review, review, TypedWords::none), SheetStart::as_typed);
    EXPECT_EQ(sheetStart(review, decide, TypedWords::some), SheetStart::set_aside);
    EXPECT_EQ(sheetStart(review, decide, TypedWords::none), SheetStart::fresh);
    EXPECT_EQ(sheetStart(review, other, TypedWords::some), SheetStart::fresh);
    EXPECT_EQ(sheetStart({}, review, TypedWords::some), SheetStart::fresh);
    EXPECT_EQ(sheetStart(review, review, TypedWords::sent), SheetStart::fresh);
    EXPECT_EQ(sheetStart(review, decide, TypedWords::sent), SheetStart::fresh);
}

} // namespace
} // namespace bianmin::client
