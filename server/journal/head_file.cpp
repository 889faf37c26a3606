#include "server/journal/head_file.h"

#include "shared/base/files.h"

#include <algorithm>
#include <fstream>

namespace bianmin::server {

namespace {

constexpr char kFileName[] = "heads.jsonl";
constexpr char kRestoredName[] = "restored.jsonl";
constexpr char kAsidePrefix[] = "heads-"; // then the time: names in the order of their age

// The finished lines of a file, one after another.
class LineReader {
  public:
    static Result<LineReader> open(const std::filesystem::path& file) {
        LineReader reader;
        std::error_code code;
        if (!std::filesystem::exists(file, code) && !code)
            return reader;
        reader.stream_.open(file, std::ios::binary);
        if (code || !reader.stream_)
            return fail(ErrorKind::unavailable, "file.unreadable", {{"file", file.string()}});
        return reader;
    }

    // False at the end; what follows the last line feed is no line.
    bool next(std::string& line) {
        if (!stream_.is_open() || !std::getline(stream_, line) || stream_.eof())
            return false;
        end_ += line.size() + 1;
        if (line.size() > kHeadLineMaxBytes)
            line.resize(kHeadLineMaxBytes);
        return true;
    }

    [[nodiscard]] std::uintmax_t end() const { return end_; } // of the lines so far, in bytes

  private:
    std::ifstream stream_;
    std::uintmax_t end_ = 0;
};

// True when the file has bytes and the last of them is no line feed.
bool endsInsideALine(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream || stream.tellg() == std::ifstream::pos_type(0))
        return false;
    stream.seekg(-1, std::ios::end);
    return stream.get() != '\n';
}

Result<void> cutUnfinishedLine(const std::filesystem::path& file) {
    LineReader reader = TRY(LineReader::open(file));
    for (std::string line; reader.next(line);)
        continue;
    std::error_code code;
    std::filesystem::resize_file(file, reader.end(), code);
    if (code)
        return fail(ErrorKind::unavailable, "file.unwritable", {{"file", file.string()}},
                    code.message());
    return {};
}

Result<std::optional<journal::HeadLog::LastLine>> lastLineOf(const std::filesystem::path& file) {
    LineReader reader = TRY(LineReader::open(file));
    std::optional<journal::HeadLog::LastLine> last;
    std::int64_t number = 0;
    for (std::string line; reader.next(line);)
        last = journal::HeadLog::LastLine{++number, line};
    return last;
}

} // namespace

HeadFile::HeadFile(const std::filesystem::path& folder)
    : file_(folder / kFileName) {}

HeadFile HeadFile::ofRestore(const std::filesystem::path& folder) {
    HeadFile log;
    log.file_ = folder / kRestoredName;
    return log;
}

Result<void> HeadFile::append(const std::string& line) {
    // Only where there is something to cut: a file that may only grow (chattr +a) refuses it.
    if (endsInsideALine(file_))
        TRY(cutUnfinishedLine(file_));
    return appendFileDurably(file_, line + "\n");
}

Result<std::filesystem::path> HeadFile::setAside(Instant now) {
    auto aside = file_;
    do {
        aside.replace_filename(kAsidePrefix + fileStamp(now) + ".jsonl");
        now += std::chrono::seconds(1);
    } while (std::filesystem::exists(aside)); // evidence is never overwritten
    TRY(renameDurably(file_, aside));
    return aside;
}

Result<std::vector<std::string>> HeadFile::read(std::int64_t after, std::size_t limit) {
    LineReader reader = TRY(LineReader::open(file_));
    std::vector<std::string> lines;
    std::string line;
    for (std::int64_t number = 1; lines.size() < limit && reader.next(line); ++number) {
        if (number > after)
            lines.push_back(line);
    }
    return lines;
}

Result<std::optional<journal::HeadLog::LastLine>> HeadFile::last() {
    return lastLineOf(file_);
}

Result<std::optional<journal::HeadLog::LastLine>> HeadFile::lastSetAside() {
    std::optional<std::filesystem::path> newest;
    std::error_code none;
    for (std::filesystem::directory_iterator at(file_.parent_path(), none), end; !none && at != end;
         at.increment(none)) {
        if (at->path().filename().string().starts_with(kAsidePrefix))
            newest = std::max(newest, std::optional(at->path()));
    }
    if (!newest)
        return std::nullopt;
    return lastLineOf(*newest);
}

} // namespace bianmin::server
