// Accounts (人员账号) and sessions (登录会话), with their repository ports.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"
#include "shared/domain/identity/permission.h"

#include <optional>
#include <string>
#include <vector>

namespace bianmin::identity {

struct Account {
    UserId id;
    std::string login_name;   // 3-32 of a-z 0-9 . _ - ; unique
    std::string display_name; // 姓名
    OrganizationId organization;
    std::vector<Role> roles;
    bool active = true;
    std::string password_hash; // Argon2id in PHC form; never leaves the server
    int failed_logins = 0;     // in a row
    std::optional<Instant> locked_until;
};

// What the journal holds of a password: the SHA-256 of its slow, salted hash.
[[nodiscard]] std::string credentialHash(const Account& account);

// What others may see of an account.
struct AccountView {
    UserId id;
    std::string login_name;
    std::string display_name;
    OrganizationId organization;
    std::vector<Role> roles;
    bool active = true;
};

struct Session {
    SessionId id; // SHA-256 of the token; the token itself is never stored
    UserId user;
    std::optional<StationId> station;
    Instant created_at;
    Instant expires_at;
};

class DirectoryRepository {
  public:
    virtual ~DirectoryRepository() = default;
    virtual Result<void> addRegion(Tx&, const regions::Region&) = 0;
    virtual Result<void> addOrganization(Tx&, const Organization&) = 0;
    virtual Result<void> addStation(Tx&, const Station&) = 0;
    virtual Result<std::vector<regions::Region>> regions(ReadTx&) = 0;
    virtual Result<std::vector<Organization>> organizations(ReadTx&) = 0;
    // Those whose Organization::department is this, by id.
    virtual Result<std::vector<Organization>> departments(ReadTx&,
                                                          const std::string& department) = 0;
    virtual Result<std::vector<Station>> stations(ReadTx&) = 0;
    // "organization.not_found" {id}
    virtual Result<Organization> organization(ReadTx&, const OrganizationId&) = 0;
    // "station.not_found" {id}
    virtual Result<Station> station(ReadTx&, const StationId&) = 0;
};

// SHA-256 of the canonical JSON of all regions, organisations and stations.
[[nodiscard]] Result<std::string> directoryHash(ReadTx&, DirectoryRepository&);

class AccountRepository {
  public:
    virtual ~AccountRepository() = default;
    // "account.login_name_taken" when the name exists.
    virtual Result<void> add(Tx&, const Account&) = 0;
    virtual Result<void> update(Tx&, const Account&) = 0;
    virtual Result<std::optional<Account>> findByLoginName(ReadTx&, const std::string&) = 0;
    // "account.not_found"
    virtual Result<Account> load(ReadTx&, const UserId&) = 0;
    virtual Result<std::vector<AccountView>> list(ReadTx&) = 0; // by login name
    virtual Result<void> addSession(Tx&, const Session&) = 0;
    virtual Result<std::optional<Session>> findSession(ReadTx&, const SessionId&) = 0;
    virtual Result<void> endSession(Tx&, const SessionId&) = 0;
    virtual Result<void> endSessionsOf(Tx&, const UserId&) = 0;
    virtual Result<void> dropExpiredSessions(Tx&, Instant now) = 0;
};

// Port: the memory-hard password hash. Slow on purpose (tens of milliseconds): call it outside
// transactions only.
class PasswordHasher {
  public:
    virtual ~PasswordHasher() = default;
    [[nodiscard]] virtual Result<std::string> hash(const std::string& password) = 0;
    [[nodiscard]] virtual bool verify(const std::string& hash, const std::string& password) = 0;
};

} // namespace bianmin::identity

namespace bianmin {

template <>
struct Schema<identity::AccountView> {
    using T = identity::AccountView;
    static constexpr auto fields(auto&& visit) {
        return visit(field("id", &T::id), field("login_name", &T::login_name),
                     field("display_name", &T::display_name),
                     field("organization", &T::organization), field("roles", &T::roles),
                     field("active", &T::active));
    }
};

} // namespace bianmin
