// The use cases of a case (办件). Each checks the permission, the version and the guard, changes
// the case, and records the change; papers are added by documents::CaseDesk in the same
// transaction.
#pragma once

#include "shared/base/random.h"
#include "shared/domain/cases/case_history.h"
#include "shared/domain/cases/case_number.h"
#include "shared/domain/catalog/catalog_service.h"

#include <functional>
#include <string>
#include <vector>

namespace bianmin::cases {

// What a list may contain, already narrowed to what the actor may see. Empty parts do not narrow.
struct CaseFilter {
    std::optional<regions::RegionCode> region{}; // subtree of the receiving place
    std::optional<OrganizationId> deciding{};
    std::optional<UserId> clerk{};
    std::vector<CaseState> states{};           // empty = every one
    std::vector<CaseState> immediate_states{}; // of 即办件 also these; only beside `states`
    std::string text{};      // case number, or part of applicant's name, initials or item name
    std::string id_number{}; // exact
    // Order: oldest due date first for work lists, newest receipt first otherwise.
    enum class Order { due_first, newest_first } order = Order::newest_first;
    PageRequest page{};
};

// The serials of a terminal in a year: as many were given out as there are cases, or the store is
// damaged.
struct SerialCount {
    StationId station;
    int year = 0;
    std::int64_t given = 0;
    std::int64_t cases = 0;
};

// A case beside the JSON it was read from, to the byte: what recordHash() was taken of. A program
// that has learned new fields would write it differently.
struct StoredCase {
    Case subject;
    std::string content;
};

class CaseRepository {
  public:
    virtual ~CaseRepository() = default;
    // The next serial of a terminal on a day, from 1; "case_number.serial_exhausted".
    virtual Result<int> nextSerial(Tx&, const StationId&, CivilDate) = 0;
    // By station and year. Reads every case number: a second for a million of them.
    virtual Result<std::vector<SerialCount>> serialCounts(ReadTx&) = 0;
    virtual Result<std::int64_t> count(ReadTx&) = 0; // all cases
    // "case.not_found"
    virtual Result<Case> load(ReadTx&, const CaseNumber&) = 0;
    // "case.not_found"; "store.corrupt" when a column or a token by which the case is found is not
    // what the case says.
    virtual Result<StoredCase> stored(ReadTx&, const CaseNumber&) = 0;
    // "0101 260302" of a terminal and a day whose serial does not stand at its highest case.
    virtual Result<std::optional<std::string>> wrongSerial(ReadTx&) = 0;
    // Both give the JSON that was stored, of which the journal holds the hash.
    virtual Result<std::string> add(Tx&, const Case&) = 0;
    // Stores `subject` (whose version the service has raised by one); "case.changed" when the
    // stored version is not the one before.
    virtual Result<std::string> update(Tx&, const Case& subject) = 0;
    virtual Result<Page<Case>> list(ReadTx&, const CaseFilter&) = 0;
    // Open cases of this person for this item.
    virtual Result<std::vector<CaseNumber>> openCases(ReadTx&, const std::string& id_number,
                                                      const ItemId&) = 0;
};

// A changed case together with what was changed, for the desk that makes the papers.
struct CaseChange {
    Case subject;
    catalog::SharedItemVersion item;
    std::string query_code; // plain, only on intake
};

// Thread-safe: holds references only.
class CaseService {
  public:
    struct Ports {
        CaseRepository& cases;
        catalog::ItemRepository& items;
        identity::DirectoryRepository& directory;
        HistoryPorts history;
        identity::ChangeRecorder& changes;
        const calendar::WorkCalendar& calendar;
        const Clock& clock;
        Random& random;
    };
    explicit CaseService(Ports ports)
        : ports_(ports) {}

