#include "shared/domain/cases/case_service.h"

#include "shared/base/hash.h"
#include "shared/domain/catalog/department.h"

#include <algorithm>
#include <set>

namespace bianmin::cases {

using identity::Permission;

namespace {

constexpr std::size_t kQueryCodeDigits = 6;
// Days an applicant has to hand in what the notice lists, unless local rules say otherwise.
constexpr int kSupplementDays = 15;
constexpr std::size_t kSaltBytes = 16;

std::string entityOf(const CaseNumber& number) {
    return "case:" + number.str();
}

// What the journal says of a case in the open; personal values go beside it as commitments.
Json payloadOf(const Case& subject, const std::string& stored) {
    Json payload = {{"state", std::string(enumName(subject.state))},
                    {"version", subject.version},
                    {"item", subject.item_code.str()},
                    {"item_version", subject.item_version},
                    {"deciding", subject.deciding.str()},
                    {"receiving", subject.receiving.str()},
                    {"record_hash", recordHash(subject.salt, stored)}};
    if (subject.dates.due_on) {
        payload["accepted_on"] = subject.dates.accepted_on->iso();
        payload["due_on"] = subject.dates.due_on->iso();
        payload["calendar"] = subject.dates.calendar_version;
    }
    return payload;
}

// The files that came in with these materials, each once.
std::set<std::string> scansOf(const Case& subject) {
    std::set<std::string> scans;
    for (const CollectedMaterial& material : subject.materials)
        scans.insert(material.scans.begin(), material.scans.end());
    return scans;
}

void addApplicant(identity::Change& change, const Case& subject) {
    change.personal["applicant.name"] = subject.applicant.name;
    change.personal["applicant.id_number"] = subject.applicant.id_number;
    change.personal["applicant.phone"] = subject.applicant.phone;
    change.personal["applicant.address"] = subject.applicant.address;
    if (!subject.mail_address.empty())
        change.personal["mail_address"] = subject.mail_address;
    if (!subject.applicant.legal_representative.empty())
        change.personal["applicant.legal_representative"] = subject.applicant.legal_representative;
    if (subject.agent) {
        change.personal["agent.name"] = subject.agent->name;
        change.personal["agent.id_number"] = subject.agent->id_number;
        change.personal["agent.phone"] = subject.agent->phone;
    }
}

// The newest words of a case that may name people.
void addWords(identity::Change& change, const Case& subject) {
    switch (subject.state) {
    case CaseState::reviewed:
        change.personal["opinion"] = subject.opinions.back().text;
        break;
    case CaseState::granted:
    case CaseState::refused:
        change.personal["decision.content"] = subject.decision->content;
        change.personal["decision.reasons"] = subject.decision->reasons;
        change.payload["granted"] = subject.decision->granted;
        break;
    case CaseState::acceptance_refused:
        break;
    case CaseState::supplement_needed:
        change.payload["supplement_items"] = subject.supplement->items.size();
        change.payload["supplement_due_on"] = subject.supplement->due_on.iso();
        break;
    case CaseState::delivered:
        change.personal["delivery.recipient"] = subject.delivery->recipient;
        change.personal["delivery.recipient_id_number"] = subject.delivery->recipient_id_number;
        if (subject.rating) {
            change.payload["rating"] = static_cast<int>(subject.rating->level);
            change.payload["rating_default"] = subject.rating->is_default;
            change.personal["rating.words"] = subject.rating->words;
        }
        break;
    case CaseState::received:
    case CaseState::accepted:
    case CaseState::ready:
        break;
    }
    if (subject.acceptance_refusal)
        change.personal["refusal.reason"] = subject.acceptance_refusal->reason;
}

std::string kindOf(IntakeOutcome outcome) {
    switch (outcome) {
    case IntakeOutcome::receive:
        return "case.received";
    case IntakeOutcome::accept:
        return "case.accepted";
    case IntakeOutcome::supplement:
        return "case.supplement_asked";
    case IntakeOutcome::refuse:
        return "case.refusal_proposed";
    }
    return {};
}

Result<void> requireLevel(const catalog::Item& item, const identity::Organization& receiving) {
    const auto level = receiving.region.level();
    if (std::ranges::find(item.levels, level) != item.levels.end())
        return {};
    return fail(ErrorKind::conflict, "item.level_forbids",
                {{"level", std::string(regions::levelChinese(level))}});
}

// The counter states only what was handed in; names, forms and need come from the item.
std::vector<CollectedMaterial> materialsOf(const catalog::Item& item,
                                           const std::vector<CollectedMaterial>& stated) {
    std::vector<CollectedMaterial> rows = stated;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].name = item.materials[i].name;
        rows[i].form = item.materials[i].form;
        rows[i].required = item.materials[i].required;
    }
    return rows;
}

