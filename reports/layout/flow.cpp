#include "reports/layout/flow.h"

#include "reports/layout/layout.h"

#include <utility>

namespace bianmin::reports {
namespace {

class Paginator {
  public:
    Paginator(const Flow& flow, const PageFormat& format)
        : flow_(flow)
        , format_(format) {
        openPage();
        document_.pages.back().items = flow.fixed;
    }

    Result<PlacedDocument> run() {
        std::size_t begin = 0;
        while (begin < flow_.slabs.size()) {
            std::size_t end = begin + 1;
            while (end < flow_.slabs.size() && flow_.slabs[end - 1].keep_with_next)
                ++end;
            // What is kept together moves to the next page as a whole, unless it starts one.
            if (!page_is_empty_ && y_ + heightOf(begin, end) > bottom())
                openPageFor(flow_.slabs[begin]);
            for (std::size_t i = begin; i < end; ++i)
                place(flow_.slabs[i]);
            if (document_.pages.size() > kPagesMax) {
                return fail(ErrorKind::invalid, "document.too_long",
                            {{"max", std::to_string(kPagesMax)}});
            }
            begin = end;
        }
        return std::move(document_);
    }

  private:
    [[nodiscard]] Length bottom() const { return format_.height - format_.bottom; }

    [[nodiscard]] Length heightOf(std::size_t begin, std::size_t end) const {
        Length height = 0;
        for (std::size_t i = begin; i < end; ++i)
            height += flow_.slabs[i].space_before + flow_.slabs[i].height;
        return height;
    }

    void openPage() {
        if (last_)
            draw(last_->closing, last_y_);
        last_ = nullptr;
        document_.pages.push_back({format_.width, format_.height, {}});
        y_ = format_.top;
        page_is_empty_ = true;
    }

    void openPageFor(const Slab& slab) {
        openPage();
        if (slab.head) {
            put(flow_.heads[*slab.head]);
            page_is_empty_ = true; // a repeated head alone does not fill a page
        }
    }

    void place(const Slab& slab) {
        if (!page_is_empty_ && y_ + slab.space_before + slab.height > bottom())
            openPageFor(slab);
        if (!page_is_empty_)
            y_ += slab.space_before;
        if (!last_)
            draw(slab.opening, y_);
        last_ = &slab;
        last_y_ = y_;
        put(slab);
    }

    void draw(const std::vector<PlacedItem>& items, Length y) {
        for (const PlacedItem& item : items)
            document_.pages.back().items.push_back(moved(item, {format_.left, y}));
    }

    void put(const Slab& slab) {
        draw(slab.items, y_);
        y_ += slab.height;
        page_is_empty_ = false;
    }

    const Flow& flow_;
    const PageFormat& format_;
    PlacedDocument document_;
    Length y_ = 0;
    bool page_is_empty_ = true;
    const Slab* last_ = nullptr; // placed on this page, heads aside
    Length last_y_ = 0;
};

Point sum(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}

void shift(GlyphRun& run, Point by) {
    run.baseline += by.y;
    for (PlacedGlyph& glyph : run.glyphs)
        glyph.x += by.x;
}

void shift(Line& line, Point by) {
    line.from = sum(line.from, by);
    line.to = sum(line.to, by);
}

void shift(FilledShape& shape, Point by) {
    for (Rectangle& rectangle : shape.rectangles)
        rectangle.origin = sum(rectangle.origin, by);
}

void shift(SealPlace& seal, Point by) {
    seal.centre = sum(seal.centre, by);
}

} // namespace

PlacedItem moved(PlacedItem item, Point by) {
    std::visit([&](auto& placed) { shift(placed, by); }, item);
    return item;
}

Result<PlacedDocument> paginate(const Flow& flow, const PageFormat& format) {
    return Paginator(flow, format).run();
}

} // namespace bianmin::reports
