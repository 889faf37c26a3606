#include "shared/domain/identity/identity_service.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <set>

namespace bianmin::identity {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLength = 43; // of 32 bytes in base64url without padding
constexpr char kFull[] = "store.full";
constexpr char kDecoyPassword[] = "nobody has this password";

std::string base64Url(const std::string& bytes) {
    std::string text = toBase64(bytes);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    while (!text.empty() && text.back() == '=')
        text.pop_back();
    return text;
}

SessionId sessionOf(const std::string& token) {
    return SessionId(sha256Hex(token));
}

std::string entityOf(const UserId& user) {
    return "account:" + user.str();
}

tl::unexpected<Error> refused() {
    return fail(ErrorKind::unauthenticated, "login.refused");
}
tl::unexpected<Error> unauthenticated() {
    return fail(ErrorKind::unauthenticated, "unauthenticated");
}

// The store takes nothing more, but can be read.
template <class T>
bool isFull(const Result<T>& outcome) {
    return !outcome && outcome.error().code == kFull;
}

std::vector<Permission> permissionsOf(const Actor& actor) {
    std::vector<Permission> granted;
    for (const auto& [permission, name] : EnumNames<Permission>::names) {
        if (grantedSomewhere(actor, permission))
            granted.push_back(permission);
    }
    return granted;
}

} // namespace

AccountView viewOf(const Account& account) {
    return {account.id,           account.login_name, account.display_name,
            account.organization, account.roles,      account.active};
}

std::string credentialHash(const Account& account) {
    return sha256Hex(account.password_hash);
}

Result<std::string> directoryHash(ReadTx& tx, DirectoryRepository& directory) {
    Json rows;
    rows["regions"] = encode(TRY(directory.regions(tx)));
    rows["organizations"] = encode(TRY(directory.organizations(tx)));
    rows["stations"] = encode(TRY(directory.stations(tx)));
    return sha256Hex(dumpJson(rows));
}

// Without a working hasher the decoy stays empty; then nobody can log in anyway.
IdentityService::IdentityService(Ports ports, IdentityPolicy policy)
    : ports_(ports)
    , policy_(policy)
    , decoy_hash_(ports.passwords.hash(kDecoyPassword).value_or(std::string())) {}

Result<void> IdentityService::checkNotLocked(const Account& account) const {
    const Instant now = ports_.clock.now();
    if (!account.locked_until || *account.locked_until <= now)
        return {};
    const auto left = std::chrono::ceil<std::chrono::minutes>(*account.locked_until - now);
    return fail(ErrorKind::unauthenticated, "login.locked",
                {{"minutes", std::to_string(left.count())}});
}

Result<LoginResult> IdentityService::login(const LoginCommand& command) {
    const auto found = TRY(inRead<std::optional<Account>>(ports_.transactions, [&](ReadTx& tx) {
        return ports_.accounts.findByLoginName(tx, command.login_name);
    }));
    if (found)
        TRY(checkNotLocked(*found));
    const bool right =
        ports_.passwords.verify(found ? found->password_hash : decoy_hash_, command.password);
    if (!found)
        return refused();
    if (!right) {
        const auto noted = noteFailure(found->id);
        if (!isFull(noted))
            TRY(noted);
        return refused();
    }
    auto opened = inWrite<LoginResult>(
        ports_.transactions, [&](Tx& tx) { return openSession(tx, *found, command.station); });
    if (isFull(opened) && unrecorded_.failures(found->id) < policy_.failed_logins_max)
        return openUnrecorded(*found, command.station);
    if (opened)
        unrecorded_.forgetFailures(found->id);
    return opened;
}

Result<IdentityService::Opening>
IdentityService::prepareSession(ReadTx& tx, const Account& verified,
                                const std::optional<StationId>& station) {
    // The account may have been locked, disabled or given another password since it was read.
    Account account = TRY(ports_.accounts.load(tx, verified.id));
    TRY(checkNotLocked(account));
    if (!account.active || account.password_hash != verified.password_hash)
        return refused();
    Actor actor = TRY(actorOf(tx, account, station));
    if (actor.station && actor.station->organization != account.organization &&
        !actor.has(Role::administrator))
        return fail(ErrorKind::forbidden, "login.station_foreign");
    const Instant now = ports_.clock.now();
    std::string token = base64Url(ports_.random.bytes(kTokenBytes));
    const Session session{sessionOf(token), account.id, station, now,
                          now + policy_.session_lifetime};
    return Opening{std::move(account), std::move(actor), session, std::move(token)};
}

