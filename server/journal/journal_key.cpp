#include "server/journal/journal_key.h"

#include "shared/base/files.h"

namespace bianmin::server {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> keyFault(const char* code, const fs::path& file) {
    return fail(ErrorKind::internal, code, {{"file", file.string()}});
}

// A place that cannot be looked at counts as taken: reading it will say why.
bool isThere(const fs::path& file) {
    std::error_code code;
    return fs::exists(file, code) || code;
}

Result<SigningKey> readKey(const fs::path& key_file) {
    const auto key = SigningKey::fromPem(TRY(readTextFile(key_file)));
    if (!key)
        return keyFault("journal.key_invalid", key_file);
    return *key;
}

} // namespace

fs::path publicKeyFileOf(const fs::path& key_file) {
    return fs::path(key_file).replace_extension(".pub");
}

Result<SigningKey> openJournalKey(const fs::path& key_file) {
    const fs::path public_file = publicKeyFileOf(key_file);
    if (!isThere(key_file)) {
        if (isThere(public_file))
            return keyFault("journal.key_missing", key_file);
        TRY(writeFileDurably(key_file, SigningKey::generate().pem()));
    }
    // Read back in any case: what was written is what will be used after the next start.
    const SigningKey key = TRY(readKey(key_file));
    if (!isThere(public_file))
        TRY(writeFileDurably(public_file, key.publicKey().pem()));
    const auto public_key = PublicKey::fromPem(TRY(readTextFile(public_file)));
    if (!public_key || *public_key != key.publicKey())
        return keyFault("journal.key_invalid", public_file);
    return key;
}

} // namespace bianmin::server