// Everything of a new case that follows from who sits where and what was stated.
Case newCase(const identity::Actor& actor, const catalog::ItemVersion& item,
             const IntakeCommand& command) {
    Case subject;
    subject.item_code = item.item.code;
    subject.item_version = item.version;
    subject.item_name = item.item.name;
    subject.immediate = item.item.immediate;
    subject.applicant = command.applicant;
    subject.agent = command.agent;
    subject.materials = materialsOf(item.item, command.materials);
    subject.mail_address = command.mail_address;
    subject.collect_method = command.mail_address.empty() ? "窗口领取" : "邮寄";
    subject.duplicate_reason = command.duplicate_reason;
    subject.receiving = actor.organization.id;
    subject.region = actor.organization.region;
    subject.station = actor.station->id;
    subject.clerk = actor.user;
    subject.clerk_name = actor.name;
    return subject;
}

} // namespace

std::string recordHash(const std::string& salt, const std::string& content) {
    return journal::commitment(salt, content);
}

std::string queryCodeHash(const CaseNumber& number, const std::string& code) {
    return sha256Hex(number.str() + ":" + code);
}

Result<OrganizationId>
decidingOrganization(const catalog::Item& item, const identity::Organization& receiving,
                     const std::vector<identity::Organization>& organizations) {
    using identity::OrganizationKind;
    if (item.decided_by_level == regions::RegionLevel::city)
        return fail(ErrorKind::conflict, "case.decided_by_city");
    const std::string department = TRY(catalog::departmentKey(item.department));
    const bool by_township = item.decided_by_level == regions::RegionLevel::township;
    // A county hall stands in no township, and which one decides depends on where the person lives.
    if (by_township && receiving.region.level() == regions::RegionLevel::county)
        return fail(ErrorKind::conflict, "case.decided_by_township");
    const bool by_branch = by_township && catalog::namesBranch(item.department);
    for (const auto& organization : organizations) {
        if (organization.region.level() != item.decided_by_level ||
            !organization.region.contains(receiving.region))
            continue;
        if (by_township && !by_branch) {
            if (organization.kind == OrganizationKind::township_government)
                return organization.id;
        } else if (organization.kind == OrganizationKind::department &&
                   TRY(catalog::departmentKey(organization.department)) == department) {
            return organization.id;
        }
    }
    if (by_township)
        return fail(ErrorKind::conflict, "case.department_missing",
                    {{"department", by_branch ? item.department : "乡镇人民政府"}});
    return fail(ErrorKind::conflict, "case.department_missing", {{"department", department}});
}

Result<AcceptanceDates> CaseService::acceptanceDates(const catalog::Item& item,
                                                     CivilDate accepted_on) const {
    AcceptanceDates dates;
    dates.accepted_on = accepted_on;
    const auto due = TRY(ports_.calendar.due(accepted_on, item.promised_days, item.days_unit));
    dates.due_on = due.date;
    dates.due_estimated = due.estimated;
    if (item.statutory_days) {
        dates.statutory_due_on =
            TRY(ports_.calendar.due(accepted_on, *item.statutory_days, item.statutory_unit)).date;
    }
    dates.calendar_version = ports_.calendar.version();
    return dates;
}