Result<LoginResult> IdentityService::openSession(Tx& tx, const Account& verified,
                                                 const std::optional<StationId>& station) {
    Opening opening = TRY(prepareSession(tx, verified, station));
    Account& account = opening.account;
    if (account.failed_logins != 0 || account.locked_until) {
        account.failed_logins = 0;
        account.locked_until.reset();
        TRY(ports_.accounts.update(tx, account));
    }
    TRY(ports_.accounts.dropExpiredSessions(tx, opening.session.created_at));
    TRY(recordSession(tx, opening.actor, opening.session));
    return resultOf(opening);
}

Result<LoginResult> IdentityService::openUnrecorded(const Account& verified,
                                                    const std::optional<StationId>& station) {
    const Opening opening = TRY(inRead<Opening>(
        ports_.transactions, [&](ReadTx& tx) { return prepareSession(tx, verified, station); }));
    if (!unrecorded_.add({opening.session, opening.account.password_hash},
                         opening.session.created_at))
        return fail(ErrorKind::unavailable, kFull);
    return resultOf(opening);
}

LoginResult IdentityService::resultOf(const Opening& opening) {
    return {opening.token,           opening.session.expires_at,
            viewOf(opening.account), opening.actor.organization,
            opening.actor.station,   permissionsOf(opening.actor)};
}

Result<void> IdentityService::recordSession(Tx& tx, const Actor& actor, const Session& session) {
    TRY(ports_.accounts.addSession(tx, session));
    return ports_.changes.record(tx, actor,
                                 {.kind = "session.opened",
                                  .entity = entityOf(session.user),
                                  .payload = {{"expires_at", formatInstant(session.expires_at)}},
                                  .personal = {}});
}

// A session that was opened on a full disk, as soon as there is room.
Result<void> IdentityService::recordLate(const SessionId& id) {
    const auto kept = unrecorded_.find(id, ports_.clock.now());
    if (!kept)
        return {};
    const auto recorded = ports_.transactions.write([&](Tx& tx) -> Result<void> {
        if (TRY(ports_.accounts.findSession(tx, id)))
            return {}; // another request of it was quicker
        const Account account = TRY(ports_.accounts.load(tx, kept->session.user));
        if (!account.active || account.password_hash != kept->password_hash)
            return unauthenticated();
        return recordSession(tx, TRY(actorOf(tx, account, kept->session.station)), kept->session);
    });
    if (!recorded && recorded.error().kind == ErrorKind::unavailable)
        return {}; // the next request tries again
    unrecorded_.drop(id);
    return recorded;
}

Result<void> IdentityService::noteFailure(const UserId& user) {
    auto noted = ports_.transactions.write([&](Tx& tx) -> Result<void> {
        Account account = TRY(ports_.accounts.load(tx, user));
        const Instant now = ports_.clock.now();
        // Attempts that were already under way when the lock came do not lengthen it.
        const bool locked = account.locked_until && *account.locked_until > now;
        if (!locked) {
            account.locked_until.reset();
            account.failed_logins += 1;
            if (account.failed_logins >= policy_.failed_logins_max) {
                account.failed_logins = 0;
                account.locked_until = now + policy_.lock_duration;
            }
            TRY(ports_.accounts.update(tx, account));
        }
        // Nobody is logged in, so the entry has no actor; it names the account only.
        return ports_.changes.record(tx, Actor{},
                                     {.kind = "session.refused",
                                      .entity = entityOf(user),
                                      .payload = {{"locked", account.locked_until.has_value()}},
                                      .personal = {}});
    });
    if (isFull(noted))
        unrecorded_.addFailure(user);
    else if (noted)
        unrecorded_.forgetFailures(user);
    return noted;
}

Result<void> IdentityService::logout(const std::string& token) {
    if (token.size() != kTokenLength)
        return {};
    unrecorded_.drop(sessionOf(token));
    return ports_.transactions.write([&](Tx& tx) -> Result<void> {
        const auto session = TRY(ports_.accounts.findSession(tx, sessionOf(token)));
        if (!session)
            return {};
        const Account account = TRY(ports_.accounts.load(tx, session->user));
        const Actor actor = TRY(actorOf(tx, account, session->station));
        TRY(ports_.accounts.endSession(tx, session->id));
        return ports_.changes.record(tx, actor,
                                     {.kind = "session.closed",
                                      .entity = entityOf(account.id),
                                      .payload = Json::object(),
                                      .personal = {}});
    });
}

