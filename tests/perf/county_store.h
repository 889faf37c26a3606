// A store with the cases of some years, made once and used again.
#pragma once

#include "shared/base/civil_date.h"
#include "shared/base/result.h"
#include "tests/perf/office.h"

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

namespace bianmin::perf {

// The last working day of the generated years.
[[nodiscard]] CivilDate lastDay();

struct StoreOrder {
    std::string file; // in an existing folder
    CountySource source;
    std::uint64_t cases = 0;
    std::chrono::minutes time_max{24 * 60}; // then the store ends with the day it has come to
};

// Makes the store unless the file is there; one that was not finished is begun anew. Tells its
// progress. Error: "file.unreadable" when the real data are missing.
Result<void> makeStore(const StoreOrder& order, std::ostream& progress);

} // namespace bianmin::perf
