#include "shared/domain/journal/journal_service.h"

#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::journal {

namespace {

constexpr std::size_t kSaltBytes = 16;

} // namespace

JournalService::JournalService(Ports ports, std::string stream)
    : ports_(ports)
    , stream_(std::move(stream))
    , verifier_(ports.entries, ports.records, stream_) {}

Result<void> JournalService::record(Tx& tx, const identity::Actor& actor,
                                    const identity::Change& change) {
    Json payload = change.payload;
    BIANMIN_CHECK(payload.is_object() && !payload.contains(kPersonalKey));
    for (const auto& [name, value] : change.personal) {
        const std::string salt = toHex(ports_.random.bytes(kSaltBytes));
        const PersonalValue personal{commitment(salt, value), salt, value};
        TRY(ports_.entries.addPersonal(tx, personal));
        payload[kPersonalKey][name] = personal.commitment;
    }

    const StreamHead head = TRY(ports_.entries.head(tx, stream_));
    Entry entry;
    entry.stream = stream_;
    entry.seq = head.seq + 1;
    entry.at = ports_.clock.now();
    entry.actor = actor.user.str();
    entry.station = actor.station ? actor.station->id.str() : std::string();
    entry.kind = change.kind;
    entry.entity = change.entity;
    entry.payload = dumpJson(payload);
    entry.prev_hash = head.hash;
    entry.hash = computeHash(entry);
    return ports_.entries.append(tx, entry);
}

Result<VerifyReport> JournalService::verifyStretch(ReadTx& tx, const identity::Actor& actor,
                                                   std::int64_t after_seq) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    return verifier_.stretch(tx, after_seq);
}

Result<std::vector<Entry>> JournalService::page(ReadTx& tx, const identity::Actor& actor,
                                                std::int64_t after_seq) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    return ports_.entries.read(
        tx, {.stream = stream_, .after_seq = after_seq, .limit = limits::kPageSizeMax});
}

Result<std::vector<Entry>> JournalService::tail(ReadTx& tx, const identity::Actor& actor,
                                                std::size_t count) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    return ports_.entries.tail(tx, stream_,
                               std::clamp(count, std::size_t{1}, limits::kPageSizeMax));
}

} // namespace bianmin::journal
