// Fills a store with the cases of some years, deterministically, through the services of the
// county: every case is taken in, accepted, reviewed, decided, made ready, handed over and rated on
// working days, its papers are issued and their prints logged, everything is journalled. Cases of
// the last days are still on their way. The files of the papers are not drawn.
#pragma once

#include "shared/domain/calendar/work_calendar.h"
#include "tests/perf/office.h"
#include "tests/perf/population.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bianmin::perf {

struct HistoryPlan {
    std::uint64_t cases = 0;
    CivilDate last_day;
    // After this the day is ended and no further one begun: fewer cases, nothing else is different.
    std::chrono::steady_clock::time_point give_up = std::chrono::steady_clock::time_point::max();
};

class History {
  public:
    // The clock is moved. All must outlive the history.
    struct Ports {
        Office& office;
        support::FakeClock& clock;
        support::SeededRandom& random;
        const Staff& staff;
        const Population& population;
    };
    History(Ports ports, HistoryPlan plan)
        : ports_(ports)
        , plan_(plan)
        , calendar_(calendar::publishedCalendar()) {}

    // `progress` gets the number of cases taken in so far, now and then.
    Result<void> write(const std::function<void(std::uint64_t)>& progress);

  private:
    enum class Act { intake, accept, review, decide, make_ready, deliver, rate };
    // An item with those windows that may take it in.
    struct OpenItem {
        catalog::SharedItemVersion version;
        std::vector<const Counter*> counters;
    };
    struct CaseOnItsWay {
        CaseNumber number;
        std::int64_t version = 0;
        OrganizationId deciding;
        bool immediate = false;
        std::string recipient;
        std::string recipient_id_number;
        std::string relation;
        const Counter* counter = nullptr;
    };
    struct Task {
        Act act = Act::intake;
        CaseOnItsWay subject; // empty for an intake
    };

    Result<void> readItems();
    [[nodiscard]] std::vector<CivilDate> workingDays() const;
    Result<void> writeDay(const std::vector<CivilDate>& days, std::size_t day,
                          std::uint64_t intakes);
    Result<void> perform(Tx& tx, Task& task);
    Result<documents::CaseOutcome> act(Tx& tx, Task& task);
    Result<documents::CaseOutcome> intake(Tx& tx, CaseOnItsWay& subject);
    Result<documents::CaseOutcome> decide(Tx& tx, const CaseOnItsWay& subject);
    Result<documents::CaseOutcome> deliver(Tx& tx, const CaseOnItsWay& subject);
    Result<documents::CaseOutcome> rate(Tx& tx, const CaseOnItsWay& subject);
    Result<void> print(Tx& tx, const Task& task, const documents::CaseOutcome& outcome);
    // Days from an act to the next one.
    [[nodiscard]] std::size_t daysUntilNext(Act act, bool immediate);

    Ports ports_;
    HistoryPlan plan_;
    const calendar::WorkCalendar& calendar_;
    std::vector<OpenItem> items_;
    std::vector<std::vector<Task>> agenda_; // by the number of the day
    std::size_t today_ = 0;
    std::uint64_t taken_in_ = 0;
};

} // namespace bianmin::perf
