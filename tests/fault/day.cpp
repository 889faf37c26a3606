#include "tests/fault/day.h"

#include "tests/support/results.h"

namespace bianmin::fault {

using support::valueOf;

storage::SqliteSettings settingsOf(const std::string& path) {
    storage::SqliteSettings settings;
    settings.path = path;
    settings.readers = 1;
    settings.log_pages_max = 24;
    return settings;
}

FurnishedStore::FurnishedStore()
    : path_((directory_.path() / "furnished.db").string()) {
    const support::FakeClock clock;
    support::SeededRandom random;
    const auto database = valueOf(storage::SqliteDatabase::open(settingsOf(path_)));
    valueOf(Hall(*database, clock, random).furnish());
}

Day::Day(std::string path)
    : path_(std::move(path))
    , errand_(sampleIntake()) {}

Result<void> Day::open() {
    if (hall_)
        return {};
    if (!database_)
        database_ = TRY(storage::SqliteDatabase::open(settingsOf(path_)));
    auto hall = std::make_unique<Hall>(*database_, clock_, random_);
    TRY(hall->furnish());
    hall_ = std::move(hall);
    return {};
}

Result<void> Day::advance() {
    TRY(open());
    if (id_.empty())
        id_ = CommandId(makeUuidV7(clock_.now(), random_));
    const Json answer = TRY(hall_->execute(*errand_.next(), id_, "0101"));
    acknowledged_.emplace_back(id_, *errand_.next(), answer);
    errand_.answered(answer);
    id_ = {};
    return {};
}

void Day::close() {
    hall_.reset();
    database_.reset();
}

} // namespace bianmin::fault
