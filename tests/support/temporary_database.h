// A real store in a temporary folder, with the shared samples on request.
#pragma once

#include "shared/storage/sql/repositories.h"
#include "shared/storage/sqlite/sqlite_database.h"
#include "tests/support/temporary_directory.h"

namespace bianmin::support {

class TemporaryDatabase {
  public:
    // `settings.path` is replaced by the temporary file's.
    explicit TemporaryDatabase(storage::SqliteSettings settings = {});

    [[nodiscard]] storage::SqliteDatabase& database() { return *database_; }
    [[nodiscard]] storage::Repositories& repositories() { return repositories_; }
    [[nodiscard]] std::string path() const { return settings_.path; }

    // Closes the file in good order, and opens it again.
    void close() { database_.reset(); }
    void reopen();

    // Regions, organisations and stations of samples.h.
    void addDirectory();

  private:
    TemporaryDirectory directory_;
    storage::SqliteSettings settings_;
    std::unique_ptr<storage::SqliteDatabase> database_;
    storage::Repositories repositories_;
};

} // namespace bianmin::support
