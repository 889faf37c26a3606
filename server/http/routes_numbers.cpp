// Numbers of papers: books, the ledger, setting aside and making void.
#include "server/http/endpoint.h"
#include "server/http/routes.h"

namespace bianmin::http {

namespace {

using documents::NumberLedger;
using documents::NumberReservation;
using documents::NumberVoid;

Result<Response> listNumbers(const Call& call, Services& services) {
    return answerQuery<documents::NumberOverview>(
        call, services, [&](ReadTx& tx) { return services.numbers.overview(tx, *call.actor); });
}

Result<Response> readLedger(const Call& call, Services& services) {
    const auto query = TRY(bodyAs<documents::LedgerQuery>(call));
    return answerQuery<NumberLedger>(call, services, [&](ReadTx& tx) {
        return services.numbers.ledger(tx, *call.actor, query);
    });
}

Result<Response> reserveNumbers(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<documents::ReserveNumbersCommand>(call));
    return answerCommand<NumberReservation>(call, services, call.body, [&](Tx& tx) {
        return services.numbers.reserve(tx, *call.actor, command);
    });
}

Result<Response> voidNumber(const Call& call, Services& services) {
    const auto command = TRY(bodyAs<documents::VoidNumberCommand>(call));
    return answerCommand<NumberVoid>(call, services, call.body, [&](Tx& tx) {
        return services.numbers.makeVoid(tx, *call.actor, command);
    });
}

constexpr HandlerRow kNumberRoutes[] = {
    {"listNumbers", &listNumbers, {}},
    {"readNumberLedger", &readLedger, {}},
    {"reserveNumbers", &reserveNumbers, {}},
    {"voidNumber", &voidNumber, {}},
};

} // namespace

std::span<const HandlerRow> numberRoutes() {
    return kNumberRoutes;
}

} // namespace bianmin::http
