// Which act owes which paper (domain rule 2.3).
#include "shared/domain/documents/case_desk.h"

namespace bianmin::documents {

namespace {

std::vector<DocumentKind> papersOf(cases::IntakeOutcome outcome) {
    switch (outcome) {
    case cases::IntakeOutcome::receive:
    case cases::IntakeOutcome::refuse: // its notice follows when the reviewer has confirmed
        return {DocumentKind::material_receipt};
    case cases::IntakeOutcome::accept:
        return {DocumentKind::material_receipt, DocumentKind::acceptance_notice};
    case cases::IntakeOutcome::supplement:
        return {DocumentKind::material_receipt, DocumentKind::supplement_notice};
    }
    return {};
}

} // namespace

Result<CaseOutcome> CaseDesk::intake(Tx& tx, const identity::Actor& actor,
                                     const cases::IntakeCommand& command) {
    const auto change = TRY(ports_.cases.intake(tx, actor, command));
    TRY(useScans(tx, change.subject));
    return finish(tx, actor, change, papersOf(command.outcome), command.handwritten_number);
}

Result<CaseOutcome> CaseDesk::accept(Tx& tx, const identity::Actor& actor, const CaseNumber& number,
                                     const cases::AcceptCommand& command) {
    const auto change = TRY(ports_.cases.accept(tx, actor, number, command));
    return finish(tx, actor, change, {DocumentKind::acceptance_notice}, command.handwritten_number);
}

Result<CaseOutcome> CaseDesk::askSupplement(Tx& tx, const identity::Actor& actor,
                                            const CaseNumber& number,
                                            const cases::SupplementCommand& command) {
    const auto change = TRY(ports_.cases.askSupplement(tx, actor, number, command));
    return finish(tx, actor, change, {DocumentKind::supplement_notice}, command.handwritten_number);
}

Result<CaseOutcome> CaseDesk::proposeRefusal(Tx& tx, const identity::Actor& actor,
                                             const CaseNumber& number,
                                             const cases::ProposeRefusalCommand& command) {
    return finish(tx, actor, TRY(ports_.cases.proposeRefusal(tx, actor, number, command)), {});
}

Result<CaseOutcome> CaseDesk::confirmRefusal(Tx& tx, const identity::Actor& actor,
                                             const CaseNumber& number,
                                             const cases::ConfirmRefusalCommand& command) {
    const auto change = TRY(ports_.cases.confirmRefusal(tx, actor, number, command));
    return finish(tx, actor, change, {DocumentKind::refusal_of_acceptance},
                  command.handwritten_number);
}

Result<CaseOutcome> CaseDesk::resubmit(Tx& tx, const identity::Actor& actor,
                                       const CaseNumber& number,
                                       const cases::ResubmitCommand& command) {
    const auto change = TRY(ports_.cases.resubmit(tx, actor, number, command));
    TRY(useScans(tx, change.subject));
    // 收件凭证(补正): the applicant holds a receipt for what was handed in now.
    return finish(tx, actor, change, {DocumentKind::material_receipt});
}

Result<CaseOutcome> CaseDesk::review(Tx& tx, const identity::Actor& actor, const CaseNumber& number,
                                     const cases::ReviewCommand& command) {
    return finish(tx, actor, TRY(ports_.cases.review(tx, actor, number, command)), {});
}

Result<CaseOutcome> CaseDesk::decide(Tx& tx, const identity::Actor& actor, const CaseNumber& number,
                                     const cases::DecideCommand& command) {
    const auto change = TRY(ports_.cases.decide(tx, actor, number, command));
    return finish(tx, actor, change,
                  {command.granted ? DocumentKind::grant_decision : DocumentKind::refusal_decision},
                  command.handwritten_number);
}

Result<CaseOutcome> CaseDesk::makeReady(Tx& tx, const identity::Actor& actor,
                                        const CaseNumber& number,
                                        const cases::ReadyCommand& command) {
    return finish(tx, actor, TRY(ports_.cases.makeReady(tx, actor, number, command)), {});
}

Result<CaseOutcome> CaseDesk::deliver(Tx& tx, const identity::Actor& actor,
                                      const CaseNumber& number,
                                      const cases::DeliverCommand& command) {
    const auto change = TRY(ports_.cases.deliver(tx, actor, number, command));
    return finish(tx, actor, change, {DocumentKind::delivery_receipt});
}

Result<CaseOutcome> CaseDesk::rate(Tx& tx, const identity::Actor& actor, const CaseNumber& number,
                                   const cases::RateCommand& command) {
    return finish(tx, actor, TRY(ports_.cases.rate(tx, actor, number, command)), {});
}

} // namespace bianmin::documents
