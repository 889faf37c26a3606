// The journal, and the server's own health.
#include "server/http/endpoint.h"
#include "server/http/routes.h"
#include "shared/contract/messages.h"

#include <limits>

namespace bianmin::http {

namespace {

// Where a stretch begins; 0 when the request does not say.
Result<std::int64_t> startOf(const Call& call) {
    constexpr auto kMax = std::numeric_limits<std::int64_t>::max() - journal::kVerifyStretchMax;
    return integerParameter(call, {.low = 0, .high = kMax, .absent = 0});
}

Result<Response> verifyJournal(const Call& call, Services& services) {
    const std::int64_t after_seq = TRY(startOf(call));
    return answerQuery<journal::VerifyReport>(call, services, [&](ReadTx& tx) {
        return services.journal.verifyStretch(tx, *call.actor, after_seq);
    });
}

Result<Response> verifyHeads(const Call& call, Services& services) {
    return answer(call, TRY(services.heads.verify(*call.actor, TRY(startOf(call)))));
}

Result<Response> tailJournal(const Call& call, Services& services) {
    constexpr auto kMax = static_cast<std::int64_t>(limits::kPageSizeMax);
    constexpr auto kDefault = static_cast<std::int64_t>(limits::kPageSizeDefault);
    const auto count = static_cast<std::size_t>(
        TRY(integerParameter(call, {.low = 1, .high = kMax, .absent = kDefault})));
    using Answer = contract::Rows<journal::Entry>;
    return answerQuery<Answer>(call, services, [&](ReadTx& tx) -> Result<Answer> {
        return Answer{TRY(services.journal.tail(tx, *call.actor, count))};
    });
}

Result<Response> readJournal(const Call& call, Services& services) {
    const std::int64_t after_seq = TRY(startOf(call));
    using Answer = contract::Rows<journal::Entry>;
    return answerQuery<Answer>(call, services, [&](ReadTx& tx) -> Result<Answer> {
        return Answer{TRY(services.journal.page(tx, *call.actor, after_seq))};
    });
}

// Good when the store can be read: a server that cannot is of no use to a counter.
Result<Response> health(const Call& call, Services& services) {
    TRY(services.transactions.read([&](ReadTx& tx) -> Result<void> {
        TRY(services.directory.stations(tx));
        return {};
    }));
    return answer(call, contract::Health{"ok", BIANMIN_VERSION});
}

constexpr HandlerRow kJournalRoutes[] = {
    {"verifyJournal", &verifyJournal, "after_seq"},
    {"verifyHeads", &verifyHeads, "after_line"},
    {"tailJournal", &tailJournal, "count"},
    {"readJournal", &readJournal, "after_seq"},
    {"health", &health, {}},
};

} // namespace

std::span<const HandlerRow> journalRoutes() {
    return kJournalRoutes;
}

} // namespace bianmin::http
