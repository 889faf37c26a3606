// Accounts, their roles and their sessions. Stateless; thread-safe.
#pragma once

#include "shared/domain/identity/account.h"

namespace bianmin::storage {

class SqlAccountRepository final : public identity::AccountRepository {
  public:
    Result<void> add(Tx& tx, const identity::Account& account) override;
    Result<void> update(Tx& tx, const identity::Account& account) override;
    Result<std::optional<identity::Account>> findByLoginName(ReadTx& tx,
                                                             const std::string& name) override;
    Result<identity::Account> load(ReadTx& tx, const UserId& id) override;
    Result<std::vector<identity::AccountView>> list(ReadTx& tx) override;
    Result<void> addSession(Tx& tx, const identity::Session& session) override;
    Result<std::optional<identity::Session>> findSession(ReadTx& tx, const SessionId& id) override;
    Result<void> endSession(Tx& tx, const SessionId& id) override;
    Result<void> endSessionsOf(Tx& tx, const UserId& user) override;
    Result<void> dropExpiredSessions(Tx& tx, Instant now) override;
};

} // namespace bianmin::storage
