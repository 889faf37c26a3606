#include "client/core/intake_presenter.h"

#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace bianmin::client {

using cases::IntakeOutcome;

namespace {

bool conditionsOpen(const IntakeForm& form) {
    return isShown(form, IntakeField::conditions) && !form.conditions_checked;
}

// Why there is no form for this act in the person's words; empty when the act may go on.
std::optional<Notice> refusalToSend(const IntakeForm& form, IntakeOutcome outcome) {
    const auto missing = missingNames(form);
    if (outcome == IntakeOutcome::accept && !missing.empty())
        return notice(NoticeLevel::fault, "intake.accept_incomplete",
                      {{"count", std::to_string(missing.size())}});
    if (outcome == IntakeOutcome::accept && conditionsOpen(form))
        return notice(NoticeLevel::fault, "case.conditions_unchecked");
    return std::nullopt;
}

// Where the thing stands that refusalToSend() asks for.
IntakeField placeOfRefusal(const IntakeForm& form) {
    return missingNames(form).empty() ? IntakeField::conditions : IntakeField::materials;
}

// Whether a text on the screen is faulty: what is typed comes before what is ticked below it.
bool hasFaultyText(const Error& error) {
    return std::ranges::any_of(error.fields, [](const FieldError& fault) {
        return fieldOfPath(fault.path) < IntakeField::materials;
    });
}

} // namespace

void IntakePresenter::open(const Workplace& workplace) {
    tick(); // another person has logged in: what was on the screen waits with the drafts
    reset();
    const auto level = workplace.organization.region.level();
    ports_.items.load(level, [this](Result<void> loaded) {
        if (!loaded)
            return view_.showSummary(faultNotice(loaded.error()));
        search({});
    });
    ports_.desk.ask([](CountyApi& api) { return api.regions(); }, alive_.watch(),
                    [this](Result<std::vector<regions::Region>> regions) {
                        if (!regions)
                            return;
                        for (const auto& region : *regions)
                            regions_[region.code.str()] = region.name;
                    });
    loadDrafts();
}

void IntakePresenter::search(const std::string& text) {
    const auto found = ports_.items.find(text);
    view_.showChoices(found);
    const bool nothing = found.empty() && !trimmed(text).empty();
    if (nothing)
        view_.showSummary(notice(NoticeLevel::warning, "intake.no_such_item"));
    else if (std::exchange(says_nothing_found_, false))
        view_.showSummary({});
    says_nothing_found_ = nothing;
}

void IntakePresenter::chooseItem(const ItemId& code) {
    ports_.items.fetch(code, [this](Result<catalog::ItemVersion> item) {
        if (!item)
            return view_.showSummary(faultNotice(item.error()));
        itemArrived(*item);
        view_.focus(nextNeeded(form_, IntakeField::item, ports_.desk.today()));
    });
}

void IntakePresenter::itemArrived(const catalog::ItemVersion& item) {
    const bool same = form_.item_code == item.item.code && form_.item_version == item.version &&
                      form_.materials.size() == item.item.materials.size();
    item_ = item;
    form_.item_code = item.item.code;
    form_.item_version = item.version;
    if (!same) {
        // What was only proposed for the other item's materials goes with them.
        for (auto& row : form_.materials)
            row.collected = true;
        form_.words.supplement = beginSupplement(form_.words.supplement, form_.materials);
        form_.materials = emptyRows(item.item);
        form_.conditions_checked = false;
    }
    form_.conditions = static_cast<int>(item.item.conditions.size());
    const auto& subjects = item.item.subjects;
    if (!subjects.empty() && std::ranges::find(subjects, form_.kind) == subjects.end())
        form_.kind = subjects.front();
    dirty_ = true;
    server_says_duplicate_ = false;
    showAll();
    view_.showSummary(sender_.outcomeIsUnknown()
                          ? notice(NoticeLevel::warning, "draft.outcome_unknown")
                          : Notice{});
}

void IntakePresenter::showAll() {
    view_.showForm(form_);
    view_.showMaterials(form_.materials);
    refreshFacts();
}

void IntakePresenter::setText(IntakeField field, const std::string& text) {
    std::string* place = form_.text(field);
    BIANMIN_CHECK(place != nullptr);
    if (*place == text)
        return;
    *place = text;
    dirty_ = true;
}

void IntakePresenter::setKind(catalog::Subject kind) {
    form_.kind = kind;
    dirty_ = true;
    view_.showForm(form_);
}

