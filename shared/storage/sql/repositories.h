// Every repository of the SQL store in one place, for the composition roots. They hold no state, so
// one bundle serves all threads and every engine.
#pragma once

#include "shared/storage/sql/sql_account_repository.h"
#include "shared/storage/sql/sql_blob_repository.h"
#include "shared/storage/sql/sql_case_repository.h"
#include "shared/storage/sql/sql_command_repository.h"
#include "shared/storage/sql/sql_directory_repository.h"
#include "shared/storage/sql/sql_document_repository.h"
#include "shared/storage/sql/sql_item_repository.h"
#include "shared/storage/sql/sql_journal_repository.h"
#include "shared/storage/sql/sql_number_repository.h"

namespace bianmin::storage {

struct Repositories {
    SqlDirectoryRepository directory;
    SqlAccountRepository accounts;
    SqlJournalRepository journal;
    SqlCommandRepository commands;
    SqlItemRepository items;
    SqlCaseRepository cases;
    SqlDocumentRepository documents;
    SqlNumberRepository numbers;
    SqlBlobRepository blobs;
};

} // namespace bianmin::storage
