// The PDF tools of other makers that judge our PDFs. They are required: a missing tool fails the
// test.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bianmin::reports::golden {

struct ToolResult {
    int status = -1;
    std::string output;
    std::string errors; // what it wrote to standard error: warnings too
};

// Runs a program with arguments; no shell characters are interpreted in them.
ToolResult runTool(const std::vector<std::string>& command);

// A PDF written to the build's folder for people to look at as well.
std::filesystem::path writePdf(const std::string& name, const std::string& bytes);

// The text in drawing order; fails the test when pdftotext warns.
std::string extractedText(const std::filesystem::path& pdf);

// The same without white space: what a wrapped cell says is then in one piece.
std::string withoutSpace(const std::string& text);

// One page in grey, row by row, 0 = black.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    // Dark pixels in a rectangle of the page, in millimetres.
    struct Box {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
    };
    [[nodiscard]] int ink(const Box& box) const;
};
constexpr int kRasterDpi = 100;
Raster rasterOf(const std::filesystem::path& pdf, int page);
// Every page, drawn by poppler at `dpi`.
std::vector<Raster> rastersOf(const std::filesystem::path& pdf, int dpi);

} // namespace bianmin::reports::golden
