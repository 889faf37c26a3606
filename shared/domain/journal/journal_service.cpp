#include "shared/domain/journal/journal_service.h"

#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::journal {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kVerifyPageSize = 500;
constexpr char kPersonalKey[] = "personal";

} // namespace

JournalService::JournalService(Ports ports, std::string stream)
    : ports_(ports)
    , stream_(std::move(stream)) {}

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

Result<VerifyReport> JournalService::verify(ReadTx& tx, const identity::Actor& actor) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    ChainVerifier verifier(stream_);
    for (;;) {
        const auto page = TRY(ports_.entries.read(
            tx, {.stream = stream_, .after_seq = verifier.verified(), .limit = kVerifyPageSize}));
        for (const Entry& entry : page)
            TRY(verifier.next(entry));
        if (page.size() < kVerifyPageSize)
            break;
    }
    // The chain alone cannot show that its newest entries were cut off; the head can.
    const StreamHead head = TRY(ports_.entries.head(tx, stream_));
    if (head.seq != verifier.verified() || head.hash != verifier.headHash())
        return fail(ErrorKind::conflict, "journal.head_differs",
                    {{"seq", std::to_string(verifier.verified())}});
    return VerifyReport{stream_, verifier.verified(), verifier.headHash()};
}

Result<std::vector<Entry>> JournalService::tail(ReadTx& tx, const identity::Actor& actor,
                                                std::size_t count) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    return ports_.entries.tail(tx, stream_,
                               std::clamp(count, std::size_t{1}, limits::kPageSizeMax));
}

} // namespace bianmin::journal
