// The handlers of every part of the API, as rows.
#pragma once

#include "server/http/router.h"

#include <span>
#include <vector>

namespace bianmin::http {

std::span<const HandlerRow> identityRoutes();
std::span<const HandlerRow> catalogRoutes();
std::span<const HandlerRow> caseRoutes();
std::span<const HandlerRow> documentRoutes();
std::span<const HandlerRow> numberRoutes();
std::span<const HandlerRow> journalRoutes();
std::span<const HandlerRow> storeRoutes();

[[nodiscard]] std::vector<HandlerRow> allRoutes();

} // namespace bianmin::http
