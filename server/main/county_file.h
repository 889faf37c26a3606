// The data a county starts with: regions, organisations, stations. Read once, at initialisation.
#pragma once

#include "shared/domain/identity/identity_service.h"

#include <string>
#include <string_view>
#include <vector>

namespace bianmin::server {

struct CountyFile {
    regions::RegionCode county;
    std::string name;
    std::vector<regions::Region> regions;
    std::vector<identity::Organization> organizations;
    std::vector<identity::Station> stations;

    // The hall of the county; checked to be there.
    [[nodiscard]] const identity::Organization& centre() const;
};

// Every fault with its place: those of decode, then "county.duplicate", "county.region_unknown",
// "county.region_outside", "county.organization_unknown" {value}, "station.id_invalid",
// "county.centre_missing", "county.code_invalid".
[[nodiscard]] Result<CountyFile> parseCountyFile(std::string_view text);

// What initialize() works with.
struct CountyPorts {
    TransactionRunner& transactions;
    identity::DirectoryRepository& directory;
    identity::IdentityService& identity;
    identity::ChangeRecorder& changes;
};

// Good when the store holds this county: "county.not_initialized", "county.code_differs" {found,
// expected}.
[[nodiscard]] Result<void> requireCounty(const CountyPorts& ports, const std::string& code);
// Everything of the file and the first administrator "admin", in one transaction.
// "county.already_initialized", "password.too_weak".
[[nodiscard]] Result<void> initialize(const CountyPorts& ports, const CountyFile& county,
                                      const std::string& administrator_password);

} // namespace bianmin::server

namespace bianmin {

template <>
struct Schema<server::CountyFile> {
    using T = server::CountyFile;
    static constexpr auto fields(auto&& visit) {
        constexpr FieldRule kRows{.max = 5000, .min = 1};
        return visit(
            field("county", &T::county),
            field("name", &T::name,
                  {.max = limits::kShortTextMax, .min = 1, .lines = LineMode::single_line}),
            field("regions", &T::regions, kRows), field("organizations", &T::organizations, kRows),
            field("stations", &T::stations, kRows));
    }
};

} // namespace bianmin
