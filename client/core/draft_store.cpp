#include "client/core/draft_store.h"

#include "shared/base/files.h"

namespace bianmin::client {

namespace {

constexpr std::size_t kDraftMaxBytes = 4 * 1024 * 1024;

Result<Draft> parseDraft(const std::string& text) {
    return decode<Draft>(TRY(parseJson(text)), UnknownKeys::ignore);
}

} // namespace

Result<void> FileDraftStore::save(const Draft& draft) {
    return writeFileDurably(file_, dumpJson(encode(draft)));
}

Result<std::optional<Draft>> FileDraftStore::load() {
    std::error_code code;
    if (!std::filesystem::exists(file_, code))
        return std::optional<Draft>();
    const std::string text = TRY(readWholeFile(file_, kDraftMaxBytes));
    auto draft = parseDraft(text);
    if (draft)
        return std::optional<Draft>(std::move(*draft));
    const std::filesystem::path aside = file_.string() + ".damaged";
    std::filesystem::rename(file_, aside, code);
    return fail(ErrorKind::internal, "draft.damaged", {{"file", aside.filename().string()}},
                draft.error().code);
}

Result<void> FileDraftStore::clear() {
    return removeFile(file_);
}

} // namespace bianmin::client