void IntakePresenter::setIdKind(identity::IdKind kind) {
    form_.id_kind = kind;
    dirty_ = true;
    view_.showCheck(IntakeField::id_number,
                    checkField(form_, IntakeField::id_number, ports_.desk.today()));
}

void IntakePresenter::setAgent(bool present) {
    form_.has_agent = present;
    dirty_ = true;
    view_.showForm(form_);
}

void IntakePresenter::setByMail(bool wished) {
    form_.by_mail = wished;
    if (wished && trimmed(form_.mail_address).empty())
        form_.mail_address = form_.address;
    dirty_ = true;
    view_.showForm(form_);
}

void IntakePresenter::setMaterial(std::size_t row, const cases::CollectedMaterial& state) {
    BIANMIN_CHECK(row < form_.materials.size());
    form_.materials[row] = changedRow(form_.materials[row], state);
    dirty_ = true;
    view_.showSummary({}); // what it said of the materials is no longer so
    view_.showMaterials(form_.materials);
    refreshFacts();
}

void IntakePresenter::collectAll() {
    for (std::size_t row = 0; row < form_.materials.size(); ++row) {
        cases::CollectedMaterial state = form_.materials[row];
        // What is handed in only where there is any is ticked one by one: the receipt certifies it.
        if (!state.required)
            continue;
        state.collected = true;
        setMaterial(row, state);
    }
}

void IntakePresenter::setConditionsChecked(bool checked) {
    form_.conditions_checked = checked;
    dirty_ = true;
    view_.showSummary({});
    view_.showForm(form_);
}

void IntakePresenter::leave(IntakeField field) {
    const CivilDate today = ports_.desk.today();
    std::string* text = form_.text(field);
    if (text == nullptr)
        return;
    const Notice check = checkField(form_, field, today);
    const std::string before = *text;
    normaliseField(form_, field, today);
    if (*text != before)
        view_.showForm(form_);
    // Enter leaves a field, and so does the cursor that goes on: what was put right at the first is
    // still said after the second.
    if (check.level == NoticeLevel::warning)
        corrected_[field] = *text;
    const auto corrected = corrected_.find(field);
    if (corrected == corrected_.end() || corrected->second != *text ||
        check.level != NoticeLevel::good)
        view_.showCheck(field, check);
    if (check.level != NoticeLevel::fault && !trimmed(*text).empty())
        noteCorrected(field);
    if (field == IntakeField::id_number && check.level == NoticeLevel::good)
        person_.lookUp(form_.id_number);
    if (field == IntakeField::id_number)
        refreshFacts();
}

void IntakePresenter::advance(IntakeField from) {
    leave(from);
    // A fault is put right where it was made; Tab goes on all the same.
    if (checkField(form_, from, ports_.desk.today()).level == NoticeLevel::fault)
        return view_.focus(from);
    IntakeField next = nextNeeded(form_, from, ports_.desk.today());
    const bool reason_due = isDuplicate() && trimmed(form_.duplicate_reason).empty();
    if (next == IntakeField::finish && reason_due)
        next = IntakeField::duplicate_reason;
    view_.focus(next);
}

void IntakePresenter::refreshFacts() {
    view_.showFacts(
        factsOf({form_, item_, person_, regions_, ports_.calendar, ports_.desk.today()}));
    view_.showDuplicate(isDuplicate());
}

void IntakePresenter::personFound() {
    refreshFacts();
    // What the server has said of the duplicate says more, and stays.
    if (isDuplicate() && !server_says_duplicate_)
        view_.showSummary(notice(NoticeLevel::warning, "intake.duplicate_open"));
}

bool IntakePresenter::isDuplicate() const {
    return server_says_duplicate_ ||
           (item_ && person_.hasOpenCase(form_.id_number, item_->item.code));
}

void IntakePresenter::finish(IntakeOutcome outcome) {
    send(commandOf(form_, outcome));
}

void IntakePresenter::setSupplement(std::vector<SupplementLine> lines) {
    form_.words.supplement = std::move(lines);
    dirty_ = true;
}

void IntakePresenter::setRefusal(RefusalWords words) {
    form_.words.refusal = std::move(words);
    dirty_ = true;
}

void IntakePresenter::finishSupplement() {
    cases::IntakeCommand command = commandOf(form_, IntakeOutcome::supplement);
    command.supplement = supplementOf(form_.words.supplement);
    send(command);
}

void IntakePresenter::finishRefusal() {
    cases::IntakeCommand command = commandOf(form_, IntakeOutcome::refuse);
    command.refusal = groundsOf(form_.words.refusal);
    send(command);
}

