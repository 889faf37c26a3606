// The services of a county over an open store, with its people: what a server does, without HTTP.
#pragma once

#include "shared/domain/journal/command_executor.h"
#include "shared/storage/sql/county_services.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "tests/fault/errand.h"

#include <string>

namespace bianmin::fault {

inline constexpr const char* kStream = "county-441821";

// Thread-safe: holds references only, beside services that are.
class Hall {
  public:
    Hall(storage::SqliteDatabase& database, const Clock& clock, Random& random);

    // The sample directory, the clerk and an item that is decided on the spot, where they are not
    // there yet.
    Result<void> furnish();

    // Runs a request as the server would, under its id; the answer.
    Result<Json> execute(const Request& request, const CommandId& id, const std::string& station);

    // The whole of `journal verify`, but for the signed heads.
    Result<journal::VerifyReport> verifyJournal();
    // The case as a reader sees it.
    Result<documents::CaseFile> file(const std::string& number);
    Result<Page<cases::CaseRow>> list();

  private:
    // Of both desks: one person may take in, decide on the spot and hand over.
    [[nodiscard]] static identity::Actor clerkAt(const std::string& station);
    // The head of the department that decides the hall's item.
    [[nodiscard]] static identity::Actor departmentHead();
    Result<Json> dispatch(Tx& tx, const identity::Actor& actor, const Request& request);

    storage::SqliteDatabase& database_;
    storage::Repositories repositories_;
    journal::CommandExecutor commands_;
    storage::CountyServices services_;
};

// An application for the hall's item with everything handed in; never refused as a duplicate.
[[nodiscard]] cases::IntakeCommand sampleIntake();
[[nodiscard]] catalog::ItemType sampleItemType();

} // namespace bianmin::fault
