// What this window remembers from day to day: how often each item was taken in, and how wide the
// columns of each table are. UI thread only.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bianmin::client {

class StationMemory {
  public:
    // An unreadable or damaged file gives an empty memory: nothing of value is lost with it.
    explicit StationMemory(std::filesystem::path file);

    [[nodiscard]] const std::map<ItemId, int>& usage() const { return usage_; }
    void countUse(const ItemId& item);
    [[nodiscard]] std::vector<int> columnWidths(const std::string& table) const;
    void setColumnWidths(const std::string& table, std::vector<int> widths);

    // Error "file.unwritable". Blocking, some milliseconds: at the end.
    Result<void> save() const { return saving()(); }
    // The same for a worker: writes what is remembered now.
    [[nodiscard]] std::function<Result<void>()> saving() const;

  private:
    std::filesystem::path file_;
    std::map<ItemId, int> usage_;
    std::map<std::string, std::vector<int>> widths_;
};

} // namespace bianmin::client
