// What people ask of a store all day, through the services that the server asks: the cost of each
// question in a small store beside that in a large one.
#pragma once

#include "tests/perf/measure.h"
#include "tests/perf/office.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace bianmin::perf {

struct Question {
    std::string name;
    // One answer as JSON text, and how many rows it has.
    struct Answer {
        std::string text;
        std::size_t rows = 0;
    };
    std::function<Answer()> ask;
};

// A store that is opened as the server opens it. It must have been made by makeStore().
class QueriedStore {
  public:
    QueriedStore(const std::string& file, const CountySource& source);

    // The same questions, in the same order, for every store; each names things of this store that
    // have about as many answers in any of them.
    [[nodiscard]] std::vector<Question> questions();
    [[nodiscard]] std::int64_t cases() { return number("SELECT count(*) FROM service_case"); }

    // Bytes of each table with its indexes, the largest first.
    struct TableSize {
        std::string name;
        std::int64_t bytes = 0;
    };
    [[nodiscard]] std::vector<TableSize> tableSizes();

  private:
    using Actor = identity::Actor;

    [[nodiscard]] std::int64_t number(const std::string& sql);
    [[nodiscard]] std::string text(const std::string& sql);
    // A three-character name with about so many cases.
    [[nodiscard]] std::string nameWithCases(std::int64_t wanted);
    // The place behind so many full pages, fewer where the list is shorter.
    [[nodiscard]] std::string placeAfterPages(const Actor& actor, cases::CaseListKind list,
                                              int pages);
    [[nodiscard]] Question list(const std::string& name, const Actor& actor,
                                const cases::CaseQuery& query);
    [[nodiscard]] Question search(const std::string& name, const Actor& actor,
                                  const std::string& text);
    [[nodiscard]] const Counter& counterAt(regions::RegionLevel level) const;

    support::FakeClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<storage::SqliteDatabase> database_;
    std::unique_ptr<Office> office_;
    Staff staff_;
};

struct QueriesPlan {
    std::string small_file;
    std::string large_file;
    CountySource source;
    int repetitions = 0;
};
void measureQueries(const QueriesPlan& plan, std::ostream& table, std::ostream& progress);
// Start-up time and memory of the real server on a store, and how large the store is.
void measureStore(const std::string& file, const CountySource& source, std::ostream& table);

} // namespace bianmin::perf
