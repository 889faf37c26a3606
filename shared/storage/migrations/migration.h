// The numbered steps that bring a database to this program's schema. Forward only; a released file
// never changes (its SHA-256 is stored beside its number and compared at every start).
#pragma once

#include <span>
#include <string_view>

namespace bianmin::storage {

struct Migration {
    int number = 0; // 1, 2, 3 … without gaps
    std::string_view name;
    std::string_view sql;
};

// The files of migrations/, compiled in, in their order.
[[nodiscard]] std::span<const Migration> sqliteMigrations();

} // namespace bianmin::storage
