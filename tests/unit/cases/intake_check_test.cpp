#include "shared/base/error_table.h"
#include "tests/unit/cases/samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace bianmin::cases {
namespace {

const CivilDate kToday = *CivilDate::parse("2026-03-02");

// The codes of the faults, as "path code".
std::vector<std::string> faultsOf(IntakeCommand command) {
    const auto checked = checkIntake(command, samples::item(), kToday);
    std::vector<std::string> faults;
    if (!checked) {
        for (const auto& fault : checked.error().fields) {
            faults.push_back(fault.path + " " + fault.code);
            EXPECT_FALSE(errorSentence(fault.code).empty()) << fault.code;
        }
    }
    return faults;
}

TEST(IntakeCheck, AcceptsACompleteApplication) {
    EXPECT_TRUE(faultsOf(samples::command()).empty());
}

TEST(IntakeCheck, PutsHarmlessSlipsRight) {
    IntakeCommand command = samples::command();
    command.applicant.id_number = " 65010219120717888x";
    command.applicant.phone = "+86 138 0013 8000";
    command.applicant.address = "  石角镇解放路1号 ";
    ASSERT_TRUE(checkIntake(command, samples::item(), kToday));
    EXPECT_EQ(command.applicant.id_number, "65010219120717888X");
    EXPECT_EQ(command.applicant.phone, "13800138000");
    EXPECT_EQ(command.applicant.address, "石角镇解放路1号");
    EXPECT_EQ(command.applicant.name, "欧阳·𠮷");
}

TEST(IntakeCheck, NamesEveryFaultAtOnce) {
    IntakeCommand command = samples::command();
    command.applicant.id_number = "441802190611153119";
    command.applicant.phone = "12";
    command.applicant.name = "1";
    command.applicant.address = "";
    EXPECT_EQ(faultsOf(command).size(), 4u);
}

TEST(IntakeCheck, AnEnterpriseNeedsItsCodeAndItsRepresentative) {
    IntakeCommand command = samples::command();
    command.applicant.kind = catalog::Subject::enterprise;
    command.applicant.name = "佛冈县某某食品有限公司";
    const auto faults = faultsOf(command);
    EXPECT_NE(std::ranges::find(faults, "/applicant/id_kind applicant.id_kind_unfit"),
              faults.end());
    EXPECT_NE(std::ranges::find(faults, "/applicant/legal_representative field.required"),
              faults.end());
    command.applicant.id_kind = identity::IdKind::credit_code;
    command.applicant.id_number = "91431103MA4QW5T86W";
    command.applicant.legal_representative = "王某";
    EXPECT_TRUE(faultsOf(command).empty());
}

TEST(IntakeCheck, RefusesASubjectTheItemDoesNotServe) {
    IntakeCommand command = samples::command();
    catalog::Item item = samples::item();
    item.subjects = {catalog::Subject::enterprise};
    const auto checked = checkIntake(command, item, kToday);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().fields.front().code, "applicant.kind_not_served");
}

TEST(IntakeCheck, AnAgentIsSomebodyElseWithAuthority) {
    IntakeCommand command = samples::command();
    command.agent = Agent{"王某", "441802190611153129", "13800138000", " "};
    const auto faults = faultsOf(command);
    EXPECT_EQ(faults, (std::vector<std::string>{"/agent/authority field.required",
                                                "/agent/id_number agent.is_applicant"}));
}

TEST(IntakeCheck, AcceptanceNeedsEveryRequiredMaterialAndSupplementDoesNot) {
    IntakeCommand command = samples::command();
    command.materials[1].collected = false;
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/materials/1/collected case.material_missing"});
    command.outcome = IntakeOutcome::supplement;
    command.supplement = {{"经营场所布局图", "缺", "补交", ""}};
    EXPECT_TRUE(faultsOf(command).empty());
}

TEST(IntakeCheck, ASupplementListsEveryMissingMaterial) {
    IntakeCommand command = samples::command();
    command.materials[0].collected = false;
    command.materials[1].collected = false;
    command.outcome = IntakeOutcome::supplement;
    command.supplement = {{"经营场所布局图", "缺", "补交", ""}};
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/supplement case.supplement_incomplete"});
    command.supplement.push_back({"食品经营许可申请书", "缺", "填写", ""});
    EXPECT_TRUE(faultsOf(command).empty());
}

TEST(IntakeCheck, WhatWasCollectedIsThereAtLeastOnce) {
    IntakeCommand command = samples::command();
    command.materials[0].copies = 0;
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/materials/0/copies field.out_of_range"});
    command.materials[0].copies = 1;
    command.materials[2].copies = 0; // not collected
    EXPECT_TRUE(faultsOf(command).empty());
}

TEST(IntakeCheck, PeopleAreReachedByTheirOwnTelephone) {
    IntakeCommand command = samples::command();
    command.applicant.phone = "12345";
    command.agent = Agent{"王某", "431103190402290019", "120", "授权委托书"};
    EXPECT_EQ(faultsOf(command), (std::vector<std::string>{"/applicant/phone phone.short_number",
                                                           "/agent/phone phone.short_number"}));
}

