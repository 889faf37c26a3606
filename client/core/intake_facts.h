// What follows from the item and the person at the counter: filled in and never asked.
#pragma once

#include "client/core/desk_services.h"
#include "client/core/intake_form.h"
#include "shared/domain/calendar/work_calendar.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::client {

// Whether the earlier cases of a person are known: none is not the same as not known.
enum class PersonCases { not_asked, asked, failed, known };

struct IntakeFacts {
    std::optional<catalog::Item> item;
    std::optional<CivilDate> due_on; // if accepted today
    bool due_estimated = false;
    int collected = 0;
    std::vector<std::string> missing; // required rows that are not in
    std::string id_region;            // where the ID number was first given
    PersonCases person = PersonCases::not_asked;
    int open_cases = 0; // of this person, everywhere I may see; meant only when known
    std::optional<cases::CaseRow> last_case;
};

// This person's earlier cases. UI thread only.
class PersonLookup {
  public:
    PersonLookup(const DeskServices& desk, std::function<void()> arrived)
        : desk_(desk)
        , arrived_(std::move(arrived)) {}

    // Asks for the cases of an ID number, once; an answer for another number is dropped.
    void lookUp(const std::string& id_number);
    // Asks again where the last question got no answer.
    void retry();
    // Asks again: there are more than were known.
    void askAnew();
    void forget();
    [[nodiscard]] PersonCases knowledgeOf(const std::string& id_number) const;
    // The cases known of this number, newest first.
    [[nodiscard]] const std::vector<cases::CaseRow>& casesOf(const std::string& id_number) const;
    [[nodiscard]] bool hasOpenCase(const std::string& id_number, const ItemId& item) const;

  private:
    const DeskServices& desk_;
    std::function<void()> arrived_;
    AliveToken alive_; // renewed with each other person
    std::string number_;
    PersonCases knowledge_ = PersonCases::not_asked;
    std::vector<cases::CaseRow> cases_;
};

using RegionNames = std::map<std::string, std::string>; // code -> name

struct FactSources {
    const IntakeForm& form;
    const std::optional<catalog::ItemVersion>& item;
    const PersonLookup& person;
    const RegionNames& regions;
    const calendar::WorkCalendar& calendar;
    CivilDate today;
};
[[nodiscard]] IntakeFacts factsOf(const FactSources& sources);

} // namespace bianmin::client
