// Transactions as rules see them: an opaque handle and a port that opens it. Only storage adapters
// look inside a handle. A read handle cannot be passed where a write is needed.
#pragma once

#include "shared/base/result.h"

#include <functional>

namespace bianmin {

// A consistent view for queries.
class ReadTx {
  public:
    virtual ~ReadTx() = default;
};

// A view that may also change data.
class Tx : public ReadTx {};

class TransactionRunner {
  public:
    virtual ~TransactionRunner() = default;

    // Runs `work` in the one writer and returns after it is durable. When `work` returns an error
    // nothing of it remains. `work` may run on another thread, touches only the database and its
    // own captures, and never waits for anything. Errors of its own: "store.busy" (queue full; try
    // again later), "store.failed".
    virtual Result<void> write(const std::function<Result<void>(Tx&)>& work) = 0;

    // Runs `work` on a read connection, on the calling thread. Never waits for the writer.
    virtual Result<void> read(const std::function<Result<void>(ReadTx&)>& work) = 0;
};

// The value-returning forms.
template <class T>
Result<T> inWrite(TransactionRunner& runner, const std::function<Result<T>(Tx&)>& work) {
    Result<T> outcome = fail(ErrorKind::internal, "internal");
    TRY(runner.write([&](Tx& tx) -> Result<void> {
        outcome = work(tx);
        if (!outcome)
            return tl::unexpected(outcome.error());
        return {};
    }));
    return outcome;
}

template <class T>
Result<T> inRead(TransactionRunner& runner, const std::function<Result<T>(ReadTx&)>& work) {
    Result<T> outcome = fail(ErrorKind::internal, "internal");
    TRY(runner.read([&](ReadTx& tx) -> Result<void> {
        outcome = work(tx);
        if (!outcome)
            return tl::unexpected(outcome.error());
        return {};
    }));
    return outcome;
}

} // namespace bianmin
