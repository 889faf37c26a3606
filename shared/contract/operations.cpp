#include "shared/contract/operations.h"

#include "shared/base/result.h"
#include "shared/domain/documents/blob.h"

#include <algorithm>

namespace bianmin::contract {

namespace {

using P = identity::Permission;
constexpr auto kGet = Method::get;
constexpr auto kPost = Method::post;
constexpr auto kQuery = OperationKind::query;
constexpr auto kCommand = OperationKind::command;
constexpr auto kOpen = OperationKind::open;

constexpr Operation kOperations[] = {
    {"health", kGet, "/healthz", kOpen, {}},

    {"login", kPost, "/v1/sessions", kOpen, {}, 201},
    {"logout", Method::remove, "/v1/sessions/current", kQuery, {}},
    {"whoAmI", kGet, "/v1/sessions/current", kQuery, {}},
    {"listRegions", kGet, "/v1/regions", kQuery, P::directory_read},
    {"listOrganizations", kGet, "/v1/organizations", kQuery, P::directory_read},
    {"listStations", kGet, "/v1/stations", kQuery, P::directory_read},
    {"listAccounts", kGet, "/v1/accounts", kQuery, P::people_manage},
    {"addAccount", kPost, "/v1/accounts", kCommand, P::people_manage, 201},
    {"setPassword", kPost, "/v1/accounts/{user_id}/password", kCommand, P::people_manage},

    {"listItems", kGet, "/v1/items", kQuery, P::catalog_read},
    {"showItem", kGet, "/v1/items/{item_code}", kQuery, P::catalog_read},
    {"importItems", kPost, "/v1/items/import", kCommand, P::catalog_manage, 200,
     limits::kImportFileMaxBytes},

    {"intakeCase", kPost, "/v1/cases", kCommand, P::case_intake, 201},
    {"searchCases", kPost, "/v1/cases/search", kQuery, P::case_read},
    {"showCase", kGet, "/v1/cases/{case_number}", kQuery, P::case_read},
    {"acceptCase", kPost, "/v1/cases/{case_number}/accept", kCommand, P::case_accept},
    {"supplementCase", kPost, "/v1/cases/{case_number}/supplement", kCommand, P::case_accept},
    {"proposeRefusal", kPost, "/v1/cases/{case_number}/propose-refusal", kCommand, P::case_accept},
    {"confirmRefusal", kPost, "/v1/cases/{case_number}/confirm-refusal", kCommand, P::case_review},
    {"resubmitCase", kPost, "/v1/cases/{case_number}/resubmit", kCommand, P::case_accept},
    {"reviewCase",
     kPost,
     "/v1/cases/{case_number}/review",
     kCommand,
     {P::case_review, P::case_conclude_on_the_spot}},
    {"decideCase",
     kPost,
     "/v1/cases/{case_number}/decide",
     kCommand,
     {P::case_decide, P::case_conclude_on_the_spot}},
    {"readyCase",
     kPost,
     "/v1/cases/{case_number}/ready",
     kCommand,
     {P::case_deliver, P::case_review}},
    {"deliverCase", kPost, "/v1/cases/{case_number}/deliver", kCommand, P::case_deliver},
    {"rateCase", kPost, "/v1/cases/{case_number}/rate", kCommand, P::case_deliver},

    {"verifyDocument", kPost, "/v1/documents/verify", kQuery, P::document_print},
    {"showDocument", kGet, "/v1/documents/{document_id}", kQuery, P::document_print},
    {"recordPrint", kPost, "/v1/documents/{document_id}/prints", kCommand, P::document_print, 201},

    {"listNumbers", kGet, "/v1/numbers", kQuery, P::number_read},
    {"readNumberLedger", kPost, "/v1/numbers/ledger", kQuery, P::number_read},
    {"reserveNumbers", kPost, "/v1/numbers/reservations", kCommand, P::number_manage, 201},
    {"voidNumber", kPost, "/v1/numbers/voids", kCommand, P::number_manage, 201},

    // Uploading the same bytes twice is harmless: a file's name is their hash.
    {"storeFile", kPost, "/v1/files", kQuery, P::case_intake, 201, documents::kBlobMaxBytes,
     Transfer::upload},
    {"showFile", kGet, "/v1/files/{file_hash}", kQuery, P::case_read, 200,
     limits::kRequestBodyMaxBytes, Transfer::download},
    {"checkFiles", kGet, "/v1/store/files", kQuery, P::store_check},
    // One backup at a time: a repeat is refused while it runs.
    {"makeBackup", kPost, "/v1/store/backups", kQuery, P::backup_make, 202},
    {"listBackups", kGet, "/v1/store/backups", kQuery, P::backup_make},

    {"verifyJournal", kGet, "/v1/journal/verify", kQuery, P::journal_read},
    {"verifyHeads", kGet, "/v1/journal/heads/verify", kQuery, P::journal_read},
    {"tailJournal", kGet, "/v1/journal/entries", kQuery, P::journal_read},
    {"readJournal", kGet, "/v1/journal/page", kQuery, P::journal_read},
};

} // namespace

std::string_view methodName(Method method) {
    switch (method) {
    case Method::get:
        return "GET";
    case Method::post:
        return "POST";
    case Method::remove:
        return "DELETE";
    }
    return {};
}

std::string_view kindName(OperationKind kind) {
    switch (kind) {
    case OperationKind::open:
        return "open";
    case OperationKind::query:
        return "query";
    case OperationKind::command:
        return "command";
    }
    return {};
}

std::span<const Operation> operations() {
    return kOperations;
}

const Operation* findOperation(std::string_view id) {
    const auto found = std::ranges::find(kOperations, id, &Operation::id);
    return found == std::end(kOperations) ? nullptr : found;
}

} // namespace bianmin::contract
