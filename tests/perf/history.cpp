#include "tests/perf/history.h"

#include "shared/base/hash.h"
#include "tests/api/case_requests.h"

#include <algorithm>

namespace bianmin::perf {
namespace {

using documents::CaseOutcome;

constexpr std::uint64_t kDaysMax = 500; // two years
constexpr std::uint64_t kDaysMin = 10;
constexpr std::uint64_t kCasesPerDayMin = 200;
constexpr std::size_t kTasksPerCommit = 8000;
constexpr std::uint64_t kCasesPerPerson = 4; // on average
constexpr std::int64_t kPaperBytes = 60'000;
constexpr std::chrono::hours kOpens{9};
constexpr std::chrono::hours kOpenFor{8};

std::uint64_t daysOf(std::uint64_t cases) {
    return std::clamp(cases / kCasesPerDayMin, kDaysMin, kDaysMax);
}

} // namespace

Result<void> History::readItems() {
    return ports_.office.database.read([this](ReadTx& tx) -> Result<void> {
        const auto organizations = TRY(ports_.office.repositories.directory.organizations(tx));
        for (const auto& summary : TRY(ports_.office.repositories.items.summaries(tx))) {
            OpenItem open{
                TRY(ports_.office.repositories.items.version(tx, summary.code, summary.version)),
                {}};
            const auto& item = open.version->item;
            for (const Counter& counter : ports_.staff.counters) {
                const auto level = counter.clerk.organization.region.level();
                if (std::ranges::find(item.levels, level) != item.levels.end() &&
                    cases::decidingOrganization(item, counter.clerk.organization, organizations))
                    open.counters.push_back(&counter);
            }
            if (!open.counters.empty())
                items_.push_back(std::move(open));
        }
        if (items_.empty())
            return fail(ErrorKind::not_found, "catalog.file_empty");
        return {};
    });
}

std::vector<CivilDate> History::workingDays() const {
    std::vector<CivilDate> days;
    for (CivilDate day = plan_.last_day; days.size() < daysOf(plan_.cases);
         day = day.plusDays(-1)) {
        if (calendar_.isWorkingDay(day))
            days.push_back(day);
    }
    std::ranges::reverse(days);
    return days;
}

Result<void> History::write(const std::function<void(std::uint64_t)>& progress) {
    TRY(readItems());
    const std::vector<CivilDate> days = workingDays();
    agenda_.assign(days.size(), {});
    for (today_ = 0; today_ < days.size(); ++today_) {
        const std::uint64_t until = plan_.cases * (today_ + 1) / days.size();
        TRY(writeDay(days, today_, until - taken_in_));
        progress(taken_in_);
        if (std::chrono::steady_clock::now() >= plan_.give_up)
            break;
    }
    return {};
}

// Everything of one day, in the order of the hours. What an act brings up for the same day is done
// at its end.
Result<void> History::writeDay(const std::vector<CivilDate>& days, std::size_t day,
                               std::uint64_t intakes) {
    for (std::uint64_t i = 0; i < intakes; ++i)
        agenda_[day].push_back({});
    auto& tasks = agenda_[day];
    for (std::size_t i = tasks.size(); i > 1; --i)
        std::swap(
            tasks[i - 1],
            tasks[static_cast<std::size_t>(ports_.random.between(0, static_cast<int>(i) - 1))]);
    const auto step = std::chrono::milliseconds(kOpenFor) /
                      static_cast<std::int64_t>(std::max<std::size_t>(tasks.size() * 4, 1));
    ports_.clock.set(startOfDay(days[day]) + kOpens);
    for (std::size_t done = 0; done < tasks.size();) {
        TRY(ports_.office.database.write([&](Tx& tx) -> Result<void> {
            const std::size_t end = std::min(done + kTasksPerCommit, tasks.size());
            for (; done < end; ++done) {
                Task task = std::move(tasks[done]); // more may be added meanwhile
                ports_.clock.advance(step);
                TRY(perform(tx, task));
            }
            return {};
        }));
    }
    agenda_[day] = {};
    return {};
}

Result<void> History::perform(Tx& tx, Task& task) {
    const CaseOutcome outcome = TRY(act(tx, task));
    CaseOnItsWay& subject = task.subject;
    subject.version = outcome.view.record.version;
    TRY(print(tx, task, outcome));
    if (task.act == Act::rate)
        return {};
    const std::size_t next_day = today_ + daysUntilNext(task.act, subject.immediate);
    const Act next = static_cast<Act>(static_cast<int>(task.act) + 1);
    if (next_day < agenda_.size())
        agenda_[next_day].push_back({next, std::move(subject)});
    return {};
}

std::size_t History::daysUntilNext(Act act, bool immediate) {
    const auto days = [this](int low, int high) {
        return static_cast<std::size_t>(ports_.random.between(low, high));
    };
    switch (act) {
    case Act::intake:
        return days(0, 9) == 0 ? 1 : 0;
    case Act::accept:
        return immediate ? 0 : days(0, 8);
    case Act::review:
        return immediate ? 0 : days(0, 3);
    case Act::decide:
        return 0;
    case Act::make_ready:
        return immediate ? 0 : days(0, 6);
    case Act::deliver:
    case Act::rate:
        return 0;
    }
    return 0;
}

Result<CaseOutcome> History::act(Tx& tx, Task& task) {
    const CaseOnItsWay& subject = task.subject;
    auto& desk = ports_.office.services.desk;
    switch (task.act) {
    case Act::intake:
        return intake(tx, task.subject);
    case Act::accept:
        return desk.accept(tx, subject.counter->clerk, subject.number, {subject.version, true});
    case Act::review:
        return desk.review(tx, ports_.staff.departments.at(subject.deciding).reviewer,
                           subject.number,
                           {subject.version, "经审查，申请材料齐全，符合法定条件，拟同意办理。"});
    case Act::decide:
        return decide(tx, subject);
    case Act::make_ready:
        return desk.makeReady(tx, ports_.staff.departments.at(subject.deciding).reviewer,
                              subject.number, {subject.version});
    case Act::deliver:
        return deliver(tx, subject);
    case Act::rate:
        return rate(tx, subject);
    }
    return fail(ErrorKind::internal, "internal");
}

Result<CaseOutcome> History::intake(Tx& tx, CaseOnItsWay& subject) {
    auto& random = ports_.random;
    // Some items are asked for far more often than others.
    const int range = random.between(1, static_cast<int>(items_.size()));
    const OpenItem& open = items_[static_cast<std::size_t>(random.between(0, range - 1))];
    subject.counter = open.counters[static_cast<std::size_t>(
        random.between(0, static_cast<int>(open.counters.size()) - 1))];
    const auto persons = static_cast<int>(plan_.cases / kCasesPerPerson + 1);
    const auto person = static_cast<std::uint64_t>(random.between(0, persons - 1));

    auto command = api_test::intakeOf(*open.version);
    const bool is_firm = command.applicant.kind == catalog::Subject::enterprise;
    command.applicant = is_firm ? ports_.population.firm(person) : ports_.population.person(person);
    command.outcome = cases::IntakeOutcome::receive;
    command.duplicate_reason = "代家庭成员申请";
    const auto outcome =
        TRY(ports_.office.services.desk.intake(tx, subject.counter->clerk, command));
    ++taken_in_;

    const cases::Case& record = outcome.view.record;
    subject.number = record.number;
    subject.deciding = record.deciding;
    subject.immediate = record.immediate;
    subject.recipient = is_firm ? record.applicant.legal_representative : record.applicant.name;
    subject.recipient_id_number = ports_.population.person(person).id_number;
    subject.relation = is_firm ? "法定代表人" : "本人";
    return outcome;
}

Result<CaseOutcome> History::decide(Tx& tx, const CaseOnItsWay& subject) {
    cases::DecideCommand command;
    command.version = subject.version;
    command.granted = ports_.random.between(0, 99) < 97;
    command.content = command.granted ? "准予办理" : "经核实，申请材料所述与登记情况不符";
    if (!command.granted) {
        command.reasons = "申请人不符合办理该事项的法定条件";
        command.basis = "《中华人民共和国行政许可法》第三十八条第二款";
    }
    return ports_.office.services.desk.decide(
        tx, ports_.staff.departments.at(subject.deciding).head, subject.number, command);
}

Result<CaseOutcome> History::deliver(Tx& tx, const CaseOnItsWay& subject) {
    cases::DeliverCommand command;
    command.version = subject.version;
    command.recipient = subject.recipient;
    command.recipient_id_number = subject.recipient_id_number;
    command.relation = subject.relation;
    return ports_.office.services.desk.deliver(tx, subject.counter->output, subject.number,
                                               command);
}

Result<CaseOutcome> History::rate(Tx& tx, const CaseOnItsWay& subject) {
    cases::RateCommand command;
    command.version = subject.version;
    command.level = static_cast<cases::Satisfaction>(ports_.random.between(1, 3));
    return ports_.office.services.desk.rate(tx, subject.counter->output, subject.number, command);
}

Result<void> History::print(Tx& tx, const Task& task, const CaseOutcome& outcome) {
    const bool at_output = task.act == Act::deliver;
    const auto& counter = *task.subject.counter;
    for (const auto& paper : outcome.documents) {
        const std::string sha256 = sha256Hex(paper.id.str());
        const documents::BlobRecord file{sha256, kPaperBytes, documents::MediaType::pdf,
                                         ports_.clock.now()};
        TRY(ports_.office.services.desk.recordPrint(tx, at_output ? counter.output : counter.clerk,
                                                    paper.id, {1, sha256, 2, "HP-1020"}, file));
    }
    return {};
}

} // namespace bianmin::perf
