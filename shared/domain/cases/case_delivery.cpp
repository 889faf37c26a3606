// 送达: who may receive a result, and what the delivery receipt may state of them.
#include "shared/base/text.h"
#include "shared/domain/cases/case_guards.h"

#include <algorithm>

namespace bianmin::cases {

namespace {

constexpr std::size_t kMailNumberMin = 8;
constexpr std::size_t kMailNumberMax = 30;

// EMS: "EA123456789CN"; other carriers: digits, some with letters before them.
bool isMailNumber(std::string_view text) {
    return text.size() >= kMailNumberMin && text.size() <= kMailNumberMax &&
           std::ranges::all_of(text, isAsciiUpperOrDigit) &&
           std::ranges::any_of(text, isAsciiDigit);
}

bool isApplicant(const Case& subject, const Delivery& delivery) {
    return delivery.recipient_id_kind == subject.applicant.id_kind &&
           delivery.recipient_id_number == subject.applicant.id_number;
}

bool isAgent(const Case& subject, const Delivery& delivery) {
    return subject.agent && delivery.recipient_id_kind == identity::IdKind::resident_id &&
           delivery.recipient_id_number == subject.agent->id_number;
}

Result<void> checkMail(const Delivery& delivery) {
    if (isBlank(delivery.mail_number))
        return fail(ErrorKind::invalid, "case.mail_number_required");
    if (!isMailNumber(delivery.mail_number))
        return fail(ErrorKind::invalid, "case.mail_number_invalid");
    if (isBlank(delivery.place))
        return fail(ErrorKind::invalid, "case.mail_place_required");
    return {};
}

// Whose document was checked, and what the receipt says of them, are the same person.
Result<void> checkIdentity(const Case& subject, const Delivery& delivery) {
    if (isBlank(delivery.recipient_id_number))
        return fail(ErrorKind::invalid, "case.recipient_unchecked");
    const bool stated_applicant = delivery.relation == kRelationSelf;
    if (stated_applicant && !isApplicant(subject, delivery))
        return fail(ErrorKind::conflict, "case.recipient_not_applicant");
    if (isApplicant(subject, delivery) &&
        (!stated_applicant || delivery.method != DeliveryMethod::direct))
        return fail(ErrorKind::conflict, "case.recipient_is_applicant");
    if (isAgent(subject, delivery) && delivery.recipient != subject.agent->name)
        return fail(ErrorKind::conflict, "case.recipient_name_differs",
                    {{"name", subject.agent->name}});
    // A firm sends somebody; a person's result goes to them, to their agent of this case, or is
    // received for them (代收), and the receipt says so.
    const bool is_person = subject.applicant.kind == catalog::Subject::person;
    if (delivery.method == DeliveryMethod::direct && is_person && !isApplicant(subject, delivery) &&
        !isAgent(subject, delivery))
        return fail(ErrorKind::conflict, "case.recipient_stranger");
    return {};
}

} // namespace

Result<void> deliver(Case& subject, Delivery delivery) {
    TRY(requireState(subject, {CaseState::ready}, "送达"));
    if (delivery.method == DeliveryMethod::mail)
        TRY(checkMail(delivery));
    else
        TRY(checkIdentity(subject, delivery));
    if (delivery.relation == kRelationSelf && delivery.recipient != subject.applicant.name)
        return fail(ErrorKind::conflict, "case.recipient_name_differs",
                    {{"name", subject.applicant.name}});
    subject.delivery = std::move(delivery);
    subject.state = CaseState::delivered;
    return {};
}

} // namespace bianmin::cases
