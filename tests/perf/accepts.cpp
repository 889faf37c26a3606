#include "tests/perf/accepts.h"

#include "tests/perf/intake_load.h"
#include "tests/perf/raw_engine.h"

#include <stdexcept>

namespace bianmin::perf {
namespace {

constexpr std::chrono::milliseconds kWarmUp{500};

// What is asked of the whole server, as a part of the engine alone.
std::string aimFor(int clients) {
    if (clients == 1)
        return "≥ 70 %";
    return clients == 32 ? "≥ 50 %" : "";
}

LoadResult accepted(LoadResult result) {
    if (!result.complaint.empty())
        throw std::runtime_error("not accepted: " + result.complaint);
    return result;
}

template <class Result, class Figure>
double medianOver(const std::vector<Result>& results, const Figure& figure) {
    std::vector<double> values;
    for (const Result& result : results)
        values.push_back(figure(result));
    return medianOf(values);
}

template <class Result>
std::string batchOf(const std::vector<Result>& results) {
    return oneDecimal(medianOver(results, [](const Result& result) {
        return static_cast<double>(result.accepts) /
               static_cast<double>(std::max<std::uint64_t>(result.commits, 1));
    }));
}

std::string coresOf(const std::vector<LoadResult>& results, Seconds LoadResult::*processor) {
    return oneDecimal(medianOver(results, [&](const LoadResult& result) {
        return (result.*processor).count() / result.time.count();
    }));
}

Row rowOf(int clients, const std::vector<LoadResult>& server,
          const std::vector<RawEngine::Result>& engine) {
    const double rate = medianOver(server, [](const auto& result) { return result.rate(); });
    const double raw = medianOver(engine, [](const auto& result) { return result.rate(); });
    std::vector<double> ratios; // of neighbours: both saw the same machine
    Samples answers;
    Samples raw_answers;
    for (std::size_t i = 0; i < server.size(); ++i) {
        ratios.push_back(server[i].rate() / engine[i].rate());
        answers.add(server[i].answers);
        raw_answers.add(engine[i].answers);
    }
    const double per_accept = medianOver(server, [](const LoadResult& result) {
        return result.server.count() / static_cast<double>(result.accepts);
    });
    const double raw_per_accept = medianOver(engine, [](const RawEngine::Result& result) {
        return result.processor.count() / static_cast<double>(result.accepts);
    });
    return {"durable accepts, " + std::to_string(clients) + " clients",
            perSecond(rate),
            "engine " + perSecond(raw),
            percent(medianOf(ratios)),
            aimFor(clients),
            "p50 " + micros(answers.at(0.5)) + ", p99 " + micros(answers.at(0.99)) + " (engine " +
                micros(raw_answers.at(0.5)) + ", " + micros(raw_answers.at(0.99)) + "); " +
                batchOf(server) + " a commit (engine " + batchOf(engine) + "); cores: server " +
                coresOf(server, &LoadResult::server) + ", client " +
                coresOf(server, &LoadResult::client) + "; server " + micros(Seconds(per_accept)) +
                " of processor an accept (engine " + micros(Seconds(raw_per_accept)) + ")"};
}

} // namespace

void measureAccepts(const AcceptsPlan& plan, std::ostream& table, std::ostream& progress) {
    scenario::County county;
    IntakeLoad load(county);
    accepted(load.run(1, kWarmUp));
    RawEngine engine(county.database(), county.folder() / "engine.db");
    engine.run(1, kWarmUp);
    for (const int clients : plan.clients) {
        std::vector<LoadResult> server_results;
        std::vector<RawEngine::Result> engine_results;
        for (int round = 0; round < plan.rounds; ++round) {
            server_results.push_back(accepted(load.run(clients, plan.time)));
            engine_results.push_back(engine.run(clients, plan.time));
            progress << "  " << clients << " clients: server "
                     << perSecond(server_results.back().rate()) << ", engine "
                     << perSecond(engine_results.back().rate()) << std::endl;
        }
        print(table, rowOf(clients, server_results, engine_results));
    }
    const Json verified = county.ctlJson("admin", "", {"journal", "verify"});
    print(table, {"rows of one accept", oneDecimal(engine.rowsPerCase()), "", "", "",
                  "journal verified afterwards: " +
                      grouped(verified.at("entries").get<std::int64_t>()) + " entries"});
}

} // namespace bianmin::perf
