// The structs whose description the contract file repeats.
#include "shared/contract/messages.h"
#include "shared/contract/problem.h"
#include "shared/contract/store_messages.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/domain/identity/identity_service.h"
#include "shared/domain/journal/head_service.h"
#include "tests/api/contract_reflection.h"

namespace bianmin::contract_test {

#define BIANMIN_NAMED(type, name)                                                                  \
    template <>                                                                                    \
    struct SchemaName<type> {                                                                      \
        static constexpr std::string_view value = name;                                            \
    }

BIANMIN_NAMED(contract::Empty, "Empty");
BIANMIN_NAMED(contract::FileHash, "FileHash");
BIANMIN_NAMED(contract::Health, "Health");
BIANMIN_NAMED(contract::NewPassword, "NewPassword");
BIANMIN_NAMED(contract::Problem, "Problem");
BIANMIN_NAMED(contract::ProblemField, "ProblemField");
BIANMIN_NAMED(documents::DocumentNumber, "DocumentNumber");
BIANMIN_NAMED(documents::LedgerLine, "LedgerLine");
BIANMIN_NAMED(documents::LedgerQuery, "LedgerQuery");
BIANMIN_NAMED(documents::NumberBook, "NumberBook");
BIANMIN_NAMED(documents::NumberBookView, "NumberBookView");
BIANMIN_NAMED(documents::NumberLedger, "NumberLedger");
BIANMIN_NAMED(documents::NumberReservation, "NumberReservation");
BIANMIN_NAMED(documents::NumberVoid, "NumberVoid");
BIANMIN_NAMED(documents::ReserveNumbersCommand, "ReserveNumbersCommand");
BIANMIN_NAMED(documents::VoidNumberCommand, "VoidNumberCommand");
BIANMIN_NAMED(OthersChange, "OthersChange");
BIANMIN_NAMED(contract::WhoAmI, "WhoAmI");
BIANMIN_NAMED(PageRequest, "PageRequest");
BIANMIN_NAMED(regions::Region, "Region");
BIANMIN_NAMED(identity::Organization, "Organization");
BIANMIN_NAMED(identity::Station, "Station");
BIANMIN_NAMED(identity::AccountView, "AccountView");
BIANMIN_NAMED(identity::LoginCommand, "LoginCommand");
BIANMIN_NAMED(identity::LoginResult, "LoginResult");
BIANMIN_NAMED(identity::AddAccountCommand, "AddAccountCommand");
BIANMIN_NAMED(catalog::Material, "Material");
BIANMIN_NAMED(catalog::Step, "Step");
BIANMIN_NAMED(catalog::Fee, "Fee");
BIANMIN_NAMED(catalog::ItemResult, "ItemResult");
BIANMIN_NAMED(catalog::Item, "Item");
BIANMIN_NAMED(catalog::ItemVersion, "ItemVersion");
BIANMIN_NAMED(catalog::ItemSummary, "ItemSummary");
BIANMIN_NAMED(catalog::ImportReport, "ImportReport");
BIANMIN_NAMED(cases::Applicant, "Applicant");
BIANMIN_NAMED(cases::Agent, "Agent");
BIANMIN_NAMED(cases::CollectedMaterial, "CollectedMaterial");
BIANMIN_NAMED(cases::SupplementItem, "SupplementItem");
BIANMIN_NAMED(cases::SupplementNotice, "SupplementNotice");
BIANMIN_NAMED(cases::Signature, "Signature");
BIANMIN_NAMED(cases::RefusalGrounds, "RefusalGrounds");
BIANMIN_NAMED(cases::AcceptanceRefusal, "AcceptanceRefusal");
BIANMIN_NAMED(cases::Opinion, "Opinion");
BIANMIN_NAMED(cases::Decision, "Decision");
BIANMIN_NAMED(cases::Delivery, "Delivery");
BIANMIN_NAMED(cases::Rating, "Rating");
BIANMIN_NAMED(cases::CaseDates, "CaseDates");
BIANMIN_NAMED(cases::Case, "Case");
BIANMIN_NAMED(cases::CaseView, "CaseView");
BIANMIN_NAMED(cases::CaseRow, "CaseRow");
BIANMIN_NAMED(cases::CaseQuery, "CaseQuery");
BIANMIN_NAMED(cases::HistoryEntry, "HistoryEntry");
BIANMIN_NAMED(cases::IntakeCommand, "IntakeCommand");
BIANMIN_NAMED(cases::AcceptCommand, "AcceptCommand");
BIANMIN_NAMED(cases::SupplementCommand, "SupplementCommand");
BIANMIN_NAMED(cases::ProposeRefusalCommand, "ProposeRefusalCommand");
BIANMIN_NAMED(cases::ConfirmRefusalCommand, "ConfirmRefusalCommand");
BIANMIN_NAMED(cases::ResubmitCommand, "ResubmitCommand");
BIANMIN_NAMED(cases::ReviewCommand, "ReviewCommand");
BIANMIN_NAMED(cases::DecideCommand, "DecideCommand");
BIANMIN_NAMED(cases::ReadyCommand, "ReadyCommand");
BIANMIN_NAMED(cases::DeliverCommand, "DeliverCommand");
BIANMIN_NAMED(cases::RateCommand, "RateCommand");
BIANMIN_NAMED(documents::CaseOutcome, "CaseOutcome");
BIANMIN_NAMED(documents::CaseFile, "CaseFile");
BIANMIN_NAMED(documents::DocumentRecord, "DocumentRecord");
BIANMIN_NAMED(documents::DocumentSummary, "DocumentSummary");
BIANMIN_NAMED(documents::PrintCommand, "PrintCommand");
BIANMIN_NAMED(documents::PrintEntry, "PrintEntry");
BIANMIN_NAMED(documents::VerifyAnswer, "VerifyAnswer");
BIANMIN_NAMED(documents::BlobRecord, "BlobRecord");
BIANMIN_NAMED(contract::Finding, "Finding");
BIANMIN_NAMED(contract::BlobCheckPage, "BlobCheckPage");
BIANMIN_NAMED(contract::BackupManifest, "BackupManifest");
BIANMIN_NAMED(contract::BackupView, "BackupView");
BIANMIN_NAMED(contract::Rows<contract::BackupView>, "BackupRows");
BIANMIN_NAMED(journal::Entry, "JournalEntry");
BIANMIN_NAMED(journal::RecordFault, "RecordFault");
BIANMIN_NAMED(journal::VerifyReport, "VerifyReport");
BIANMIN_NAMED(journal::HeadsReport, "HeadsReport");
BIANMIN_NAMED(contract::Rows<regions::Region>, "RegionRows");
BIANMIN_NAMED(contract::Rows<identity::Organization>, "OrganizationRows");
BIANMIN_NAMED(contract::Rows<identity::Station>, "StationRows");
BIANMIN_NAMED(contract::Rows<identity::AccountView>, "AccountRows");
BIANMIN_NAMED(contract::Rows<catalog::ItemSummary>, "ItemRows");
BIANMIN_NAMED(documents::CaseNumberCount, "CaseNumberCount");
BIANMIN_NAMED(documents::NumberOverview, "NumberOverview");
BIANMIN_NAMED(contract::Rows<journal::Entry>, "JournalEntryRows");
BIANMIN_NAMED(Page<cases::CaseRow>, "CaseRowPage");

#undef BIANMIN_NAMED

namespace {

template <class... T>
std::map<std::string, Json> schemasOf() {
    return {{std::string(SchemaName<T>::value), schemaOf<T>()}...};
}

template <class Row>
using Rows = contract::Rows<Row>;

std::map<std::string, Json> identitySchemas() {
    return schemasOf<contract::Empty, contract::FileHash, contract::Health, contract::NewPassword,
                     contract::Problem, contract::ProblemField, OthersChange, contract::WhoAmI,
                     PageRequest, regions::Region, identity::Organization, identity::Station,
                     identity::AccountView, identity::LoginCommand, identity::LoginResult,
                     identity::AddAccountCommand, Rows<regions::Region>,
                     Rows<identity::Organization>, Rows<identity::Station>,
                     Rows<identity::AccountView>, journal::Entry, journal::RecordFault,
                     journal::VerifyReport, journal::HeadsReport, Rows<journal::Entry>>();
}

std::map<std::string, Json> caseSchemas() {
    return schemasOf<
        cases::Applicant, cases::Agent, cases::CollectedMaterial, cases::SupplementItem,
        cases::SupplementNotice, cases::Signature, cases::RefusalGrounds, cases::AcceptanceRefusal,
        cases::Opinion, cases::Decision, cases::Delivery, cases::Rating, cases::CaseDates,
        cases::Case, cases::CaseView, cases::CaseRow, cases::CaseQuery, cases::HistoryEntry,
        cases::IntakeCommand, cases::AcceptCommand, cases::SupplementCommand,
        cases::ProposeRefusalCommand, cases::ConfirmRefusalCommand, cases::ResubmitCommand,
        cases::ReviewCommand, cases::DecideCommand, cases::ReadyCommand, cases::DeliverCommand,
        cases::RateCommand, Page<cases::CaseRow>>();
}

std::map<std::string, Json> catalogAndDocumentSchemas() {
    return schemasOf<catalog::Material, catalog::Step, catalog::Fee, catalog::ItemResult,
                     catalog::Item, catalog::ItemVersion, catalog::ItemSummary,
                     catalog::ImportReport, Rows<catalog::ItemSummary>, documents::CaseOutcome,
                     documents::CaseFile, documents::DocumentRecord, documents::DocumentSummary,
                     documents::PrintCommand, documents::PrintEntry, documents::VerifyAnswer>();
}

std::map<std::string, Json> storeSchemas() {
    return schemasOf<documents::BlobRecord, contract::Finding, contract::BlobCheckPage,
                     contract::BackupManifest, contract::BackupView, Rows<contract::BackupView>>();
}

std::map<std::string, Json> numberSchemas() {
    return schemasOf<documents::NumberBook, documents::DocumentNumber, documents::NumberBookView,
                     documents::NumberLedger, documents::LedgerLine, documents::LedgerQuery,
                     documents::NumberReservation, documents::NumberVoid,
                     documents::ReserveNumbersCommand, documents::VoidNumberCommand,
                     documents::CaseNumberCount, documents::NumberOverview>();
}

} // namespace

std::map<std::string, Json> allSchemas() {
    auto all = identitySchemas();
    all.merge(caseSchemas());
    all.merge(catalogAndDocumentSchemas());
    all.merge(storeSchemas());
    all.merge(numberSchemas());
    return all;
}

} // namespace bianmin::contract_test