bool IntakePresenter::requireItem() {
    if (!form_.item_code.empty())
        return true;
    view_.showSummary(notice(NoticeLevel::fault, "intake.item_missing"));
    view_.focus(IntakeField::item);
    return false;
}

bool IntakePresenter::readyToSend(cases::IntakeCommand& command) {
    if (!requireItem())
        return false;
    faulty_.clear(); // all is looked at anew
    if (!item_) {
        chooseItem(form_.item_code); // a draft whose item is still on its way
        return false;
    }
    const auto checked = cases::checkIntake(command, item_->item, ports_.desk.today());
    if (!checked && hasFaultyText(checked.error())) {
        showFaults(checked.error());
        return false;
    }
    if (const auto refused = refusalToSend(form_, command.outcome)) {
        view_.showSummary(*refused);
        view_.focus(placeOfRefusal(form_));
        return false;
    }
    if (isDuplicate() && command.duplicate_reason.empty()) {
        view_.showSummary(notice(NoticeLevel::warning, "intake.duplicate_open"));
        view_.focus(IntakeField::duplicate_reason);
        return false;
    }
    if (!checked)
        showFaults(checked.error());
    return checked.has_value();
}

void IntakePresenter::showFaults(const Error& error) {
    std::optional<IntakeField> first;
    faulty_.clear();
    for (const FieldError& fault : error.fields) {
        const IntakeField field = fieldOfPath(fault.path);
        const std::string* text = form_.text(field);
        const bool empty = text != nullptr && trimmed(*text).empty();
        if (text != nullptr)
            faulty_.insert(field);
        view_.showCheck(field, empty ? notice(NoticeLevel::fault, "field.required")
                                     : Notice{NoticeLevel::fault, describe(fault), fault.code});
        if (!first || field < *first)
            first = field;
    }
    view_.showSummary(faultNotice(error));
    if (first)
        view_.focus(*first);
}

void IntakePresenter::noteCorrected(IntakeField field) {
    if (faulty_.erase(field) == 0)
        return;
    view_.showSummary(faulty_.empty() ? Notice{}
                                      : notice(NoticeLevel::fault, "input.invalid",
                                               {{"count", std::to_string(faulty_.size())}}));
}

void IntakePresenter::send(const cases::IntakeCommand& stated) {
    if (sender_.isBusy())
        return;
    cases::IntakeCommand command = stated;
    if (!readyToSend(command))
        return;
    view_.setBusy(true);
    view_.showSummary(notice(NoticeLevel::busy, "intake.sending"));
    sender_.send(command, draft(),
                 [this](Result<documents::CaseOutcome> answer) { answered(std::move(answer)); });
}

void IntakePresenter::answered(Result<documents::CaseOutcome> answer) {
    view_.setBusy(false);
    if (answer) {
        ports_.items.countUse(form_.item_code);
        reset();
        return view_.taken(*answer);
    }
    dirty_ = true; // the draft on the disk still says that it is on its way
    const Error& error = answer.error();
    if (error.code == "case.duplicate") {
        server_says_duplicate_ = true;
        person_.askAnew();
        refreshFacts();
        view_.focus(IntakeField::duplicate_reason);
        return view_.showSummary({NoticeLevel::warning, describe(error), error.code});
    }
    if (isStoredByOther(error))
        return view_.showSummary(notice(NoticeLevel::warning, "intake.stored_by_other"));
    if (error.code == "item.version_outdated")
        ports_.items.forget();
    if (isNetworkError(error))
        return view_.showSummary(notice(NoticeLevel::fault, "intake.not_sent"));
    showFaults(error);
    if (const auto faults = faultsIn(error, PaperPart::refusal); !faults.empty())
        view_.askRefusal(faults);
    else if (const auto lines = faultsIn(error, PaperPart::supplement); !lines.empty())
        view_.askSupplement(lines);
}

std::string IntakePresenter::itemName() const {
    return item_ ? item_->item.name : taken_up_item_;
}

void IntakePresenter::reset() {
    form_ = {};
    item_.reset();
    taken_up_item_.clear();
    draft_id_ = {};
    leaving_ = false;
    person_.forget();
    server_says_duplicate_ = false;
    sender_.forget();
    dirty_ = false;
    corrected_.clear();
    faulty_.clear();
    showAll();
    search({});
    view_.showSummary({});
    view_.focus(IntakeField::item);
}

} // namespace bianmin::client
