#include "server/ctl/intake_request.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bianmin::ctl {

namespace {

constexpr std::string_view kMissingProblem = "缺少";
constexpr std::string_view kMissingRequirement = "请补交本件材料";

// Names that the list does not have are refused.
Result<cases::CollectedMaterial*> materialNamed(std::vector<cases::CollectedMaterial>& materials,
                                                const std::string& name) {
    const auto found = std::ranges::find(materials, name, &cases::CollectedMaterial::name);
    if (found == materials.end())
        return fail(ErrorKind::invalid, "usage.material_unknown", {{"value", name}});
    return &*found;
}

void handIn(cases::CollectedMaterial& material) {
    material.collected = true;
    material.original_checked = cases::bringsOriginal(material);
    material.copies = std::max(material.copies, 1);
}

// Everything that must be; the rest is named by --with.
void handInRequired(std::vector<cases::CollectedMaterial>& materials) {
    for (cases::CollectedMaterial& material : materials) {
        if (material.required && !material.collected)
            handIn(material);
    }
}

// What was handed in although nobody must.
Result<void> markHandedIn(std::vector<cases::CollectedMaterial>& materials,
                          const std::vector<std::string>& names) {
    for (const std::string& name : names)
        handIn(*TRY(materialNamed(materials, name)));
    return {};
}

Result<void> markMissing(std::vector<cases::CollectedMaterial>& materials,
                         const std::vector<std::string>& missing) {
    for (const std::string& name : missing) {
        cases::CollectedMaterial& material = *TRY(materialNamed(materials, name));
        material.collected = false;
        material.original_checked = false;
        material.copies = 0;
        material.pages.reset();
    }
    return {};
}

// "居民户口簿=4": what was counted; a material that is not named stays uncounted.
Result<void> countPages(std::vector<cases::CollectedMaterial>& materials,
                        const std::vector<std::string>& counts) {
    for (const std::string& count : counts) {
        const auto wrong = valueInvalid("--pages", count,
                                        "材料名称=页数，页数为 0 至 " +
                                            std::to_string(cases::kMaterialPagesMax) + " 的整数");
        const auto equals = count.rfind('=');
        if (equals == std::string::npos)
            return wrong;
        const std::string name = count.substr(0, equals);
        cases::CollectedMaterial& material = *TRY(materialNamed(materials, name));
        int pages = 0;
        const char* end = count.data() + count.size();
        const auto read = std::from_chars(count.data() + equals + 1, end, pages);
        if (read.ec != std::errc() || read.ptr != end || pages < 0 ||
            pages > cases::kMaterialPagesMax)
            return wrong;
        material.pages = pages;
    }
    return {};
}

// The item's list with nothing handed in yet.
std::vector<cases::CollectedMaterial> materialsOf(const catalog::Item& item) {
    std::vector<cases::CollectedMaterial> materials;
    for (const catalog::Material& row : item.materials) {
        const bool electronic = row.form == catalog::MaterialForm::electronic;
        materials.push_back(
            {.name = row.name,
             .form = row.form,
             .required = row.required,
             .copies = row.copies,
             .mode = electronic ? cases::ReceiptMode::upload : cases::ReceiptMode::paper,
             .note = {}});
    }
    return materials;
}

Result<cases::Applicant> applicantOf(const Arguments& arguments) {
    const bool enterprise = arguments.has("--enterprise");
    cases::Applicant applicant;
    applicant.kind = enterprise ? catalog::Subject::enterprise : catalog::Subject::person;
    applicant.name = TRY(arguments.required("--name"));
    applicant.id_kind = TRY(arguments.choice(
        "--id-kind", enterprise ? identity::IdKind::credit_code : identity::IdKind::resident_id));
    applicant.id_number = TRY(arguments.required("--id"));
    applicant.phone = TRY(arguments.required("--phone"));
    applicant.address = TRY(arguments.required("--address"));
    applicant.legal_representative = arguments.text("--representative");
    return applicant;
}

Result<std::optional<cases::Agent>> agentOf(const Arguments& arguments) {
    constexpr std::array<std::string_view, 4> kOptions{"--agent", "--agent-id", "--agent-phone",
                                                       "--agent-authority"};
    if (std::ranges::none_of(kOptions,
                             [&](std::string_view option) { return arguments.has(option); }))
        return std::optional<cases::Agent>();
    cases::Agent agent;
    agent.name = TRY(arguments.required("--agent"));
    agent.id_number = TRY(arguments.required("--agent-id"));
    agent.phone = TRY(arguments.required("--agent-phone"));
    agent.authority = TRY(arguments.required("--agent-authority"));
    return agent;
}

std::vector<cases::SupplementItem> supplementItems(const Arguments& arguments) {
    std::vector<cases::SupplementItem> items;
    for (const std::string& material : arguments.all("--missing"))
        items.push_back({.material = material,
                         .problem = arguments.text("--problem", kMissingProblem),
                         .requirement = arguments.text("--requirement", kMissingRequirement),
                         .basis = arguments.text("--basis")});
    return items;
}

Result<cases::RefusalGrounds> refusalOf(const Arguments& arguments) {
    const bool other_organ = arguments.has("--proper-organ");
    cases::RefusalGrounds grounds;
    grounds.reason_class =
        TRY(arguments.choice("--reason-class", other_organ ? cases::RefusalReason::not_our_power
                                                           : cases::RefusalReason::legally_barred));
    grounds.reason = TRY(arguments.required("--reason"));
    grounds.basis = TRY(arguments.required("--basis"));
    grounds.proper_organ = arguments.text("--proper-organ");
    return grounds;
}

} // namespace

