// A connection to an SQL engine as the repositories see it. A driver (sqlite/, later MySQL)
// implements it; the repositories are written once over it, in the portable subset of SQL.
// A connection is used by one thread at a time.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bianmin::storage {

// What is bound to a placeholder. Texts are borrowed until the call that takes them returns.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view>;

// The rows of a running query, one at a time. Columns count from 0. Reading a column as something
// it is not is a bug of the repository that wrote the SQL.
class Rows {
  public:
    virtual ~Rows() = default;
    // Moves to the next row; false after the last one.
    virtual Result<bool> next() = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    // Valid until the next call of next().
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
};

// Errors of both: "store.duplicate" (a key exists), "store.reference" (a row that is named does not
// exist), "store.full", "store.corrupt", "store.too_slow", "store.failed".
class Connection {
  public:
    virtual ~Connection() = default;
    virtual Result<std::unique_ptr<Rows>> query(std::string_view sql,
                                                std::span<const Value> values) = 0;
    // Answers how many rows the statement found to change, also where a value stayed the same.
    virtual Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) = 0;

    Result<std::unique_ptr<Rows>> query(std::string_view sql,
                                        std::initializer_list<Value> values = {}) {
        return query(sql, std::span<const Value>(values.begin(), values.size()));
    }
    Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Value> values = {}) {
        return execute(sql, std::span<const Value>(values.begin(), values.size()));
    }
};

// Where the storage adapters find the connection behind a transaction.
class SqlHandle {
  public:
    explicit SqlHandle(Connection& connection)
        : connection_(connection) {}
    [[nodiscard]] Connection& connection() const { return connection_; }

  protected:
    ~SqlHandle() = default;

  private:
    Connection& connection_;
};

class SqlTx final : public Tx, public SqlHandle {
  public:
    using SqlHandle::SqlHandle;
};

class SqlReadTx final : public ReadTx, public SqlHandle {
  public:
    using SqlHandle::SqlHandle;
};

// The connection of a transaction that this storage opened; any other kind is a bug.
[[nodiscard]] Connection& connectionOf(ReadTx& tx);

} // namespace bianmin::storage
