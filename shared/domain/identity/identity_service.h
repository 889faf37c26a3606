// Log-in, sessions and accounts. Journals every change of an account, and failed log-ins by
// account.
#pragma once

#include "shared/base/random.h"
#include "shared/domain/identity/account.h"
#include "shared/domain/identity/change_recorder.h"
#include "shared/domain/identity/unrecorded_sessions.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::identity {

struct LoginCommand {
    std::string login_name;
    std::string password;
    std::optional<StationId> station; // where the person sits
};

struct LoginResult {
    std::string token; // 256 random bits in base64url; shown once
    Instant expires_at;
    AccountView account;
    Organization organization;
    std::optional<Station> station;
    std::vector<Permission> permissions;
};

struct AddAccountCommand {
    std::string login_name;
    std::string display_name;
    OrganizationId organization;
    std::vector<Role> roles;
    std::string password; // at least 10 characters of three classes
};

struct SetPasswordCommand {
    UserId user;
    std::string password;
};

// Session lifetime and lock-out; named so that configuration can replace them.
struct IdentityPolicy {
    std::chrono::hours session_lifetime{12};
    int failed_logins_max = 5;
    std::chrono::minutes lock_duration{10};
};

// Thread-safe. log-in and log-out open their own transactions, because password hashing must stay
// outside them. The constructor hashes once.
class IdentityService {
  public:
    struct Ports {
        TransactionRunner& transactions;
        AccountRepository& accounts;
        DirectoryRepository& directory;
        PasswordHasher& passwords;
        ChangeRecorder& changes;
        const Clock& clock;
        Random& random;
    };
    explicit IdentityService(Ports ports, IdentityPolicy policy = {});

    // "login.refused" for any wrong name or password (which one is not told), "login.locked"
    // {minutes}, "login.station_foreign" when the station belongs to another organisation
    // (administrators may sit anywhere). Journals session.opened and session.refused. While the
    // disk of the store is full a session is kept in memory, and recorded by its first request
    // after there is room; after as many wrong passwords as lock an account the answer is
    // "store.full", because no lock could be recorded.
    Result<LoginResult> login(const LoginCommand& command);
    // Good also when the session is over already. Journals session.closed.
    Result<void> logout(const std::string& token);
    // The person behind a token; "unauthenticated" when there is none, it has expired or the
    // account is no longer active.
    Result<Actor> authenticate(const std::string& token);

    // Prepared outside a transaction (hashing), then applied inside the caller's command.
    // "input.invalid" with every fault: account.login_name_invalid, account.display_name_missing,
    // account.roles_missing, password.too_weak.
    Result<Account> prepareAccount(const AddAccountCommand& command);
    Result<AccountView> addAccount(Tx& tx, const Actor& actor, const Account& account);
    // "password.too_weak"
    Result<std::string> preparePassword(const std::string& password);
    // Ends every session of the person and lifts a lock.
    Result<AccountView> setPassword(Tx& tx, const Actor& actor, const UserId& user,
                                    const std::string& password_hash);
    Result<std::vector<AccountView>> listAccounts(ReadTx& tx, const Actor& actor);

  private:
    struct Opening {
        Account account;
        Actor actor;
        Session session;
        std::string token;
    };
    // `verified`: what log-in verified outside the transaction, the account as it was then.
    Result<Opening> prepareSession(ReadTx& tx, const Account& verified,
                                   const std::optional<StationId>& station);
    Result<LoginResult> openSession(Tx& tx, const Account& verified,
                                    const std::optional<StationId>& station);
    Result<LoginResult> openUnrecorded(const Account& verified,
                                       const std::optional<StationId>& station);
    static LoginResult resultOf(const Opening& opening);
    Result<void> recordSession(Tx& tx, const Actor& actor, const Session& session);
    Result<void> recordLate(const SessionId& id);
    Result<Actor> actorOf(ReadTx& tx, const Account& account,
                          const std::optional<StationId>& station);
    Result<void> noteFailure(const UserId& user);
    Result<void> checkNotLocked(const Account& account) const;

    Ports ports_;
    IdentityPolicy policy_;
    UnrecordedSessions unrecorded_;
    std::string decoy_hash_; // verified for unknown names, so that the time does not tell
};

[[nodiscard]] AccountView viewOf(const Account& account);
// "account.login_name_invalid"; "password.too_weak".
[[nodiscard]] Result<void> checkLoginName(const std::string& login_name);
[[nodiscard]] Result<void> checkPasswordStrength(const std::string& password);

} // namespace bianmin::identity

namespace bianmin {

template <>
struct Schema<identity::LoginCommand> {
    using T = identity::LoginCommand;
    static constexpr FieldRule kText{.max = 200, .min = 1, .lines = LineMode::single_line};
    static constexpr auto fields(auto&& visit) {
        return visit(field("login_name", &T::login_name, kText),
                     field("password", &T::password, kText),
                     field("station", &T::station, {.presence = Presence::optional}));
    }
};

template <>
struct Schema<identity::LoginResult> {
    using T = identity::LoginResult;
    static constexpr auto fields(auto&& visit) {
        return visit(field("token", &T::token), field("expires_at", &T::expires_at),
                     field("account", &T::account), field("organization", &T::organization),
                     field("station", &T::station, {.presence = Presence::optional}),
                     field("permissions", &T::permissions));
    }
};

template <>
struct Schema<identity::AddAccountCommand> {
    using T = identity::AddAccountCommand;
    static constexpr FieldRule kText{.max = 200, .min = 1, .lines = LineMode::single_line};
    static constexpr auto fields(auto&& visit) {
        return visit(field("login_name", &T::login_name, kText),
                     field("display_name", &T::display_name, kText),
                     field("organization", &T::organization), field("roles", &T::roles, {.min = 1}),
                     field("password", &T::password, kText));
    }
};

template <>
struct Schema<identity::SetPasswordCommand> {
    using T = identity::SetPasswordCommand;
    static constexpr auto fields(auto&& visit) {
        return visit(field("user", &T::user),
                     field("password", &T::password,
                           {.max = 200, .min = 1, .lines = LineMode::single_line}));
    }
};

} // namespace bianmin
