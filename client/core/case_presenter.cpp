#include "client/core/case_presenter.h"

#include "client/core/case_conflict.h"
#include "shared/base/text.h"

#include <utility>

namespace bianmin::client {

using cases::CaseState;
using identity::Permission;

namespace {

std::set<CaseAction> actionsOnReceived(const cases::Case& subject, const Workplace& workplace) {
    std::set<CaseAction> actions;
    if (workplace.may(Permission::case_accept)) {
        actions = {CaseAction::accept, CaseAction::propose_refusal};
        if (subject.supplement_count == 0) // one notice only
            actions.insert(CaseAction::supplement);
        if (!cases::missingMaterials(subject).empty())
            actions.insert(CaseAction::resubmit);
    }
    if (cases::refusalWaits(subject) && workplace.may(Permission::case_review) &&
        subject.acceptance_refusal->proposed->by != workplace.account.id)
        actions.insert(CaseAction::confirm_refusal);
    return actions;
}

bool isReviewedBy(const cases::Case& subject, const UserId& person) {
    return !subject.opinions.empty() && subject.opinions.back().by == person;
}

} // namespace

std::set<CaseAction> allowedActions(const cases::Case& subject, const Workplace& workplace) {
    const bool on_the_spot = subject.immediate && workplace.organization.id == subject.receiving &&
                             workplace.may(Permission::case_conclude_on_the_spot);
    const bool desk = workplace.may(Permission::case_deliver);
    switch (subject.state) {
    case CaseState::received:
        return actionsOnReceived(subject, workplace);
    case CaseState::supplement_needed:
        return workplace.may(Permission::case_accept) ? std::set{CaseAction::resubmit}
                                                      : std::set<CaseAction>{};
    case CaseState::accepted:
        return on_the_spot || workplace.may(Permission::case_review) ? std::set{CaseAction::review}
                                                                     : std::set<CaseAction>{};
    case CaseState::reviewed:
        if (on_the_spot || workplace.may(Permission::case_decide))
            return {CaseAction::decide};
        // A colleague reviews anew what its reviewer may not decide.
        return workplace.may(Permission::case_review) &&
                       !isReviewedBy(subject, workplace.account.id)
                   ? std::set{CaseAction::review}
                   : std::set<CaseAction>{};
    case CaseState::granted:
    case CaseState::refused:
        return desk || workplace.may(Permission::case_review) ? std::set{CaseAction::make_ready}
                                                              : std::set<CaseAction>{};
    case CaseState::ready:
        return desk ? std::set{CaseAction::deliver} : std::set<CaseAction>{};
    case CaseState::delivered:
        return desk && !subject.rating ? std::set{CaseAction::rate} : std::set<CaseAction>{};
    case CaseState::acceptance_refused:
        return {};
    }
    return {};
}

DecisionPreview previewOf(const cases::Case& subject, catalog::ItemType type,
                          const cases::DecideCommand& command, const UserId& person) {
    using documents::DocumentKind;
    DecisionPreview preview;
    preview.paper = documents::titleOf(
        command.granted ? DocumentKind::grant_decision : DocumentKind::refusal_decision, type);
    // The rule itself says what stands in the way: it is tried on a copy.
    cases::Case trial = subject;
    const cases::Decision decision{command.granted,
                                   command.content,
                                   command.conditions,
                                   command.reasons,
                                   command.basis,
                                   command.certificate_number,
                                   command.valid_from,
                                   command.valid_to,
                                   person,
                                   {},
                                   {}};
    const auto tried = cases::decide(trial, decision);
    if (!tried)
        preview.obstacle = faultNotice(tried.error());
    preview.state = trial.state;
    return preview;
}

void CasePresenter::show(const CaseNumber& number) {
    if (number == number_ && file_)
        return;
    number_ = number;
    file_.reset();
    item_.reset();
    in_conflict_ = false;
    refresh();
}

void CasePresenter::refresh() {
    file_alive_.renew();
    if (number_.empty())
        return view_.showNoFile();
    if (!file_) {
        says_loading_ = true;
        view_.showNotice(notice(NoticeLevel::busy, "case.loading"));
    }
    desk_.ask([number = number_](CountyApi& api) { return api.caseFile(number); },
              file_alive_.watch(),
              [this](Result<documents::CaseFile> file) { fileArrived(std::move(file)); });
}

void CasePresenter::fileArrived(Result<documents::CaseFile> file) {
    if (!file) {
        file_.reset();
        view_.showNoFile();
        return view_.showNotice(faultNotice(file.error()));
    }
    file_ = std::move(*file);
    const cases::Case& subject = file_->view.record;
    if (item_ && item_->item.code == subject.item_code && item_->version == subject.item_version)
        return itemArrived(*item_);
    desk_.ask([code = subject.item_code,
               version = subject.item_version](CountyApi& api) { return api.item(code, version); },
              file_alive_.watch(),
              [this](Result<catalog::ItemVersion> item) { itemArrived(std::move(item)); });
}

void CasePresenter::itemArrived(Result<catalog::ItemVersion> item) {
    if (!item)
        return view_.showNotice(faultNotice(item.error()));
    item_ = std::move(*item);
    if (std::exchange(says_loading_, false))
        view_.showNotice({});
    else if (std::exchange(in_conflict_, false))
        view_.showNotice(notice(NoticeLevel::warning, "case.read_again"));
    view_.showFile(*file_, item_->item, allowedActions(file_->view.record, workplace_));
}

void CasePresenter::accept(bool conditions_checked) {
    act(cases::AcceptCommand{version(), conditions_checked});
}

void CasePresenter::setSupplement(std::vector<SupplementLine> lines) {
    words_[number_].supplement = std::move(lines);
}

void CasePresenter::setRefusal(RefusalWords words) {
    words_[number_].refusal = std::move(words);
}

void CasePresenter::askSupplement() {
    act(cases::SupplementCommand{version(), supplementOf(words().supplement)});
}

void CasePresenter::proposeRefusal() {
    act(cases::ProposeRefusalCommand{version(), groundsOf(words().refusal)});
}

void CasePresenter::confirmRefusal() {
    act(cases::ConfirmRefusalCommand{version()});
}

void CasePresenter::resubmit(std::vector<cases::CollectedMaterial> materials) {
    act(cases::ResubmitCommand{version(), std::move(materials)});
}

void CasePresenter::review(const std::string& opinion) {
    if (trimmed(opinion).empty())
        return view_.showNotice(notice(NoticeLevel::fault, "case.opinion_required"));
    act(cases::ReviewCommand{version(), trimmed(opinion)});
}

DecisionPreview CasePresenter::preview(const cases::DecideCommand& command) const {
    return previewOf(file_->view.record, item_->item.type, command, workplace_.account.id);
}

void CasePresenter::decide(cases::DecideCommand command) {
    if (const auto obstacle = preview(command).obstacle)
        return view_.showNotice(*obstacle);
    command.version = version();
    act(command);
}

void CasePresenter::makeReady() {
    act(cases::ReadyCommand{version()});
}

void CasePresenter::deliver(cases::DeliverCommand command) {
    command.version = version();
    act(command);
}

void CasePresenter::rate(cases::Satisfaction level, bool is_default, const std::string& words) {
    act(cases::RateCommand{version(), level, is_default, trimmed(words)});
}

void CasePresenter::act(const CaseAct& act) {
    if (busy_)
        return;
    Json content = std::visit([](const auto& command) { return encode(command); }, act);
    content["case"] = number_.str();
    content["act"] = act.index();
    const CommandId id = sent_.idFor(content, desk_);
    busy_ = true;
    view_.setBusy(true);
    view_.showNotice(notice(NoticeLevel::busy, "case.sending"));
    desk_.ask(
        [number = number_, act, id](CountyApi& api) { return api.act(number, act, id); },
        alive_.watch(),
        [this, act](Result<documents::CaseOutcome> answer) { answered(act, std::move(answer)); });
}

void CasePresenter::refused(const Error& error) {
    if (isNetworkError(error))
        return view_.showNotice(notice(NoticeLevel::fault, "case.not_sent"));
    // Somebody was faster. What was typed stays beside the file that it was typed for, until the
    // person asks for the new one.
    in_conflict_ = error.code == "case.changed";
    view_.showNotice(in_conflict_ ? conflictNotice(error) : faultNotice(error));
    if (const auto faults = faultsIn(error, PaperPart::refusal); !faults.empty())
        view_.askRefusal(faults);
    else if (const auto lines = faultsIn(error, PaperPart::supplement); !lines.empty())
        view_.askSupplement(lines);
}

void CasePresenter::answered(const CaseAct& act, Result<documents::CaseOutcome> answer) {
    busy_ = false;
    view_.setBusy(false);
    if (!answer)
        return refused(answer.error());
    in_conflict_ = false;
    sent_ = {};
    const cases::Case& subject = answer->view.record;
    if (std::holds_alternative<cases::SupplementCommand>(act))
        words_[subject.number].supplement.clear();
    else if (std::holds_alternative<cases::ProposeRefusalCommand>(act))
        words_[subject.number].refusal = {};
    view_.showNotice(
        notice(NoticeLevel::good, "case.act_done", {{"state", answer->view.state_text}}));
    if (subject.number == number_)
        refresh();
    view_.acted(*answer);
}

} // namespace bianmin::client
