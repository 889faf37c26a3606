// Pages of cases by filter. The matching cases are reached over several sources, each walked in the
// order of the list along an index and only as far as one page; the results are merged.
#pragma once

#include "shared/domain/cases/case_service.h"
#include "shared/storage/sql/connection.h"

namespace bianmin::storage {

// "page.position_invalid"
Result<Page<cases::Case>> listCases(Connection& connection, const cases::CaseFilter& filter);

// The nine digits that a township's cases are found by; empty above that level.
[[nodiscard]] std::string townshipOf(const regions::RegionCode& region);

} // namespace bianmin::storage
