// What the output desk has typed about a handing over (送达), and the rules it is checked by: those
// of the domain, told beside the field they belong to.
#pragma once

#include "client/core/case_presenter.h"

#include <string>
#include <vector>

namespace bianmin::client {

enum class DeliveryField {
    id_number,   // 领取人证件号码: handed over in person
    recipient,   // 领取人, or 收件人 of the mail
    relation,    // 与申请人关系
    place,       // 寄往地址: by mail
    mail_number, // 邮件号: by mail
};

struct DeliveryForm {
    cases::DeliveryMethod method = cases::DeliveryMethod::direct;
    identity::IdKind id_kind = identity::IdKind::resident_id;
    std::string id_number;
    std::string recipient;
    std::string relation;
    std::string place;
    std::string mail_number;

    [[nodiscard]] std::string& text(DeliveryField field);
    [[nodiscard]] const std::string& text(DeliveryField field) const;

    friend bool operator==(const DeliveryForm&, const DeliveryForm&) = default;
};

// The form of a case before anything is typed: the applicant's kind of document; by mail also name
// and address.
[[nodiscard]] DeliveryForm startForm(const cases::Case& subject, cases::DeliveryMethod method);
// By mail nobody is seen, in person nothing is posted. In the order of the screen.
[[nodiscard]] std::vector<DeliveryField> fieldsOf(cases::DeliveryMethod method);

// Who stands at the desk, by the number on their document.
enum class Recipient { applicant, agent, somebody_else };
struct RecipientCheck {
    Recipient who = Recipient::somebody_else;
    identity::IdKind id_kind = identity::IdKind::resident_id;
    std::string id_number; // in the stored form
    std::string name;      // of the applicant or agent
    std::string relation;  // 本人, 委托代理人; empty for somebody else
};
// The applicant and the agent are known by their number, whatever kind was chosen; anybody else's
// is read as a document of `kind`. Errors: those of normaliseIdNumber.
[[nodiscard]] Result<RecipientCheck> checkRecipient(const cases::Case& subject,
                                                    identity::IdKind kind,
                                                    std::string_view id_number, CivilDate today);

// The check beside a field, as one leaves it; an empty field is not faulty yet: level none.
[[nodiscard]] Notice checkField(const cases::Case& subject, const DeliveryForm& form,
                                DeliveryField field, CivilDate today);

struct DeliveryFault {
    DeliveryField field = DeliveryField::id_number;
    Notice notice;
};
// Everything that stands in the way of sending the form, in the order of the screen. The last word
// is cases::deliver, tried on a copy.
[[nodiscard]] std::vector<DeliveryFault> faultsOf(const cases::Case& subject,
                                                  const DeliveryForm& form, CivilDate today);
// What is sent of a form without faults; the version is the sender's to fill in.
[[nodiscard]] cases::DeliverCommand commandOf(const cases::Case& subject, const DeliveryForm& form,
                                              CivilDate today);

} // namespace bianmin::client
