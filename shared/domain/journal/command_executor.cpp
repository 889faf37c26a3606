#include "shared/domain/journal/command_executor.h"

#include "shared/base/hash.h"
#include "shared/base/random.h"

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
        const std::string answer = dumpJson(TRY(work(tx)));
        TRY(ports_.commands.add(
            tx, {request.id, actor.user, request_hash, answer, ports_.clock.now()}));
        return answer;
    });
}

} // namespace bianmin::journal
