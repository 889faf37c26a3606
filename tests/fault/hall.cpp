#include "tests/fault/hall.h"

#include "tests/support/samples.h"

#include <algorithm>

namespace bianmin::fault {
namespace {

constexpr const char* kOrganization = "441821100-bm";
constexpr std::chrono::days kKeepAnswers{30};
constexpr const char* kItem = "441821-0001";

catalog::ItemVersion immediateItem() {
    auto version = support::sampleItemVersion(kItem, "社会保障卡申领");
    version.item.immediate = true;
    return version;
}

template <class Command, class Act>
Result<Json> act(documents::CaseDesk& desk, Tx& tx, const identity::Actor& actor,
                 const Request& request, Act member) {
    const auto command = TRY(decode<Command>(request.body));
    return encode(TRY((desk.*member)(tx, actor, CaseNumber(request.subject), command)));
}

} // namespace

Hall::Hall(storage::SqliteDatabase& database, const Clock& clock, Random& random)
    : database_(database)
    , commands_({database, repositories_.commands, clock}, kKeepAnswers)
    , services_(repositories_, kStream, clock, random) {}

identity::Actor Hall::clerkAt(const std::string& station) {
    const auto account = support::sampleAccount("clerk");
    identity::Actor actor{account.id, account.display_name, {}, {}, std::nullopt};
    actor.roles = {identity::Role::window_clerk, identity::Role::output_desk};
    for (const auto& organization : support::sampleOrganizations()) {
        if (organization.id.str() == kOrganization)
            actor.organization = organization;
    }
    for (const auto& known : support::sampleStations()) {
        if (known.id.str() == station)
            actor.station = known;
    }
    return actor;
}

identity::Actor Hall::departmentHead() {
    identity::Actor actor{UserId("head"), "王小明", {identity::Role::department_head}, {}, {}};
    for (const auto& organization : support::sampleOrganizations()) {
        if (organization.department == immediateItem().item.department)
            actor.organization = organization;
    }
    return actor;
}

Result<void> Hall::furnish() {
    return database_.write([this](Tx& tx) -> Result<void> {
        if (!TRY(repositories_.directory.stations(tx)).empty())
            return {};
        for (const auto& region : support::sampleRegions())
            TRY(repositories_.directory.addRegion(tx, region));
        for (const auto& organization : support::sampleOrganizations())
            TRY(repositories_.directory.addOrganization(tx, organization));
        for (const auto& station : support::sampleStations())
            TRY(repositories_.directory.addStation(tx, station));
        TRY(repositories_.accounts.add(tx, support::sampleAccount("clerk")));
        const auto item = immediateItem();
        return repositories_.items.add(tx, item, catalog::summaryOf(item));
    });
}

Result<Json> Hall::execute(const Request& request, const CommandId& id,
                           const std::string& station) {
    const bool numbers = request.operation == "reserveNumbers" || request.operation == "voidNumber";
    const identity::Actor actor = numbers ? departmentHead() : clerkAt(station);
    const std::string answer = TRY(commands_.run(
        actor, {id, request.operation + " " + request.subject, dumpJson(request.body)},
        [&](Tx& tx) { return dispatch(tx, actor, request); }));
    return parseJson(answer);
}

Result<Json> Hall::dispatch(Tx& tx, const identity::Actor& actor, const Request& request) {
    using documents::CaseDesk;
    if (request.operation == "intakeCase")
        return encode(
            TRY(services_.desk.intake(tx, actor, TRY(decode<cases::IntakeCommand>(request.body)))));
    if (request.operation == "reserveNumbers")
        return encode(TRY(services_.numbers.reserve(
            tx, actor, TRY(decode<documents::ReserveNumbersCommand>(request.body)))));
    if (request.operation == "voidNumber")
        return encode(TRY(services_.numbers.makeVoid(
            tx, actor, TRY(decode<documents::VoidNumberCommand>(request.body)))));
    if (request.operation == "recordPrint") {
        const auto command = TRY(decode<documents::PrintCommand>(request.body));
        // As if its file were on the disk: this hall has the store alone.
        const documents::BlobRecord paper{command.sha256, 1, documents::MediaType::pdf, {}};
        return encode(TRY(
            services_.desk.recordPrint(tx, actor, DocumentId(request.subject), command, paper)));
    }
    if (request.operation == "reviewCase")
        return act<cases::ReviewCommand>(services_.desk, tx, actor, request, &CaseDesk::review);
    if (request.operation == "decideCase")
        return act<cases::DecideCommand>(services_.desk, tx, actor, request, &CaseDesk::decide);
    if (request.operation == "readyCase")
        return act<cases::ReadyCommand>(services_.desk, tx, actor, request, &CaseDesk::makeReady);
    if (request.operation == "deliverCase")
        return act<cases::DeliverCommand>(services_.desk, tx, actor, request, &CaseDesk::deliver);
    BIANMIN_CHECK(request.operation == "rateCase");
    return act<cases::RateCommand>(services_.desk, tx, actor, request, &CaseDesk::rate);
}

Result<journal::VerifyReport> Hall::verifyJournal() {
    return journal::JournalVerifier(repositories_.journal, services_.records, kStream)
        .verify(database_);
}

Result<documents::CaseFile> Hall::file(const std::string& number) {
    return inRead<documents::CaseFile>(database_, [&](ReadTx& tx) {
        return services_.desk.file(tx, clerkAt("0101"), CaseNumber(number));
    });
}

Result<Page<cases::CaseRow>> Hall::list() {
    return inRead<Page<cases::CaseRow>>(
        database_, [&](ReadTx& tx) { return services_.cases.list(tx, clerkAt("0101"), {}); });
}

catalog::ItemType sampleItemType() {
    return immediateItem().item.type;
}

cases::IntakeCommand sampleIntake() {
    const auto version = immediateItem();
    cases::IntakeCommand command;
    command.item_code = version.item.code;
    command.item_version = version.version;
    command.applicant = support::sampleCase().applicant;
    for (const auto& material : version.item.materials)
        command.materials.push_back({.name = material.name,
                                     .form = material.form,
                                     .required = material.required,
                                     .collected = true,
                                     .original_checked = true,
                                     .copies = material.copies,
                                     .mode = cases::ReceiptMode::paper,
                                     .note = {}});
    command.conditions_checked = true;
    command.duplicate_reason = "代家庭成员申请";
    return command;
}

} // namespace bianmin::fault
