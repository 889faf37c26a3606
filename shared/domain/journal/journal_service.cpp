#include "shared/domain/journal/journal_service.h"

#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::journal {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::int64_t kVerifyPageSize = 500;
constexpr char kPersonalKey[] = "personal";

} // namespace

Result<void> addStretch(VerifyReport& whole, const VerifyReport& next) {
    // Between two stretches nobody may have exchanged what the first has seen.
    if (next.after_hash != whole.head_hash)
        return fail(ErrorKind::conflict, "journal.rewritten",
                    {{"seq", std::to_string(whole.entries)}});
    VerifyReport joined = next;
    joined.after_hash = whole.after_hash;
    joined.personal += whole.personal;
    joined.erased += whole.erased;
    joined.records += whole.records;
    // Every record that an entry made was found: the tables cannot hold fewer.
    if (joined.complete && joined.records != joined.records_standing)
        return fail(ErrorKind::conflict, "journal.record_unwritten",
                    {{"count", std::to_string(joined.records_standing - joined.records)}});
    whole = joined;
    return {};
}

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

Result<VerifyReport> JournalService::verifyStretch(ReadTx& tx, const identity::Actor& actor,
                                                   std::int64_t after_seq) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    ChainVerifier verifier = TRY(verifierAfter(tx, after_seq));
    VerifyReport report{.stream = stream_, .after_hash = verifier.headHash()};
    const std::int64_t stop = after_seq + kVerifyStretchMax;
    bool at_end = false;
    while (!at_end && verifier.verified() < stop) {
        const auto limit =
            static_cast<std::size_t>(std::min(kVerifyPageSize, stop - verifier.verified()));
        const auto page = TRY(ports_.entries.read(
            tx, {.stream = stream_, .after_seq = verifier.verified(), .limit = limit}));
        for (const Entry& entry : page) {
            TRY(verifier.next(entry));
            TRY(verifyPersonal(tx, entry, report));
            report.records += TRY(ports_.records.confirm(tx, entry));
        }
        at_end = page.size() < limit;
    }
    // The chain alone cannot show that its newest entries were cut off; the head can.
    const StreamHead head = TRY(ports_.entries.head(tx, stream_));
    report.entries = verifier.verified();
    report.head_hash = verifier.headHash();
    report.end_seq = head.seq;
    report.complete = at_end || verifier.verified() >= head.seq;
    if (report.complete && (head.seq != report.entries || head.hash != report.head_hash))
        return fail(ErrorKind::conflict, "journal.head_differs",
                    {{"seq", std::to_string(report.entries)}});
    if (report.complete)
        report.records_standing = TRY(ports_.records.standing(tx));
    return report;
}

Result<void> JournalService::verifyPersonal(ReadTx& tx, const Entry& entry, VerifyReport& report) {
    // Most entries hold none: they are not parsed for it.
    if (entry.payload.find(kPersonalKey) == std::string::npos)
        return {};
    const Json payload = TRY(parseJson(entry.payload));
    const auto found = payload.find(kPersonalKey);
    if (found == payload.end())
        return {};
    for (const auto& [name, committed] : found->items()) {
        const std::string stated = committed.is_string() ? committed.get<std::string>() : "";
        const auto value = TRY(ports_.entries.personal(tx, stated));
        if (!value) {
            ++report.erased;
            continue;
        }
        if (commitment(value->salt, value->value) != stated)
            return fail(ErrorKind::conflict, "journal.personal_changed",
                        {{"seq", std::to_string(entry.seq)}, {"name", name}});
        ++report.personal;
    }
    return {};
}

Result<ChainVerifier> JournalService::verifierAfter(ReadTx& tx, std::int64_t after_seq) {
    if (after_seq == 0)
        return ChainVerifier(stream_);
    const auto found =
        TRY(ports_.entries.read(tx, {.stream = stream_, .after_seq = after_seq - 1, .limit = 1}));
    if (found.empty() || found.front().seq != after_seq)
        return fail(ErrorKind::not_found, "journal.seq_unknown",
                    {{"seq", std::to_string(after_seq)}});
    return ChainVerifier(found.front());
}

Result<VerifyReport> JournalService::verify(ReadTx& tx, const identity::Actor& actor) {
    VerifyReport report;
    while (!report.complete)
        TRY(addStretch(report, TRY(verifyStretch(tx, actor, report.entries))));
    return report;
}

Result<std::vector<Entry>> JournalService::tail(ReadTx& tx, const identity::Actor& actor,
                                                std::size_t count) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    return ports_.entries.tail(tx, stream_,
                               std::clamp(count, std::size_t{1}, limits::kPageSizeMax));
}

} // namespace bianmin::journal
