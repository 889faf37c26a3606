// The services of a county over an open store, and everybody who works in it: what the server does,
// without HTTP.
#pragma once

#include "server/main/county_file.h"
#include "shared/storage/sql/county_services.h"
#include "shared/storage/sqlite/sqlite_database.h"

#include <map>
#include <string>
#include <vector>

namespace bianmin::perf {

inline constexpr const char* kCounty = "441821";
inline constexpr const char* kStream = "county-441821";

// Thread-safe: holds references only, beside services that
// are.
class Office {
  public:
    Office(storage::SqliteDatabase& database, const Clock& clock, Random& random);

    storage::SqliteDatabase& database;
    storage::Repositories repositories;
    storage::CountyServices services;
};

// One window: the clerk who takes in, and who hands over in the same hall.
struct Counter {
    identity::Actor clerk;
    identity::Actor output;
};
struct Department {
    identity::Actor reviewer;
    identity::Actor head;
};
struct Staff {
    std::vector<Counter> counters;
    std::map<OrganizationId, Department> departments; // everybody who decides
    identity::Actor administrator;
};

// The files that a county is made of.
struct CountySource {
    std::string regions; // empty: the fixture's regions alone
    std::string items;
};
// The real ones: in the folder of the variable BIANMIN_TEST_DATA, or in ../shared/data beside the
// sources.
[[nodiscard]] CountySource realSource();

// The county of tests/api/fixtures with every township of the regions file, each with its
// government, its hall and one village. Error: "file.unreadable".
Result<server::CountyFile> wholeCounty(const CountySource& source);

// The people of a county; always the same for the same file.
[[nodiscard]] Staff staffOf(const server::CountyFile& county);
// Writes the county, accounts for its staff (all with api_test::kPassword) and the items of the
// file into an empty store.
Result<void> furnish(Office& office, const Clock& clock, Random& random,
                     const server::CountyFile& county, const CountySource& source);

} // namespace bianmin::perf
