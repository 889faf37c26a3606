// What the API says of the store: files that are damaged, backups.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bianmin::contract {

// What is wrong with the store, in the words of the error table.
struct Finding {
    std::string code;   // "blob.missing", "blob.changed", "blob.row_changed"
    std::string entity; // "blob:<sha256>"
};
struct BlobCheckPage {
    std::int64_t checked = 0;
    std::vector<Finding> findings;
    std::string next; // the last name checked; empty at the end
};

struct BackupManifest {
    int format = 1;
    std::string county;
    Instant made_at;
    std::string database_sha256;
    std::int64_t database_bytes = 0;
    std::string stream; // of the journal
    std::int64_t head_seq = 0;
    std::string head_hash;
    std::int64_t files = 0;
    std::int64_t file_bytes = 0;
    std::string key_id;    // of the journal's key
    std::string signature; // Ed25519 over the canonical JSON with this field empty, base64
};

enum class BackupState { running, done, failed };

struct BackupView {
    std::string name; // of its folder, fileStamp()
    BackupState state = BackupState::running;
    std::int64_t files_done = 0; // while it runs
    std::int64_t files_all = 0;
    std::string error;      // code, when it failed
    std::string error_text; // and its sentence
    std::optional<BackupManifest> manifest;
};

} // namespace bianmin::contract

namespace bianmin {

template <>
struct Schema<contract::Finding> {
    using T = contract::Finding;
    static constexpr auto fields(auto&& visit) {
        return visit(field("code", &T::code), field("entity", &T::entity));
    }
};
template <>
struct Schema<contract::BlobCheckPage> {
    using T = contract::BlobCheckPage;
    static constexpr auto fields(auto&& visit) {
        return visit(field("checked", &T::checked), field("findings", &T::findings),
                     field("next", &T::next));
    }
};
template <>
struct Schema<contract::BackupManifest> {
    using T = contract::BackupManifest;
    static constexpr auto fields(auto&& visit) {
        return visit(field("format", &T::format), field("county", &T::county),
                     field("made_at", &T::made_at), field("database_sha256", &T::database_sha256),
                     field("database_bytes", &T::database_bytes), field("stream", &T::stream),
                     field("head_seq", &T::head_seq), field("head_hash", &T::head_hash),
                     field("files", &T::files), field("file_bytes", &T::file_bytes),
                     field("key_id", &T::key_id), field("signature", &T::signature));
    }
};
template <>
struct EnumNames<contract::BackupState> {
    using E = contract::BackupState;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::running, "running"}, {E::done, "done"}, {E::failed, "failed"}}};
};
template <>
struct Schema<contract::BackupView> {
    using T = contract::BackupView;
    static constexpr auto fields(auto&& visit) {
        return visit(field("name", &T::name), field("state", &T::state),
                     field("files_done", &T::files_done), field("files_all", &T::files_all),
                     field("error", &T::error, {.presence = Presence::optional}),
                     field("error_text", &T::error_text, {.presence = Presence::optional}),
                     field("manifest", &T::manifest, {.presence = Presence::optional}));
    }
};

} // namespace bianmin
