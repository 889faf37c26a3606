#include "shared/domain/journal/journal_verifier.h"

#include <algorithm>

namespace bianmin::journal {

namespace {

constexpr std::int64_t kVerifyPageSize = 500;
const std::string kPersonalEntity = "personal:";

// Keeps what differs for the end. A store that cannot be read ends the stretch.
Result<std::int64_t> orFault(Result<std::int64_t> compared, VerifyReport& report) {
    if (compared || compared.error().kind == ErrorKind::unavailable)
        return compared;
    report.fault = RecordFault{compared.error().code, compared.error().params};
    return 0;
}

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
    joined.heads_missing += whole.heads_missing;
    if (whole.fault)
        joined.fault = whole.fault;
    // Every record that an entry made was found: the tables cannot hold fewer.
    if (joined.complete && !joined.fault && joined.records != joined.records_standing)
        joined.fault =
            RecordFault{"journal.record_unwritten",
                        {{"count", std::to_string(joined.records_standing - joined.records)}}};
    whole = joined;
    return {};
}

Result<void> requireNoFault(const VerifyReport& whole) {
    if (whole.fault)
        return fail(ErrorKind::conflict, whole.fault->code, whole.fault->params);
    return {};
}

Result<VerifyReport> JournalVerifier::stretch(ReadTx& tx, std::int64_t after_seq) const {
    ChainVerifier verifier = TRY(chainAfter(tx, after_seq));
    VerifyReport report{.stream = stream_, .after_hash = verifier.headHash()};
    const std::int64_t stop = after_seq + kVerifyStretchMax;
    bool at_end = false;
    while (!at_end && verifier.verified() < stop) {
        const auto limit =
            static_cast<std::size_t>(std::min(kVerifyPageSize, stop - verifier.verified()));
        const auto page = TRY(entries_.read(
            tx, {.stream = stream_, .after_seq = verifier.verified(), .limit = limit}));
        for (const Entry& entry : page) {
            TRY(verifier.next(entry));
            report.records += TRY(orFault(confirm(tx, entry, report), report));
            report.heads_missing += entry.kind == kHeadsMissing ? 1 : 0;
        }
        at_end = page.size() < limit;
    }
    // The chain alone cannot show that its newest entries were cut off; the head can.
    const StreamHead head = TRY(entries_.head(tx, stream_));
    report.entries = verifier.verified();
    report.head_hash = verifier.headHash();
    report.end_seq = head.seq;
    report.complete = at_end || verifier.verified() >= head.seq;
    if (report.complete && (head.seq != report.entries || head.hash != report.head_hash))
        return fail(ErrorKind::conflict, "journal.head_differs",
                    {{"seq", std::to_string(report.entries)}});
    // Histories of cases are read without regard to streams.
    if (const auto foreign = TRY(entries_.foreignSeq(tx, stream_)))
        return fail(ErrorKind::conflict, "journal.stream_foreign",
                    {{"seq", std::to_string(*foreign)}});
    if (report.complete && !report.fault)
        report.records_standing = TRY(orFault(records_.standing(tx), report));
    return report;
}

// How many records an entry made; 0 where something has differed before it.
Result<std::int64_t> JournalVerifier::confirm(ReadTx& tx, const Entry& entry,
                                              VerifyReport& report) const {
    if (report.fault)
        return 0;
    return records_.confirm(tx, TRY(open(tx, entry, report)));
}

Result<OpenedEntry> JournalVerifier::open(ReadTx& tx, const Entry& entry,
                                          VerifyReport& report) const {
    Json payload = TRY(payloadOf(entry));
    OpenedEntry opened{.entry = entry, .payload = std::move(payload)};
    const auto found = opened.payload.find(kPersonalKey);
    if (found == opened.payload.end())
        return opened;
    for (const auto& [name, committed] : found->items()) {
        const auto fault = [&, &name = name](const char* code) {
            return fail(ErrorKind::conflict, code,
                        {{"seq", std::to_string(entry.seq)}, {"name", name}});
        };
        const std::string stated = committed.is_string() ? committed.get<std::string>() : "";
        auto value = TRY(entries_.personal(tx, stated));
        if (!value) {
            // Whoever erases a value writes an entry of it.
            if (!TRY(entries_.newest(tx, kPersonalEntity + stated, kPersonalErased)))
                return fault("journal.personal_lost");
            ++report.erased;
            continue;
        }
        if (commitment(value->salt, value->value) != stated)
            return fault("journal.personal_changed");
        opened.personal[name] = std::move(value->value);
        ++report.personal;
    }
    return opened;
}

Result<ChainVerifier> JournalVerifier::chainAfter(ReadTx& tx, std::int64_t after_seq) const {
    if (after_seq == 0)
        return ChainVerifier(stream_);
    const auto found =
        TRY(entries_.read(tx, {.stream = stream_, .after_seq = after_seq - 1, .limit = 1}));
    if (found.empty() || found.front().seq != after_seq)
        return fail(ErrorKind::not_found, "journal.seq_unknown",
                    {{"seq", std::to_string(after_seq)}});
    return ChainVerifier(found.front());
}

Result<VerifyReport> JournalVerifier::verify(TransactionRunner& transactions) const {
    VerifyReport whole;
    while (!whole.complete)
        TRY(addStretch(whole, TRY(inRead<VerifyReport>(transactions, [&](ReadTx& tx) {
                           return stretch(tx, whole.entries);
                       }))));
    TRY(requireNoFault(whole));
    return whole;
}

} // namespace bianmin::journal
