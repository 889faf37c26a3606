// Files (附件): scans of materials and issued papers, kept on disk under the hash of their bytes
// beside the database. A file is on the disk before the row that names it commits, so a row without
// its file means damage and a file without a row means an attempt that was given up.
#pragma once

#include "shared/base/codec.h"
#include "shared/base/time.h"
#include "shared/base/transaction.h"
#include "shared/domain/cases/case.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bianmin::documents {

// One file: a page scanned at 300 dpi in colour is below 2 MiB as JPEG.
inline constexpr std::size_t kBlobMaxBytes = 10 * 1024 * 1024;

enum class MediaType { pdf, jpeg, png };
[[nodiscard]] std::string_view mediaTypeName(MediaType type); // "application/pdf"
// What the bytes are, whatever a name or a header says; both the beginning and the end must be
// right, so that a file cut short is not taken. Nothing for all else.
[[nodiscard]] std::optional<MediaType> mediaTypeOf(std::string_view bytes);

struct BlobRecord {
    std::string sha256; // of the bytes, 64 lower-case hex digits: its name
    std::int64_t bytes = 0;
    MediaType type = MediaType::pdf;
    Instant stored_at;

    friend bool operator==(const BlobRecord&, const BlobRecord&) = default;
};
// 64 lower-case hex digits: anything else never becomes part of a path.
[[nodiscard]] bool isBlobName(std::string_view text);

// The rows. Stateless; thread-safe.
class BlobRepository {
  public:
    virtual ~BlobRepository() = default;
    // Good also when it is there; the time is then the later one, so that it is not swept.
    virtual Result<void> add(Tx&, const BlobRecord&) = 0;
    virtual Result<std::optional<BlobRecord>> find(ReadTx&, const std::string& sha256) = 0;
    // The case needs the file from now on. Good also when it did before; "blob.unknown" {sha256}.
    virtual Result<void> use(Tx&, const std::string& sha256, const CaseNumber&) = 0;
    virtual Result<std::vector<CaseNumber>> usedBy(ReadTx&, const std::string& sha256,
                                                   std::size_t limit) = 0;
    // Ascending by name, after `after`.
    virtual Result<std::vector<BlobRecord>> page(ReadTx&, const std::string& after,
                                                 std::size_t limit) = 0;
    virtual Result<std::int64_t> count(ReadTx&) = 0;
    // The files that a case uses, ascending by name.
    virtual Result<std::vector<std::string>> ofCase(ReadTx&, const CaseNumber&) = 0;
    // Names that the print log or a case holds and that have no row; none in a store that is whole.
    virtual Result<std::vector<std::string>> withoutRow(ReadTx&, std::size_t limit) = 0;
    // Names of files that a case uses although their row says that none does, or the reverse.
    virtual Result<std::vector<std::string>> wronglyUsed(ReadTx&, std::size_t limit) = 0;
    // Forgets files that no case uses and that are older than `before`; their names.
    virtual Result<std::vector<std::string>> forgetUnused(Tx&, Instant before,
                                                          std::size_t limit) = 0;
};

// The bytes. Blocking: never inside a transaction. Thread-safe.
class BlobFiles {
  public:
    virtual ~BlobFiles() = default;
    // Durable when it returns; its name. Replaces a damaged file of the same name. Errors
    // "store.full" and "store.failed" when the disk refuses.
    virtual Result<std::string> put(std::string_view bytes) = 0;
    // "blob.missing" {sha256}; "blob.changed" {sha256} when the bytes are not those of the name.
    [[nodiscard]] virtual Result<std::string> get(const std::string& sha256) const = 0;
    virtual Result<void> remove(const std::string& sha256) = 0; // good when there is none
    // The folder number `folder` of kBlobFolders: names of files older than `before`.
    [[nodiscard]] virtual Result<std::vector<std::string>> names(int folder,
                                                                 Instant before) const = 0;
};
inline constexpr int kBlobFolders = 256;

} // namespace bianmin::documents

namespace bianmin {

template <>
struct EnumNames<documents::MediaType> {
    using E = documents::MediaType;
    static constexpr std::array<std::pair<E, std::string_view>, 3> names{
        {{E::pdf, "pdf"}, {E::jpeg, "jpeg"}, {E::png, "png"}}};
};
template <>
struct Schema<documents::BlobRecord> {
    using T = documents::BlobRecord;
    static constexpr auto fields(auto&& visit) {
        return visit(field("sha256", &T::sha256), field("bytes", &T::bytes),
                     field("type", &T::type), field("stored_at", &T::stored_at));
    }
};

} // namespace bianmin
