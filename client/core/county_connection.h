// The way to the county server, ready to be asked.
#pragma once

#include "client/core/county_api.h"
#include "client/core/station_settings.h"

#include <memory>

namespace bianmin::client {

// Makes the HTTPS client and the typed calls over it; connects when the first call is made.
// Errors "network.server_address_invalid" {address}, "network.ca_unreadable" {file}.
[[nodiscard]] Result<std::unique_ptr<CountyApi>> connectToCounty(const StationSettings& settings);

} // namespace bianmin::client
