// The log of signed heads as a file of lines in a folder of its own, which an operator may put on
// another disk or on another machine's share.
#pragma once

#include "shared/domain/journal/head_service.h"

#include <filesystem>

namespace bianmin::server {

// Longer lines are no heads; a reader never holds more than one page of them.
inline constexpr std::size_t kHeadLineMaxBytes = 1024;

// "heads.jsonl" in `folder`, both made with the first head. The line that a power cut left
// unfinished counts as never written: readers pass over it, the next append cuts it off.
// One appender, any number of readers.
class HeadFile final : public journal::HeadLog {
  public:
    explicit HeadFile(const std::filesystem::path& folder);
    // "restored.jsonl" beside it: the head that a restore signs before its database has its name.
    static HeadFile ofRestore(const std::filesystem::path& folder);

    // "file.unwritable" {file}
    Result<void> append(const std::string& line) override;
    // Good and empty when there is no file. A line that is too long is given shortened, so that it
    // is found to be none. "file.unreadable" {file}
    Result<std::vector<std::string>> read(std::int64_t after, std::size_t limit) override;
    Result<std::optional<LastLine>> last() override;
    Result<std::optional<LastLine>> lastSetAside() override;

    // Gives the log another name beside it, "heads-20261125T031500Z.jsonl" or that of the next free
    // second; the next head begins a new one. The new name. Errors: those of renameDurably().
    Result<std::filesystem::path> setAside(Instant now);

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    HeadFile() = default;

    std::filesystem::path file_;
};

} // namespace bianmin::server
