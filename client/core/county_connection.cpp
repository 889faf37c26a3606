#include "client/core/county_connection.h"

#include "client/core/remote_county_api.h"
#include "shared/transport/https_client.h"

namespace bianmin::client {

Result<std::unique_ptr<CountyApi>> connectToCounty(const StationSettings& settings) {
    transport::HttpsClientSettings network;
    network.servers = settings.servers;
    network.ca_file = settings.ca_file;
    auto https = TRY(transport::HttpsClient::create(network));
    return std::unique_ptr<CountyApi>(std::make_unique<RemoteCountyApi>(std::move(https)));
}

} // namespace bianmin::client
