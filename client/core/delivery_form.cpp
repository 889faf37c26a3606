#include "client/core/delivery_form.h"

#include "shared/base/text.h"

#include <algorithm>

namespace bianmin::client {

using cases::DeliveryMethod;
using identity::IdKind;

namespace {

constexpr std::string_view kFirmItself = "本单位";
constexpr std::string_view kAgent = "委托代理人";

bool isPerson(const cases::Case& subject) {
    return subject.applicant.kind == catalog::Subject::person;
}

bool isSame(IdKind kind, const std::string& stored, std::string_view typed, CivilDate today) {
    const auto number = identity::normaliseIdNumber(kind, typed, today);
    return number && *number == stored;
}

// Delivery.recipient is a person; mail may also go to a firm by its name.
Result<std::string> recipientName(const cases::Case& subject, const DeliveryForm& form) {
    if (form.method == DeliveryMethod::mail && !isPerson(subject))
        return identity::parseEnterpriseName(form.recipient);
    return TRY(identity::parsePersonName(form.recipient)).text;
}

Notice personNotice(const cases::Case& subject, const RecipientCheck& check) {
    if (check.who != Recipient::somebody_else)
        return notice(NoticeLevel::good, "delivery.person_fits", {{"relation", check.relation}});
    return notice(NoticeLevel::warning,
                  isPerson(subject) ? "delivery.somebody_else" : "delivery.firm_sends_somebody");
}

Notice lineNotice(const std::string& text) {
    if (hasForbiddenCharacters(text, LineMode::single_line))
        return notice(NoticeLevel::fault, "field.forbidden_character");
    if (codePointCount(text) > limits::kShortTextMax)
        return notice(NoticeLevel::fault, "field.too_long",
                      {{"max", std::to_string(limits::kShortTextMax)}});
    return {NoticeLevel::good, {}, {}};
}

std::string missingCode(DeliveryField field) {
    switch (field) {
    case DeliveryField::id_number:
        return "case.recipient_unchecked";
    case DeliveryField::recipient:
        return "delivery.recipient_missing";
    case DeliveryField::relation:
        return "delivery.relation_missing";
    case DeliveryField::place:
        return "delivery.place_missing";
    case DeliveryField::mail_number:
        return "case.mail_number_required";
    }
    return {};
}

// Where a refusal of the domain is put right.
DeliveryField fieldOf(const std::string& code, DeliveryMethod method) {
    if (code == "case.recipient_not_applicant" || code == "case.recipient_is_applicant")
        return DeliveryField::relation;
    if (code == "case.recipient_name_differs")
        return DeliveryField::recipient;
    if (code == "case.mail_place_required")
        return DeliveryField::place;
    return method == DeliveryMethod::mail ? DeliveryField::mail_number : DeliveryField::id_number;
}

} // namespace

std::string& DeliveryForm::text(DeliveryField field) {
    return const_cast<std::string&>(std::as_const(*this).text(field));
}

const std::string& DeliveryForm::text(DeliveryField field) const {
    switch (field) {
    case DeliveryField::id_number:
        return id_number;
    case DeliveryField::recipient:
        return recipient;
    case DeliveryField::relation:
        return relation;
    case DeliveryField::place:
        return place;
    case DeliveryField::mail_number:
        break;
    }
    return mail_number;
}

DeliveryForm startForm(const cases::Case& subject, DeliveryMethod method) {
    DeliveryForm form;
    form.method = method;
    if (method == DeliveryMethod::mail) {
        form.recipient = subject.applicant.name;
        form.relation = isPerson(subject) ? cases::kRelationSelf : kFirmItself;
        form.place =
            subject.mail_address.empty() ? subject.applicant.address : subject.mail_address;
    } else if (method == DeliveryMethod::direct && isPerson(subject)) {
        form.id_kind = subject.applicant.id_kind;
    }
    return form;
}

std::vector<DeliveryField> fieldsOf(DeliveryMethod method) {
    if (method == DeliveryMethod::mail)
        return {DeliveryField::recipient, DeliveryField::relation, DeliveryField::place,
                DeliveryField::mail_number};
    return {DeliveryField::id_number, DeliveryField::recipient, DeliveryField::relation};
}

Result<RecipientCheck> checkRecipient(const cases::Case& subject, IdKind kind,
                                      std::string_view id_number, CivilDate today) {
    const cases::Applicant& applicant = subject.applicant;
    if (isPerson(subject) && isSame(applicant.id_kind, applicant.id_number, id_number, today))
        return RecipientCheck{Recipient::applicant, applicant.id_kind, applicant.id_number,
                              applicant.name, std::string(cases::kRelationSelf)};
    if (subject.agent && isSame(IdKind::resident_id, subject.agent->id_number, id_number, today))
        return RecipientCheck{Recipient::agent, IdKind::resident_id, subject.agent->id_number,
                              subject.agent->name, std::string(kAgent)};
    RecipientCheck check;
    check.id_kind = kind;
    check.id_number = TRY(identity::normaliseIdNumber(kind, id_number, today));
    return check;
}

Notice checkField(const cases::Case& subject, const DeliveryForm& form, DeliveryField field,
                  CivilDate today) {
    const std::string& text = form.text(field);
    if (trimmed(text).empty())
        return {};
    if (field == DeliveryField::id_number) {
        const auto check = checkRecipient(subject, form.id_kind, text, today);
        return check ? personNotice(subject, *check) : faultNotice(check.error());
    }
    if (field == DeliveryField::recipient) {
        const auto name = recipientName(subject, form);
        return name ? Notice{NoticeLevel::good, {}, {}} : faultNotice(name.error());
    }
    return lineNotice(text);
}

std::vector<DeliveryFault> faultsOf(const cases::Case& subject, const DeliveryForm& form,
                                    CivilDate today) {
    std::vector<DeliveryFault> faults;
    for (const DeliveryField field : fieldsOf(form.method)) {
        Notice check = checkField(subject, form, field, today);
        if (trimmed(form.text(field)).empty())
            check = notice(NoticeLevel::fault, missingCode(field));
        if (check.level == NoticeLevel::fault)
            faults.push_back({field, std::move(check)});
    }
    if (!faults.empty())
        return faults;
    const cases::DeliverCommand command = commandOf(subject, form, today);
    cases::Case trial = subject;
    const auto tried = cases::deliver(trial, {.method = command.method,
                                              .recipient = command.recipient,
                                              .recipient_id_kind = command.recipient_id_kind,
                                              .recipient_id_number = command.recipient_id_number,
                                              .relation = command.relation,
                                              .place = command.place,
                                              .mail_number = command.mail_number,
                                              .by = {},
                                              .by_name = {},
                                              .at = {}});
    if (!tried)
        faults.push_back({fieldOf(tried.error().code, form.method), faultNotice(tried.error())});
    return faults;
}

cases::DeliverCommand commandOf(const cases::Case& subject, const DeliveryForm& form,
                                CivilDate today) {
    cases::DeliverCommand command;
    command.method = form.method;
    command.recipient = recipientName(subject, form).value_or(trimmed(form.recipient));
    command.relation = trimmed(form.relation);
    if (form.method == DeliveryMethod::mail) {
        command.place = trimmed(form.place);
        command.mail_number = trimmed(form.mail_number);
        return command;
    }
    if (const auto check = checkRecipient(subject, form.id_kind, form.id_number, today)) {
        command.recipient_id_kind = check->id_kind;
        command.recipient_id_number = check->id_number;
    }
    return command;
}

} // namespace bianmin::client
