#include "tests/perf/office.h"

#include "server/http/argon2_hasher.h"
#include "shared/base/files.h"
#include "tests/api/api_server.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace bianmin::perf {
namespace {

using identity::Actor;
using identity::Organization;
using identity::OrganizationKind;
using identity::Role;
using identity::Station;

// As cheap as the library allows: no figure here is about the strength of passwords.
constexpr http::Argon2Settings kCheapHash{.memory_kib = 8, .passes = 1, .lanes = 1};

// "441821100,石角镇,township,441821"
struct RegionRow {
    std::string code;
    std::string name;
    std::string level;
};

Result<std::vector<RegionRow>> townshipsOf(const std::string& file) {
    std::istringstream lines(TRY(readTextFile(file)));
    std::vector<RegionRow> rows;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        RegionRow row;
        std::getline(cells, row.code, ',');
        std::getline(cells, row.name, ',');
        std::getline(cells, row.level, ',');
        if (row.level == "township" && row.code.starts_with(kCounty))
            rows.push_back(row);
    }
    return rows;
}

Organization like(const Organization& model, const std::string& id, const std::string& name,
                  OrganizationKind kind, const regions::RegionCode& region) {
    Organization made = model;
    made.id = OrganizationId(id);
    made.name = name;
    made.kind = kind;
    made.region = region;
    made.department.clear();
    made.number_word.clear();
    made.parent = model.kind == OrganizationKind::county_centre ? model.id : *model.parent;
    return made;
}

// Its government, its hall with two windows, its village with one.
Result<void> addTownship(server::CountyFile& county, const RegionRow& row, int ordinal) {
    const auto code = TRY(regions::RegionCode::parse(row.code));
    const auto village = TRY(regions::RegionCode::parse(row.code + "201"));
    const auto county_code = TRY(regions::RegionCode::parse(kCounty));
    county.regions.push_back({code, row.name, regions::RegionLevel::township, county_code});
    county.regions.push_back({village, row.name + "示例村", regions::RegionLevel::village, code});
    const Organization centre = county.centre();
    Organization government = like(centre, row.code + "-zf", row.name + "人民政府",
                                   OrganizationKind::township_government, code);
    government.department = "乡镇人民政府";
    government.number_word = row.name + "府";
    const Organization hall = like(centre, row.code + "-zx", row.name + "便民服务中心",
                                   OrganizationKind::township_centre, code);
    const Organization post = like(centre, row.code + "-c1", row.name + "示例村便民服务站",
                                   OrganizationKind::village_station, village);
    const std::string series = std::to_string(10 + ordinal);
    county.stations.push_back({StationId(series + "01"), hall.id, "1号综合窗口"});
    county.stations.push_back({StationId(series + "02"), hall.id, "2号综合窗口"});
    county.stations.push_back({StationId(series + "51"), post.id, "村级窗口"});
    county.organizations.insert(county.organizations.end(), {government, hall, post});
    return {};
}

Actor actorOf(const std::string& login_name, const std::string& name, Role role,
              const Organization& organization) {
    return {.user = UserId(login_name),
            .name = name,
            .roles = {role},
            .organization = organization,
            .station = std::nullopt};
}

const Organization& organizationOf(const server::CountyFile& county, const OrganizationId& id) {
    const auto found = std::ranges::find(county.organizations, id, &Organization::id);
    BIANMIN_CHECK(found != county.organizations.end());
    return *found;
}

identity::Account accountOf(const Actor& person, const std::string& hash) {
    return {.id = person.user,
            .login_name = person.user.str(),
            .display_name = person.name,
            .organization = person.organization.id,
            .roles = person.roles,
            .password_hash = hash,
            .locked_until = std::nullopt};
}

} // namespace

Office::Office(storage::SqliteDatabase& opened, const Clock& clock, Random& random)
    : database(opened)
    , services(repositories, kStream, clock, random) {}

CountySource realSource() {
    const char* set = std::getenv("BIANMIN_TEST_DATA");
    const std::string folder = set != nullptr ? set : BIANMIN_SOURCE_DIR "/../shared/data";
    return {folder + "/regions-qingyuan.csv", folder + "/items.json"};
}

Result<server::CountyFile> wholeCounty(const CountySource& source) {
    server::CountyFile county = TRY(server::parseCountyFile(api_test::fixtureCounty()));
    for (int window = 2; window <= 6; ++window)
        county.stations.push_back({StationId("000" + std::to_string(window)), county.centre().id,
                                   std::to_string(window) + "号综合窗口"});
    if (source.regions.empty())
        return county;
    int ordinal = 0;
    for (const RegionRow& row : TRY(townshipsOf(source.regions))) {
        const auto known =
            std::ranges::find(county.regions, row.code,
                              [](const regions::Region& region) { return region.code.str(); });
        if (known == county.regions.end())
            TRY(addTownship(county, row, ordinal));
        ++ordinal;
    }
    return county;
}

Staff staffOf(const server::CountyFile& county) {
    Staff staff;
    for (const Station& station : county.stations) {
        const Organization& hall = organizationOf(county, station.organization);
        const std::string& id = station.id.str();
        Counter counter{actorOf("clerk-" + id, "受理员" + id, Role::window_clerk, hall),
                        actorOf("output-" + id, "出件员" + id, Role::output_desk, hall)};
        counter.clerk.station = station;
        counter.output.station = station;
        staff.counters.push_back(std::move(counter));
    }
    for (const Organization& organization : county.organizations) {
        if (organization.department.empty())
            continue;
        const std::string& id = organization.id.str();
        staff.departments[organization.id] = {
            actorOf("review-" + id, "审查员" + id, Role::reviewer, organization),
            actorOf("head-" + id, "负责人" + id, Role::department_head, organization)};
    }
    staff.administrator =
        actorOf("administrator", "系统管理员", Role::administrator, county.centre());
    return staff;
}

Result<void> furnish(Office& office, const Clock& clock, Random& random,
                     const server::CountyFile& county, const CountySource& source) {
    auto& repositories = office.repositories;
    http::Argon2Hasher hasher(random, kCheapHash);
    identity::IdentityService identity({office.database, repositories.accounts,
                                        repositories.directory, hasher, office.services.journal,
                                        clock, random});
    TRY(server::initialize(
        {office.database, repositories.directory, identity, office.services.journal}, county,
        api_test::kPassword));
    const auto items =
        catalog::prepareItems(TRY(catalog::parseItemFile(TRY(readTextFile(source.items)))));
    const std::string hash = TRY(hasher.hash(api_test::kPassword));
    const Staff staff = staffOf(county);
    return office.database.write([&](Tx& tx) -> Result<void> {
        std::vector<Actor> people{staff.administrator};
        for (const Counter& counter : staff.counters)
            people.insert(people.end(), {counter.clerk, counter.output});
        for (const auto& [id, department] : staff.departments)
            people.insert(people.end(), {department.reviewer, department.head});
        for (const Actor& person : people)
            TRY(identity.addAccount(tx, staff.administrator, accountOf(person, hash)));
        TRY(office.services.catalog.import(tx, staff.administrator, items));
        return {};
    });
}

} // namespace bianmin::perf
