// The intake screen's content as it is being typed: what a draft keeps, what is sent in the end.
#pragma once

#include "client/core/notice.h"
#include "client/core/paper_words.h"
#include "shared/domain/cases/case_service.h"
#include "shared/domain/cases/case_views.h"

#include <string>
#include <vector>

namespace bianmin::client {

enum class IntakeField {
    item,
    id_number,
    name,
    phone,
    address,
    legal_representative,
    agent_name,
    agent_id_number,
    agent_phone,
    agent_authority,
    mail_address,
    materials,
    conditions,
    duplicate_reason,
    finish, // the button that accepts
};

struct IntakeForm {
    ItemId item_code;
    int item_version = 0;
    catalog::Subject kind = catalog::Subject::person;
    identity::IdKind id_kind = identity::IdKind::resident_id;
    std::string id_number;
    std::string name;
    std::string phone;
    std::string address;
    std::string legal_representative;
    bool has_agent = false;
    std::string agent_name;
    std::string agent_id_number;
    std::string agent_phone;
    std::string agent_authority;
    bool by_mail = false; // the result is sent
    std::string mail_address;
    std::vector<cases::CollectedMaterial> materials;
    int conditions = 0; // how many the item sets
    bool conditions_checked = false;
    std::string duplicate_reason;
    PaperWords words; // of a refusal or a supplement notice in the making

    // The text behind a field; null for fields that hold none (item, materials,
    // conditions, finish).
    [[nodiscard]] std::string* text(IntakeField field);
    [[nodiscard]] const std::string* text(IntakeField field) const;
    // Nothing worth keeping has been typed.
    [[nodiscard]] bool isBlank() const;
};

// Whom it is for, as a list names them: the name, or the number while there is no name.
[[nodiscard]] const std::string& personOf(const IntakeForm& form);
// What is sent. Firms are numbered by their credit code, whatever the kind of document says.
[[nodiscard]] cases::IntakeCommand commandOf(const IntakeForm& form, cases::IntakeOutcome outcome);
// The rows of an item's list, none handed in yet.
[[nodiscard]] std::vector<cases::CollectedMaterial> emptyRows(const catalog::Item& item);
// A row as the clerk has changed it, with what follows: an original that is handed over has been
// looked at (the clerk can take that back); what is handed in is one copy at least; what is not
// handed in has neither been looked at nor counted.
[[nodiscard]] cases::CollectedMaterial changedRow(const cases::CollectedMaterial& before,
                                                  cases::CollectedMaterial after);
// The rows of the file as it is now, with what was ticked on the rows of before and is not in yet.
[[nodiscard]] std::vector<cases::CollectedMaterial>
withTicks(std::vector<cases::CollectedMaterial> now,
          const std::vector<cases::CollectedMaterial>& ticked);
// Names of required rows that are not in yet.
[[nodiscard]] std::vector<std::string> missingNames(const IntakeForm& form);

// The field that a fault of IntakeCommand belongs to: "/applicant/phone" -> phone.
[[nodiscard]] IntakeField fieldOfPath(const std::string& path);

// Whether the field is on the screen at all with this content.
[[nodiscard]] bool isShown(const IntakeForm& form, IntakeField field);
// The check beside a field, as one leaves it. An empty field is not faulty yet: level none. What is
// good may say something that follows from it ("女 1961-03-02").
[[nodiscard]] Notice checkField(const IntakeForm& form, IntakeField field, CivilDate today);
// Puts the stored form of a good text into the field (full width, spaces, lower case put right).
void normaliseField(IntakeForm& form, IntakeField field, CivilDate today);
// The next field, in the order of the screen after `from` and then from the top, that is empty or
// faulty; finish when all is in.
[[nodiscard]] IntakeField nextNeeded(const IntakeForm& form, IntakeField from, CivilDate today);

} // namespace bianmin::client