Result<SupplementNotice> CaseService::noticeOf(std::vector<SupplementItem> items) const {
    const Instant now = ports_.clock.now();
    const auto due =
        TRY(ports_.calendar.due(civilDate(now), kSupplementDays, calendar::DayUnit::working_day));
    return SupplementNotice{std::move(items), due.date, now};
}

Signature CaseService::signatureOf(const identity::Actor& actor) const {
    return {ports_.clock.now(), actor.user, actor.name};
}

Result<void> CaseService::applyOutcome(ReadTx& tx, Case& subject, const identity::Actor& actor,
                                       const catalog::Item& item, const IntakeCommand& command) {
    if (command.conditions_checked || item.conditions.empty())
        subject.conditions_checked = signatureOf(actor);
    switch (command.outcome) {
    case IntakeOutcome::receive:
        return {};
    case IntakeOutcome::accept:
        return cases::accept(subject, TRY(acceptanceDates(item, civilDate(subject.received_at))));
    case IntakeOutcome::supplement:
        return cases::askSupplement(subject, TRY(noticeOf(command.supplement)));
    case IntakeOutcome::refuse:
        if (!command.refusal)
            return fail(ErrorKind::invalid, "case.acceptance_refusal_needs_reasons");
        return propose(tx, actor, subject, *command.refusal);
    }
    return {};
}

Result<void> CaseService::propose(ReadTx& tx, const identity::Actor& actor, Case& subject,
                                  const RefusalGrounds& grounds) {
    const auto deciding = TRY(ports_.directory.organization(tx, subject.deciding));
    if (trimmed(grounds.proper_organ) == deciding.name)
        return fail(ErrorKind::invalid, "case.proper_organ_unfit");
    return cases::proposeRefusal(subject, grounds, signatureOf(actor));
}

// Whom an item may be decided by. A county has many organisations, and few are asked for.
Result<std::vector<identity::Organization>> CaseService::deciders(ReadTx& tx,
                                                                  const catalog::Item& item) {
    if (item.decided_by_level != regions::RegionLevel::county)
        return ports_.directory.organizations(tx);
    return ports_.directory.departments(tx, TRY(catalog::departmentKey(item.department)));
}

std::string CaseService::newSalt() {
    return toHex(ports_.random.bytes(kSaltBytes));
}

Result<CaseChange> CaseService::intake(Tx& tx, const identity::Actor& actor,
                                       const IntakeCommand& stated) {
    TRY(identity::require(actor, Permission::case_intake, {actor.organization.region, {}}));
    if (!actor.station)
        return fail(ErrorKind::conflict, "case.station_required");
    const auto item = TRY(ports_.items.current(tx, stated.item_code));
    if (!item)
        return fail(ErrorKind::not_found, "item.not_found", {{"code", stated.item_code.str()}});
    if (item->version != stated.item_version)
        return fail(ErrorKind::conflict, "item.version_outdated",
                    {{"version", std::to_string(item->version)}});
    TRY(requireLevel(item->item, actor.organization));
    const Instant now = ports_.clock.now();
    IntakeCommand command = stated;
    TRY(checkIntake(command, item->item, civilDate(now)));
    if (trimmed(command.duplicate_reason).empty()) {
        const auto open =
            TRY(ports_.cases.openCases(tx, command.applicant.id_number, command.item_code));
        if (!open.empty())
            return fail(ErrorKind::conflict, "case.duplicate", {{"number", open.front().str()}});
    }

    Case subject = newCase(actor, *item, command);
    subject.deciding =
        TRY(decidingOrganization(item->item, actor.organization, TRY(deciders(tx, item->item))));
    subject.received_at = now;
    const CivilDate today = civilDate(now);
    const int serial = TRY(ports_.cases.nextSerial(tx, subject.station, today));
    subject.number =
        makeCaseNumber({subject.region.county(), today, subject.station.str(), serial});
    const std::string query_code = randomDigits(kQueryCodeDigits, ports_.random);
    subject.query_code_hash = queryCodeHash(subject.number, query_code);
    TRY(applyOutcome(tx, subject, actor, item->item, command));
    subject.version = 1;
    subject.salt = newSalt();
    const std::string stored = TRY(ports_.cases.add(tx, subject));

    identity::Change change{
        kindOf(command.outcome), entityOf(subject.number), payloadOf(subject, stored), {}};
    change.payload["scans"] = scansOf(subject);
    addApplicant(change, subject);
    addWords(change, subject);
    TRY(ports_.changes.record(tx, actor, change));
    return CaseChange{std::move(subject), item, query_code};
}

