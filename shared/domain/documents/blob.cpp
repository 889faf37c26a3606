#include "shared/domain/documents/blob.h"

#include "shared/base/hash.h"
#include "shared/base/text.h"

#include <algorithm>

namespace bianmin::documents {
namespace {

// Readers of PDF take the end mark anywhere in the last kilobyte, and some writers add to it.
constexpr std::size_t kPdfEndWithin = 1024;

bool endsWithin(std::string_view bytes, std::string_view mark, std::size_t within) {
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), within));
    return tail.find(mark) != std::string_view::npos;
}

} // namespace

std::string_view mediaTypeName(MediaType type) {
    switch (type) {
    case MediaType::pdf:
        return "application/pdf";
    case MediaType::jpeg:
        return "image/jpeg";
    case MediaType::png:
        return "image/png";
    }
    return {};
}

std::optional<MediaType> mediaTypeOf(std::string_view bytes) {
    using std::operator""sv;
    if (bytes.starts_with("%PDF-1."sv) || bytes.starts_with("%PDF-2."sv))
        return endsWithin(bytes, "%%EOF"sv, kPdfEndWithin) ? std::optional(MediaType::pdf)
                                                           : std::nullopt;
    if (bytes.starts_with("\xFF\xD8\xFF"sv))
        return bytes.ends_with("\xFF\xD9"sv) ? std::optional(MediaType::jpeg) : std::nullopt;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
        return bytes.ends_with("IEND\xAE\x42\x60\x82"sv) ? std::optional(MediaType::png)
                                                         : std::nullopt;
    return std::nullopt;
}

bool isBlobName(std::string_view text) {
    return text.size() == 2 * sizeof(Sha256) && std::ranges::all_of(text, isLowerHexDigit);
}

} // namespace bianmin::documents
