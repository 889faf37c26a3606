#include "shared/storage/sql/sql_directory_repository.h"

#include "shared/storage/sql/statements.h"

namespace bianmin::storage {
namespace {

using identity::Organization;
using identity::Station;
using regions::Region;
using regions::RegionCode;

// A region code that does not parse means that the store was damaged.
Result<RegionCode> readRegionCode(const Rows& row, int column) {
    auto code = RegionCode::parse(row.text(column));
    if (!code)
        return tl::unexpected(undecodable(code.error()));
    return code;
}

Result<Region> readRegion(const Rows& row) {
    Region region;
    region.code = TRY(readRegionCode(row, 0));
    region.name = readText(row, 1);
    region.level = TRY(readEnum<regions::RegionLevel>(row, 2));
    if (!row.isNull(3))
        region.parent = TRY(readRegionCode(row, 3));
    return region;
}

constexpr char kSelectOrganizations[] =
    "SELECT id, name, kind, region, parent, department, credit_code, number_word, address, phone, "
    "complaint_phone, review_organ, court FROM organization ORDER BY id";
constexpr char kSelectDepartments[] =
    "SELECT id, name, kind, region, parent, department, credit_code, number_word, address, phone, "
    "complaint_phone, review_organ, court FROM organization WHERE department = ? ORDER BY id";
constexpr char kSelectOrganization[] =
    "SELECT id, name, kind, region, parent, department, credit_code, number_word, address, phone, "
    "complaint_phone, review_organ, court FROM organization WHERE id = ?";

Result<Organization> readOrganization(const Rows& row) {
    Organization organization;
    organization.id = OrganizationId(readText(row, 0));
    organization.name = readText(row, 1);
    organization.kind = TRY(readEnum<identity::OrganizationKind>(row, 2));
    organization.region = TRY(readRegionCode(row, 3));
    if (!row.isNull(4))
        organization.parent = OrganizationId(readText(row, 4));
    organization.department = readText(row, 5);
    organization.credit_code = readText(row, 6);
    organization.number_word = readText(row, 7);
    organization.address = readText(row, 8);
    organization.phone = readText(row, 9);
    organization.complaint_phone = readText(row, 10);
    organization.review_organ = readText(row, 11);
    organization.court = readText(row, 12);
    return organization;
}

Result<Station> readStation(const Rows& row) {
    return Station{StationId(readText(row, 0)), OrganizationId(readText(row, 1)), readText(row, 2)};
}

} // namespace

Result<void> SqlDirectoryRepository::addRegion(Tx& tx, const Region& region) {
    TRY(duplicateAs(connectionOf(tx).execute(
                        "INSERT INTO region (code, name, level, parent) VALUES (?, ?, ?, ?)",
                        {region.code.str(), region.name, enumName(region.level),
                         boundOrNull(region.parent ? region.parent->str() : std::string_view())}),
                    "region.exists", {{"id", region.code.str()}}));
    return {};
}

Result<void> SqlDirectoryRepository::addOrganization(Tx& tx, const Organization& organization) {
    const auto& o = organization;
    TRY(duplicateAs(
        connectionOf(tx).execute(
            "INSERT INTO organization (id, name, kind, region, parent, department, credit_code, "
            "number_word, address, phone, complaint_phone, review_organ, court) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {o.id.str(), o.name, enumName(o.kind), o.region.str(),
             boundOrNull(o.parent ? o.parent->str() : std::string_view()), o.department,
             o.credit_code, o.number_word, o.address, o.phone, o.complaint_phone, o.review_organ,
             o.court}),
        "organization.exists", {{"id", o.id.str()}}));
    return {};
}

Result<void> SqlDirectoryRepository::addStation(Tx& tx, const Station& station) {
    TRY(duplicateAs(
        connectionOf(tx).execute("INSERT INTO station (id, organization, name) VALUES (?, ?, ?)",
                                 {station.id.str(), station.organization.str(), station.name}),
        "station.exists", {{"id", station.id.str()}}));
    return {};
}

Result<std::vector<Region>> SqlDirectoryRepository::regions(ReadTx& tx) {
    return readAll<Region>(
        TRY(connectionOf(tx).query("SELECT code, name, level, parent FROM region ORDER BY code")),
        readRegion);
}

Result<std::vector<Organization>> SqlDirectoryRepository::organizations(ReadTx& tx) {
    return readAll<Organization>(TRY(connectionOf(tx).query(kSelectOrganizations)),
                                 readOrganization);
}

Result<std::vector<Organization>>
SqlDirectoryRepository::departments(ReadTx& tx, const std::string& department) {
    return readAll<Organization>(TRY(connectionOf(tx).query(kSelectDepartments, {department})),
                                 readOrganization);
}

Result<std::vector<Station>> SqlDirectoryRepository::stations(ReadTx& tx) {
    return readAll<Station>(
        TRY(connectionOf(tx).query("SELECT id, organization, name FROM station ORDER BY id")),
        readStation);
}

Result<Organization> SqlDirectoryRepository::organization(ReadTx& tx, const OrganizationId& id) {
    auto found = TRY(readFirst<Organization>(
        TRY(connectionOf(tx).query(kSelectOrganization, {id.str()})), readOrganization));
    if (!found)
        return fail(ErrorKind::not_found, "organization.not_found", {{"id", id.str()}});
    return *found;
}

Result<Station> SqlDirectoryRepository::station(ReadTx& tx, const StationId& id) {
    auto found = TRY(readFirst<Station>(
        TRY(connectionOf(tx).query("SELECT id, organization, name FROM station WHERE id = ?",
                                   {id.str()})),
        readStation));
    if (!found)
        return fail(ErrorKind::not_found, "station.not_found", {{"id", id.str()}});
    return *found;
}

} // namespace bianmin::storage
