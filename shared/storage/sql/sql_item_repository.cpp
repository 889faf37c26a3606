#include "shared/storage/sql/sql_item_repository.h"

#include "shared/storage/sql/statements.h"

namespace bianmin::storage {

using catalog::ItemSummary;
using catalog::ItemVersion;
using catalog::SharedItemVersion;

namespace {

Result<ItemStamp> readStamp(const Rows& row) {
    return ItemStamp{readText(row, 0), row.integer(1), readText(row, 2), row.integer(3)};
}

tl::unexpected<Error> notFound(const ItemId& code, int version) {
    return fail(ErrorKind::not_found, "item.not_found",
                {{"code", code.str()}, {"version", std::to_string(version)}});
}

} // namespace

Result<SharedItemVersion> SqlItemRepository::decoded(Connection& connection,
                                                     const ItemStamp& stamp) {
    if (auto known = cache_.find(stamp))
        return known;
    auto read = TRY(readFirst<ItemVersion>(
        TRY(connection.query("SELECT content FROM item_version WHERE code = ? AND version = ?",
                             {stamp.code, stamp.version})),
        [](const Rows& row) { return readStruct<ItemVersion>(row, 0); }));
    BIANMIN_CHECK(read.has_value()); // its stamp was read in this very transaction
    auto version = std::make_shared<const ItemVersion>(std::move(*read));
    cache_.put(stamp, version);
    return version;
}

Result<SharedItemVersion> SqlItemRepository::current(ReadTx& tx, const ItemId& code) {
    Connection& connection = connectionOf(tx);
    const auto stamp = TRY(readFirst<ItemStamp>(
        TRY(connection.query("SELECT v.code, v.version, v.content_hash, v.published_at "
                             "FROM item i JOIN item_version v ON v.code = i.code "
                             "AND v.version = i.current_version WHERE i.code = ?",
                             {code.str()})),
        readStamp));
    if (!stamp)
        return SharedItemVersion();
    return decoded(connection, *stamp);
}

Result<SharedItemVersion> SqlItemRepository::version(ReadTx& tx, const ItemId& code, int version) {
    Connection& connection = connectionOf(tx);
    const auto stamp = TRY(readFirst<ItemStamp>(
        TRY(connection.query("SELECT code, version, content_hash, published_at FROM item_version "
                             "WHERE code = ? AND version = ?",
                             {code.str(), version})),
        readStamp));
    if (!stamp)
        return notFound(code, version);
    return decoded(connection, *stamp);
}

Result<catalog::StoredItem> SqlItemRepository::stored(ReadTx& tx, const ItemId& code, int version) {
    auto row = TRY(connectionOf(tx).query(
        "SELECT content, content_hash, published_at, summary, name_key, initials "
        "FROM item_version WHERE code = ? AND version = ?",
        {code.str(), version}));
    if (!TRY(row->next()))
        return notFound(code, version);
    const auto summary = TRY(readStruct<ItemSummary>(*row, 3));
    if (searchKey(summary.name) != row->text(4) || summary.initials != row->text(5))
        return fail(ErrorKind::internal, "store.corrupt", {},
                    "item " + code.str() + " differs from its row");
    return catalog::StoredItem{readText(*row, 0), readText(*row, 1), readInstant(*row, 2),
                               readText(*row, 3)};
}

Result<std::vector<catalog::NewestVersion>> SqlItemRepository::newestVersions(ReadTx& tx) {
    return readAll<catalog::NewestVersion>(
        TRY(connectionOf(tx).query(
            "SELECT code, MAX(version) FROM item_version GROUP BY code ORDER BY code")),
        [](const Rows& row) -> Result<catalog::NewestVersion> {
            return catalog::NewestVersion{ItemId(readText(row, 0)),
                                          static_cast<int>(row.integer(1))};
        });
}

Result<void> SqlItemRepository::add(Tx& tx, const ItemVersion& version,
                                    const ItemSummary& summary) {
    Connection& connection = connectionOf(tx);
    const std::string& code = version.item.code.str();
    const std::string content = TRY(storable(version));
    const std::string index_row = TRY(storable(summary));
    TRY(connection.execute(
        "INSERT INTO item_version (code, version, name_key, initials, content_hash, published_at, "
        "content, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {code, version.version, searchKey(version.item.name), summary.initials,
         version.content_hash, boundInstant(version.published_at), content, index_row}));
    const auto moved = TRY(connection.execute("UPDATE item SET current_version = ? WHERE code = ?",
                                              {version.version, code}));
    if (moved == 0)
        TRY(connection.execute("INSERT INTO item (code, current_version) VALUES (?, ?)",
                               {code, version.version}));
    return {};
}

Result<std::vector<ItemSummary>> SqlItemRepository::summaries(ReadTx& tx) {
    return readAll<ItemSummary>(
        TRY(connectionOf(tx).query(
            "SELECT v.summary FROM item i JOIN item_version v ON v.code = i.code "
            "AND v.version = i.current_version ORDER BY i.code")),
        [](const Rows& row) { return readStruct<ItemSummary>(row, 0); });
}

} // namespace bianmin::storage
