// Cases: intake, the acts on a case, lists.
#include "server/http/endpoint.h"
#include "server/http/routes.h"

namespace bianmin::http {

namespace {

using documents::CaseDesk;
using documents::CaseOutcome;

// Numbers are typed and scanned: case and spaces do not matter, the check character does.
Result<CaseNumber> caseNumberOf(const Call& call) {
    return cases::parseCaseNumber(call.path.at("case_number"));
}

Result<Response> intakeCase(const Call& call, Services& services) {
    const auto command = TRY(printableBodyAs<cases::IntakeCommand>(call, services));
    return answerCommand<CaseOutcome>(call, services, call.body, [&](Tx& tx) {
        return services.desk.intake(tx, *call.actor, command);
    });
}

Result<Response> searchCases(const Call& call, Services& services) {
    const auto query = TRY(bodyAs<cases::CaseQuery>(call));
    return answerQuery<Page<cases::CaseRow>>(
        call, services, [&](ReadTx& tx) { return services.cases.list(tx, *call.actor, query); });
}

Result<Response> showCase(const Call& call, Services& services) {
    const CaseNumber number = TRY(caseNumberOf(call));
    return answerQuery<documents::CaseFile>(
        call, services, [&](ReadTx& tx) { return services.desk.file(tx, *call.actor, number); });
}

// Every act on an existing case has this shape; only the command and the desk's function differ.
template <class Command>
using Act = Result<CaseOutcome> (CaseDesk::*)(Tx&, const identity::Actor&, const CaseNumber&,
                                              const Command&);

template <class Command, Act<Command> act>
Result<Response> actOnCase(const Call& call, Services& services) {
    const CaseNumber number = TRY(caseNumberOf(call));
    const auto command = TRY(printableBodyAs<Command>(call, services));
    return answerCommand<CaseOutcome>(call, services, call.body, [&](Tx& tx) {
        return (services.desk.*act)(tx, *call.actor, number, command);
    });
}

constexpr HandlerRow kCaseRoutes[] = {
    {"intakeCase", &intakeCase, {}},
    {"searchCases", &searchCases, {}},
    {"showCase", &showCase, {}},
    {"acceptCase", &actOnCase<cases::AcceptCommand, &CaseDesk::accept>, {}},
    {"supplementCase", &actOnCase<cases::SupplementCommand, &CaseDesk::askSupplement>, {}},
    {"proposeRefusal", &actOnCase<cases::ProposeRefusalCommand, &CaseDesk::proposeRefusal>, {}},
    {"confirmRefusal", &actOnCase<cases::ConfirmRefusalCommand, &CaseDesk::confirmRefusal>, {}},
    {"resubmitCase", &actOnCase<cases::ResubmitCommand, &CaseDesk::resubmit>, {}},
    {"reviewCase", &actOnCase<cases::ReviewCommand, &CaseDesk::review>, {}},
    {"decideCase", &actOnCase<cases::DecideCommand, &CaseDesk::decide>, {}},
    {"readyCase", &actOnCase<cases::ReadyCommand, &CaseDesk::makeReady>, {}},
    {"deliverCase", &actOnCase<cases::DeliverCommand, &CaseDesk::deliver>, {}},
    {"rateCase", &actOnCase<cases::RateCommand, &CaseDesk::rate>, {}},
};

} // namespace

std::span<const HandlerRow> caseRoutes() {
    return kCaseRoutes;
}

} // namespace bianmin::http
