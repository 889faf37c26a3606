// Lists and views of cases: what CaseService answers to questions.
#include "shared/domain/cases/case_service.h"

#include <map>

namespace bianmin::cases {

using identity::Permission;

namespace {

// Whether the actor sees cases by the place that received them; departments see theirs by deciding.
bool seesByRegion(const identity::Actor& actor) {
    const identity::Scope elsewhere_decided{actor.organization.region, OrganizationId("-")};
    return identity::allowed(actor, Permission::case_read, elsewhere_decided);
}

Result<CaseFilter> filterFor(const identity::Actor& actor, const CaseQuery& query) {
    if (!identity::grantedSomewhere(actor, Permission::case_read))
        return fail(ErrorKind::forbidden, "forbidden");
    if (query.page.size < 1 || query.page.size > limits::kPageSizeMax)
        return fail(ErrorKind::invalid, "page.size_invalid",
                    {{"max", std::to_string(limits::kPageSizeMax)}});
    CaseFilter filter;
    filter.text = query.text;
    filter.id_number = query.id_number;
    filter.page = query.page;
    std::vector<CaseState> all_states;
    if (seesByRegion(actor))
        filter.region = actor.organization.region;
    else
        filter.deciding = actor.organization.id;
    switch (query.list) {
    case CaseListKind::mine:
        filter.clerk = actor.user;
        break;
    case CaseListKind::to_do:
        filter.clerk = actor.user;
        all_states = {CaseState::received, CaseState::supplement_needed};
        // A 即办件 is examined and granted by whoever took it in.
        if (identity::grantedSomewhere(actor, Permission::case_conclude_on_the_spot))
            filter.immediate_states = {CaseState::accepted, CaseState::reviewed};
        break;
    case CaseListKind::inbox:
        filter.region.reset();
        filter.deciding = actor.organization.id;
        filter.order = CaseFilter::Order::due_first;
        TRY(identity::require(actor, Permission::case_review, {{}, filter.deciding}));
        all_states = {CaseState::received, CaseState::accepted};
        // What waits for somebody else's decision is no work of a reviewer's.
        if (identity::allowed(actor, Permission::case_decide, {{}, filter.deciding}))
            all_states.push_back(CaseState::reviewed);
        break;
    case CaseListKind::output:
        filter.order = CaseFilter::Order::due_first;
        all_states = {CaseState::granted, CaseState::refused, CaseState::ready};
        break;
    case CaseListKind::all:
        break;
    }
    filter.states = query.states.empty() ? all_states : query.states;
    if (!query.states.empty())
        filter.immediate_states.clear();
    return filter;
}

} // namespace

Result<CaseView> CaseService::view(ReadTx& tx, const Case& subject) {
    CaseView answer;
    answer.record = subject;
    answer.state_text = stateText(subject);
    answer.receiving_name = TRY(ports_.directory.organization(tx, subject.receiving)).name;
    answer.deciding_name = TRY(ports_.directory.organization(tx, subject.deciding)).name;
    const CivilDate today = civilDate(ports_.clock.now());
    const Remaining left = remaining(subject.state, subject.dates, today, ports_.calendar);
    answer.remaining_days = left.working_days;
    answer.lamp = left.lamp;
    answer.missing_materials = missingMaterials(subject);
    return answer;
}

Result<CaseView> CaseService::show(ReadTx& tx, const identity::Actor& actor,
                                   const CaseNumber& number) {
    const Case subject = TRY(ports_.cases.load(tx, number));
    TRY(identity::require(actor, Permission::case_read, {subject.region, subject.deciding}));
    return view(tx, subject);
}

Result<std::vector<HistoryEntry>> CaseService::history(ReadTx& tx, const CaseNumber& number) {
    return readHistory(tx, ports_.history, number);
}

Result<Page<CaseRow>> CaseService::list(ReadTx& tx, const identity::Actor& actor,
                                        const CaseQuery& query) {
    const CaseFilter filter = TRY(filterFor(actor, query));
    const Page<Case> found = TRY(ports_.cases.list(tx, filter));
    std::map<OrganizationId, std::string> organizations;
    for (const auto& organization : TRY(ports_.directory.organizations(tx)))
        organizations[organization.id] = organization.name;
    std::map<StationId, std::string> stations;
    for (const auto& station : TRY(ports_.directory.stations(tx)))
        stations[station.id] = station.name;
    const CivilDate today = civilDate(ports_.clock.now());
    Page<CaseRow> page;
    page.next = found.next;
    for (const auto& subject : found.rows) {
        const Remaining left = remaining(subject.state, subject.dates, today, ports_.calendar);
        page.rows.push_back(
            {subject.number, subject.version, subject.state, stateText(subject), subject.item_code,
             subject.item_name, identity::maskName(subject.applicant.name),
             organizations[subject.deciding], stations[subject.station], subject.received_at,
             subject.dates.due_on, subject.dates.due_estimated, left.working_days, left.lamp});
    }
    return page;
}

} // namespace bianmin::cases
