// Invented cases and items for these tests. Birth years before 1913, so that no living person is
// meant.
#pragma once

#include "shared/domain/cases/case_service.h"

namespace bianmin::cases::samples {

inline catalog::Item item() {
    catalog::Item item;
    item.code = ItemId("511A0005200004");
    item.name = "食品经营许可核发";
    item.type = catalog::ItemType::licence;
    item.department = "市场监督管理局";
    item.levels = {regions::RegionLevel::township, regions::RegionLevel::county};
    item.subjects = {catalog::Subject::person, catalog::Subject::enterprise};
    item.legal_basis = {"《食品安全法》第三十五条"};
    catalog::Material application;
    application.name = "食品经营许可申请书";
    catalog::Material layout;
    layout.name = "经营场所布局图";
    layout.form = catalog::MaterialForm::copy;
    catalog::Material authority;
    authority.name = "授权委托书";
    authority.required = false;
    item.materials = {application, layout, authority};
    item.statutory_days = 20;
    item.promised_days = 10;
    item.result = {"食品经营许可证", catalog::ResultKind::certificate};
    return item;
}

inline IntakeCommand command() {
    IntakeCommand command;
    command.item_code = item().code;
    command.applicant = {.kind = catalog::Subject::person,
                         .name = "欧阳·𠮷",
                         .id_kind = identity::IdKind::resident_id,
                         .id_number = "441802190611153129",
                         .phone = "13800138000",
                         .address = "石角镇解放路1号",
                         .legal_representative = {}};
    for (const auto& material : item().materials) {
        CollectedMaterial row;
        row.name = material.name;
        row.form = material.form;
        row.required = material.required;
        row.collected = material.required;
        row.copies = 1;
        command.materials.push_back(row);
    }
    command.conditions_checked = true;
    return command;
}

inline Case received() {
    Case subject;
    subject.number = makeCaseNumber({"441821", *CivilDate::parse("2026-03-02"), "0001", 1});
    subject.region = *regions::RegionCode::parse("441821100");
    subject.materials = command().materials;
    subject.applicant = command().applicant;
    subject.conditions_checked = Signature{{}, UserId("clerk-1"), "李受理"};
    return subject;
}

inline AcceptanceDates dates() {
    return {.accepted_on = *CivilDate::parse("2026-03-02"),
            .due_on = *CivilDate::parse("2026-03-16"),
            .due_estimated = false,
            .statutory_due_on = *CivilDate::parse("2026-03-30"),
            .calendar_version = "test"};
}

inline Opinion opinion(const std::string& by) {
    return {"同意", UserId(by), "审查员", {}};
}

inline Decision decision(bool granted, const std::string& by) {
    Decision decision;
    decision.granted = granted;
    decision.content = granted ? "准予食品经营" : "经营场所与图纸不符";
    decision.decided_on = *CivilDate::parse("2026-03-10");
    decision.by = UserId(by);
    return decision;
}

} // namespace bianmin::cases::samples
