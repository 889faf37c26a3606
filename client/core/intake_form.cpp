#include "client/core/intake_form.h"

#include "shared/base/text.h"
#include "shared/domain/identity/credit_code.h"
#include "shared/domain/identity/resident_id.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmin::client {

using catalog::Subject;
using identity::IdKind;

namespace {

// The order of the screen, which is the order of Enter.
constexpr std::array kOrder{IntakeField::item,         IntakeField::id_number,
                            IntakeField::name,         IntakeField::phone,
                            IntakeField::address,      IntakeField::legal_representative,
                            IntakeField::agent_name,   IntakeField::agent_id_number,
                            IntakeField::agent_phone,  IntakeField::agent_authority,
                            IntakeField::mail_address, IntakeField::duplicate_reason,
                            IntakeField::materials,    IntakeField::conditions};

constexpr std::array<std::pair<std::string_view, IntakeField>, 13> kPaths{
    {{"/applicant/id_number", IntakeField::id_number},
     {"/applicant/id_kind", IntakeField::id_number},
     {"/applicant/name", IntakeField::name},
     {"/applicant/phone", IntakeField::phone},
     {"/applicant/address", IntakeField::address},
     {"/applicant/legal_representative", IntakeField::legal_representative},
     {"/agent/name", IntakeField::agent_name},
     {"/agent/id_number", IntakeField::agent_id_number},
     {"/agent/phone", IntakeField::agent_phone},
     {"/agent/authority", IntakeField::agent_authority},
     {"/mail_address", IntakeField::mail_address},
     {"/conditions_checked", IntakeField::conditions},
     {"/duplicate_reason", IntakeField::duplicate_reason}}};

IdKind effectiveIdKind(const IntakeForm& form) {
    return form.kind == Subject::enterprise ? IdKind::credit_code : form.id_kind;
}

template <class T>
Notice noticeOf(const Result<T>& checked) {
    if (!checked)
        return faultNotice(checked.error());
    return {NoticeLevel::good, {}, {}};
}

// What a good number tells: sex and birth date of a person, the kind of a firm.
std::string toldBy(IdKind kind, const std::string& number, CivilDate today) {
    if (kind == IdKind::credit_code) {
        const auto code = identity::CreditCode::parse(number);
        return code ? std::string(code->kindChinese()) : std::string();
    }
    const auto id = identity::ResidentId::parse(number, today);
    if (!id)
        return {};
    return std::string(identity::chinese(id->sex())) + " " + id->birthDate().iso();
}

Notice checkIdNumber(IdKind kind, const std::string& text, CivilDate today) {
    const auto number = identity::normaliseIdNumber(kind, text, today);
    Notice answer = noticeOf(number);
    if (number)
        answer.text = toldBy(kind, *number, today);
    return answer;
}

Notice checkPersonName(const std::string& text) {
    const auto name = identity::parsePersonName(text);
    Notice answer = noticeOf(name);
    if (name && name->corrected)
        answer = notice(NoticeLevel::warning, "intake.name_corrected", {{"name", name->text}});
    return answer;
}

Notice checkMaterials(const IntakeForm& form) {
    const auto missing = missingNames(form);
    if (missing.empty())
        return {NoticeLevel::good, {}, {}};
    return notice(NoticeLevel::warning, "intake.materials_missing",
                  {{"count", std::to_string(missing.size())}});
}

Notice checkText(const IntakeForm& form, IntakeField field, CivilDate today) {
    const std::string& text = *form.text(field);
    switch (field) {
    case IntakeField::id_number:
        return checkIdNumber(effectiveIdKind(form), text, today);
    case IntakeField::agent_id_number:
        return checkIdNumber(IdKind::resident_id, text, today);
    case IntakeField::name:
        if (form.kind == Subject::enterprise)
            return noticeOf(identity::parseEnterpriseName(text));
        return checkPersonName(text);
    case IntakeField::legal_representative:
    case IntakeField::agent_name:
        return checkPersonName(text);
    case IntakeField::phone:
    case IntakeField::agent_phone:
        return noticeOf(identity::parsePersonalPhone(text));
    case IntakeField::address:
    case IntakeField::agent_authority:
    case IntakeField::mail_address:
    case IntakeField::duplicate_reason:
        if (hasForbiddenCharacters(text, LineMode::single_line))
            return notice(NoticeLevel::fault, "field.forbidden_character");
        return {NoticeLevel::good, {}, {}};
    case IntakeField::item:
    case IntakeField::materials:
    case IntakeField::conditions:
    case IntakeField::finish:
        break;
    }
    return {};
}

} // namespace

const std::string* IntakeForm::text(IntakeField field) const {
    switch (field) {
    case IntakeField::id_number:
        return &id_number;
    case IntakeField::name:
        return &name;
    case IntakeField::phone:
        return &phone;
    case IntakeField::address:
        return &address;
    case IntakeField::legal_representative:
        return &legal_representative;
    case IntakeField::agent_name:
        return &agent_name;
    case IntakeField::agent_id_number:
        return &agent_id_number;
    case IntakeField::agent_phone:
        return &agent_phone;
    case IntakeField::agent_authority:
        return &agent_authority;
    case IntakeField::mail_address:
        return &mail_address;
    case IntakeField::duplicate_reason:
        return &duplicate_reason;
    case IntakeField::item:
    case IntakeField::materials:
    case IntakeField::conditions:
    case IntakeField::finish:
        return nullptr;
    }
    return nullptr;
}

std::string* IntakeForm::text(IntakeField field) {
    return const_cast<std::string*>(std::as_const(*this).text(field));
}

bool IntakeForm::isBlank() const {
    return item_code.empty() && id_number.empty() && name.empty() && phone.empty() &&
           address.empty() && agent_name.empty() && agent_id_number.empty();
}

