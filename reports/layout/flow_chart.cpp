#include "reports/layout/flow_chart.h"

#include "reports/layout/grid.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace bianmin::reports {
namespace {

constexpr FontSize kSizeMin = 700;
constexpr FontSize kSizeStep = 50;
constexpr Length kPaddingX = 3000;
constexpr Length kPaddingY = 1600;
constexpr Length kSideGap = 1500; // between boxes beside one another's row
constexpr Length kArrowMin = 4500;
constexpr Length kArrowMax = 8000;
constexpr Length kArrowHead = 1400;
constexpr Length kDecisionPoint = 5000; // how far a decision's ends are pointed
constexpr Length kRoundCorner = 2500;   // cut off the corners of the first and last box

enum class Shape { round, box, decision };

struct Node {
    std::string text;
    std::string note;
    Shape shape = Shape::box;
    std::vector<std::string> side;
    std::string path;
};

struct Box {
    Length left = 0;
    Length top = 0;
    Length width = 0;
    Length height = 0;
    std::vector<TextLine> text;
    std::vector<TextLine> note;

    [[nodiscard]] Length right() const { return left + width; }
    [[nodiscard]] Length bottom() const { return top + height; }
    [[nodiscard]] Length middle() const { return top + height / 2; }
};

struct Row {
    Box main;
    std::vector<Box> side;
    Length height = 0;
};

// Where the two columns of boxes stand.
struct Columns {
    Length main_left = 0;
    Length main_width = 0;
    Length side_left = 0;
    Length side_width = 0;
};

tl::unexpected<Error> invalid(const std::string& field) {
    return fail(ErrorKind::invalid, "document.field_invalid", {{"field", field}});
}

std::optional<std::string> textOf(const Json& node, const char* key) {
    const auto found = node.find(key);
    if (found == node.end() || found->is_null())
        return std::string();
    return found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

Result<Node> nodeOf(const Json& json, const std::string& path) {
    Node node;
    node.path = path;
    if (!json.is_object())
        return invalid(path);
    const auto text = textOf(json, "text");
    const auto note = textOf(json, "note");
    const auto shape = textOf(json, "shape");
    if (!text || text->empty() || !note || !shape)
        return invalid(path);
    node.text = *text;
    node.note = *note;
    if (*shape == "round")
        node.shape = Shape::round;
    else if (*shape == "decision")
        node.shape = Shape::decision;
    else if (*shape != "box")
        return invalid(path + ".shape");
    const auto side = json.find("side");
    if (side == json.end() || side->is_null())
        return node;
    if (!side->is_array())
        return invalid(path + ".side");
    for (const Json& one : *side) {
        if (!one.is_string() || one.get_ref<const std::string&>().empty())
            return invalid(path + ".side");
        node.side.push_back(one.get<std::string>());
    }
    return node;
}

class Chart {
  public:
    Chart(const TextSetter& text, TextFormat format, Length width)
        : text_(text)
        , format_(format)
        , note_(format)
        , side_(format) {
        columns_.main_left = width * 3 / 100;
        columns_.main_width = width * 54 / 100;
        columns_.side_left = width * 66 / 100;
        columns_.side_width = width - columns_.side_left - kBorderWidth;
        side_.align = Align::left;
        note_.size = std::max(format.size * 85 / 100, FontSize{600});
        note_.line_height = emOf(note_.size) * 13 / 10;
    }

    Result<void> measure(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            Row row;
            row.main = TRY(box({node.text, node.path + ".text"}, format_,
                               {columns_.main_left, columns_.main_width}, node.shape));
            if (!node.note.empty()) {
                row.main.note = TRY(lines(node.note, node.path + ".note", note_,
                                          innerWidth(columns_.main_width, node.shape)));
                row.main.height += linesHeight(row.main.note, note_);
            }
            Length beside = 0;
            for (const std::string& side : node.side) {
                row.side.push_back(TRY(box({side, node.path + ".side"}, side_,
                                           {columns_.side_left, columns_.side_width}, Shape::box)));
                beside += row.side.back().height + kSideGap;
            }
            row.height = std::max(row.main.height, beside - kSideGap);
            shapes_.push_back(node.shape);
            rows_.push_back(std::move(row));
        }
        return {};
    }

    [[nodiscard]] Length height(Length arrow) const {
        Length total = arrow * static_cast<Length>(rows_.size() - 1);
        for (const Row& row : rows_)
            total += row.height;
        return total + kBorderWidth;
    }

    Slab place(Length arrow) {
        Slab slab;
        slab.height = height(arrow);
        Length top = kBorderWidth / 2;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            Row& row = rows_[i];
            row.main.top = top + (row.height - row.main.height) / 2;
            placeSide(row, top, slab);
            draw(row.main, shapes_[i], slab);
            if (i > 0)
                arrowDown(rows_[i - 1].main, row.main, slab);
            top += row.height + arrow;
        }
        return slab;
    }

  private:
    static Length innerWidth(Length width, Shape shape) {
        return width - 2 * (shape == Shape::decision ? kDecisionPoint : kPaddingX);
    }
    static Length linesHeight(const std::vector<TextLine>& lines, const TextFormat& format) {
        return static_cast<Length>(lines.size()) * format.line_height;
    }

