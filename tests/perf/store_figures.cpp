// What a store weighs, and the real server on it.
#include "tests/perf/case_queries.h"
#include "tests/scenario/server_process.h"
#include "tests/support/results.h"

#include <filesystem>
#include <stdexcept>

namespace bianmin::perf {
namespace {

using std::chrono::steady_clock;
using support::valueOf;

constexpr int kStarts = 3;
constexpr std::int64_t kTableShown = 50; // bytes a case; smaller tables are left out

std::string mebibytes(std::int64_t bytes) {
    return grouped(bytes / (1024 * 1024)) + " MiB";
}

// From the start of the program until it answers that it is well.
Seconds startOnce(scenario::County& county) {
    const auto begun = steady_clock::now();
    county.startServer();
    const auto client = county.client();
    const auto answer = valueOf(client->send({"GET", "/healthz", {}, {}}));
    if (answer.status != 200)
        throw std::runtime_error("the server is not well: " + answer.body);
    return steady_clock::now() - begun;
}

} // namespace

void measureStore(const std::string& file, const CountySource& source, std::ostream& table) {
    std::int64_t cases = 0;
    std::string parts;
    {
        QueriedStore store(file, source);
        cases = store.cases();
        for (const auto& size : store.tableSizes()) {
            const std::int64_t each = size.bytes / cases;
            if (each >= kTableShown)
                parts += (parts.empty() ? "" : ", ") + size.name + " " + grouped(each);
        }
    }
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    print(table, {"bytes a case on disk, " + grouped(cases) + " cases", grouped(bytes / cases),
                  mebibytes(bytes), "", "", parts});
    scenario::County county(file, {});
    Samples starts;
    std::int64_t memory = 0;
    for (int i = 0; i < kStarts; ++i) {
        starts.add(startOnce(county));
        memory = usageOf(county.process()).memory_bytes;
        if (county.stopServer() != 0)
            throw std::runtime_error("the server did not stop in good order");
    }
    county.startServer();
    const auto begun = steady_clock::now();
    const Json verified = county.ctlJson("admin", "", {"journal", "verify"});
    const Seconds verifying = steady_clock::now() - begun;
    const auto entries = verified.at("entries").get<std::int64_t>();
    print(table, {"start-up to /healthz, " + grouped(cases) + " cases", micros(starts.at(0.5)), "",
                  "", "< 1 s", "memory then " + mebibytes(memory)});
    print(table,
          {"journal verified, " + grouped(entries) + " entries", micros(verifying), "", "", "",
           perSecond(static_cast<double>(entries) / verifying.count()) +
               ", memory of the server then " + mebibytes(usageOf(county.process()).memory_bytes)});
}

} // namespace bianmin::perf
