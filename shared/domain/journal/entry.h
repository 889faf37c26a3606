// A journal entry (流水条目), its canonical bytes and its place in the hash chain. The encoding is
// specified, with test vectors, in shared/docs/journal-format.md; change it only with a new
// version.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/time.h"

#include <cstdint>
#include <string>

namespace bianmin::journal {

struct Entry {
    std::string stream;    // one writer each: "county-441821"
    std::int64_t seq = 0;  // 1, 2, 3 … without gaps
    Instant at;            // when it was written (server clock)
    std::string actor;     // user id; empty for the system itself
    std::string station;   // terminal number; empty when none
    std::string kind;      // "case.accepted"
    std::string entity;    // "case:441821260302000100001X"
    std::string payload;   // canonical JSON (keys sorted, compact)
    std::string prev_hash; // 64 hex digits; zeros for the first
    std::string hash;      // SHA-256 over canonicalBytes(), hex

    friend bool operator==(const Entry&, const Entry&) = default;
};

inline constexpr char kFirstPrevHash[] =
    "0000000000000000000000000000000000000000000000000000000000000000";

// The kind of the entry that a server writes when it starts and finds no signed head.
inline constexpr char kHeadsMissing[] = "journal.heads_missing";

// The kind of the entry of "personal:<commitment>" that tells why the value behind it is gone.
inline constexpr char kPersonalErased[] = "personal.erased";

// Where a payload holds the commitments to its personal values, by their names.
inline constexpr char kPersonalKey[] = "personal";

// The payload, which is a JSON object: "journal.payload_invalid" {seq}.
[[nodiscard]] Result<Json> payloadOf(const Entry& entry);

// The bytes that are hashed: every field but `hash`, as netstrings in fixed order.
[[nodiscard]] std::string canonicalBytes(const Entry& entry);
[[nodiscard]] std::string computeHash(const Entry& entry);

// Salted commitment to a personal value: SHA-256 over netstring(salt) netstring(value), hex.
[[nodiscard]] std::string commitment(const std::string& salt, const std::string& value);

// Feeds on the entries of one stream in order and finds the first that breaks the chain.
// Errors: "journal.gap" {seq}, "journal.chain_broken" {seq}, "journal.hash_wrong" {seq},
// "journal.stream_foreign" {seq}.
class ChainVerifier {
  public:
    explicit ChainVerifier(std::string stream)
        : stream_(std::move(stream)) {}
    // Goes on after an entry that was verified before.
    explicit ChainVerifier(const Entry& verified)
        : stream_(verified.stream)
        , last_seq_(verified.seq)
        , last_hash_(verified.hash) {}
    Result<void> next(const Entry& entry);
    [[nodiscard]] std::int64_t verified() const { return last_seq_; }
    [[nodiscard]] const std::string& headHash() const { return last_hash_; }

  private:
    std::string stream_;
    std::int64_t last_seq_ = 0;
    std::string last_hash_ = kFirstPrevHash;
};

} // namespace bianmin::journal

namespace bianmin {

template <>
struct Schema<journal::Entry> {
    using T = journal::Entry;
    static constexpr auto fields(auto&& visit) {
        return visit(field("stream", &T::stream), field("seq", &T::seq), field("at", &T::at),
                     field("actor", &T::actor), field("station", &T::station),
                     field("kind", &T::kind), field("entity", &T::entity),
                     field("payload", &T::payload, {.max = 1000000}),
                     field("prev_hash", &T::prev_hash), field("hash", &T::hash));
    }
};

} // namespace bianmin
