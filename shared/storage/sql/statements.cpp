#include "shared/storage/sql/statements.h"

#include "shared/base/limits.h"

namespace bianmin::storage {

Connection& connectionOf(ReadTx& tx) {
    auto* handle = dynamic_cast<SqlHandle*>(&tx);
    BIANMIN_CHECK(handle != nullptr);
    return handle->connection();
}

Error undecodable(const Error& cause) {
    std::string detail = cause.code;
    for (const FieldError& field : cause.fields)
        detail += " " + field.path + " " + field.code;
    return {ErrorKind::internal, "store.corrupt", {}, {}, std::move(detail)};
}

Result<Json> readJson(const Rows& rows, int column) {
    // The depth is the edge's; an answer or a content may be larger than one request.
    auto parsed = parseJson(rows.text(column), {.bytes_max = limits::kImportFileMaxBytes});
    if (!parsed)
        return tl::unexpected(undecodable(parsed.error()));
    return parsed;
}

Result<std::int64_t> readCount(Connection& connection, std::string_view sql) {
    auto rows = TRY(connection.query(sql));
    BIANMIN_CHECK(TRY(rows->next()));
    return rows->integer(0);
}

} // namespace bianmin::storage
