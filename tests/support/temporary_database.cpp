#include "tests/support/temporary_database.h"

#include "tests/support/results.h"
#include "tests/support/samples.h"

namespace bianmin::support {

TemporaryDatabase::TemporaryDatabase(storage::SqliteSettings settings)
    : settings_(std::move(settings)) {
    settings_.path = (directory_.path() / "bianmin.db").string();
    reopen();
}

void TemporaryDatabase::reopen() {
    database_.reset();
    database_ = valueOf(storage::SqliteDatabase::open(settings_));
}

void TemporaryDatabase::addDirectory() {
    valueOf(database_->write([this](Tx& tx) -> Result<void> {
        for (const auto& region : sampleRegions())
            TRY(repositories_.directory.addRegion(tx, region));
        for (const auto& organization : sampleOrganizations())
            TRY(repositories_.directory.addOrganization(tx, organization));
        for (const auto& station : sampleStations())
            TRY(repositories_.directory.addStation(tx, station));
        return {};
    }));
}

} // namespace bianmin::support
