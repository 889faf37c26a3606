#include "shared/domain/journal/command_executor.h"

#include "shared/base/hash.h"
#include "shared/base/random.h"

#include <algorithm>

namespace bianmin::journal {

Result<std::string> CommandExecutor::run(const identity::Actor& actor,
                                         const CommandRequest& request,
                                         const std::function<Result<Json>(Tx&)>& work) {
    if (!isUuidV7(request.id.str()))
        return fail(ErrorKind::invalid, "command.id_invalid");
    const std::string request_hash = sha256Hex(request.operation + "\n" + request.body);
    return inWrite<std::string>(ports_.transactions, [&](Tx& tx) -> Result<std::string> {
        if (const auto stored = TRY(ports_.commands.find(tx, request.id))) {
            if (stored->user != actor.user || stored->request_hash != request_hash)
                return fail(ErrorKind::conflict, "command.id_reused");
            return stored->answer;
        }
        const Instant now = ports_.clock.now();
        TRY(checkAge(request.id, now));
        const std::string answer = dumpJson(TRY(work(tx)));
        TRY(ports_.commands.add(tx, {request.id, actor.user, request_hash, answer, now}));
        return answer;
    });
}

Result<void> CommandExecutor::checkAge(const CommandId& id, Instant now) const {
    const Instant made = uuidV7Time(id.str());
    if (made < now - keep_)
        return fail(
            ErrorKind::conflict, "command.too_old",
            {{"days", std::to_string(std::chrono::floor<std::chrono::days>(keep_).count())}});
    if (made > now + kClockAheadMax)
        return fail(ErrorKind::conflict, "command.clock_ahead");
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