Result<Actor> IdentityService::authenticate(const std::string& token) {
    if (token.size() != kTokenLength)
        return unauthenticated();
    const SessionId id = sessionOf(token);
    TRY(recordLate(id));
    return inRead<Actor>(ports_.transactions, [&](ReadTx& tx) -> Result<Actor> {
        auto session = TRY(ports_.accounts.findSession(tx, id));
        const auto kept = session ? std::nullopt : unrecorded_.find(id, ports_.clock.now());
        if (kept)
            session = kept->session;
        if (!session || session->expires_at <= ports_.clock.now())
            return unauthenticated();
        const Account account = TRY(ports_.accounts.load(tx, session->user));
        if (!account.active || (kept && account.password_hash != kept->password_hash))
            return unauthenticated();
        return actorOf(tx, account, session->station);
    });
}

Result<Actor> IdentityService::actorOf(ReadTx& tx, const Account& account,
                                       const std::optional<StationId>& station) {
    auto organization = TRY(ports_.directory.organization(tx, account.organization));
    Actor actor{account.id, account.display_name, account.roles, std::move(organization),
                std::nullopt};
    if (station)
        actor.station = TRY(ports_.directory.station(tx, *station));
    return actor;
}

Result<Account> IdentityService::prepareAccount(const AddAccountCommand& command) {
    std::vector<FieldError> faults;
    if (const auto checked = checkLoginName(command.login_name); !checked)
        faults.push_back({"/login_name", checked.error().code, {}});
    const std::string display_name = trimmed(command.display_name);
    if (display_name.empty())
        faults.push_back({"/display_name", "account.display_name_missing", {}});
    const std::set<Role> roles(command.roles.begin(), command.roles.end());
    if (roles.empty())
        faults.push_back({"/roles", "account.roles_missing", {}});
    if (const auto checked = checkPasswordStrength(command.password); !checked)
        faults.push_back({"/password", checked.error().code, {}});
    if (!faults.empty())
        return failFields(std::move(faults));

    Account account;
    account.id = UserId(makeUuidV7(ports_.clock.now(), ports_.random));
    account.login_name = command.login_name;
    account.display_name = display_name;
    account.organization = command.organization;
    account.roles.assign(roles.begin(), roles.end());
    account.password_hash = TRY(ports_.passwords.hash(command.password));
    return account;
}

Result<AccountView> IdentityService::addAccount(Tx& tx, const Actor& actor,
                                                const Account& account) {
    TRY(require(actor, Permission::people_manage, {}));
    TRY(ports_.directory.organization(tx, account.organization));
    TRY(ports_.accounts.add(tx, account));
    TRY(ports_.changes.record(tx, actor,
                              {.kind = "account.added",
                               .entity = entityOf(account.id),
                               .payload = {{"organization", encode(account.organization)},
                                           {"roles", encode(account.roles)},
                                           {"credential", credentialHash(account)}},
                               .personal = {{"display_name", account.display_name},
                                            {"login_name", account.login_name}}}));
    return viewOf(account);
}

Result<std::string> IdentityService::preparePassword(const std::string& password) {
    TRY(checkPasswordStrength(password));
    return ports_.passwords.hash(password);
}

Result<AccountView> IdentityService::setPassword(Tx& tx, const Actor& actor, const UserId& user,
                                                 const std::string& password_hash) {
    TRY(require(actor, Permission::people_manage, {}));
    Account account = TRY(ports_.accounts.load(tx, user));
    account.password_hash = password_hash;
    account.failed_logins = 0;
    account.locked_until.reset();
    TRY(ports_.accounts.update(tx, account));
    TRY(ports_.accounts.endSessionsOf(tx, user));
    TRY(ports_.changes.record(tx, actor,
                              {.kind = "account.password_set",
                               .entity = entityOf(user),
                               .payload = {{"credential", credentialHash(account)}},
                               .personal = {}}));
    return viewOf(account);
}

Result<std::vector<AccountView>> IdentityService::listAccounts(ReadTx& tx, const Actor& actor) {
    TRY(require(actor, Permission::people_manage, {}));
    return ports_.accounts.list(tx);
}

} // namespace bianmin::identity
