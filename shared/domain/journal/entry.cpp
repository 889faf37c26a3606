#include "shared/domain/journal/entry.h"

#include "shared/base/hash.h"
#include "shared/domain/journal/netstring.h"

namespace bianmin::journal {

namespace {

// First field of the hashed bytes: another encoding gets another mark.
constexpr std::string_view kEntryFormat = "bianmin-journal-1";

tl::unexpected<Error> broken(std::string code, std::int64_t seq) {
    return fail(ErrorKind::conflict, std::move(code), {{"seq", std::to_string(seq)}});
}

} // namespace

std::string canonicalBytes(const Entry& entry) {
    std::string bytes;
    appendNetstring(bytes, kEntryFormat);
    appendNetstring(bytes, entry.stream);
    appendNetstring(bytes, std::to_string(entry.seq));
    appendNetstring(bytes, std::to_string(toMillis(entry.at)));
    appendNetstring(bytes, entry.actor);
    appendNetstring(bytes, entry.station);
    appendNetstring(bytes, entry.kind);
    appendNetstring(bytes, entry.entity);
    appendNetstring(bytes, entry.payload);
    appendNetstring(bytes, entry.prev_hash);
    return bytes;
}

Result<Json> payloadOf(const Entry& entry) {
    auto payload = parseJson(entry.payload);
    if (!payload || !payload->is_object())
        return broken("journal.payload_invalid", entry.seq);
    return payload;
}

std::string computeHash(const Entry& entry) {
    return sha256Hex(canonicalBytes(entry));
}

std::string commitment(const std::string& salt, const std::string& value) {
    std::string bytes;
    appendNetstring(bytes, salt);
    appendNetstring(bytes, value);
    return sha256Hex(bytes);
}

Result<void> ChainVerifier::next(const Entry& entry) {
    if (entry.stream != stream_)
        return broken("journal.stream_foreign", entry.seq);
    if (entry.seq != last_seq_ + 1)
        return broken("journal.gap", last_seq_ + 1);
    if (entry.prev_hash != last_hash_)
        return broken("journal.chain_broken", entry.seq);
    if (entry.hash != computeHash(entry))
        return broken("journal.hash_wrong", entry.seq);
    last_seq_ = entry.seq;
    last_hash_ = entry.hash;
    return {};
}

} // namespace bianmin::journal
