#include "client/core/station_memory.h"

#include "shared/base/codec.h"
#include "shared/base/files.h"

namespace bianmin::client {

namespace {

constexpr std::size_t kMemoryMaxBytes = 1024 * 1024;

struct UseCount {
    ItemId item;
    int count = 0;
};
struct TableWidths {
    std::string table;
    std::vector<int> widths;
};
struct Memory {
    std::vector<UseCount> usage;
    std::vector<TableWidths> tables;
};

} // namespace

} // namespace bianmin::client

namespace bianmin {
template <>
struct Schema<client::UseCount> {
    using T = client::UseCount;
    static constexpr auto fields(auto&& visit) {
        return visit(field("item", &T::item), field("count", &T::count));
    }
};
template <>
struct Schema<client::TableWidths> {
    using T = client::TableWidths;
    static constexpr auto fields(auto&& visit) {
        return visit(field("table", &T::table), field("widths", &T::widths));
    }
};
template <>
struct Schema<client::Memory> {
    using T = client::Memory;
    static constexpr auto fields(auto&& visit) {
        return visit(field("usage", &T::usage, {.max = 10'000}), field("tables", &T::tables));
    }
};
} // namespace bianmin

namespace bianmin::client {

namespace {

Result<Memory> readMemory(const std::filesystem::path& file) {
    const std::string text = TRY(readWholeFile(file, kMemoryMaxBytes));
    return decode<Memory>(TRY(parseJson(text)), UnknownKeys::ignore);
}

} // namespace

StationMemory::StationMemory(std::filesystem::path file)
    : file_(std::move(file)) {
    const auto memory = readMemory(file_);
    if (!memory)
        return;
    for (const UseCount& use : memory->usage)
        usage_[use.item] = use.count;
    for (const TableWidths& table : memory->tables)
        widths_[table.table] = table.widths;
}

void StationMemory::countUse(const ItemId& item) {
    ++usage_[item];
}

std::vector<int> StationMemory::columnWidths(const std::string& table) const {
    const auto found = widths_.find(table);
    return found == widths_.end() ? std::vector<int>{} : found->second;
}

void StationMemory::setColumnWidths(const std::string& table, std::vector<int> widths) {
    widths_[table] = std::move(widths);
}

std::function<Result<void>()> StationMemory::saving() const {
    Memory memory;
    for (const auto& [item, count] : usage_)
        memory.usage.push_back({item, count});
    for (const auto& [table, widths] : widths_)
        memory.tables.push_back({table, widths});
    return [file = file_, text = dumpJson(encode(memory))] { return writeFileDurably(file, text); };
}

} // namespace bianmin::client
