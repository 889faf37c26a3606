// The drafts of the intake screen: kept by themselves, put aside for the next person, taken up
// again, dropped.
#include "client/core/intake_presenter.h"

#include <algorithm>
#include <utility>

namespace bianmin::client {

Draft IntakePresenter::draft() {
    if (draft_id_.empty())
        draft_id_ = DraftId(makeUuidV7(ports_.desk.clock.now(), ports_.desk.random));
    return sender_.draftOf({draft_id_, form_, itemName(), {}, {}, {}});
}

void IntakePresenter::tick() {
    person_.retry();
    if (!dirty_ || sender_.isBusy() || form_.isBlank())
        return;
    keep([this](const Result<void>& kept) {
        if (!kept)
            view_.showSummary(faultNotice(kept.error()));
    });
}

void IntakePresenter::keep(std::function<void(const Result<void>&)> then) {
    dirty_ = false;
    ports_.drafts.save(draft(),
                       [alive = alive_.watch(), then = std::move(then)](const Result<void>& kept) {
                           if (alive.lock())
                               then(kept);
                       });
}

void IntakePresenter::saveNow() {
    if (form_.isBlank())
        return view_.showSummary(notice(NoticeLevel::warning, "intake.nothing_to_save"));
    keep([this](const Result<void>& kept) {
        view_.showSummary(kept ? notice(NoticeLevel::good, "intake.draft_saved")
                               : faultNotice(kept.error()));
    });
}

void IntakePresenter::loadDrafts() {
    ports_.drafts.load([this, alive = alive_.watch()](Result<LoadedDrafts> found) {
        if (!alive.lock())
            return;
        if (!found)
            return view_.showSummary(faultNotice(found.error()));
        if (found->damaged)
            view_.showSummary(faultNotice(*found->damaged));
        drafts_ = std::move(found->drafts);
        std::erase_if(drafts_, [this](const Draft& kept) { return kept.id == draft_id_; });
        view_.showDrafts(drafts_);
    });
}

void IntakePresenter::putAside(std::function<void()> then) {
    if (sender_.isBusy() || leaving_)
        return;
    leaving_ = true;
    const DraftId id = draft().id;
    keep([this, id, then = std::move(then)](const Result<void>& kept) {
        if (draft_id_ != id)
            return; // somebody else has logged in meanwhile
        leaving_ = false;
        // What could not be kept stays on the screen: nothing is lost by leaving it.
        if (!kept)
            return view_.showSummary(faultNotice(kept.error()));
        if (dirty_) // typed on while the disk was busy
            return putAside(then);
        drafts_.insert(drafts_.begin(), draft());
        reset();
        view_.showDrafts(drafts_);
        then();
    });
}

void IntakePresenter::giveUp() {
    if (sender_.isBusy())
        return;
    if (!form_.isBlank())
        return putAside(
            [this] { view_.showSummary(notice(NoticeLevel::good, "intake.put_aside")); });
    // Everything was wiped out again: nothing is left to take up, but for what may be stored.
    const bool was_kept = !draft_id_.empty();
    if (was_kept && !sender_.outcomeIsUnknown())
        ports_.drafts.drop(draft_id_);
    reset();
    if (was_kept)
        loadDrafts();
}

void IntakePresenter::takeUp(DraftId id) {
    if (!form_.isBlank())
        return putAside([this, id] { takeUp(id); });
    const auto kept = std::ranges::find(drafts_, id, &Draft::id);
    if (kept == drafts_.end())
        return;
    const Draft draft = std::move(*kept);
    drafts_.erase(kept);
    view_.showDrafts(drafts_);
    draft_id_ = draft.id;
    taken_up_item_ = draft.item_name;
    form_ = draft.form;
    sender_.takeUp(draft);
    dirty_ = false;
    showAll();
    if (draft.outcomeIsUnknown())
        view_.showSummary(notice(NoticeLevel::warning, "draft.outcome_unknown"));
    if (!form_.item_code.empty())
        chooseItem(form_.item_code);
    if (!form_.id_number.empty())
        leave(IntakeField::id_number);
}

void IntakePresenter::dropDraft(DraftId id) {
    std::erase_if(drafts_, [&](const Draft& kept) { return kept.id == id; });
    view_.showDrafts(drafts_);
    ports_.drafts.drop(id, [this, alive = alive_.watch()](const Result<void>& dropped) {
        if (alive.lock() && !dropped)
            view_.showSummary(faultNotice(dropped.error()));
    });
}

} // namespace bianmin::client
