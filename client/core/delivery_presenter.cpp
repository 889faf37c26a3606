#include "client/core/delivery_presenter.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"
#include "shared/domain/cases/case_service.h"

#include <algorithm>

namespace bianmin::client {

using cases::DeliveryMethod;

namespace {

// How the applicant said that the result would be fetched.
DeliveryMethod wishedMethod(const cases::Case& subject) {
    return subject.mail_address.empty() ? DeliveryMethod::direct : DeliveryMethod::mail;
}

// What leave() puts right without asking.
std::string tidied(DeliveryField field, const std::string& text) {
    if (field == DeliveryField::mail_number)
        return toUpperAscii(toHalfWidth(trimmed(text)));
    if (field == DeliveryField::recipient) {
        if (const auto name = identity::parsePersonName(text))
            return name->text;
    }
    return trimmed(text);
}

// Nobody can have it in hand yet.
bool lacksPrintedDecision(const documents::CaseFile& file) {
    using documents::DocumentKind;
    return std::ranges::any_of(file.documents, [](const documents::DocumentSummary& paper) {
        return paper.prints == 0 && (paper.kind == DocumentKind::grant_decision ||
                                     paper.kind == DocumentKind::refusal_decision);
    });
}

} // namespace

void DeliveryPresenter::scan(const std::string& text) {
    scanned_.reset();
    const auto code = parseReceiptCode(text);
    if (!code)
        return view_.showScanNotice(faultNotice(code.error()));
    scanned_ = *code;
    view_.showScanNotice({});
    view_.caseScanned(code->number);
    if (subject() != nullptr && subject()->number == code->number)
        fileShown(); // it was on the screen already
}

const cases::Case* DeliveryPresenter::subject() const {
    return cases_.file() ? &cases_.file()->view.record : nullptr;
}

bool DeliveryPresenter::codeFits(const cases::Case& subject) const {
    if (!scanned_ || scanned_->number != subject.number || scanned_->query_code.empty())
        return true;
    return equalConstantTime(cases::queryCodeHash(subject.number, scanned_->query_code),
                             subject.query_code_hash);
}

void DeliveryPresenter::fileShown() {
    const cases::Case* shown = subject();
    const bool to_hand_over = shown != nullptr && shown->state == cases::CaseState::ready;
    const CaseNumber now = to_hand_over ? shown->number : CaseNumber();
    if (now != form_of_ || now.empty()) {
        form_of_ = now;
        form_ = to_hand_over ? startForm(*shown, wishedMethod(*shown)) : DeliveryForm();
        view_.clearChecks();
        view_.showDelivery(form_);
    }
    if (shown == nullptr)
        return;
    const bool was_scanned = scanned_ && scanned_->number == shown->number;
    if (!codeFits(*shown))
        view_.showScanNotice(notice(NoticeLevel::fault, "delivery.code_mismatch"));
    else if (was_scanned && shown->state == cases::CaseState::delivered)
        view_.showScanNotice(notice(NoticeLevel::warning, "delivery.delivered_already"));
    else if (was_scanned && cases::isOpen(shown->state))
        view_.showScanNotice(notice(NoticeLevel::warning, "delivery.not_decided",
                                    {{"state", std::string(cases::chinese(shown->state))}}));
    else if (to_hand_over && lacksPrintedDecision(*cases_.file()))
        view_.showScanNotice(notice(NoticeLevel::warning, "delivery.decision_unprinted"));
    else
        view_.showScanNotice({});
}

void DeliveryPresenter::setMethod(DeliveryMethod method) {
    if (subject() == nullptr || method == form_.method)
        return;
    const bool other_fields =
        method == DeliveryMethod::mail || form_.method == DeliveryMethod::mail;
    if (other_fields)
        form_ = startForm(*subject(), method);
    form_.method = method;
    view_.clearChecks();
    view_.showDelivery(form_);
}

void DeliveryPresenter::setIdKind(identity::IdKind kind) {
    form_.id_kind = kind;
    leave(DeliveryField::id_number);
}

void DeliveryPresenter::setText(DeliveryField field, const std::string& text) {
    form_.text(field) = text;
}

void DeliveryPresenter::leave(DeliveryField field) {
    if (subject() == nullptr)
        return;
    if (field == DeliveryField::id_number) {
        if (const auto check =
                checkRecipient(*subject(), form_.id_kind, form_.id_number, desk_.today()))
            personChecked(*check);
    } else {
        form_.text(field) = tidied(field, form_.text(field));
    }
    view_.showDelivery(form_);
    view_.showCheck(field, checkField(*subject(), form_, field, desk_.today()));
}

// What is known of the person is filled in; what was filled in for another person goes.
void DeliveryPresenter::personChecked(const RecipientCheck& check) {
    const cases::Case& shown = *subject();
    form_.id_kind = check.id_kind;
    form_.id_number = check.id_number;
    if (check.who == Recipient::somebody_else) {
        const bool filled_in = form_.recipient == shown.applicant.name ||
                               (shown.agent && form_.recipient == shown.agent->name);
        if (filled_in) {
            form_.recipient.clear();
            form_.relation.clear();
        }
        // A firm acts through people: whoever it sends, it is handed to the firm itself.
        if (shown.applicant.kind == catalog::Subject::person)
            form_.method = DeliveryMethod::agent_pick_up;
        return;
    }
    form_.recipient = check.name;
    form_.relation = check.relation;
    if (check.who == Recipient::applicant)
        form_.method = DeliveryMethod::direct;
    for (const DeliveryField field : {DeliveryField::recipient, DeliveryField::relation})
        view_.showCheck(field, {});
}

std::optional<DeliveryField> DeliveryPresenter::next(DeliveryField from) {
    leave(from);
    if (subject() == nullptr)
        return std::nullopt;
    const CivilDate today = desk_.today();
    const auto needed = [&](DeliveryField field) {
        return trimmed(form_.text(field)).empty() ||
               checkField(*subject(), form_, field, today).level == NoticeLevel::fault;
    };
    // A fault is put right where it was made.
    if (!trimmed(form_.text(from)).empty() && needed(from))
        return from;
    const auto fields = fieldsOf(form_.method);
    const auto start = std::ranges::find(fields, from);
    const auto begin = start == fields.end() ? std::size_t{0}
                                             : static_cast<std::size_t>(start - fields.begin()) + 1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const DeliveryField field = fields[(begin + i) % fields.size()];
        if (needed(field))
            return field;
    }
    return std::nullopt;
}

void DeliveryPresenter::showFaults(const std::vector<DeliveryFault>& faults) {
    for (const DeliveryFault& fault : faults)
        view_.showCheck(fault.field, fault.notice);
    view_.focus(faults.front().field);
}

void DeliveryPresenter::deliver() {
    if (subject() == nullptr)
        return;
    for (const DeliveryField field : fieldsOf(form_.method))
        leave(field);
    const auto faults = faultsOf(*subject(), form_, desk_.today());
    if (!faults.empty())
        return showFaults(faults);
    scanned_.reset(); // the receipt has done its work
    cases_.deliver(commandOf(*subject(), form_, desk_.today()));
}

} // namespace bianmin::client
