#include "client/core/intake_facts.h"

#include "shared/domain/identity/resident_id.h"

#include <algorithm>

namespace bianmin::client {

namespace {

constexpr std::size_t kPersonsCasesMax = 50;

} // namespace

void PersonLookup::lookUp(const std::string& id_number) {
    if (number_ == id_number)
        return retry();
    forget();
    number_ = id_number;
    askAnew();
}

void PersonLookup::retry() {
    if (knowledge_ == PersonCases::failed)
        askAnew();
}

void PersonLookup::askAnew() {
    if (number_.empty() || knowledge_ == PersonCases::asked)
        return;
    knowledge_ = PersonCases::asked;
    cases::CaseQuery query;
    query.list = cases::CaseListKind::all;
    query.id_number = number_;
    query.page.size = kPersonsCasesMax;
    desk_.ask([query](CountyApi& api) { return api.search(query); }, alive_.watch(),
              [this](Result<Page<cases::CaseRow>> found) {
                  // The server checks again when the application is sent.
                  knowledge_ = found ? PersonCases::known : PersonCases::failed;
                  if (found)
                      cases_ = std::move(found->rows);
                  arrived_();
              });
}

void PersonLookup::forget() {
    alive_.renew();
    number_.clear();
    cases_.clear();
    knowledge_ = PersonCases::not_asked;
}

PersonCases PersonLookup::knowledgeOf(const std::string& id_number) const {
    return number_ == id_number ? knowledge_ : PersonCases::not_asked;
}

const std::vector<cases::CaseRow>& PersonLookup::casesOf(const std::string& id_number) const {
    static const std::vector<cases::CaseRow> none;
    return number_ == id_number ? cases_ : none;
}

bool PersonLookup::hasOpenCase(const std::string& id_number, const ItemId& item) const {
    return std::ranges::any_of(casesOf(id_number), [&](const cases::CaseRow& row) {
        return cases::isOpen(row.state) && row.item_code == item;
    });
}

IntakeFacts factsOf(const FactSources& sources) {
    const IntakeForm& form = sources.form;
    IntakeFacts facts;
    if (sources.item) {
        const catalog::Item& item = sources.item->item;
        facts.item = item;
        if (const auto due =
                sources.calendar.due(sources.today, item.promised_days, item.days_unit)) {
            facts.due_on = due->date;
            facts.due_estimated = due->estimated;
        }
    }
    facts.missing = missingNames(form);
    facts.collected = static_cast<int>(
        std::ranges::count_if(form.materials, [](const auto& row) { return row.collected; }));
    const auto id = identity::ResidentId::parse(form.id_number, sources.today);
    if (id && form.kind == catalog::Subject::person) {
        const auto named = sources.regions.find(id->regionCode());
        facts.id_region = named == sources.regions.end() ? id->regionCode() : named->second;
    }
    facts.person = sources.person.knowledgeOf(form.id_number);
    const auto& earlier = sources.person.casesOf(form.id_number);
    facts.open_cases = static_cast<int>(std::ranges::count_if(
        earlier, [](const cases::CaseRow& row) { return cases::isOpen(row.state); }));
    if (!earlier.empty())
        facts.last_case = earlier.front();
    return facts;
}

} // namespace bianmin::client
