// Cases, their serial numbers and their search index. Stateless; thread-safe.
#pragma once

#include "shared/domain/cases/case_service.h"

namespace bianmin::storage {

class SqlCaseRepository final : public cases::CaseRepository {
  public:
    Result<int> nextSerial(Tx& tx, const StationId& station, CivilDate day) override;
    Result<std::vector<cases::SerialCount>> serialCounts(ReadTx& tx) override;
    Result<cases::Case> load(ReadTx& tx, const CaseNumber& number) override;
    Result<cases::StoredCase> stored(ReadTx& tx, const CaseNumber& number) override;
    Result<std::optional<std::string>> wrongSerial(ReadTx& tx) override;
    // "store.duplicate" when the number is there already.
    Result<std::string> add(Tx& tx, const cases::Case& subject) override;
    // What a case is found by (person, item, place, day of receipt) is fixed at intake.
    Result<std::string> update(Tx& tx, const cases::Case& subject) override;
    // "page.position_invalid" when `page.after` did not come from a page of this order.
    Result<Page<cases::Case>> list(ReadTx& tx, const cases::CaseFilter& filter) override;
    Result<std::vector<CaseNumber>> openCases(ReadTx& tx, const std::string& id_number,
                                              const ItemId& item) override;
    Result<std::int64_t> count(ReadTx& tx) override;
};

} // namespace bianmin::storage
