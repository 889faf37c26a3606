#include "client/core/delivery_presenter.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"
#include "shared/domain/cases/case_number.h"
#include "shared/domain/cases/case_service.h"

namespace bianmin::client {

namespace {

constexpr std::string_view kReceiptPrefix = "BM1:";

bool isSame(identity::IdKind kind, const std::string& stored, std::string_view typed,
            CivilDate today) {
    const auto number = identity::normaliseIdNumber(kind, typed, today);
    return number && *number == stored;
}

} // namespace

Result<ReceiptCode> parseReceiptCode(std::string_view text) {
    const std::string typed = toUpperAscii(toHalfWidth(trimmed(text)));
    if (!typed.starts_with(kReceiptPrefix))
        return ReceiptCode{TRY(cases::parseCaseNumber(typed)), {}};
    const std::string_view rest = std::string_view(typed).substr(kReceiptPrefix.size());
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos || colon + 1 == rest.size())
        return fail(ErrorKind::invalid, "delivery.code_unreadable");
    return ReceiptCode{TRY(cases::parseCaseNumber(rest.substr(0, colon))),
                       std::string(rest.substr(colon + 1))};
}

Result<RecipientCheck> checkRecipient(const cases::Case& subject, std::string_view id_number,
                                      CivilDate today) {
    RecipientCheck check;
    // First as the document that the application names, whatever its kind.
    const cases::Applicant& applicant = subject.applicant;
    if (applicant.kind == catalog::Subject::person &&
        isSame(applicant.id_kind, applicant.id_number, id_number, today)) {
        check = {Recipient::applicant, applicant.id_kind, applicant.id_number, applicant.name,
                 "本人"};
    } else if (subject.agent &&
               isSame(identity::IdKind::resident_id, subject.agent->id_number, id_number, today)) {
        check = {Recipient::agent, identity::IdKind::resident_id, subject.agent->id_number,
                 subject.agent->name, "委托代理人"};
    } else {
        check.id_number =
            TRY(identity::normaliseIdNumber(identity::IdKind::resident_id, id_number, today));
    }
    return check;
}

void DeliveryPresenter::scan(const std::string& text) {
    scanned_.reset();
    const auto code = parseReceiptCode(text);
    if (!code)
        return view_.showScanNotice(faultNotice(code.error()));
    scanned_ = *code;
    view_.showScanNotice({});
    view_.caseScanned(code->number);
    if (cases_.file() && cases_.file()->view.record.number == code->number)
        fileShown(); // it was on the screen already
}

bool DeliveryPresenter::codeFits(const cases::Case& subject) const {
    if (!scanned_ || scanned_->number != subject.number || scanned_->query_code.empty())
        return true;
    return equalConstantTime(cases::queryCodeHash(subject.number, scanned_->query_code),
                             subject.query_code_hash);
}

void DeliveryPresenter::fileShown() {
    view_.showRecipient({}, {});
    if (!cases_.file())
        return;
    const cases::Case& subject = cases_.file()->view.record;
    const bool was_scanned = scanned_ && scanned_->number == subject.number;
    if (!codeFits(subject))
        view_.showScanNotice(notice(NoticeLevel::fault, "delivery.code_mismatch"));
    else if (was_scanned && subject.state == cases::CaseState::delivered)
        view_.showScanNotice(notice(NoticeLevel::warning, "delivery.delivered_already"));
    else if (was_scanned && cases::isOpen(subject.state))
        view_.showScanNotice(notice(NoticeLevel::warning, "delivery.not_decided",
                                    {{"state", std::string(cases::chinese(subject.state))}}));
    else
        view_.showScanNotice({});
}

void DeliveryPresenter::checkRecipient(const std::string& id_number) {
    if (!cases_.file() || trimmed(id_number).empty())
        return;
    const auto check = client::checkRecipient(cases_.file()->view.record, id_number, desk_.today());
    if (!check)
        return view_.showRecipient({{}, id_number, {}}, faultNotice(check.error()));
    const DeliveryForm form{check->name, check->id_number, check->relation};
    if (check->who == Recipient::somebody_else)
        return view_.showRecipient(form, notice(NoticeLevel::warning, "delivery.somebody_else"));
    view_.showRecipient(
        form, notice(NoticeLevel::good, "delivery.person_fits", {{"relation", check->relation}}));
}

void DeliveryPresenter::deliver(const DeliveryForm& form) {
    if (!cases_.file())
        return;
    const auto check =
        client::checkRecipient(cases_.file()->view.record, form.recipient_id_number, desk_.today());
    if (!check)
        return view_.showRecipient(form, faultNotice(check.error()));
    if (trimmed(form.recipient).empty() || trimmed(form.relation).empty())
        return view_.showRecipient(form, notice(NoticeLevel::fault, "delivery.recipient_missing"));
    cases::DeliverCommand command;
    command.method = check->who == Recipient::somebody_else ? cases::DeliveryMethod::agent_pick_up
                                                            : cases::DeliveryMethod::direct;
    command.recipient = trimmed(form.recipient);
    command.recipient_id_kind = check->id_kind;
    command.recipient_id_number = check->id_number;
    command.relation = trimmed(form.relation);
    scanned_.reset(); // the receipt has done its work
    cases_.deliver(command);
}

} // namespace bianmin::client
