// Durable accepts through the whole server beside the engine alone, in one run.
#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

namespace bianmin::perf {

struct AcceptsPlan {
    std::vector<int> clients;
    int rounds = 3;                   // of server and engine in turn; the table has the medians
    std::chrono::milliseconds time{}; // of each
};

// Throws when an answer is no acceptance, and when the journal does not verify afterwards.
void measureAccepts(const AcceptsPlan& plan, std::ostream& table, std::ostream& progress);

} // namespace bianmin::perf
