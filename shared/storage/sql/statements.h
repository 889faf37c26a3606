// Small helpers that keep the repositories to SQL and mapping.
#pragma once

#include "shared/base/codec.h"
#include "shared/storage/sql/connection.h"

namespace bianmin::storage {

template <class Row>
using RowReader = std::function<Result<Row>(const Rows&)>;

// Every row of a query.
template <class Row>
Result<std::vector<Row>> readAll(std::unique_ptr<Rows> rows, const RowReader<Row>& reader) {
    std::vector<Row> found;
    while (TRY(rows->next()))
        found.push_back(TRY(reader(*rows)));
    return found;
}

// The first row, if there is one.
template <class Row>
Result<std::optional<Row>> readFirst(std::unique_ptr<Rows> rows, const RowReader<Row>& reader) {
    if (!TRY(rows->next()))
        return std::optional<Row>();
    return std::optional<Row>(TRY(reader(*rows)));
}

[[nodiscard]] inline Value boundInstant(Instant instant) {
    return toMillis(instant);
}
[[nodiscard]] inline Instant readInstant(const Rows& rows, int column) {
    return fromMillis(rows.integer(column));
}
[[nodiscard]] inline std::string readText(const Rows& rows, int column) {
    return std::string(rows.text(column));
}
// The one number that a query without placeholders answers.
Result<std::int64_t> readCount(Connection& connection, std::string_view sql);
// Of a LIMIT.
[[nodiscard]] inline Value boundCount(std::size_t count) {
    return static_cast<std::int64_t>(count);
}
// An empty optional or empty text is stored as NULL where the column says "none".
[[nodiscard]] inline Value boundOrNull(std::string_view text) {
    return text.empty() ? Value(nullptr) : Value(text);
}

// The stored name of an enumeration. A name that this program does not know means that the store
// was written by another program: "store.corrupt".
template <class E>
Result<E> readEnum(const Rows& rows, int column) {
    const auto value = enumFromName<E>(rows.text(column));
    if (!value)
        return fail(ErrorKind::internal, "store.corrupt", {},
                    "unknown name " + readText(rows, column));
    return *value;
}

// A struct stored as JSON. What does not decode is "store.corrupt".
Result<Json> readJson(const Rows& rows, int column);
[[nodiscard]] Error undecodable(const Error& cause);

template <class T>
Result<T> readStruct(const Rows& rows, int column) {
    // Columns written by a later version of the program may hold more than this one knows.
    auto decoded = decode<T>(TRY(readJson(rows, column)), UnknownKeys::ignore);
    if (!decoded)
        return tl::unexpected(undecodable(decoded.error()));
    return decoded;
}

// The JSON to store. Nothing is written that could not be read back: "input.invalid" otherwise.
template <class T>
Result<std::string> storable(const T& value) {
    const Json json = encode(value);
    TRY(decode<T>(json));
    return dumpJson(json);
}

// Gives "store.duplicate" its meaning in the words of the module.
template <class T>
Result<T> duplicateAs(Result<T> outcome, std::string code, ErrorParams params = {}) {
    if (!outcome && outcome.error().code == "store.duplicate")
        return fail(ErrorKind::conflict, std::move(code), std::move(params));
    return outcome;
}

} // namespace bianmin::storage
