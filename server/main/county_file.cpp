#include "server/main/county_file.h"

#include "shared/base/text.h"
#include "shared/domain/identity/credit_code.h"

#include <algorithm>
#include <set>

namespace bianmin::server {

namespace {

constexpr JsonLimits kCountyFileLimits{.bytes_max = limits::kImportFileMaxBytes};
constexpr const char* kFirstLoginName = "admin";
constexpr const char* kFirstDisplayName = "系统管理员";

using identity::Organization;
using identity::OrganizationKind;
using identity::Station;

// What lies between the rows of the file; each row alone has been checked by decode.
class Checker {
  public:
    explicit Checker(const CountyFile& county)
        : county_(county) {}

    std::vector<FieldError> run() {
        if (county_.county.empty() || county_.county.level() != regions::RegionLevel::county)
            fault("/county", "county.code_invalid");
        checkRegions();
        if (!codes_.contains(county_.county.str()))
            fault("/county", "county.region_unknown", county_.county.str());
        checkOrganizations();
        checkStations();
        return std::move(faults_);
    }

  private:
    void fault(const std::string& path, const std::string& code, const std::string& value = {}) {
        ErrorParams params;
        if (!value.empty())
            params["value"] = value;
        faults_.push_back({path, code, params});
    }

    // The county, what lies in it, and what it lies in (the city, for its name).
    void checkRegions() {
        for (std::size_t i = 0; i < county_.regions.size(); ++i) {
            const regions::Region& region = county_.regions[i];
            const std::string place = "/regions/" + std::to_string(i);
            if (!codes_.insert(region.code.str()).second)
                fault(place + "/code", "county.duplicate", region.code.str());
            else if (!county_.county.contains(region.code) && !region.code.contains(county_.county))
                fault(place + "/code", "county.region_outside", region.code.str());
        }
        for (std::size_t i = 0; i < county_.regions.size(); ++i) {
            const regions::Region& region = county_.regions[i];
            const bool is_inside =
                region.code != county_.county && county_.county.contains(region.code);
            if (region.parent && is_inside && !codes_.contains(region.parent->str()))
                fault("/regions/" + std::to_string(i) + "/parent", "county.region_unknown",
                      region.parent->str());
        }
    }

    void checkOrganizations() {
        for (const Organization& organization : county_.organizations)
            organizations_.insert(organization.id);
        std::set<OrganizationId> seen;
        for (std::size_t i = 0; i < county_.organizations.size(); ++i) {
            const Organization& organization = county_.organizations[i];
            const std::string place = "/organizations/" + std::to_string(i);
            if (!seen.insert(organization.id).second)
                fault(place + "/id", "county.duplicate", organization.id.str());
            if (!codes_.contains(organization.region.str()))
                fault(place + "/region", "county.region_unknown", organization.region.str());
            if (organization.parent && !organizations_.contains(*organization.parent))
                fault(place + "/parent", "county.organization_unknown", organization.parent->str());
            else if (liesInItself(organization))
                fault(place + "/parent", "county.organization_circle", organization.parent->str());
            if (const auto code = identity::CreditCode::parse(organization.credit_code);
                !organization.credit_code.empty() && !code)
                faults_.push_back({place + "/credit_code", code.error().code, code.error().params});
        }
        if (std::ranges::none_of(county_.organizations, [](const Organization& organization) {
                return organization.kind == OrganizationKind::county_centre;
            }))
            fault("/organizations", "county.centre_missing");
    }

    // Every parent is known; more steps up than there are organisations is a circle.
    [[nodiscard]] bool liesInItself(const Organization& organization) const {
        const Organization* at = &organization;
        for (std::size_t steps = 0; at->parent; ++steps) {
            if (steps > county_.organizations.size())
                return true;
            const auto above =
                std::ranges::find(county_.organizations, *at->parent, &Organization::id);
            if (above == county_.organizations.end())
                return false;
            at = &*above;
        }
        return false;
    }

