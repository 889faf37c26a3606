// The victim of kill_posix_test: accepts "cases" from several threads and says on its standard
// output, with one write() a line, which of them the store has acknowledged.
#include "shared/base/system_ports.h"
#include "shared/domain/journal/journal_service.h"
#include "shared/storage/sql/repositories.h"
#include "shared/storage/sqlite/sqlite_database.h"

#include <cstdlib>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace bianmin {
namespace {

constexpr int kThreads = 4;

void acknowledge(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::_Exit(3);
}

void work(storage::SqliteDatabase& database, const std::string& name) {
    storage::Repositories repositories;
    const SystemClock clock;
    SystemRandom random;
    journal::JournalService journal({repositories.journal, clock, random}, "county-441821");
    const identity::Actor actor{UserId("clerk-1"), "陈受理", {}, {}, std::nullopt};
    for (int i = 0;; ++i) {
        const std::string entity = "case:" + name + "-" + std::to_string(i);
        int number = 0;
        const auto done = database.write([&](Tx& tx) -> Result<void> {
            number = TRY(repositories.documents.nextNumber(tx, "佛人社受字", 2026));
            return journal.record(tx, actor,
                                  {"case.accepted", entity, Json{{"number", number}}, {}});
        });
        if (!done)
            std::_Exit(2);
        acknowledge(entity + " " + std::to_string(number) + "\n");
    }
}

} // namespace
} // namespace bianmin

// kill_child <database> <name of this life>
int main(int count, char** arguments) {
    if (count != 3)
        return 64;
    const auto database = bianmin::storage::SqliteDatabase::open({.path = arguments[1]});
    if (!database)
        return 1;
    std::vector<std::jthread> threads;
    for (int i = 0; i < bianmin::kThreads; ++i)
        threads.emplace_back([&, i] {
            bianmin::work(**database, std::string(arguments[2]) + "-" + std::to_string(i));
        });
}
