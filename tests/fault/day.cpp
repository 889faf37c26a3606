#include "tests/fault/day.h"

#include "tests/support/results.h"

namespace bianmin::fault {

using support::valueOf;

namespace {

constexpr std::uint64_t kRestSeed = 1000; // its ids are none of the day that was begun

} // namespace

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

Day::Day(std::string path, std::uint64_t seed)
    : path_(std::move(path))
    , seed_(seed) {}

Day::Day(const Day& begun, std::string copy)
    : path_(std::move(copy))
    , seed_(begun.seed_ + kRestSeed)
    , reserved_(begun.reserved_)
    , errand_(begun.errand_)
    , voided_(begun.voided_)
    , acknowledged_(begun.acknowledged_) {
    BIANMIN_CHECK(!begun.database_ && begun.id_.empty());
    std::filesystem::copy_file(begun.path_, path_);
}

std::optional<Request> Day::next() const {
    if (!reserved_)
        return Request{
            "reserveNumbers",
            {},
            encode(documents::ReserveNumbersCommand{documents::DocumentKind::acceptance_notice,
                                                    sampleItemType(), 2, "停电"})};
    if (const auto& act = errand_->next())
        return act;
    if (voided_)
        return std::nullopt;
    return Request{"voidNumber",
                   {},
                   encode(documents::VoidNumberCommand{
                       documents::numberText({reserved_->book, reserved_->last}), "未用"})};
}

void Day::answered(const Request& request, const Json& answer) {
    if (request.operation == "reserveNumbers") {
        reserved_ = valueOf(decode<documents::NumberReservation>(answer));
        auto intake = sampleIntake();
        intake.handwritten_number = documents::numberText({reserved_->book, reserved_->first});
        errand_.emplace(std::move(intake));
    } else if (request.operation == "voidNumber") {
        voided_ = true;
    } else {
        errand_->answered(answer);
    }
}

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
    const Request request = *next();
    const Json answer = TRY(hall_->execute(request, id_, "0101"));
    acknowledged_.emplace_back(id_, request, answer);
    answered(request, answer);
    id_ = {};
    return {};
}

void Day::close() {
    hall_.reset();
    database_.reset();
}

} // namespace bianmin::fault
