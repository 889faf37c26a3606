#include "shared/storage/sql/sql_account_repository.h"

#include "shared/storage/sql/statements.h"

#include <map>

namespace bianmin::storage {
namespace {

using identity::Account;
using identity::AccountView;
using identity::Role;
using identity::Session;

Value boundLock(const std::optional<Instant>& locked_until) {
    return locked_until ? boundInstant(*locked_until) : Value(nullptr);
}

constexpr char kSelectById[] = "SELECT id, login_name, display_name, organization, active, "
                               "password_hash, failed_logins, locked_until "
                               "FROM account WHERE id = ?";
constexpr char kSelectByLoginName[] = "SELECT id, login_name, display_name, organization, active, "
                                      "password_hash, failed_logins, locked_until "
                                      "FROM account WHERE login_name = ?";

Result<Account> readAccount(const Rows& row) {
    Account account;
    account.id = UserId(readText(row, 0));
    account.login_name = readText(row, 1);
    account.display_name = readText(row, 2);
    account.organization = OrganizationId(readText(row, 3));
    account.active = row.integer(4) != 0;
    account.password_hash = readText(row, 5);
    account.failed_logins = static_cast<int>(row.integer(6));
    if (!row.isNull(7))
        account.locked_until = readInstant(row, 7);
    return account;
}

Result<std::optional<Account>> accountWithRoles(Connection& connection,
                                                std::unique_ptr<Rows> rows) {
    auto account = TRY(readFirst<Account>(std::move(rows), readAccount));
    if (account) {
        account->roles = TRY(
            readAll<Role>(TRY(connection.query("SELECT role FROM account_role WHERE account = ? "
                                               "ORDER BY position",
                                               {account->id.str()})),
                          [](const Rows& row) { return readEnum<Role>(row, 0); }));
    }
    return account;
}

Result<void> addRoles(Connection& connection, const Account& account) {
    int position = 0;
    for (const Role role : account.roles) {
        TRY(connection.execute(
            "INSERT INTO account_role (account, position, role) VALUES (?, ?, ?)",
            {account.id.str(), position, enumName(role)}));
        ++position;
    }
    return {};
}

} // namespace

Result<void> SqlAccountRepository::add(Tx& tx, const Account& account) {
    Connection& connection = connectionOf(tx);
    TRY(duplicateAs(connection.execute(
                        "INSERT INTO account (id, login_name, display_name, organization, active, "
                        "password_hash, failed_logins, locked_until) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        {account.id.str(), account.login_name, account.display_name,
                         account.organization.str(), account.active ? 1 : 0, account.password_hash,
                         account.failed_logins, boundLock(account.locked_until)}),
                    "account.login_name_taken"));
    return addRoles(connection, account);
}

Result<void> SqlAccountRepository::update(Tx& tx, const Account& account) {
    Connection& connection = connectionOf(tx);
    const auto found = TRY(duplicateAs(
        connection.execute("UPDATE account SET login_name = ?, display_name = ?, organization = ?, "
                           "active = ?, password_hash = ?, failed_logins = ?, locked_until = ? "
                           "WHERE id = ?",
                           {account.login_name, account.display_name, account.organization.str(),
                            account.active ? 1 : 0, account.password_hash, account.failed_logins,
                            boundLock(account.locked_until), account.id.str()}),
        "account.login_name_taken"));
    if (found == 0)
        return fail(ErrorKind::not_found, "account.not_found");
    TRY(connection.execute("DELETE FROM account_role WHERE account = ?", {account.id.str()}));
    return addRoles(connection, account);
}

Result<std::optional<Account>> SqlAccountRepository::findByLoginName(ReadTx& tx,
                                                                     const std::string& name) {
    Connection& connection = connectionOf(tx);
    return accountWithRoles(connection, TRY(connection.query(kSelectByLoginName, {name})));
}

Result<Account> SqlAccountRepository::load(ReadTx& tx, const UserId& id) {
    Connection& connection = connectionOf(tx);
    auto account =
        TRY(accountWithRoles(connection, TRY(connection.query(kSelectById, {id.str()}))));
    if (!account)
        return fail(ErrorKind::not_found, "account.not_found");
    return std::move(*account);
}

Result<std::vector<AccountView>> SqlAccountRepository::list(ReadTx& tx) {
    Connection& connection = connectionOf(tx);
    std::map<UserId, std::vector<Role>> roles;
    auto rows =
        TRY(connection.query("SELECT account, role FROM account_role ORDER BY account, position"));
    while (TRY(rows->next()))
        roles[UserId(readText(*rows, 0))].push_back(TRY(readEnum<Role>(*rows, 1)));
    return readAll<AccountView>(
        TRY(connection.query("SELECT id, login_name, display_name, organization, active "
                             "FROM account ORDER BY login_name")),
        [&roles](const Rows& row) -> Result<AccountView> {
            const UserId id(readText(row, 0));
            return AccountView{
                id,        readText(row, 1),   readText(row, 2), OrganizationId(readText(row, 3)),
                roles[id], row.integer(4) != 0};
        });
}

Result<void> SqlAccountRepository::addSession(Tx& tx, const Session& session) {
    TRY(connectionOf(tx).execute(
        "INSERT INTO session (id, account, station, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?)",
        {session.id.str(), session.user.str(),
         boundOrNull(session.station ? session.station->str() : std::string_view()),
         boundInstant(session.created_at), boundInstant(session.expires_at)}));
    return {};
}

Result<std::optional<Session>> SqlAccountRepository::findSession(ReadTx& tx, const SessionId& id) {
    return readFirst<Session>(
        TRY(connectionOf(tx).query("SELECT id, account, station, created_at, expires_at "
                                   "FROM session WHERE id = ?",
                                   {id.str()})),
        [](const Rows& row) -> Result<Session> {
            Session session{SessionId(readText(row, 0)), UserId(readText(row, 1)), std::nullopt,
                            readInstant(row, 3), readInstant(row, 4)};
            if (!row.isNull(2))
                session.station = StationId(readText(row, 2));
            return session;
        });
}

Result<void> SqlAccountRepository::endSession(Tx& tx, const SessionId& id) {
    TRY(connectionOf(tx).execute("DELETE FROM session WHERE id = ?", {id.str()}));
    return {};
}

Result<void> SqlAccountRepository::endSessionsOf(Tx& tx, const UserId& user) {
    TRY(connectionOf(tx).execute("DELETE FROM session WHERE account = ?", {user.str()}));
    return {};
}

Result<void> SqlAccountRepository::dropExpiredSessions(Tx& tx, Instant now) {
    TRY(connectionOf(tx).execute("DELETE FROM session WHERE expires_at <= ?", {boundInstant(now)}));
    return {};
}

} // namespace bianmin::storage
