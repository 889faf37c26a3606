// perf: measures the server and the store. The rows of the table go to standard output, progress to
// standard error; run.sh puts them together.
#include "tests/perf/accepts.h"
#include "tests/perf/case_queries.h"
#include "tests/perf/county_store.h"
#include "tests/support/results.h"

#include <array>
#include <iostream>
#include <span>
#include <sstream>

namespace bianmin::perf {
namespace {

using Words = std::span<const std::string>;

std::vector<int> numbersOf(const std::string& list) {
    std::vector<int> numbers;
    std::istringstream parts(list);
    for (std::string part; std::getline(parts, part, ',');)
        numbers.push_back(std::stoi(part));
    return numbers;
}

void head(Words) {
    printHead(std::cout);
}

void accepts(Words words) {
    measureAccepts({.clients = numbersOf(words[0]),
                    .rounds = std::stoi(words[1]),
                    .time = std::chrono::milliseconds(std::stoi(words[2]))},
                   std::cout, std::cerr);
}

void generate(Words words) {
    support::valueOf(makeStore({.file = words[1],
                                .source = realSource(),
                                .cases = std::stoull(words[0]),
                                .time_max = std::chrono::minutes(std::stoi(words[2]))},
                               std::cerr));
}

void queries(Words words) {
    measureQueries({.small_file = words[0],
                    .large_file = words[1],
                    .source = realSource(),
                    .repetitions = std::stoi(words[2])},
                   std::cout, std::cerr);
}

void store(Words words) {
    measureStore(words[0], realSource(), std::cout);
}

struct Task {
    std::string_view name;
    std::string_view arguments;
    std::size_t count;
    void (*run)(Words);
};
constexpr std::array<Task, 5> kTasks{
    {{"head", "", 0, &head},
     {"accepts", "CLIENTS,CLIENTS,… ROUNDS MILLISECONDS", 3, &accepts},
     {"generate", "CASES FILE MINUTES_MAX", 3, &generate},
     {"queries", "SMALL_FILE LARGE_FILE REPETITIONS", 3, &queries},
     {"store", "FILE", 1, &store}}};

int run(const std::vector<std::string>& words) {
    for (const Task& task : kTasks) {
        if (!words.empty() && words[0] == task.name && words.size() == task.count + 1) {
            task.run(Words(words).subspan(1));
            return 0;
        }
    }
    for (const Task& task : kTasks)
        std::cerr << "perf " << task.name << " " << task.arguments << "\n";
    return 2;
}

} // namespace
} // namespace bianmin::perf

int main(int argc, char** argv) {
    try {
        return bianmin::perf::run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << "perf: " << error.what() << "\n";
        return 1;
    }
}
