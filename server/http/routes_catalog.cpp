// Items.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
#include "shared/contract/messages.h"

#include <limits>

namespace bianmin::http {

namespace {

Result<Response> listItems(const Call& call, Services& services) {
    using Answer = contract::Rows<catalog::ItemSummary>;
    return answerQuery<Answer>(call, services, [&](ReadTx& tx) -> Result<Answer> {
        return Answer{TRY(services.catalog.list(tx, *call.actor))};
    });
}

Result<Response> showItem(const Call& call, Services& services) {
    // Version 0, the default, is the current one.
    const auto version =
        static_cast<int>(TRY(integerParameter(call, {0, std::numeric_limits<int>::max(), 0})));
    return answerQuery<catalog::ItemVersion>(call, services, [&](ReadTx& tx) {
        return services.catalog.show(tx, *call.actor, ItemId(call.path.at("item_code")), version);
    });
}

Result<Response> importItems(const Call& call, Services& services) {
    // Parsed and prepared outside the transaction: it takes longer than the writer may wait.
    const auto items = catalog::prepareItems(TRY(catalog::parseItemFile(call.body)));
    return answerCommand<catalog::ImportReport>(call, services, call.body, [&](Tx& tx) {
        return services.catalog.import(tx, *call.actor, items);
    });
}

constexpr HandlerRow kCatalogRoutes[] = {
    {"listItems", &listItems, {}},
    {"showItem", &showItem, "version"},
    {"importItems", &importItems, {}},
};

} // namespace

std::span<const HandlerRow> catalogRoutes() {
    return kCatalogRoutes;
}

} // namespace bianmin::http