TEST(IntakeCheck, ARefusalNamesAnOrgan) {
    IntakeCommand command = samples::command();
    command.outcome = IntakeOutcome::refuse;
    command.refusal =
        RefusalGrounds{RefusalReason::not_our_power, "不属于", "《行政许可法》", "无"};
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/refusal/proper_organ case.proper_organ_unfit"});
}

TEST(IntakeCheck, TheListOfMaterialsIsTheItems) {
    IntakeCommand command = samples::command();
    command.materials.pop_back();
    EXPECT_EQ(faultsOf(command), std::vector<std::string>{"/materials case.materials_differ"});
    command = samples::command();
    command.materials[0].name = "别的材料";
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/materials/0/name case.materials_differ"});
}

TEST(IntakeCheck, PagesAreCountedOrLeftOpen) {
    IntakeCommand command = samples::command();
    for (const int good : {0, 1, 999}) {
        command.materials[0].pages = good;
        EXPECT_TRUE(faultsOf(command).empty()) << good;
    }
    for (const int wrong : {-1, 1000}) {
        command.materials[0].pages = wrong;
        EXPECT_EQ(faultsOf(command),
                  std::vector<std::string>{"/materials/0/pages field.out_of_range"});
    }
}

TEST(IntakeCheck, ACaseStoredBeforePagesWereCountedStillLoads) {
    Json stored = encode(samples::received());
    EXPECT_TRUE(stored.at("materials").at(0).at("pages").is_null());
    for (Json& material : stored.at("materials"))
        material.erase("pages");
    const auto loaded = decode<Case>(stored);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->materials.at(0).pages, std::nullopt);
    Case counted = samples::received();
    counted.materials[0].pages = 12;
    EXPECT_EQ(decode<Case>(encode(counted)).value().materials.at(0).pages, 12);
}

TEST(IntakeCheck, ARefusalOfAcceptanceStatesItsReason) {
    IntakeCommand command = samples::command();
    command.outcome = IntakeOutcome::refuse;
    EXPECT_EQ(faultsOf(command),
              std::vector<std::string>{"/refusal case.acceptance_refusal_needs_reasons"});
}

TEST(DecidingOrganization, IsFoundByLevelAndDepartment) {
    using identity::Organization;
    using identity::OrganizationKind;
    const auto region = [](const char* code) { return *regions::RegionCode::parse(code); };
    Organization market;
    market.id = OrganizationId("market");
    market.kind = OrganizationKind::department;
    market.region = region("441821");
    market.department = "市场监督管理局";
    Organization government;
    government.id = OrganizationId("shijiao");
    government.kind = OrganizationKind::township_government;
    government.region = region("441821100");
    Organization station;
    station.id = OrganizationId("village");
    station.kind = OrganizationKind::village_station;
    station.region = region("441821100200");
    const std::vector<Organization> all{market, government, station};

    catalog::Item item = samples::item();
    item.department = "市场监督管理局（行政审批局）";
    EXPECT_EQ(decidingOrganization(item, station, all).value(), market.id);
    item.decided_by_level = regions::RegionLevel::township;
    EXPECT_EQ(decidingOrganization(item, station, all).value(), government.id);
    item.department = "公安局（派出所）";
    EXPECT_EQ(decidingOrganization(item, station, all).error().params.at("department"),
              "公安局（派出所）")
        << "the township's government does not decide for the police";
    Organization police = market;
    police.id = OrganizationId("police");
    police.department = "公安局（派出所）";
    Organization police_office = police;
    police_office.id = OrganizationId("police-shijiao");
    police_office.region = region("441821100");
    Organization police_elsewhere = police;
    police_elsewhere.region = region("441821101");
    const std::vector<Organization> with_police{police, police_elsewhere, police_office, government,
                                                station};
    EXPECT_EQ(decidingOrganization(item, station, with_police).value(), police_office.id);
    item.decided_by_level = regions::RegionLevel::county;
    EXPECT_EQ(decidingOrganization(item, station, with_police).value(), police.id);
    item.decided_by_level = regions::RegionLevel::township;
    Organization centre = station;
    centre.region = region("441821");
    EXPECT_EQ(decidingOrganization(item, centre, all).error().code, "case.decided_by_township");
    item.decided_by_level = regions::RegionLevel::city;
    EXPECT_EQ(decidingOrganization(item, station, all).error().code, "case.decided_by_city");
    item.decided_by_level = regions::RegionLevel::county;
    item.department = "林业局";
    const auto missing = decidingOrganization(item, station, all);
    EXPECT_EQ(missing.error().code, "case.department_missing");
    EXPECT_EQ(missing.error().params.at("department"), "林业局");
}

} // namespace
} // namespace bianmin::cases
