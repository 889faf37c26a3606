#include "tests/golden/glyph_raster.h"

#include "reports/layout/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace bianmin::reports::golden {
namespace {

constexpr int kRowsPerPixel = 4;
constexpr int kPiecesPerCurve = 6;

struct Edge {
    OutlinePoint from;
    OutlinePoint to;
};

// The outline as straight edges in pixels of the page.
class Edges final : public OutlineSink {
  public:
    Edges(OutlinePoint origin, double scale)
        : origin_(origin)
        , scale_(scale) {}

    void moveTo(OutlinePoint to) override { start_ = last_ = placed(to); }
    void lineTo(OutlinePoint to) override { add(placed(to)); }
    void quadraticTo(OutlinePoint control, OutlinePoint to) override {
        const OutlinePoint a = last_;
        const OutlinePoint b = placed(control);
        const OutlinePoint c = placed(to);
        for (int i = 1; i <= kPiecesPerCurve; ++i) {
            const double t = static_cast<double>(i) / kPiecesPerCurve;
            const double u = 1 - t;
            add({u * u * a.x + 2 * u * t * b.x + t * t * c.x,
                 u * u * a.y + 2 * u * t * b.y + t * t * c.y});
        }
    }
    void cubicTo(OutlinePoint, OutlinePoint, OutlinePoint to) override { add(placed(to)); }
    void close() override { add(start_); }

    std::vector<Edge> all;

  private:
    [[nodiscard]] OutlinePoint placed(OutlinePoint point) const {
        return {origin_.x + point.x * scale_, origin_.y - point.y * scale_};
    }
    void add(OutlinePoint to) {
        all.push_back({last_, to});
        last_ = to;
    }

    OutlinePoint origin_;
    double scale_;
    OutlinePoint start_;
    OutlinePoint last_;
};

// Adds the ink of the span [from, to) to a row of pixels, `share` for a full pixel.
void addSpan(Coverage& cell, int row, double from, double to, double share) {
    const double left = std::max(from - cell.left, 0.0);
    const double right = std::min(to - cell.left, static_cast<double>(cell.width));
    for (int x = static_cast<int>(left); x < cell.width && x < right; ++x) {
        const double covered = std::min(right, x + 1.0) - std::max(left, static_cast<double>(x));
        cell.ink[static_cast<std::size_t>(row * cell.width + x)] += share * std::max(covered, 0.0);
    }
}

void fillRow(Coverage& cell, int row, double y, const std::vector<Edge>& edges) {
    std::vector<std::pair<double, int>> crossings; // x, direction
    for (const Edge& edge : edges) {
        const bool down = edge.from.y <= y && edge.to.y > y;
        const bool up = edge.to.y <= y && edge.from.y > y;
        if (!down && !up)
            continue;
        const double t = (y - edge.from.y) / (edge.to.y - edge.from.y);
        crossings.emplace_back(edge.from.x + t * (edge.to.x - edge.from.x), down ? 1 : -1);
    }
    std::sort(crossings.begin(), crossings.end());
    int winding = 0;
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        if (winding != 0)
            addSpan(cell, row, crossings[i - 1].first, crossings[i].first, 1.0 / kRowsPerPixel);
        winding += crossings[i].second;
    }
}

} // namespace

Coverage drawnBySecondRasteriser(const FontLibrary& fonts, const GlyphRun& run,
                                 const PlacedGlyph& glyph, int dpi) {
    const double pixels = dpi / 25'400.0; // a micrometre
    const double em = static_cast<double>(emOf(run.size)) * pixels;
    // poppler sets small glyphs on whole rows and quarters of a column.
    const OutlinePoint origin{std::floor(static_cast<double>(glyph.x) * pixels * 4) / 4,
                              std::floor(static_cast<double>(run.baseline) * pixels)};
    Coverage cell;
    cell.left = static_cast<int>(std::floor(origin.x));
    cell.top = static_cast<int>(std::floor(origin.y - em * 0.9));
    cell.width = static_cast<int>(std::ceil(em)) + 1;
    cell.height = static_cast<int>(std::ceil(em * 1.1)) + 1;
    cell.ink.resize(static_cast<std::size_t>(cell.width * cell.height));
    Edges edges(origin, em / fonts.unitsPerEm(run.font));
    visitOutline(fonts, run.font, glyph.glyph, edges);
    for (int row = 0; row < cell.height; ++row) {
        for (int part = 0; part < kRowsPerPixel; ++part)
            fillRow(cell, row, cell.top + row + (part + 0.5) / kRowsPerPixel, edges.all);
    }
    return cell;
}

Coverage cutOut(const Raster& page, const Coverage& where) {
    Coverage cell = where;
    for (int row = 0; row < cell.height; ++row) {
        for (int column = 0; column < cell.width; ++column) {
            const int x = std::clamp(where.left + column, 0, page.width - 1);
            const int y = std::clamp(where.top + row, 0, page.height - 1);
            cell.ink[static_cast<std::size_t>(row * cell.width + column)] =
                1.0 - page.pixels[static_cast<std::size_t>(y * page.width + x)] / 255.0;
        }
    }
    return cell;
}

double inkOf(const Coverage& cell) {
    double total = 0;
    for (const double ink : cell.ink)
        total += ink;
    return total;
}

double difference(const Coverage& one, const Coverage& other) {
    double differing = 0;
    for (std::size_t i = 0; i < std::min(one.ink.size(), other.ink.size()); ++i)
        differing += std::abs(one.ink[i] - other.ink[i]);
    return differing / std::max(inkOf(one) + inkOf(other), 1.0);
}

} // namespace bianmin::reports::golden
