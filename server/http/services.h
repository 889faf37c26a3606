// What the handlers may call. Everything is thread-safe and outlives the server.
#pragma once

#include "reports/document_renderer.h"
#include "server/store/backup_service.h"
#include "server/store/blob_service.h"
#include "shared/domain/catalog/catalog_service.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/domain/identity/identity_service.h"
#include "shared/domain/journal/command_executor.h"
#include "shared/domain/journal/head_service.h"
#include "shared/domain/journal/journal_service.h"

#include <functional>
#include <string>

namespace bianmin::http {

// A slow one-way image of a secret for a given salt: what the idempotency record of a command keeps
// in place of a password that the command carries.
using SecretImage =
    std::function<Result<std::string>(const std::string& secret, const std::string& salt)>;

struct Services {
    TransactionRunner& transactions;
    journal::CommandExecutor& commands;
    identity::IdentityService& identity;
    identity::DirectoryRepository& directory;
    identity::AccountRepository& accounts;
    catalog::CatalogService& catalog;
    cases::CaseService& cases;
    documents::CaseDesk& desk;
    documents::NumberService& numbers;
    journal::JournalService& journal;
    journal::HeadService& heads;
    server::BlobService& blobs;
    server::BackupService& backups;
    const reports::DocumentRenderer& papers;
    SecretImage secret_image;
};

} // namespace bianmin::http