    void checkStations() {
        std::set<StationId> seen;
        for (std::size_t i = 0; i < county_.stations.size(); ++i) {
            const Station& station = county_.stations[i];
            const std::string place = "/stations/" + std::to_string(i);
            const std::string& id = station.id.str();
            if (id.size() != 4 || !std::ranges::all_of(id, isAsciiDigit))
                fault(place + "/id", "station.id_invalid");
            if (!seen.insert(station.id).second)
                fault(place + "/id", "county.duplicate", id);
            if (!organizations_.contains(station.organization))
                fault(place + "/organization", "county.organization_unknown",
                      station.organization.str());
        }
    }

    const CountyFile& county_;
    std::set<std::string> codes_;
    std::set<OrganizationId> organizations_;
    std::vector<FieldError> faults_;
};

// The system itself at first run: the only one who acts without an account.
identity::Actor firstActor(const CountyFile& county) {
    return {.user = {},
            .name = kFirstDisplayName,
            .roles = {identity::Role::administrator},
            .organization = county.centre(),
            .station = std::nullopt};
}

} // namespace

const Organization& CountyFile::centre() const {
    const auto found =
        std::ranges::find(organizations, OrganizationKind::county_centre, &Organization::kind);
    BIANMIN_CHECK(found != organizations.end());
    return *found;
}

Result<CountyFile> parseCountyFile(std::string_view text) {
    const Json json = TRY(parseJson(text, kCountyFileLimits));
    CountyFile county = TRY(decode<CountyFile>(json, UnknownKeys::reject));
    if (auto faults = Checker(county).run(); !faults.empty())
        return failFields(std::move(faults));
    return county;
}

Result<void> requireCounty(const CountyPorts& ports, const std::string& code) {
    const auto rows = TRY(inRead<std::vector<regions::Region>>(
        ports.transactions, [&](ReadTx& tx) { return ports.directory.regions(tx); }));
    const auto county =
        std::ranges::find(rows, regions::RegionLevel::county, &regions::Region::level);
    if (county == rows.end())
        return fail(ErrorKind::conflict, "county.not_initialized");
    if (county->code.str() != code)
        return fail(ErrorKind::conflict, "county.code_differs",
                    {{"found", county->code.str()}, {"expected", code}});
    return {};
}

Result<void> initialize(const CountyPorts& ports, const CountyFile& county,
                        const std::string& administrator_password) {
    const identity::Actor actor = firstActor(county);
    const identity::Account administrator =
        TRY(ports.identity.prepareAccount({.login_name = kFirstLoginName,
                                           .display_name = kFirstDisplayName,
                                           .organization = county.centre().id,
                                           .roles = {identity::Role::administrator},
                                           .password = administrator_password}));
    return ports.transactions.write([&](Tx& tx) -> Result<void> {
        if (!TRY(ports.directory.regions(tx)).empty())
            return fail(ErrorKind::conflict, "county.already_initialized");
        for (const regions::Region& region : county.regions)
            TRY(ports.directory.addRegion(tx, region));
        for (const Organization& organization : county.organizations)
            TRY(ports.directory.addOrganization(tx, organization));
        for (const Station& station : county.stations)
            TRY(ports.directory.addStation(tx, station));
        const std::string directory_hash = TRY(identity::directoryHash(tx, ports.directory));
        TRY(ports.changes.record(tx, actor,
                                 {.kind = "county.initialized",
                                  .entity = "county:" + county.county.str(),
                                  .payload = {{"name", county.name},
                                              {"regions", county.regions.size()},
                                              {"organizations", county.organizations.size()},
                                              {"stations", county.stations.size()},
                                              {"directory_hash", directory_hash}},
                                  .personal = {}}));
        TRY(ports.identity.addAccount(tx, actor, administrator));
        return {};
    });
}

} // namespace bianmin::server
