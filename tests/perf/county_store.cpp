#include "tests/perf/county_store.h"

#include "tests/perf/history.h"

#include <filesystem>

namespace bianmin::perf {
namespace {

using std::chrono::steady_clock;

constexpr std::uint64_t kStoreSeed = 20260302;

// A whole day of the county is one command of the writer.
storage::SqliteSettings generatingSettings(const std::string& file) {
    storage::SqliteSettings settings;
    settings.path = file;
    settings.readers = 1;
    settings.command_time_max = std::chrono::hours(1);
    // The indexes of a large store are written all over: from memory, and many changes of a page at
    // once.
    settings.writer_cache_kib = 4 * 1024 * 1024;
    settings.log_pages_max = 256 * 1024;
    return settings;
}

std::vector<std::string> placesOf(const server::CountyFile& county) {
    std::vector<std::string> places;
    for (const auto& region : county.regions) {
        if (region.level == regions::RegionLevel::township)
            places.push_back(region.name);
    }
    return places;
}

class Progress {
  public:
    Progress(std::uint64_t cases, std::ostream& out)
        : cases_(cases)
        , out_(out) {}
    void operator()(std::uint64_t done) {
        const auto now = steady_clock::now();
        if (done < cases_ && now - told_ < std::chrono::seconds(10))
            return;
        told_ = now;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        const double rate = static_cast<double>(done) / std::max(seconds, 0.001);
        out_ << "  " << done << " of " << cases_ << " cases, " << static_cast<int>(rate)
             << " a second, " << static_cast<int>(static_cast<double>(cases_ - done) / rate / 60)
             << " min left" << std::endl;
    }

  private:
    std::uint64_t cases_;
    std::ostream& out_;
    steady_clock::time_point begun_ = steady_clock::now();
    steady_clock::time_point told_ = begun_;
};

} // namespace

CivilDate lastDay() {
    return *CivilDate::create(2026, 9, 30);
}

Result<void> makeStore(const StoreOrder& order, std::ostream& progress) {
    if (std::filesystem::exists(order.file))
        return {};
    const auto county = TRY(wholeCounty(order.source));
    const std::string unfinished = order.file + ".unfinished";
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(unfinished + suffix);
    // What a server signed of the store that was here before.
    std::filesystem::remove_all(order.file + ".heads");
    {
        support::FakeClock clock(startOfDay(lastDay().plusDays(-1000)));
        support::SeededRandom random(kStoreSeed);
        const auto database = TRY(storage::SqliteDatabase::open(generatingSettings(unfinished)));
        Office office(*database, clock, random);
        TRY(furnish(office, clock, random, county, order.source));
        const Staff staff = staffOf(county);
        const Population population(kStoreSeed, placesOf(county));
        History history({office, clock, random, staff, population},
                        {order.cases, lastDay(), steady_clock::now() + order.time_max});
        TRY(history.write(Progress(order.cases, progress)));
    }
    std::filesystem::rename(unfinished, order.file);
    return {};
}

} // namespace bianmin::perf
