// Regions, organisations and stations. Stateless; thread-safe.
#pragma once

#include "shared/domain/identity/account.h"

namespace bianmin::storage {

// An organisation's region and parent, and a station's organisation, must be there first
// ("store.reference"). "region.exists", "organization.exists", "station.exists" {id}.
class SqlDirectoryRepository final : public identity::DirectoryRepository {
  public:
    Result<void> addRegion(Tx& tx, const regions::Region& region) override;
    Result<void> addOrganization(Tx& tx, const identity::Organization& organization) override;
    Result<void> addStation(Tx& tx, const identity::Station& station) override;
    Result<std::vector<regions::Region>> regions(ReadTx& tx) override;              // by code
    Result<std::vector<identity::Organization>> organizations(ReadTx& tx) override; // by id
    Result<std::vector<identity::Organization>> departments(ReadTx& tx,
                                                            const std::string& department) override;
    Result<std::vector<identity::Station>> stations(ReadTx& tx) override; // by id
    Result<identity::Organization> organization(ReadTx& tx, const OrganizationId& id) override;
    Result<identity::Station> station(ReadTx& tx, const StationId& id) override;
};

} // namespace bianmin::storage
