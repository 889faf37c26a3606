#include "shared/storage/sql/county_services.h"

#include "shared/domain/calendar/work_calendar.h"

#include <utility>

namespace bianmin::storage {

documents::StoredRecords recordsOf(Repositories& repositories) {
    return documents::StoredRecords(
        {repositories.journal, repositories.directory, repositories.cases, repositories.documents,
         repositories.numbers, repositories.blobs, repositories.items, repositories.accounts});
}

CountyServices::CountyServices(Repositories& repositories, std::string stream, const Clock& clock,
                               Random& random)
    : records(recordsOf(repositories))
    , journal({repositories.journal, clock, random, records}, std::move(stream))
    , catalog({repositories.items, journal, clock})
    , cases({repositories.cases,
             repositories.items,
             repositories.directory,
             {repositories.journal, repositories.accounts},
             journal,
             calendar::publishedCalendar(),
             clock,
             random})
    , numbers({repositories.numbers, repositories.cases, repositories.directory, journal, clock,
               random})
    , desk({cases, repositories.documents, numbers, repositories.blobs, repositories.directory,
            journal, clock, random}) {}

} // namespace bianmin::storage
