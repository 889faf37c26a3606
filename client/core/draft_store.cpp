#include "client/core/draft_store.h"

#include "shared/base/files.h"
#include "shared/base/hash.h"

#include <algorithm>

namespace bianmin::client {

namespace {

constexpr std::size_t kDraftMaxBytes = 4 * 1024 * 1024;
constexpr const char* kSuffix = ".json";

Result<Draft> parseDraft(const std::string& text) {
    return decode<Draft>(TRY(parseJson(text)), UnknownKeys::ignore);
}

// Reads one file. A damaged one is set aside, so that it is told of once.
Result<Draft> readDraft(const std::filesystem::path& file) {
    auto draft = parseDraft(TRY(readWholeFile(file, kDraftMaxBytes)));
    if (draft)
        return draft;
    const std::filesystem::path aside = file.string() + ".damaged";
    std::error_code code;
    std::filesystem::rename(file, aside, code);
    return fail(ErrorKind::internal, "draft.damaged", {{"file", aside.filename().string()}},
                draft.error().code);
}

} // namespace

std::filesystem::path FileDraftStore::fileOf(const DraftId& id) const {
    return folder_ / (id.str() + kSuffix);
}

std::vector<std::filesystem::path> FileDraftStore::files() const {
    std::vector<std::filesystem::path> found;
    std::error_code code; // no folder yet: no drafts
    for (const auto& entry : std::filesystem::directory_iterator(folder_, code)) {
        if (entry.path().extension() == kSuffix)
            found.push_back(entry.path());
    }
    return found;
}

Result<void> FileDraftStore::save(const Draft& draft) {
    std::error_code code;
    const auto file = fileOf(draft.id);
    const bool one_more = !draft.outcomeIsUnknown() && !std::filesystem::exists(file, code);
    if (one_more && files().size() >= kDraftsMax)
        return fail(ErrorKind::conflict, "draft.too_many", {{"limit", std::to_string(kDraftsMax)}});
    return writeFileDurably(file, dumpJson(encode(draft)));
}

Result<void> FileDraftStore::adoptSingleFile() {
    std::error_code code;
    if (!std::filesystem::exists(single_file_, code))
        return {};
    const Draft draft = TRY(readDraft(single_file_));
    // The name comes from the content: a crash between the two steps makes no second draft.
    const std::string text = dumpJson(encode(draft));
    TRY(writeFileDurably(fileOf(DraftId(sha256Hex(text))), text));
    return removeFile(single_file_);
}

Result<LoadedDrafts> FileDraftStore::load() {
    LoadedDrafts loaded;
    if (const auto adopted = adoptSingleFile(); !adopted)
        loaded.damaged = adopted.error();
    for (const auto& file : files()) {
        auto draft = readDraft(file);
        if (!draft) {
            loaded.damaged = draft.error();
            continue;
        }
        draft->id = DraftId(file.stem().string());
        loaded.drafts.push_back(std::move(*draft));
    }
    std::ranges::sort(loaded.drafts, std::ranges::greater(), &Draft::saved_at);
    return loaded;
}

Result<void> FileDraftStore::remove(const DraftId& id) {
    return removeFile(fileOf(id));
}

} // namespace bianmin::client
