// The engine alone: the rows that accepted cases leave, written with the plain API of SQLite under
// the schema, the settings and the batching of the server. Nothing is checked, computed, hashed or
// read; keys are changed so that every row is new, with the same sizes.
#pragma once

#include "tests/perf/measure.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bianmin::perf {

// The rows of one accepted case, in the order in which they are written.
struct CaseRows;

class RawEngine {
  public:
    // Copies the rows of the newest accepted cases of a server's database, and makes an empty one
    // of its own with the same directory.
    RawEngine(const std::string& server_database, const std::string& own_database);
    ~RawEngine();

    struct Result {
        std::uint64_t accepts = 0;
        Seconds time{};
        Samples answers;
        std::uint64_t commits = 0;
        Seconds processor{};

        [[nodiscard]] double rate() const { return static_cast<double>(accepts) / time.count(); }
    };
    // So many producers hand cases to the one writer and wait for each.
    Result run(int producers, std::chrono::milliseconds time);
    // Rows written or changed for one case, on average.
    [[nodiscard]] double rowsPerCase() const;
    [[nodiscard]] std::uint64_t casesStored() const;

  private:
    class Writer;
    std::vector<CaseRows> cases_;
    std::unique_ptr<Writer> writer_;
};

} // namespace bianmin::perf
