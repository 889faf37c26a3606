#include "tests/perf/measure.h"

#include "tests/support/results.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>
#include <unistd.h>

namespace bianmin::perf {
namespace {

std::string formatted(const char* format, double number) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

} // namespace

void Samples::add(const Samples& others) {
    times_.insert(times_.end(), others.times_.begin(), others.times_.end());
}

Seconds Samples::at(double part) const {
    std::vector<double> sorted = times_;
    std::ranges::sort(sorted);
    const auto place = static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1));
    return Seconds(sorted.at(place));
}

double medianOf(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

ProcessUsage usageOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    // Behind the name in brackets, which may hold anything, the state is field 3.
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::vector<std::string> values;
    for (std::string value; fields >> value;)
        values.push_back(value);
    constexpr std::size_t kUserTime = 11; // field 14
    constexpr std::size_t kResident = 21; // field 24, pages
    const double ticks = std::stod(values.at(kUserTime)) + std::stod(values.at(kUserTime + 1));
    return {Seconds(ticks / static_cast<double>(sysconf(_SC_CLK_TCK))),
            std::stoll(values.at(kResident)) * sysconf(_SC_PAGESIZE)};
}

ProcessUsage ownUsage() {
    return usageOf(getpid());
}

void waitUntil(std::chrono::steady_clock::time_point time) {
    std::mutex nobodys;
    std::unique_lock lock(nobodys);
    std::condition_variable().wait_until(lock, time, [] { return false; });
}

std::uint32_t commitCount(const std::string& database) {
    constexpr std::streamoff kChangeCounter = 8;
    std::ifstream index(database + "-shm", std::ios::binary);
    std::uint32_t count = 0;
    index.seekg(kChangeCounter);
    index.read(reinterpret_cast<char*>(&count), sizeof count);
    return index ? count : 0;
}

void printHead(std::ostream& out) {
    print(out, {"what", "measured", "beside", "ratio", "aim", "remarks"});
    print(out, {"---", "---", "---", "---", "---", "---"});
}

void print(std::ostream& out, const Row& row) {
    out << "| " << row.what << " | " << row.measured << " | " << row.beside << " | " << row.ratio
        << " | " << row.aim << " | " << row.remarks << " |" << std::endl;
}

std::string micros(Seconds time) {
    const double count = time.count() * 1e6;
    if (count < 1000)
        return formatted("%.0f µs", count);
    return formatted(count < 100'000 ? "%.1f ms" : "%.0f ms", count / 1000);
}

std::string perSecond(double rate) {
    return grouped(std::llround(rate)) + " /s";
}

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3)
        text.insert(static_cast<std::size_t>(place), ",");
    return text;
}

std::string oneDecimal(double number) {
    return formatted("%.1f", number);
}

std::string percent(double part) {
    return formatted("%.0f %%", part * 100);
}

} // namespace bianmin::perf
