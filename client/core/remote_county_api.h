// The county server over HTTPS.
#pragma once

#include "client/core/county_api.h"
#include "shared/transport/api_session.h"

#include <memory>

namespace bianmin::client {

// Thread-safe; keeps the session's token and owns its way to the server.
class RemoteCountyApi final : public CountyApi {
  public:
    explicit RemoteCountyApi(std::unique_ptr<transport::HttpTransport> transport)
        : transport_(std::move(transport))
        , session_(*transport_) {}

    Result<identity::LoginResult> login(const identity::LoginCommand& command) override;
    Result<void> logout() override;
    Result<std::vector<regions::Region>> regions() override;
    Result<std::vector<catalog::ItemSummary>> items() override;
    Result<catalog::ItemVersion> item(const ItemId& code, int version) override;
    Result<documents::CaseOutcome> intake(const cases::IntakeCommand& command,
                                          const CommandId& id) override;
    Result<documents::CaseOutcome> act(const CaseNumber& number, const CaseAct& act,
                                       const CommandId& id) override;
    Result<documents::CaseFile> caseFile(const CaseNumber& number) override;
    Result<Page<cases::CaseRow>> search(const cases::CaseQuery& query) override;
    Result<documents::DocumentRecord> document(const DocumentId& id) override;
    Result<documents::PrintEntry> recordPrint(const DocumentId& document,
                                              const documents::PrintCommand& command,
                                              const CommandId& id) override;

  private:
    std::unique_ptr<transport::HttpTransport> transport_;
    transport::ApiSession session_;
};

} // namespace bianmin::client
