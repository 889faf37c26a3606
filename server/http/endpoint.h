// The common shapes of handlers: read a body strictly, run a query or a command, answer its JSON.
#pragma once

#include "server/http/printable.h"
#include "server/http/responses.h"
#include "server/http/router.h"
#include "server/http/services.h"
#include "shared/base/codec.h"

#include <cstdint>

namespace bianmin::http {

// Every fault of the body at once; unknown keys are faults.
template <class T>
Result<T> bodyAs(const Call& call) {
    const Json json = TRY(parseJson(call.body));
    return decode<T>(json, UnknownKeys::reject);
}

// The same of a command that issues papers: what was typed must also be printable.
template <class T>
Result<T> printableBodyAs(const Call& call, const Services& services) {
    const Json json = TRY(parseJson(call.body));
    auto command = TRY(decode<T>(json, UnknownKeys::reject));
    TRY(requirePrintable(json, services.papers.fonts()));
    return command;
}

// The value of the route's query parameter, or `absent`; "input.invalid" outside low..high.
struct IntegerParameter {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t absent = 0;
};
Result<std::int64_t> integerParameter(const Call& call, const IntegerParameter& rule);

template <class T>
Response answer(const Call& call, const T& value) {
    return jsonResponse(call.route->operation->success_status, dumpJson(encode(value)));
}

// A question: one read transaction, one answer.
template <class T>
Result<Response> answerQuery(const Call& call, Services& services,
                             const std::function<Result<T>(ReadTx&)>& work) {
    return answer(call, TRY(inRead<T>(services.transactions, work)));
}

// The operation with the things its path names: what an id stands for must not change.
std::string commandName(const Call& call);

// A command: once for its id, in one write transaction. `body` is what the id stands for.
template <class T>
Result<Response> answerCommand(const Call& call, Services& services, const std::string& body,
                               const std::function<Result<T>(Tx&)>& work) {
    std::string text =
        TRY(services.commands.run(*call.actor, {call.command_id, commandName(call), body},
                                  [&](Tx& tx) -> Result<Json> { return encode(TRY(work(tx))); }));
    return jsonResponse(call.route->operation->success_status, std::move(text));
}

// The answer of a command that was run before, for handlers that must make something ready first:
// it may come out otherwise by now, and the answer must not. Empty when the id is new.
Result<std::optional<Response>> storedAnswer(const Call& call, Services& services,
                                             const std::string& body);

} // namespace bianmin::http
