// Every repository of the SQL store in one place, for the composition roots. They hold no state but
// what was published for good, so one bundle serves all threads of one store.
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
