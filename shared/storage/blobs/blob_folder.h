// Content-addressed files in one folder: 256 sub-folders by the first two digits of the hash.
// Thread-safe.
#pragma once

#include "shared/domain/documents/blob.h"

#include <filesystem>

namespace bianmin::storage {

class BlobFolder final : public documents::BlobFiles {
  public:
    // The folder is made with the first file.
    explicit BlobFolder(std::filesystem::path folder)
        : folder_(std::move(folder)) {}

    Result<std::string> put(std::string_view bytes) override;
    [[nodiscard]] Result<std::string> get(const std::string& sha256) const override;
    Result<void> remove(const std::string& sha256) override;
    [[nodiscard]] Result<std::vector<std::string>> names(int folder, Instant before) const override;

    [[nodiscard]] std::filesystem::path pathOf(const std::string& sha256) const;

  private:
    std::filesystem::path folder_;
};

} // namespace bianmin::storage
