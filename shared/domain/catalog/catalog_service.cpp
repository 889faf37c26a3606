#include "shared/domain/catalog/catalog_service.h"

#include "shared/base/hash.h"

namespace bianmin::catalog {

std::vector<PreparedItem> prepareItems(const std::vector<Item>& items) {
    std::vector<PreparedItem> prepared;
    prepared.reserve(items.size());
    for (const Item& item : items)
        prepared.push_back({item, summaryOf({item, 1, {}, {}}), sha256Hex(dumpJson(encode(item)))});
    return prepared;
}

Result<ImportReport> CatalogService::import(Tx& tx, const identity::Actor& actor,
                                            const std::vector<PreparedItem>& items) {
    TRY(identity::require(actor, identity::Permission::catalog_manage, {}));
    ImportReport report;
    for (const PreparedItem& prepared : items) {
        const Item& item = prepared.item;
        const auto current = TRY(ports_.items.current(tx, item.code));
        if (current && current->content_hash == prepared.content_hash) {
            ++report.unchanged;
            continue;
        }
        const ItemVersion next{item, current ? current->version + 1 : 1, prepared.content_hash,
                               ports_.clock.now()};
        ItemSummary summary = prepared.summary;
        summary.version = next.version;
        TRY(ports_.items.add(tx, next, summary));
        TRY(ports_.changes.record(
            tx, actor,
            {.kind = "item.published",
             .entity = "item:" + item.code.str(),
             .payload = {{"name", item.name},
                         {"version", next.version},
                         {"content_hash", next.content_hash},
                         {"published_at", formatInstant(next.published_at)},
                         {"summary_hash", sha256Hex(dumpJson(encode(summary)))}},
             .personal = {}}));
        ++(current ? report.changed : report.added);
    }
    return report;
}

Result<std::vector<ItemSummary>> CatalogService::list(ReadTx& tx, const identity::Actor& actor) {
    TRY(identity::require(actor, identity::Permission::catalog_read, {}));
    return ports_.items.summaries(tx);
}

Result<ItemVersion> CatalogService::show(ReadTx& tx, const identity::Actor& actor,
                                         const ItemId& code, int version) {
    TRY(identity::require(actor, identity::Permission::catalog_read, {}));
    if (version != 0)
        return *TRY(ports_.items.version(tx, code, version));
    const auto current = TRY(ports_.items.current(tx, code));
    if (!current)
        return fail(ErrorKind::not_found, "item.not_found", {{"code", code.str()}});
    return *current;
}

} // namespace bianmin::catalog