Result<cases::IntakeCommand> intakeRequest(const Arguments& arguments,
                                           const catalog::ItemVersion& item) {
    cases::IntakeCommand command;
    command.item_code = item.item.code;
    command.item_version = item.version;
    command.applicant = TRY(applicantOf(arguments));
    command.agent = TRY(agentOf(arguments));
    command.materials = materialsOf(item.item);
    handInRequired(command.materials);
    TRY(markHandedIn(command.materials, arguments.all("--with")));
    TRY(markMissing(command.materials, arguments.all("--missing")));
    TRY(countPages(command.materials, arguments.all("--pages")));
    command.mail_address = arguments.text("--mail-to");
    command.duplicate_reason = arguments.text("--duplicate-reason");
    command.outcome = TRY(arguments.choice("--outcome", cases::IntakeOutcome::accept));
    // Who accepts by command says so of the conditions as of the materials.
    command.conditions_checked = command.outcome == cases::IntakeOutcome::accept;
    if (command.outcome == cases::IntakeOutcome::supplement) {
        TRY(arguments.required("--missing"));
        command.supplement = supplementItems(arguments);
    }
    if (command.outcome == cases::IntakeOutcome::refuse)
        command.refusal = TRY(refusalOf(arguments));
    command.handwritten_number = arguments.text(kHandwritten);
    return command;
}

Result<cases::SupplementCommand> supplementRequest(const Arguments& arguments,
                                                   const cases::Case& subject) {
    TRY(arguments.required("--missing"));
    auto materials = subject.materials;
    TRY(markMissing(materials, arguments.all("--missing")));
    return cases::SupplementCommand{.version = subject.version,
                                    .items = supplementItems(arguments),
                                    .handwritten_number = arguments.text(kHandwritten)};
}

Result<cases::ProposeRefusalCommand> refuseRequest(const Arguments& arguments,
                                                   std::int64_t version) {
    auto grounds = TRY(refusalOf(arguments));
    return cases::ProposeRefusalCommand{.version = version, .refusal = std::move(grounds)};
}

Result<cases::ResubmitCommand> resubmitRequest(const Arguments& arguments,
                                               const cases::Case& subject) {
    cases::ResubmitCommand command{.version = subject.version, .materials = subject.materials};
    handInRequired(command.materials);
    TRY(markHandedIn(command.materials, arguments.all("--with")));
    TRY(markMissing(command.materials, arguments.all("--missing")));
    TRY(countPages(command.materials, arguments.all("--pages")));
    return command;
}

Result<cases::DecideCommand> decideRequest(const Arguments& arguments, std::int64_t version) {
    cases::DecideCommand command;
    command.version = version;
    command.granted = !arguments.has("--refuse");
    if (!command.granted && arguments.has("--grant"))
        return fail(ErrorKind::invalid, "usage.option_conflict", {{"option", "--refuse"}});
    if (command.granted && !arguments.has("--grant"))
        return fail(ErrorKind::invalid, "usage.option_missing",
                    {{"option", "--grant”或“--refuse"}});
    command.content = arguments.text("--content");
    command.conditions = arguments.text("--conditions");
    command.reasons = arguments.text("--reasons");
    command.basis = arguments.text("--basis");
    command.certificate_number = arguments.text("--certificate");
    command.valid_from = TRY(arguments.date("--valid-from"));
    command.valid_to = TRY(arguments.date("--valid-to"));
    command.handwritten_number = arguments.text(kHandwritten);
    return command;
}

Result<cases::DeliverCommand> deliverRequest(const Arguments& arguments,
                                             const cases::Case& subject) {
    cases::DeliverCommand command;
    command.version = subject.version;
    command.method = TRY(arguments.choice("--method", cases::DeliveryMethod::direct));
    command.recipient = arguments.text("--recipient", subject.applicant.name);
    const bool is_applicant = command.recipient == subject.applicant.name;
    command.recipient_id_kind =
        TRY(arguments.choice("--recipient-id-kind", is_applicant ? subject.applicant.id_kind
                                                                 : identity::IdKind::resident_id));
    command.recipient_id_number = arguments.text("--recipient-id");
    command.relation = arguments.text("--relation", "本人");
    command.place = arguments.text("--place");
    command.mail_number = arguments.text("--mail-number");
    return command;
}

Result<cases::RateCommand> rateRequest(const Arguments& arguments, std::int64_t version) {
    // Nobody chose: recorded as the default, and kept out of every rate.
    const bool is_default = !arguments.has("--level");
    const auto level = TRY(arguments.integer("--level", 1, 5, 2));
    return cases::RateCommand{.version = version,
                              .level = static_cast<cases::Satisfaction>(level),
                              .is_default = is_default,
                              .words = arguments.text("--words")};
}

Result<cases::CaseQuery> listRequest(const Arguments& arguments) {
    cases::CaseQuery query;
    query.list = TRY(arguments.choice("--list", cases::CaseListKind::mine));
    for (const std::string& name : arguments.all("--state")) {
        const auto state = enumFromName<cases::CaseState>(name);
        if (!state)
            return valueInvalid("--state", name, "办件状态，如 accepted");
        query.states.push_back(*state);
    }
    query.text = arguments.text("--text");
    query.id_number = arguments.text("--id");
    query.page.after = arguments.text("--after");
    query.page.size = static_cast<std::uint32_t>(
        TRY(arguments.integer("--size", 1, limits::kPageSizeMax, limits::kPageSizeDefault)));
    return query;
}

} // namespace bianmin::ctl
