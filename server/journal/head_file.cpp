#include "server/journal/head_file.h"

#include "server/journal/durable_file.h"

#include <fstream>

namespace bianmin::server {

namespace {

constexpr char kFileName[] = "heads.jsonl";

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
        if (line.size() > kHeadLineMaxBytes)
            line.resize(kHeadLineMaxBytes);
        return true;
    }

  private:
    std::ifstream stream_;
};

} // namespace

HeadFile::HeadFile(std::filesystem::path folder)
    : file_(std::move(folder) / kFileName) {}

Result<void> HeadFile::append(const std::string& line) {
    return appendLine(file_, line);
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
    LineReader reader = TRY(LineReader::open(file_));
    std::optional<LastLine> last;
    std::int64_t number = 0;
    for (std::string line; reader.next(line);)
        last = LastLine{++number, line};
    return last;
}

} // namespace bianmin::server
