#include "tests/api/case_requests.h"

#include "reports/document_renderer.h"
#include "shared/transport/operation_path.h"
#include "tests/support/results.h"

#include <array>

namespace bianmin::api_test {

using support::valueOf;

catalog::ItemVersion itemOf(transport::ApiSession& session, const std::string& code) {
    return valueOf(session.getAs<catalog::ItemVersion>(
        transport::operationPath("showItem", {{"item_code", code}})));
}

cases::IntakeCommand intakeOf(const catalog::ItemVersion& item, const ApplicantSpec& applicant) {
    cases::IntakeCommand command;
    command.item_code = item.item.code;
    command.item_version = item.version;
    const bool person = item.item.subjects.front() == catalog::Subject::person;
    command.applicant.kind = item.item.subjects.front();
    command.applicant.name = person ? applicant.name : "清远市示例商贸有限公司";
    command.applicant.id_kind =
        person ? identity::IdKind::resident_id : identity::IdKind::credit_code;
    command.applicant.id_number = person ? applicant.id_number : "91441821MA4UL26T0R";
    command.applicant.phone = "13800138000";
    command.applicant.address = "佛冈县石角镇示例村12号";
    command.applicant.legal_representative = person ? "" : "王小明";
    for (const catalog::Material& material : item.item.materials)
        command.materials.push_back({.name = material.name,
                                     .form = material.form,
                                     .required = material.required,
                                     .collected = true,
                                     .original_checked = true,
                                     .copies = material.copies,
                                     .mode = cases::ReceiptMode::paper,
                                     .note = {}});
    command.conditions_checked = true;
    return command;
}

std::string paperOf(const documents::DocumentRecord& record, int print_ordinal) {
    static const auto renderer = support::valueOf(
        reports::DocumentRenderer::load(BIANMIN_SOURCE_DIR "/reports/templates", {}));
    return support::valueOf(renderer.render(record.template_id, record.template_version,
                                            record.snapshot,
                                            {.copy = std::nullopt, .print_ordinal = print_ordinal}))
        .pdf;
}

std::string inventedIdNumber(int index) {
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view kCheck = "10X98765432";
    const std::string serial = std::to_string(1000 + index).substr(1);
    const std::string body = "44180219061115" + serial;
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i)
        sum += (body[i] - '0') * kWeights[i];
    return body + kCheck[static_cast<std::size_t>(sum % 11)];
}

} // namespace bianmin::api_test
