// One clerk's day on one store: two numbers are set aside for papers written by hand, a case goes
// from intake (with the first of them) to rating, each of its papers is printed, the second number
// is made void; command by command, whatever the file system does meanwhile.
#pragma once

#include "tests/fault/hall.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

#include <memory>
#include <string>
#include <vector>

namespace bianmin::fault {

// With a log so short that it is copied every few commands.
[[nodiscard]] storage::SqliteSettings settingsOf(const std::string& path);

// A closed store with its county in it, to start days from.
class FurnishedStore {
  public:
    FurnishedStore();
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    support::TemporaryDirectory directory_;
    std::string path_;
};

class Day {
  public:
    // Numbers set aside; intake, review, decision, ready, delivery, rating; four papers printed; a
    // number made void.
    static constexpr std::size_t kCommands = 12;

    // Days of different seeds have different ids.
    explicit Day(std::string path, std::uint64_t seed = 1);
    // The rest of another day, which is closed, in a copy of its store.
    Day(const Day& begun, std::string copy);

    [[nodiscard]] bool over() const { return !next(); }
    // Opens and furnishes the store where that is not done, then sends the next command: the same
    // one under the same id until it is answered.
    Result<void> advance();
    void close();
    // Goes on with another file; the store must be closed.
    void moveTo(std::string path) { path_ = std::move(path); }
    [[nodiscard]] const std::string& path() const { return path_; }

    [[nodiscard]] const std::vector<Acknowledged>& acknowledged() const { return acknowledged_; }

  private:
    Result<void> open();
    [[nodiscard]] std::optional<Request> next() const;
    void answered(const Request& request, const Json& answer);

    std::string path_;
    const std::uint64_t seed_;
    const support::FakeClock clock_;
    support::SeededRandom random_{seed_};
    std::unique_ptr<storage::SqliteDatabase> database_;
    std::unique_ptr<Hall> hall_;
    std::optional<documents::NumberReservation> reserved_;
    std::optional<CaseErrand> errand_; // from the reservation on
    bool voided_ = false;
    CommandId id_; // of the command that has no answer yet
    std::vector<Acknowledged> acknowledged_;
};

} // namespace bianmin::fault
