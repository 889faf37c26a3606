// Log-in, the directory, accounts.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
#include "shared/contract/messages.h"

namespace bianmin::http {

namespace {

using identity::Permission;

Result<Response> login(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<identity::LoginCommand>(call));
    return answer(call, TRY(services.identity.login(command)));
}

Result<Response> logout(const Call& call, Services& services) {
    TRY(services.identity.logout(call.token));
    return answer(call, contract::Empty{});
}

Result<Response> whoAmI(const Call& call, Services& services) {
    return answerQuery<contract::WhoAmI>(
        call, services, [&](ReadTx& tx) -> Result<contract::WhoAmI> {
            const identity::Actor& actor = *call.actor;
            const auto account = TRY(services.accounts.load(tx, actor.user));
            contract::WhoAmI who{identity::viewOf(account), actor.organization, actor.station, {}};
            for (const auto& [permission, name] : EnumNames<Permission>::names) {
                if (identity::grantedSomewhere(actor, permission))
                    who.permissions.push_back(permission);
            }
            return who;
        });
}

// A whole table of the directory, for whoever may read the directory.
template <class Row>
Result<Response>
listDirectory(const Call& call, Services& services,
              Result<std::vector<Row>> (identity::DirectoryRepository::*list)(ReadTx&)) {
    TRY(identity::require(*call.actor, Permission::directory_read, {}));
    return answerQuery<contract::Rows<Row>>(
        call, services, [&](ReadTx& tx) -> Result<contract::Rows<Row>> {
            return contract::Rows<Row>{TRY((services.directory.*list)(tx))};
        });
}

Result<Response> listRegions(const Call& call, Services& services) {
    return listDirectory<regions::Region>(call, services, &identity::DirectoryRepository::regions);
}

Result<Response> listOrganizations(const Call& call, Services& services) {
    return listDirectory<identity::Organization>(call, services,
                                                 &identity::DirectoryRepository::organizations);
}

Result<Response> listStations(const Call& call, Services& services) {
    return listDirectory<identity::Station>(call, services,
                                            &identity::DirectoryRepository::stations);
}

Result<Response> listAccounts(const Call& call, Services& services) {
    using Answer = contract::Rows<identity::AccountView>;
    return answerQuery<Answer>(call, services, [&](ReadTx& tx) -> Result<Answer> {
        return Answer{TRY(services.identity.listAccounts(tx, *call.actor))};
    });
}

// The body with the password's slow image in its place: a fast hash of a body that holds a password
// would let whoever steals the store guess it.
template <class Command>
Result<std::string> bodyWithoutSecret(const Call& call, Services& services, Command command) {
    command.password =
        TRY(services.secret_image(command.password, "command " + call.command_id.str()));
    return dumpJson(encode(command));
}

// Both hash outside the transaction: the writer must not wait tens of milliseconds.
Result<Response> addAccount(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<identity::AddAccountCommand>(call));
    const std::string body = TRY(bodyWithoutSecret(call, services, command));
    const identity::Account account = TRY(services.identity.prepareAccount(command));
    return answerCommand<identity::AccountView>(call, services, body, [&](Tx& tx) {
        return services.identity.addAccount(tx, *call.actor, account);
    });
}

Result<Response> setPassword(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<contract::NewPassword>(call));
    const std::string body = TRY(bodyWithoutSecret(call, services, command));
    const std::string hash = TRY(services.identity.preparePassword(command.password));
    return answerCommand<identity::AccountView>(call, services, body, [&](Tx& tx) {
        return services.identity.setPassword(tx, *call.actor, UserId(call.path.at("user_id")),
                                             hash);
    });
}

constexpr HandlerRow kIdentityRoutes[] = {
    {"login", &login, {}},
    {"logout", &logout, {}},
    {"whoAmI", &whoAmI, {}},
    {"listRegions", &listRegions, {}},
    {"listOrganizations", &listOrganizations, {}},
    {"listStations", &listStations, {}},
    {"listAccounts", &listAccounts, {}},
    {"addAccount", &addAccount, {}},
    {"setPassword", &setPassword, {}},
};

} // namespace

std::span<const HandlerRow> identityRoutes() {
    return kIdentityRoutes;
}

} // namespace bianmin::http
