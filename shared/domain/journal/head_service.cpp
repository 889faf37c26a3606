#include "shared/domain/journal/head_service.h"

#include <algorithm>

namespace bianmin::journal {

HeadService::HeadService(Ports ports, std::string stream, SigningKey key)
    : ports_(ports)
    , stream_(std::move(stream))
    , key_(key)
    , public_key_(key.publicKey()) {}

Result<SignedHead> HeadService::trusted(const std::string& line, std::int64_t number) const {
    const auto head = parseHeadLine(line);
    if (!head || head->stream != stream_ || !isSignedBy(*head, public_key_))
        return fail(ErrorKind::conflict, "journal.head_signature_wrong",
                    {{"line", std::to_string(number)}});
    return *head;
}

Result<void> HeadService::compare(ReadTx& tx, const StreamHead& end, const SignedHead& head) {
    const std::string seq = std::to_string(head.seq);
    if (head.seq > end.seq)
        return fail(ErrorKind::conflict, "journal.truncated",
                    {{"seq", seq}, {"found", std::to_string(end.seq)}});
    const auto found =
        TRY(ports_.entries.read(tx, {.stream = stream_, .after_seq = head.seq - 1, .limit = 1}));
    if (found.empty() || found.front().seq != head.seq)
        return fail(ErrorKind::conflict, "journal.gap", {{"seq", seq}});
    if (found.front().hash != head.hash)
        return fail(ErrorKind::conflict, "journal.rewritten", {{"seq", seq}});
    return {};
}

Result<void> HeadService::startFromLog() {
    if (const auto last = TRY(ports_.log.last()))
        last_signed_ = TRY(trusted(last->text, last->number));
    return {};
}

Result<std::int64_t> HeadService::signedUpTo() const {
    std::int64_t highest = 0;
    for (const auto& last : {TRY(ports_.log.last()), TRY(ports_.log.lastSetAside())}) {
        if (last)
            highest = std::max(highest, TRY(trusted(last->text, last->number)).seq);
    }
    return highest;
}

Result<void> HeadService::checkLast() {
    const auto last = TRY(ports_.log.last());
    if (!last)
        return {};
    const SignedHead head = TRY(trusted(last->text, last->number));
    return ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
        return compare(tx, TRY(ports_.entries.head(tx, stream_)), head);
    });
}

Result<bool> HeadService::continuesLog() {
    const auto compared = checkLast();
    if (compared)
        return true;
    const std::string& code = compared.error().code;
    if (code == "journal.truncated" || code == "journal.rewritten")
        return false;
    return tl::unexpected(compared.error());
}

Result<void> HeadService::requireNothingSigned() {
    return ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
        if (TRY(ports_.entries.head(tx, stream_)).seq > 0)
            return fail(ErrorKind::conflict, kHeadsMissing);
        return {};
    });
}

Result<void> HeadService::sign() {
    if (!last_signed_)
        TRY(startFromLog());
    else if (TRY(ports_.log.read(0, 1)).empty())
        return fail(ErrorKind::conflict, kHeadsMissing);
    // What a reader sees is durable already, so a power cut cannot leave a signature ahead of it.
    const StreamHead end =
        TRY(inRead<StreamHead>(ports_.transactions, [&](ReadTx& tx) -> Result<StreamHead> {
            const StreamHead head = TRY(ports_.entries.head(tx, stream_));
            if (last_signed_)
                TRY(compare(tx, head, *last_signed_));
            return head;
        }));
    if (end.seq == (last_signed_ ? last_signed_->seq : 0))
        return {};
    const SignedHead head = signHead({.stream = stream_,
                                      .seq = end.seq,
                                      .hash = end.hash,
                                      .at = ports_.clock.now(),
                                      .key_id = {},
                                      .signature = {}},
                                     key_);
    TRY(ports_.log.append(headLine(head)));
    last_signed_ = head;
    return {};
}

Result<HeadsReport> HeadService::verify(const identity::Actor& actor, std::int64_t after_line) {
    TRY(identity::require(actor, identity::Permission::journal_read, {}));
    // The lines before the entries: a head that is signed meanwhile must not look like a cut.
    const auto lines = TRY(ports_.log.read(after_line, kVerifyHeadsMax));
    if (lines.empty() && after_line == 0)
        TRY(requireNothingSigned());
    HeadsReport report{.stream = stream_,
                       .key_id = public_key_.id(),
                       .heads = after_line,
                       .complete = lines.size() < kVerifyHeadsMax};
    TRY(ports_.transactions.read([&](ReadTx& tx) -> Result<void> {
        const StreamHead end = TRY(ports_.entries.head(tx, stream_));
        for (const std::string& line : lines) {
            const SignedHead head = TRY(trusted(line, report.heads + 1));
            TRY(compare(tx, end, head));
            ++report.heads;
            report.signed_seq = head.seq;
            if (report.signed_from == 0)
                report.signed_from = head.seq;
        }
        return {};
    }));
    return report;
}

} // namespace bianmin::journal
