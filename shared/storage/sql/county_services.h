// The services of a county over one store, put together in one way for every program that works on
// a store of its own.
#pragma once

#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/domain/documents/stored_records.h"
#include "shared/domain/journal/journal_service.h"
#include "shared/storage/sql/repositories.h"

#include <string>

namespace bianmin::storage {

// The records of a store that a verification holds against its journal.
[[nodiscard]] documents::StoredRecords recordsOf(Repositories& repositories);

// Thread-safe: holds references only, which must outlive it. Deadlines go by the published
// calendar.
struct CountyServices {
    CountyServices(Repositories& repositories, std::string stream, const Clock& clock,
                   Random& random);
    CountyServices(const CountyServices&) = delete; // its parts refer to each other
    CountyServices& operator=(const CountyServices&) = delete;

    // In the order of construction; each uses only those above it.
    documents::StoredRecords records;
    journal::JournalService journal;
    catalog::CatalogService catalog;
    cases::CaseService cases;
    documents::NumberService numbers;
    documents::CaseDesk desk;
};

} // namespace bianmin::storage
