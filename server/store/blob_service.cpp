#include "server/store/blob_service.h"

#include <algorithm>
#include <mutex>

namespace bianmin::server {

using documents::BlobRecord;

namespace {

// More cases than this never share one file in earnest.
constexpr std::size_t kUsersMax = 50;

// Files of the first releases may lack the end by which a type is known today.
bool isRowOf(const BlobRecord& record, std::string_view bytes) {
    return record.bytes == static_cast<std::int64_t>(bytes.size()) &&
           record.type == documents::mediaTypeOf(bytes).value_or(record.type);
}

} // namespace

Result<BlobRecord> BlobService::described(std::string_view bytes) const {
    if (bytes.empty())
        return fail(ErrorKind::invalid, "blob.empty");
    if (bytes.size() > documents::kBlobMaxBytes)
        return fail(ErrorKind::invalid, "blob.too_large",
                    {{"max", std::to_string(documents::kBlobMaxBytes / 1024 / 1024)}});
    const auto type = documents::mediaTypeOf(bytes);
    if (!type)
        return fail(ErrorKind::invalid, "blob.type_unknown");
    return BlobRecord{{}, static_cast<std::int64_t>(bytes.size()), *type, ports_.clock.now()};
}

Result<void> BlobService::keep(std::string_view bytes,
                               const std::function<Result<void>(const BlobRecord&)>& commit) {
    BlobRecord record = TRY(described(bytes));
    const std::shared_lock guard(going_);
    record.sha256 = TRY(ports_.files.put(bytes));
    return commit(record);
}

Result<BlobRecord> BlobService::store(const identity::Actor& actor, std::string_view bytes) {
    if (!identity::grantedSomewhere(actor, identity::Permission::case_intake))
        return fail(ErrorKind::forbidden, "forbidden");
    BlobRecord stored;
    TRY(keep(bytes, [&](const BlobRecord& record) {
        stored = record;
        return ports_.transactions.write(
            [&](Tx& tx) -> Result<void> { return ports_.blobs.add(tx, record); });
    }));
    return stored;
}

Result<StoredFile> BlobService::fetch(const identity::Actor& actor, const std::string& sha256) {
    StoredFile file;
    TRY(ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
        const auto record = TRY(ports_.blobs.find(tx, sha256));
        if (!record)
            return fail(ErrorKind::not_found, "blob.not_found");
        file.type = record->type;
        for (const CaseNumber& number : TRY(ports_.blobs.usedBy(tx, sha256, kUsersMax))) {
            if (ports_.cases.show(tx, actor, number))
                return {};
        }
        return fail(ErrorKind::not_found, "blob.not_found");
    }));
    file.bytes = TRY(ports_.files.get(sha256));
    return file;
}

Result<int> BlobService::sweep() {
    const Instant before = ports_.clock.now() - kUnusedKept;
    TRY(ports_.transactions.write([&](Tx& tx) -> Result<void> {
        TRY(ports_.blobs.forgetUnused(tx, before, kSweepMax));
        return {};
    }));
    const int folder = next_folder_.fetch_add(1) % documents::kBlobFolders;
    int gone = 0;
    for (const std::string& name : TRY(ports_.files.names(folder, before))) {
        // One at a time, so that nobody waits long; asked again under the lock, because the same
        // bytes may have come in meanwhile.
        const std::unique_lock guard(going_, std::try_to_lock);
        if (!guard)
            break; // a backup runs, or files come in: the next turn will do
        bool needed = false;
        TRY(ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
            needed = TRY(ports_.blobs.find(tx, name)).has_value();
            return {};
        }));
        if (needed)
            continue;
        TRY(ports_.files.remove(name));
        ++gone;
    }
    return gone;
}

Result<contract::BlobCheckPage> BlobService::check(const identity::Actor& actor,
                                                   const std::string& after) {
    TRY(identity::require(actor, identity::Permission::store_check, {}));
    std::vector<BlobRecord> records;
    contract::BlobCheckPage page;
    TRY(ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
        records = TRY(ports_.blobs.page(tx, after, kCheckMax));
        if (after.empty()) {
            for (const std::string& name : TRY(ports_.blobs.withoutRow(tx, kCheckMax)))
                page.findings.push_back({"blob.missing", "blob:" + name});
            for (const std::string& name : TRY(ports_.blobs.wronglyUsed(tx, kCheckMax)))
                page.findings.push_back({"blob.row_changed", "blob:" + name});
        }
        return {};
    }));
    for (const BlobRecord& record : records) {
        ++page.checked;
        const auto bytes = ports_.files.get(record.sha256);
        if (!bytes)
            page.findings.push_back({bytes.error().code, "blob:" + record.sha256});
        else if (!isRowOf(record, *bytes))
            page.findings.push_back({"blob.row_changed", "blob:" + record.sha256});
    }
    if (records.size() == kCheckMax)
        page.next = records.back().sha256;
    return page;
}

} // namespace bianmin::server
