// The county of the demonstration against the published items: what its windows may take in, it can
// also decide.
#include "tests/unit/cases/samples.h"
#include "tests/unit/domain/catalog_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace bianmin::cases {
namespace {

using identity::Organization;
using identity::OrganizationKind;

std::vector<Organization> demonstrationOrganizations() {
    const Json county =
        parseJson(catalog::readFile(BIANMIN_SOURCE_DIR "/installer/demo/county.json")).value();
    return decode<std::vector<Organization>>(county.at("organizations")).value();
}

// The halls that take in applications, one of each level.
std::vector<Organization> halls(const std::vector<Organization>& organizations) {
    std::map<OrganizationKind, Organization> first;
    for (const Organization& organization : organizations)
        first.emplace(organization.kind, organization);
    return {first.at(OrganizationKind::county_centre), first.at(OrganizationKind::township_centre),
            first.at(OrganizationKind::village_station)};
}

bool takesIn(const Organization& hall, const catalog::Item& item) {
    return std::ranges::find(item.levels, hall.region.level()) != item.levels.end();
}

// Who decides the item when it is taken in at each hall that may.
std::map<std::string, Result<OrganizationId>>
decidersOf(const catalog::Item& item, const std::vector<Organization>& organizations) {
    std::map<std::string, Result<OrganizationId>> found;
    for (const Organization& hall : halls(organizations)) {
        if (takesIn(hall, item))
            found.emplace(hall.name, decidingOrganization(item, hall, organizations));
    }
    return found;
}

TEST(DemonstrationCounty, DecidesEveryItemThatItsWindowsTakeIn) {
    const auto organizations = demonstrationOrganizations();
    const auto catalogue = catalog::realOrDemoCatalogue();
    std::set<std::string> decided_by_city;
    std::set<std::string> decided_by_a_township;
    for (const catalog::Item& item : catalog::itemsOf(catalogue.text)) {
        for (const auto& [hall, deciding] : decidersOf(item, organizations)) {
            // The county's own hall lies in no township: it cannot tell which one decides.
            if (!deciding && deciding.error().code == "case.decided_by_township")
                decided_by_a_township.insert(item.name);
            else if (!deciding && deciding.error().code == "case.decided_by_city")
                decided_by_city.insert(item.name);
            else
                EXPECT_TRUE(deciding) << item.name << " of " << item.department << " at " << hall;
        }
    }
    // What a county only passes on, by the published items; refused with its own sentence.
    const std::set<std::string> city_items{"工伤认定申请", "普通护照签发", "住房公积金单位缴存登记",
                                           "住房公积金提取（离休、退休）",
                                           "住房公积金提取（职工死亡）"};
    EXPECT_EQ(decided_by_city, catalogue.real ? city_items : std::set<std::string>{});
    const std::set<std::string> township_items{"生育登记", "户口登记（新生儿出生登记）",
                                               "户口注销（死亡登记）"};
    EXPECT_EQ(decided_by_a_township, catalogue.real ? township_items : std::set<std::string>{});
}

TEST(DemonstrationCounty, ItsOrgansCanIssueEveryPaper) {
    std::set<std::string> number_words;
    for (const Organization& organ : demonstrationOrganizations()) {
        if (organ.kind != OrganizationKind::department &&
            organ.kind != OrganizationKind::township_government)
            continue;
        EXPECT_TRUE(number_words.insert(organ.number_word).second) << organ.number_word;
        for (const std::string* text : {&organ.number_word, &organ.address, &organ.phone,
                                        &organ.complaint_phone, &organ.review_organ, &organ.court})
            EXPECT_FALSE(text->empty()) << organ.name;
        EXPECT_TRUE(identity::parsePhone(organ.phone)) << organ.name;
    }
}

TEST(DemonstrationCounty, EveryDecidingOrganHasAReviewerAndAHead) {
    const Json people =
        parseJson(catalog::readFile(BIANMIN_SOURCE_DIR "/installer/demo/people.json")).value();
    std::map<std::string, std::set<std::string>> roles;
    std::set<std::string> names;
    for (const Json& person : people) {
        EXPECT_TRUE(names.insert(person.at("login_name")).second) << person.at("login_name");
        for (const Json& role : person.at("roles"))
            roles[person.at("organization")].insert(role.get<std::string>());
    }
    const auto organizations = demonstrationOrganizations();
    for (const catalog::Item& item : catalog::itemsOf(catalog::realOrDemoCatalogue().text)) {
        for (const auto& [hall, deciding] : decidersOf(item, organizations)) {
            if (!deciding)
                continue;
            EXPECT_TRUE(roles[deciding->str()].contains("reviewer")) << deciding->str();
            EXPECT_TRUE(roles[deciding->str()].contains("department_head")) << deciding->str();
        }
    }
}

} // namespace
} // namespace bianmin::cases
