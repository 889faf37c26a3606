// A signed head (签名链头): a statement of the server that at some time its stream ended with this
// entry. It is kept apart from the database, so that a database that was cut or rewritten as a
// whole still contradicts it. Specified, with test vectors, in shared/docs/journal-format.md.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/signature.h"

#include <cstdint>
#include <string>

namespace bianmin::journal {

struct SignedHead {
    std::string stream;
    std::int64_t seq = 0;  // of the last entry
    std::string hash;      // its hash
    Instant at;            // when it was signed (server clock)
    std::string key_id;    // PublicKey::id() of the key that signed
    std::string signature; // Ed25519 over headStatement(), 128 hex digits

    friend bool operator==(const SignedHead&, const SignedHead&) = default;
};

// The bytes that are signed: every field but `signature`, as netstrings in fixed order.
[[nodiscard]] std::string headStatement(const SignedHead& head);
// Fills in `key_id` and `signature`.
[[nodiscard]] SignedHead signHead(SignedHead head, const SigningKey& key);
[[nodiscard]] bool isSignedBy(const SignedHead& head, const PublicKey& key);

// One line of the log of heads, without its end, and back; the error says only that it is none.
[[nodiscard]] std::string headLine(const SignedHead& head);
[[nodiscard]] Result<SignedHead> parseHeadLine(std::string_view line);

} // namespace bianmin::journal

namespace bianmin {

template <>
struct Schema<journal::SignedHead> {
    using T = journal::SignedHead;
    static constexpr auto fields(auto&& visit) {
        return visit(field("stream", &T::stream), field("seq", &T::seq), field("hash", &T::hash),
                     field("at", &T::at), field("key_id", &T::key_id),
                     field("signature", &T::signature));
    }
};

} // namespace bianmin
