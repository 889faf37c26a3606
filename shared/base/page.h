// Keyset pages: the position after the last row, never an offset.
#pragma once

#include "shared/base/codec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bianmin {

struct PageRequest {
    std::string after; // opaque position from the previous page; empty = from the start
    std::uint32_t size = limits::kPageSizeDefault;
};

template <class Row>
struct Page {
    std::vector<Row> rows;
    std::string next; // empty = this was the last page
};

template <class Row>
struct Schema<Page<Row>> {
    static constexpr auto fields(auto&& visit) {
        return visit(field("rows", &Page<Row>::rows), field("next", &Page<Row>::next));
    }
};

} // namespace bianmin
