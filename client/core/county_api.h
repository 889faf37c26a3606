// What a window asks of its county server, as typed calls. Presenters know only this interface, so
// they are tested with a fake and could be served by a local store just as well.
#pragma once

#include "shared/domain/catalog/item.h"
#include "shared/domain/documents/case_desk.h"
#include "shared/domain/identity/identity_service.h"
#include "shared/domain/regions/region_code.h"

#include <variant>
#include <vector>

namespace bianmin::client {

// An act on an existing case; each carries the version that the person has seen.
using CaseAct = std::variant<cases::AcceptCommand, cases::SupplementCommand,
                             cases::ProposeRefusalCommand, cases::ConfirmRefusalCommand,
                             cases::ResubmitCommand, cases::ReviewCommand, cases::DecideCommand,
                             cases::ReadyCommand, cases::DeliverCommand, cases::RateCommand>;

// Every call blocks for the answer: call it on a worker. Implementations are thread-safe. Commands
// take the id that their sender made and keeps for repeating the send. Errors are the server's, and
// "network.*" when it could not be reached.
class CountyApi {
  public:
    virtual ~CountyApi() = default;

    virtual Result<identity::LoginResult> login(const identity::LoginCommand&) = 0;
    virtual Result<void> logout() = 0;

    virtual Result<std::vector<regions::Region>> regions() = 0;
    virtual Result<std::vector<catalog::ItemSummary>> items() = 0;
    virtual Result<catalog::ItemVersion> item(const ItemId&, int version) = 0;

    virtual Result<documents::CaseOutcome> intake(const cases::IntakeCommand&,
                                                  const CommandId&) = 0;
    virtual Result<documents::CaseOutcome> act(const CaseNumber&, const CaseAct&,
                                               const CommandId&) = 0;
    virtual Result<documents::CaseFile> caseFile(const CaseNumber&) = 0;
    virtual Result<Page<cases::CaseRow>> search(const cases::CaseQuery&) = 0;

    virtual Result<documents::DocumentRecord> document(const DocumentId&) = 0;
    virtual Result<documents::PrintEntry>
    recordPrint(const DocumentId&, const documents::PrintCommand&, const CommandId&) = 0;
};

} // namespace bianmin::client
