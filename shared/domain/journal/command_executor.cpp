#include "shared/domain/journal/command_executor.h"

#include "shared/base/hash.h"
#include "shared/base/random.h"

#include <algorithm>

namespace bianmin::journal {

namespace {

std::string requestHash(const CommandRequest& request) {
    return sha256Hex(request.operation + "\n" + request.body);
}

} // namespace

Result<std::string> CommandExecutor::run(const identity::Actor& actor,
                                         const CommandRequest& request,
                                         const std::function<Result<Json>(Tx&)>& work) {
    if (!isUuidV7(request.id.str()))
        return fail(ErrorKind::invalid, "command.id_invalid");
    return inWrite<std::string>(ports_.transactions, [&](Tx& tx) -> Result<std::string> {
        if (auto answer = TRY(find(tx, actor, request)))
            return std::move(*answer);
        const Instant now = ports_.clock.now();
        TRY(checkAge(tx, request.id, now));
        const std::string answer = dumpJson(TRY(work(tx)));
        TRY(ports_.commands.add(tx, {request.id, actor.user, requestHash(request), answer, now}));
        return answer;
    });
}

Result<std::optional<std::string>> CommandExecutor::stored(const identity::Actor& actor,
                                                           const CommandRequest& request) {
    if (!isUuidV7(request.id.str()))
        return fail(ErrorKind::invalid, "command.id_invalid");
    return inRead<std::optional<std::string>>(ports_.transactions,
                                              [&](ReadTx& tx) { return find(tx, actor, request); });
}

Result<std::optional<std::string>> CommandExecutor::find(ReadTx& tx, const identity::Actor& actor,
                                                         const CommandRequest& request) {
    const auto stored = TRY(ports_.commands.find(tx, request.id));
    if (!stored)
        return std::nullopt;
    if (stored->user != actor.user || stored->request_hash != requestHash(request))
        return fail(ErrorKind::conflict, "command.id_reused");
    return stored->answer;
}

Result<void> CommandExecutor::checkAge(ReadTx& tx, const CommandId& id, Instant now) {
    const Instant made = uuidV7Time(id.str());
    if (made < now - keep_)
        return fail(
            ErrorKind::conflict, "command.too_old",
            {{"days", std::to_string(std::chrono::floor<std::chrono::days>(keep_).count())}});
    if (made > now + kClockAheadMax)
        return fail(ErrorKind::conflict, "command.clock_ahead");
    const auto forgotten = TRY(ports_.commands.newestForgotten(tx));
    if (forgotten && made <= uuidV7Time(forgotten->str()))
        return fail(ErrorKind::conflict, "command.forgotten");
    return {};
}

Result<std::int64_t> CommandExecutor::forgetOld() {
    return inWrite<std::int64_t>(ports_.transactions, [&](Tx& tx) -> Result<std::int64_t> {
        const auto newest = TRY(ports_.commands.newest(tx));
        if (!newest)
            return 0;
        // Counted from the newest answer: a clock that jumped ahead must not make the server forget
        // what is fresh. An id was at most kClockAheadMax ahead of the time it was stored at.
        const Instant now = std::min(ports_.clock.now(), *newest);
        return ports_.commands.forget(tx, now - keep_ - kClockAheadMax, kForgetCommandsMax);
    });
}

} // namespace bianmin::journal