    // Received, and then what `outcome` says, as one change. "case.duplicate" {number} while an
    // open case of the same person and item exists and no reason is given.
    Result<CaseChange> intake(Tx&, const identity::Actor&, const IntakeCommand&);
    Result<CaseChange> accept(Tx&, const identity::Actor&, const CaseNumber&, const AcceptCommand&);
    Result<CaseChange> askSupplement(Tx&, const identity::Actor&, const CaseNumber&,
                                     const SupplementCommand&);
    Result<CaseChange> proposeRefusal(Tx&, const identity::Actor&, const CaseNumber&,
                                      const ProposeRefusalCommand&);
    Result<CaseChange> confirmRefusal(Tx&, const identity::Actor&, const CaseNumber&,
                                      const ConfirmRefusalCommand&);
    Result<CaseChange> resubmit(Tx&, const identity::Actor&, const CaseNumber&,
                                const ResubmitCommand&);
    Result<CaseChange> review(Tx&, const identity::Actor&, const CaseNumber&, const ReviewCommand&);
    Result<CaseChange> decide(Tx&, const identity::Actor&, const CaseNumber&, const DecideCommand&);
    Result<CaseChange> makeReady(Tx&, const identity::Actor&, const CaseNumber&,
                                 const ReadyCommand&);
    Result<CaseChange> deliver(Tx&, const identity::Actor&, const CaseNumber&,
                               const DeliverCommand&);
    Result<CaseChange> rate(Tx&, const identity::Actor&, const CaseNumber&, const RateCommand&);

    // Commands on a case: "case.changed" {state, version} when it is not in the version that the
    // command names, with what others did since in Error::changes.

    Result<CaseView> show(ReadTx&, const identity::Actor&, const CaseNumber&);
    // Of a case that show() has allowed.
    Result<std::vector<HistoryEntry>> history(ReadTx&, const CaseNumber&);
    Result<Page<CaseRow>> list(ReadTx&, const identity::Actor&, const CaseQuery&);
    Result<CaseView> view(ReadTx&, const Case&);

  private:
    using Transition = std::function<Result<void>(Case&, const catalog::ItemVersion&)>;
    struct Step {
        identity::Permission permission;
        std::string kind; // of the journal entry
        std::int64_t version;
        bool at_counter = false; // an act that concludes a 即办件 at the counter as well
    };
    Result<CaseChange> change(Tx&, const identity::Actor&, const CaseNumber&, const Step&,
                              const Transition&);
    Result<std::vector<identity::Organization>> deciders(ReadTx&, const catalog::Item&);
    std::string newSalt();
    Result<AcceptanceDates> acceptanceDates(const catalog::Item&, CivilDate accepted_on) const;
    Result<void> applyOutcome(ReadTx&, Case&, const identity::Actor&, const catalog::Item&,
                              const IntakeCommand&);
    // "case.proper_organ_unfit" also when the organ that is named is the one that decides.
    Result<void> propose(ReadTx&, const identity::Actor&, Case&, const RefusalGrounds&);
    [[nodiscard]] Signature signatureOf(const identity::Actor&) const;
    Result<SupplementNotice> noticeOf(std::vector<SupplementItem> items) const;

    Ports ports_;
};

// The organisation that decides an item taken in at `receiving`. "case.decided_by_city";
// "case.decided_by_township" at a county hall; "case.department_missing" {department}.
[[nodiscard]] Result<OrganizationId>
decidingOrganization(const catalog::Item& item, const identity::Organization& receiving,
                     const std::vector<identity::Organization>& organizations);

// What the journal holds of a case's whole content, its stored JSON: a commitment
// (journal/entry.h), salted with Case::salt so that it betrays nothing of the people in it.
[[nodiscard]] std::string recordHash(const std::string& salt, const std::string& content);

// Checks of what the counter sends against the item: applicant kind, numbers, materials. All faults
// at once, with their paths. Normalises numbers and names in place. Clients run the same check.
[[nodiscard]] Result<void> checkIntake(IntakeCommand& command, const catalog::Item& item,
                                       CivilDate today);
// The same of the material list alone: the item's rows in their order, copies in range.
[[nodiscard]] Result<void> checkMaterials(const std::vector<CollectedMaterial>& rows,
                                          const catalog::Item& item);
// A case number in the form it is stored, and the hash that guards its query code.
[[nodiscard]] std::string queryCodeHash(const CaseNumber& number, const std::string& code);

} // namespace bianmin::cases
