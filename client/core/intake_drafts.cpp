// The drafts of the intake screen: kept by themselves, offered again, taken up, dropped.
#include "client/core/intake_presenter.h"

namespace bianmin::client {

void IntakePresenter::tick() {
    if (!dirty_ || sender_.isBusy() || form_.isBlank())
        return;
    dirty_ = false;
    ports_.drafts.save(sender_.draftOf(form_, itemName()));
}

void IntakePresenter::saveNow() {
    if (form_.isBlank())
        return view_.showSummary(notice(NoticeLevel::warning, "intake.nothing_to_save"));
    dirty_ = false;
    ports_.drafts.save(sender_.draftOf(form_, itemName()),
                       [this, alive = alive_.watch()](Result<void> saved) {
                           if (!alive.lock())
                               return;
                           view_.showSummary(saved ? notice(NoticeLevel::good, "intake.draft_saved")
                                                   : faultNotice(saved.error()));
                       });
}

void IntakePresenter::giveUp() {
    if (sender_.isBusy())
        return;
    if (!form_.isBlank()) {
        const Draft kept = sender_.draftOf(form_, itemName());
        ports_.drafts.save(kept);
        reset();
        view_.offerDraft(kept);
        return;
    }
    reset();
}

void IntakePresenter::useDraft(const Draft& kept) {
    form_ = kept.form;
    sender_.takeUp(kept);
    dirty_ = false;
    showAll();
    if (!form_.item_code.empty())
        chooseItem(form_.item_code);
    if (!form_.id_number.empty())
        leave(IntakeField::id_number);
}

void IntakePresenter::dropDraft() {
    ports_.drafts.clear();
}

} // namespace bianmin::client
