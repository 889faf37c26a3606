// A font that exists as a file for as long as this object lives: libharu 2.3 reads fonts only from
// files. The port keeps it in memory where the system can (temporary_font_file_posix.cpp: memfd);
// a system without that writes it to the user's private temporary folder and deletes it after
// loading.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace bianmin::reports {

class TemporaryFontFile final {
  public:
    // Error "document.pdf_failed".
    static Result<TemporaryFontFile> create(std::string_view bytes);
    ~TemporaryFontFile();
    TemporaryFontFile(TemporaryFontFile&& other) noexcept;
    TemporaryFontFile& operator=(TemporaryFontFile&&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    TemporaryFontFile(int descriptor, std::string path);

    int descriptor_ = -1;
    std::string path_;
};

} // namespace bianmin::reports
