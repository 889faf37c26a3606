// What the counter states is checked against the item as a whole, so that the clerk sees every
// fault at once. The window client runs the same check before it sends.
#include "shared/domain/cases/case_service.h"

#include <algorithm>

namespace bianmin::cases {

namespace {

constexpr int kMaterialCopiesMax = 999;

// Collects the faults of one command.
class Faults {
  public:
    void add(const std::string& path, const std::string& code, ErrorParams params = {}) {
        errors_.push_back({path, code, std::move(params)});
    }
    // Takes over a checked value, or notes why there is none.
    template <class T, class Take>
    void take(const std::string& path, Result<T> checked, Take accept) {
        if (checked)
            accept(std::move(checked).value());
        else
            add(path, checked.error().code, checked.error().params);
    }
    [[nodiscard]] Result<void> result() {
        if (errors_.empty())
            return {};
        return failFields(std::move(errors_));
    }

  private:
    std::vector<FieldError> errors_;
};

void checkName(Faults& faults, const std::string& path, std::string& name) {
    faults.take(path, identity::parsePersonName(name),
                [&](identity::PersonName checked) { name = checked.text; });
}

void checkPhone(Faults& faults, const std::string& path, std::string& phone) {
    faults.take(path, identity::parsePersonalPhone(phone),
                [&](identity::Phone checked) { phone = checked.number; });
}

void checkApplicant(Faults& faults, Applicant& applicant, const catalog::Item& item,
                    CivilDate today) {
    if (std::ranges::find(item.subjects, applicant.kind) == item.subjects.end())
        faults.add("/applicant/kind", "applicant.kind_not_served",
                   {{"kind", std::string(catalog::chinese(applicant.kind))}});
    const bool enterprise = applicant.kind == catalog::Subject::enterprise;
    if (enterprise) {
        faults.take("/applicant/name", identity::parseEnterpriseName(applicant.name),
                    [&](std::string checked) { applicant.name = std::move(checked); });
        if (trimmed(applicant.legal_representative).empty())
            faults.add("/applicant/legal_representative", "field.required");
        else
            checkName(faults, "/applicant/legal_representative", applicant.legal_representative);
    } else {
        checkName(faults, "/applicant/name", applicant.name);
    }
    const bool is_firm_number = applicant.id_kind == identity::IdKind::credit_code;
    if (enterprise != is_firm_number && applicant.id_kind != identity::IdKind::other)
        faults.add("/applicant/id_kind", "applicant.id_kind_unfit");
    faults.take("/applicant/id_number",
                identity::normaliseIdNumber(applicant.id_kind, applicant.id_number, today),
                [&](std::string checked) { applicant.id_number = std::move(checked); });
    checkPhone(faults, "/applicant/phone", applicant.phone);
    applicant.address = trimmed(applicant.address);
    if (applicant.address.empty())
        faults.add("/applicant/address", "field.required");
}

void checkAgent(Faults& faults, IntakeCommand& command, CivilDate today) {
    if (!command.agent)
        return;
    Agent& agent = *command.agent;
    checkName(faults, "/agent/name", agent.name);
    faults.take("/agent/id_number",
                identity::normaliseIdNumber(identity::IdKind::resident_id, agent.id_number, today),
                [&](std::string checked) { agent.id_number = std::move(checked); });
    checkPhone(faults, "/agent/phone", agent.phone);
    if (trimmed(agent.authority).empty())
        faults.add("/agent/authority", "field.required");
    if (agent.id_number == command.applicant.id_number)
        faults.add("/agent/id_number", "agent.is_applicant");
}

struct Range {
    int low = 0;
    int high = 0;
};

void checkCount(Faults& faults, const std::string& path, int count, Range range) {
    if (count < range.low || count > range.high)
        faults.add(path, "field.out_of_range",
                   {{"low", std::to_string(range.low)}, {"high", std::to_string(range.high)}});
}

void checkRows(Faults& faults, const std::vector<CollectedMaterial>& rows,
               const catalog::Item& item) {
    if (rows.size() != item.materials.size()) {
        faults.add("/materials", "case.materials_differ");
        return;
    }
    for (std::size_t i = 0; i < item.materials.size(); ++i) {
        const std::string path = "/materials/" + std::to_string(i);
        const auto& stated = rows[i];
        const auto& wanted = item.materials[i];
        if (stated.name != wanted.name)
            faults.add(path + "/name", "case.materials_differ");
        // The receipt lists what was collected: nothing of it is not there.
        checkCount(faults, path + "/copies", stated.copies,
                   {stated.collected ? 1 : 0, kMaterialCopiesMax});
        if (stated.pages)
            checkCount(faults, path + "/pages", *stated.pages, {0, kMaterialPagesMax});
    }
}

std::vector<std::size_t> missingRows(const std::vector<CollectedMaterial>& rows,
                                     const catalog::Item& item) {
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < std::min(rows.size(), item.materials.size()); ++i) {
        if (item.materials[i].required && !rows[i].collected)
            missing.push_back(i);
    }
    return missing;
}

void checkComplete(Faults& faults, const std::vector<CollectedMaterial>& rows,
                   const catalog::Item& item) {
    for (const std::size_t i : missingRows(rows, item))
        faults.add("/materials/" + std::to_string(i) + "/collected", "case.material_missing",
                   {{"material", item.materials[i].name}});
}

void checkSupplement(Faults& faults, const IntakeCommand& command, const catalog::Item& item) {
    if (command.supplement.empty()) {
        faults.add("/supplement", "case.supplement_empty");
        return;
    }
    std::vector<std::string> missing;
    for (const std::size_t i : missingRows(command.materials, item))
        missing.push_back(item.materials[i].name);
    for (const auto& name : unlistedMaterials(missing, command.supplement))
        faults.add("/supplement", "case.supplement_incomplete", {{"materials", name}});
    for (const auto& name : collectedThoughMissing(command.materials, command.supplement))
        faults.add("/supplement", "case.supplement_contradicts", {{"materials", name}});
}

void checkOutcome(Faults& faults, const IntakeCommand& command, const catalog::Item& item) {
    if (command.outcome == IntakeOutcome::supplement)
        checkSupplement(faults, command, item);
    if (command.outcome != IntakeOutcome::refuse)
        return;
    if (!command.refusal) {
        faults.add("/refusal", "case.acceptance_refusal_needs_reasons");
        return;
    }
    if (const auto organ = checkProperOrgan(*command.refusal); !organ)
        faults.add("/refusal/proper_organ", organ.error().code);
}

} // namespace

Result<void> checkIntake(IntakeCommand& command, const catalog::Item& item, CivilDate today) {
    Faults faults;
    checkApplicant(faults, command.applicant, item, today);
    checkAgent(faults, command, today);
    command.mail_address = trimmed(command.mail_address);
    checkRows(faults, command.materials, item);
    if (command.outcome == IntakeOutcome::accept) {
        checkComplete(faults, command.materials, item);
        if (!command.conditions_checked && !item.conditions.empty())
            faults.add("/conditions_checked", "case.conditions_unchecked");
    }
    checkOutcome(faults, command, item);
    return faults.result();
}

Result<void> checkMaterials(const std::vector<CollectedMaterial>& rows, const catalog::Item& item) {
    Faults faults;
    checkRows(faults, rows, item);
    return faults.result();
}

} // namespace bianmin::cases