const std::string& personOf(const IntakeForm& form) {
    return form.name.empty() ? form.id_number : form.name;
}

cases::IntakeCommand commandOf(const IntakeForm& form, cases::IntakeOutcome outcome) {
    cases::IntakeCommand command;
    command.item_code = form.item_code;
    command.item_version = form.item_version;
    command.applicant = {form.kind,
                         form.name,
                         effectiveIdKind(form),
                         form.id_number,
                         form.phone,
                         form.address,
                         form.kind == Subject::enterprise ? form.legal_representative : ""};
    if (form.has_agent)
        command.agent = cases::Agent{form.agent_name, form.agent_id_number, form.agent_phone,
                                     form.agent_authority};
    if (form.by_mail)
        command.mail_address = form.mail_address;
    command.materials = form.materials;
    command.conditions_checked = form.conditions_checked;
    command.duplicate_reason = trimmed(form.duplicate_reason);
    command.outcome = outcome;
    return command;
}

std::vector<cases::CollectedMaterial> emptyRows(const catalog::Item& item) {
    std::vector<cases::CollectedMaterial> rows;
    for (const catalog::Material& material : item.materials) {
        cases::CollectedMaterial row;
        row.name = material.name;
        row.form = material.form;
        row.required = material.required;
        row.copies = material.copies;
        rows.push_back(std::move(row));
    }
    return rows;
}

cases::CollectedMaterial changedRow(const cases::CollectedMaterial& before,
                                    cases::CollectedMaterial after) {
    if (after.collected && !before.collected)
        after.original_checked = cases::bringsOriginal(after);
    if (after.collected)
        after.copies = std::max(after.copies, 1);
    if (!after.collected) {
        after.original_checked = false;
        after.pages.reset();
    }
    return after;
}

std::vector<cases::CollectedMaterial>
withTicks(std::vector<cases::CollectedMaterial> now,
          const std::vector<cases::CollectedMaterial>& ticked) {
    for (cases::CollectedMaterial& row : now) {
        const auto before = std::ranges::find(ticked, row.name, &cases::CollectedMaterial::name);
        if (!row.collected && before != ticked.end() && before->collected)
            row = *before;
    }
    return now;
}

std::vector<std::string> missingNames(const IntakeForm& form) {
    std::vector<std::string> names;
    for (const auto& row : form.materials) {
        if (row.required && !row.collected)
            names.push_back(row.name);
    }
    return names;
}

IntakeField fieldOfPath(const std::string& path) {
    if (path.starts_with("/materials"))
        return IntakeField::materials;
    for (const auto& [prefix, field] : kPaths) {
        if (path == prefix)
            return field;
    }
    return path == "/agent" ? IntakeField::agent_name : IntakeField::item;
}

bool isShown(const IntakeForm& form, IntakeField field) {
    switch (field) {
    case IntakeField::legal_representative:
        return form.kind == Subject::enterprise;
    case IntakeField::agent_name:
    case IntakeField::agent_id_number:
    case IntakeField::agent_phone:
    case IntakeField::agent_authority:
        return form.has_agent;
    case IntakeField::mail_address:
        return form.by_mail;
    case IntakeField::conditions:
        return form.conditions > 0;
    default:
        return true;
    }
}

Notice checkField(const IntakeForm& form, IntakeField field, CivilDate today) {
    if (field == IntakeField::materials)
        return form.item_code.empty() ? Notice{} : checkMaterials(form);
    const std::string* text = form.text(field);
    if (text == nullptr || trimmed(*text).empty())
        return {};
    return checkText(form, field, today);
}

void normaliseField(IntakeForm& form, IntakeField field, CivilDate today) {
    std::string* text = form.text(field);
    if (text == nullptr)
        return;
    const auto keep = [text](auto&& good) {
        if (good)
            *text = *good;
    };
    if (field == IntakeField::id_number)
        return keep(identity::normaliseIdNumber(effectiveIdKind(form), *text, today));
    if (field == IntakeField::agent_id_number)
        return keep(identity::normaliseIdNumber(IdKind::resident_id, *text, today));
    if (field == IntakeField::phone || field == IntakeField::agent_phone) {
        if (const auto phone = identity::parsePersonalPhone(*text))
            *text = phone->number;
        return;
    }
    const bool is_person = field == IntakeField::agent_name ||
                           field == IntakeField::legal_representative ||
                           (field == IntakeField::name && form.kind == Subject::person);
    if (is_person) {
        if (const auto name = identity::parsePersonName(*text))
            *text = name->text;
        return;
    }
    *text = trimmed(*text);
}

IntakeField nextNeeded(const IntakeForm& form, IntakeField from, CivilDate today) {
    const auto start = std::ranges::find(kOrder, from);
    const std::size_t begin =
        start == kOrder.end() ? 0 : static_cast<std::size_t>(start - kOrder.begin()) + 1;
    const auto needed = [&](IntakeField field) {
        if (!isShown(form, field))
            return false;
        if (field == IntakeField::item)
            return form.item_code.empty();
        if (field == IntakeField::materials)
            return !missingNames(form).empty();
        if (field == IntakeField::conditions)
            return !form.conditions_checked;
        if (field == IntakeField::duplicate_reason) // asked for by the presenter, never in passing
            return false;
        return trimmed(*form.text(field)).empty() ||
               checkField(form, field, today).level == NoticeLevel::fault;
    };
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
        const IntakeField field = kOrder[(begin + i) % kOrder.size()];
        if (field != from && needed(field))
            return field;
    }
    return needed(from) ? from : IntakeField::finish;
}

} // namespace bianmin::client