Result<CaseChange> CaseService::change(Tx& tx, const identity::Actor& actor,
                                       const CaseNumber& number, const Step& step,
                                       const Transition& transition) {
    Case subject = TRY(ports_.cases.load(tx, number));
    const identity::Scope scope{subject.region, subject.deciding};
    // By the counter that took it in, whose clerks have met the applicant.
    const bool on_the_spot = subject.immediate && step.at_counter &&
                             actor.organization.id == subject.receiving &&
                             identity::allowed(actor, Permission::case_conclude_on_the_spot, scope);
    if (!on_the_spot)
        TRY(identity::require(actor, step.permission, scope));
    if (subject.version != step.version)
        return tl::unexpected(TRY(changedSince(tx, ports_.history, subject, step.version)));
    const auto item = TRY(ports_.items.version(tx, subject.item_code, subject.item_version));
    const std::set<std::string> scans_before = scansOf(subject);
    TRY(transition(subject, *item));
    ++subject.version;
    subject.salt = newSalt();
    const std::string stored = TRY(ports_.cases.update(tx, subject));
    identity::Change change{step.kind, entityOf(subject.number), payloadOf(subject, stored), {}};
    if (const auto scans = scansOf(subject); scans != scans_before)
        change.payload["scans"] = scans;
    addWords(change, subject);
    TRY(ports_.changes.record(tx, actor, change));
    return CaseChange{std::move(subject), item, {}};
}

Result<CaseChange> CaseService::accept(Tx& tx, const identity::Actor& actor,
                                       const CaseNumber& number, const AcceptCommand& command) {
    return change(tx, actor, number, {Permission::case_accept, "case.accepted", command.version},
                  [&](Case& subject, const catalog::ItemVersion& item) -> Result<void> {
                      const CivilDate today = civilDate(ports_.clock.now());
                      if (command.conditions_checked)
                          subject.conditions_checked = signatureOf(actor);
                      return cases::accept(subject, TRY(acceptanceDates(item.item, today)));
                  });
}

Result<CaseChange> CaseService::askSupplement(Tx& tx, const identity::Actor& actor,
                                              const CaseNumber& number,
                                              const SupplementCommand& command) {
    return change(tx, actor, number,
                  {Permission::case_accept, "case.supplement_asked", command.version},
                  [&](Case& subject, const catalog::ItemVersion&) -> Result<void> {
                      return cases::askSupplement(subject, TRY(noticeOf(command.items)));
                  });
}

Result<CaseChange> CaseService::proposeRefusal(Tx& tx, const identity::Actor& actor,
                                               const CaseNumber& number,
                                               const ProposeRefusalCommand& command) {
    return change(tx, actor, number,
                  {Permission::case_accept, "case.refusal_proposed", command.version},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      return propose(tx, actor, subject, command.refusal);
                  });
}

Result<CaseChange> CaseService::confirmRefusal(Tx& tx, const identity::Actor& actor,
                                               const CaseNumber& number,
                                               const ConfirmRefusalCommand& command) {
    return change(tx, actor, number,
                  {Permission::case_review, "case.acceptance_refused", command.version},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      return cases::confirmRefusal(subject, signatureOf(actor));
                  });
}