    Result<std::vector<TextLine>> lines(const std::string& text, const std::string& field,
                                        const TextFormat& format, Length width) const {
        return text_.set({text, {{text.size(), field}}}, format, {width, 0});
    }

    struct Words {
        const std::string& text;
        std::string field;
    };
    struct Span {
        Length left = 0;
        Length width = 0;
    };
    Result<Box> box(const Words& words, const TextFormat& format, Span span, Shape shape) const {
        Box out;
        out.left = span.left;
        out.width = span.width;
        out.text = TRY(lines(words.text, words.field, format, innerWidth(span.width, shape)));
        out.height = linesHeight(out.text, format) + 2 * kPaddingY;
        return out;
    }

    static void line(Point from, Point to, Slab& slab) {
        slab.items.emplace_back(Line{from, to, kBorderWidth, Ink::black});
    }

    static void outline(const std::vector<Point>& points, Slab& slab) {
        for (std::size_t i = 0; i < points.size(); ++i)
            line(points[i], points[(i + 1) % points.size()], slab);
    }

    void draw(const Box& box, Shape shape, Slab& slab) const {
        const Length l = box.left;
        const Length r = box.right();
        const Length t = box.top;
        const Length b = box.bottom();
        const Length c = std::min(kRoundCorner, box.height / 2);
        switch (shape) {
        case Shape::box:
            outline({{l, t}, {r, t}, {r, b}, {l, b}}, slab);
            break;
        case Shape::round:
            outline({{l + c, t},
                     {r - c, t},
                     {r, t + c},
                     {r, b - c},
                     {r - c, b},
                     {l + c, b},
                     {l, b - c},
                     {l, t + c}},
                    slab);
            break;
        case Shape::decision:
            outline({{l + kDecisionPoint, t},
                     {r - kDecisionPoint, t},
                     {r, box.middle()},
                     {r - kDecisionPoint, b},
                     {l + kDecisionPoint, b},
                     {l, box.middle()}},
                    slab);
            break;
        }
        const Length inset = (box.width - innerWidth(box.width, shape)) / 2;
        addLines(box.text, {l + inset, t + kPaddingY}, format_.line_height, slab.items);
        addLines(box.note, {l + inset, t + kPaddingY + linesHeight(box.text, format_)},
                 note_.line_height, slab.items);
    }

    static void arrowDown(const Box& from, const Box& to, Slab& slab) {
        const Length x = from.left + from.width / 2;
        line({x, from.bottom()}, {x, to.top}, slab);
        line({x - kArrowHead / 2, to.top - kArrowHead}, {x, to.top}, slab);
        line({x + kArrowHead / 2, to.top - kArrowHead}, {x, to.top}, slab);
    }

    // One trunk to the right of the box, an arrow from it to each branch.
    void placeSide(Row& row, Length top, Slab& slab) const {
        if (row.side.empty())
            return;
        Length beside = -kSideGap;
        for (const Box& side : row.side)
            beside += side.height + kSideGap;
        Length y = top + (row.height - beside) / 2;
        const Length trunk = (row.main.right() + row.side.front().left) / 2;
        Length first = row.main.middle();
        Length last = row.main.middle();
        line({row.main.right(), row.main.middle()}, {trunk, row.main.middle()}, slab);
        for (Box& side : row.side) {
            side.top = y;
            draw(side, Shape::box, slab);
            line({trunk, side.middle()}, {side.left, side.middle()}, slab);
            line({side.left - kArrowHead, side.middle() - kArrowHead / 2},
                 {side.left, side.middle()}, slab);
            line({side.left - kArrowHead, side.middle() + kArrowHead / 2},
                 {side.left, side.middle()}, slab);
            first = std::min(first, side.middle());
            last = std::max(last, side.middle());
            y += side.height + kSideGap;
        }
        line({trunk, first}, {trunk, last}, slab);
    }

    const TextSetter& text_;
    TextFormat format_;
    TextFormat note_;
    TextFormat side_;
    Columns columns_;
    std::vector<Row> rows_;
    std::vector<Shape> shapes_;
};

} // namespace

Result<std::vector<Slab>> flowChartSlabs(const FlowChartBlock& block, const Scope& scope,
                                         const TextSetter& text, Length width) {
    const Json* list = scope.find(block.list);
    if (!list)
        return fail(ErrorKind::invalid, "document.field_missing", {{"field", block.list}});
    if (!list->is_array())
        return invalid(block.list);
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < list->size(); ++i)
        nodes.push_back(TRY(nodeOf((*list)[i], block.list + "." + std::to_string(i))));
    TextFormat format = block.format;
    for (; format.size >= kSizeMin; format.size -= kSizeStep) {
        format.line_height = block.format.line_height * format.size / block.format.size;
        Chart chart(text, format, width);
        TRY(chart.measure(nodes));
        if (chart.height(kArrowMin) > block.height)
            continue;
        Length arrow = kArrowMin;
        if (nodes.size() > 1) {
            const Length spare = block.height - chart.height(kArrowMin);
            arrow = std::min(kArrowMax, arrow + spare / static_cast<Length>(nodes.size() - 1));
        }
        std::vector<Slab> slabs;
        slabs.push_back(chart.place(arrow));
        return slabs;
    }
    return fail(ErrorKind::invalid, "document.chart_too_long", {{"field", block.list}});
}

} // namespace bianmin::reports
