// The stream of a document's content between its blocks and its pages: slabs of fixed height, one
// below another, cut into pages.
#pragma once

#include "reports/layout/placed_document.h"
#include "reports/layout/template.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace bianmin::reports {

// One unbreakable strip as wide as the type area: a line of text, a row of a table, the signatures.
// Items are placed relative to the strip's top left corner.
struct Slab {
    Length height = 0;
    Length space_before = 0; // dropped at the top of a page
    std::vector<PlacedItem> items;
    bool keep_with_next = false;
    // Index into Flow::heads of the head row that must stand above this one on every page.
    std::optional<std::size_t> head;
    // A piece of a row that is broken inside has lines only at its sides. What closes it where its
    // page ends, and what opens it where a page begins; relative like the items.
    std::vector<PlacedItem> closing;
    std::vector<PlacedItem> opening;
};

struct Flow {
    std::vector<Slab> slabs;
    std::vector<Slab> heads;
    std::vector<PlacedItem> fixed; // on the first page, relative to the page's corner
};

// The item moved by an offset.
[[nodiscard]] PlacedItem moved(PlacedItem item, Point by);

// Cuts the flow into pages: kept strips stay together where a page can hold them, table heads are
// repeated, every strip is placed exactly once. Error "document.too_long" {max}.
[[nodiscard]] Result<PlacedDocument> paginate(const Flow& flow, const PageFormat& format);

} // namespace bianmin::reports