Result<CaseChange> CaseService::resubmit(Tx& tx, const identity::Actor& actor,
                                         const CaseNumber& number, const ResubmitCommand& command) {
    return change(tx, actor, number, {Permission::case_accept, "case.resubmitted", command.version},
                  [&](Case& subject, const catalog::ItemVersion& item) -> Result<void> {
                      TRY(checkMaterials(command.materials, item.item));
                      return cases::resubmit(subject, materialsOf(item.item, command.materials),
                                             signatureOf(actor));
                  });
}

Result<CaseChange> CaseService::review(Tx& tx, const identity::Actor& actor,
                                       const CaseNumber& number, const ReviewCommand& command) {
    return change(tx, actor, number,
                  {Permission::case_review, "case.reviewed", command.version, true},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      return cases::review(subject, {trimmed(command.opinion), actor.user,
                                                     actor.name, ports_.clock.now()});
                  });
}

Result<CaseChange> CaseService::decide(Tx& tx, const identity::Actor& actor,
                                       const CaseNumber& number, const DecideCommand& command) {
    const Decision decision{command.granted,
                            command.content,
                            command.conditions,
                            command.reasons,
                            command.basis,
                            command.certificate_number,
                            command.valid_from,
                            command.valid_to,
                            actor.user,
                            actor.name,
                            civilDate(ports_.clock.now())};
    return change(tx, actor, number,
                  {Permission::case_decide, "case.decided", command.version, true},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      return cases::decide(subject, decision);
                  });
}

Result<CaseChange> CaseService::makeReady(Tx& tx, const identity::Actor& actor,
                                          const CaseNumber& number, const ReadyCommand& command) {
    // The department hands the result to the output desk, or the desk fetches it.
    const Case subject = TRY(ports_.cases.load(tx, number));
    const identity::Scope scope{subject.region, subject.deciding};
    const auto permission = identity::allowed(actor, Permission::case_deliver, scope)
                                ? Permission::case_deliver
                                : Permission::case_review;
    return change(tx, actor, number, {permission, "case.ready", command.version},
                  [](Case& ready, const catalog::ItemVersion&) { return cases::makeReady(ready); });
}

Result<CaseChange> CaseService::deliver(Tx& tx, const identity::Actor& actor,
                                        const CaseNumber& number, const DeliverCommand& command) {
    const Instant now = ports_.clock.now();
    Delivery delivery{.method = command.method,
                      .recipient = trimmed(command.recipient),
                      .recipient_id_kind = command.recipient_id_kind,
                      .recipient_id_number = {},
                      .relation = trimmed(command.relation),
                      .place = trimmed(command.place),
                      .mail_number = toUpperAscii(toHalfWidth(trimmed(command.mail_number))),
                      .by = actor.user,
                      .by_name = actor.name,
                      .at = now};
    if (!trimmed(command.recipient_id_number).empty()) {
        delivery.recipient_id_number = TRY(identity::normaliseIdNumber(
            command.recipient_id_kind, command.recipient_id_number, civilDate(now)));
    }
    return change(tx, actor, number, {Permission::case_deliver, "case.delivered", command.version},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      // What is mailed is not handed over here.
                      if (delivery.place.empty())
                          delivery.place = delivery.method == DeliveryMethod::mail
                                               ? subject.mail_address
                                               : actor.organization.name;
                      return cases::deliver(subject, delivery);
                  });
}

Result<CaseChange> CaseService::rate(Tx& tx, const identity::Actor& actor, const CaseNumber& number,
                                     const RateCommand& command) {
    return change(tx, actor, number, {Permission::case_deliver, "case.rated", command.version},
                  [&](Case& subject, const catalog::ItemVersion&) {
                      return cases::rate(subject, {command.level, command.is_default, command.words,
                                                   ports_.clock.now()});
                  });
}

} // namespace bianmin::cases
