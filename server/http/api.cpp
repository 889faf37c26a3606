#include "server/http/api.h"

#include "server/http/routes.h"

namespace bianmin::http {

std::vector<HandlerRow> allRoutes() {
    std::vector<HandlerRow> rows;
    for (const auto part : {identityRoutes(), catalogRoutes(), caseRoutes(), documentRoutes(),
                            numberRoutes(), journalRoutes(), storeRoutes()})
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

Result<Handler> makeApi(const ApiPorts& ports) {
    const auto router =
        std::make_shared<const Router>(TRY(Router::create(contract::operations(), allRoutes())));
    Services& services = ports.services;
    const Step endpoint = [&services](Call& call) {
        return call.route->handler.endpoint(call, services);
    };
    const Authenticate authenticate = [&services](const std::string& token) {
        return services.identity.authenticate(token);
    };
    Step step = withCommandId(endpoint);
    step = withPermission(std::move(step));
    step = withAuthentication(std::move(step), authenticate);
    step = withBody(std::move(step));
    step = withRouting(std::move(step), *router);
    step = withHeadLimits(std::move(step));
    Answerer answerer = withCatchAll(std::move(step));
    answerer = withAccessLog(std::move(answerer), ports.clock, ports.access_log);
    Handler handler = withTraceId(std::move(answerer), ports.clock, ports.random);
    // The routes live as long as the handler does.
    return Handler([router, handler = std::move(handler)](const Request& request) {
        return handler(request);
    });
}

} // namespace bianmin::http
