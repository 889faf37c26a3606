#include "shared/domain/journal/signed_head.h"

#include "shared/base/hash.h"
#include "shared/domain/journal/netstring.h"

namespace bianmin::journal {

namespace {

// First field of the signed bytes: what is signed here can be mistaken for nothing else.
constexpr std::string_view kHeadFormat = "bianmin-head-1";

} // namespace

std::string headStatement(const SignedHead& head) {
    std::string bytes;
    appendNetstring(bytes, kHeadFormat);
    appendNetstring(bytes, head.stream);
    appendNetstring(bytes, std::to_string(head.seq));
    appendNetstring(bytes, head.hash);
    appendNetstring(bytes, std::to_string(toMillis(head.at)));
    appendNetstring(bytes, head.key_id);
    return bytes;
}

SignedHead signHead(SignedHead head, const SigningKey& key) {
    head.key_id = key.publicKey().id();
    head.signature = toHex(key.sign(headStatement(head)));
    return head;
}

bool isSignedBy(const SignedHead& head, const PublicKey& key) {
    const auto signature = fromHex(head.signature);
    return signature && head.key_id == key.id() && key.verify(headStatement(head), *signature);
}

std::string headLine(const SignedHead& head) {
    return dumpJson(encode(head));
}

Result<SignedHead> parseHeadLine(std::string_view line) {
    return decode<SignedHead>(TRY(parseJson(line)));
}

} // namespace bianmin::journal
