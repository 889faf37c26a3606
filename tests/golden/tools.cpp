#include "tests/golden/tools.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace bianmin::reports::golden {
namespace {

std::filesystem::path folder() {
    const std::filesystem::path path = std::filesystem::path(BIANMIN_BINARY_DIR) / "golden";
    std::filesystem::create_directories(path);
    return path;
}

std::string readAll(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string quoted(const std::string& argument) {
    std::string out = "'";
    for (const char c : argument)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// Tests run in parallel as processes of their own.
std::filesystem::path scratch(const std::string& suffix) {
    return folder() / ("scratch-" + std::to_string(::getpid()) + suffix);
}

} // namespace

ToolResult runTool(const std::vector<std::string>& command) {
    const auto output = scratch(".out");
    const auto errors = scratch(".err");
    std::string line;
    for (const std::string& part : command)
        line += quoted(part) + " ";
    line += ">" + quoted(output.string()) + " 2>" + quoted(errors.string());
    const int status = std::system(line.c_str());
    ToolResult result{WIFEXITED(status) ? WEXITSTATUS(status) : -1, readAll(output),
                      readAll(errors)};
    std::filesystem::remove(output);
    std::filesystem::remove(errors);
    return result;
}

std::filesystem::path writePdf(const std::string& name, const std::string& bytes) {
    // Whole or not at all: another test may be reading the same paper.
    const auto path = folder() / (name + ".pdf");
    const auto whole = scratch(".pdf");
    std::ofstream(whole, std::ios::binary) << bytes;
    std::filesystem::rename(whole, path);
    return path;
}

std::string extractedText(const std::filesystem::path& pdf) {
    const ToolResult result = runTool({"pdftotext", "-raw", "-enc", "UTF-8", pdf.string(), "-"});
    EXPECT_EQ(result.status, 0) << "pdftotext is required (poppler-utils): " << result.errors;
    EXPECT_EQ(result.errors, "");
    return result.output;
}

std::string withoutSpace(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, "\u3000") == 0)
            i += 2;
        else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\f')
            out += text[i];
    }
    return out;
}

int Raster::ink(const Box& box) const {
    constexpr int kDark = 128;
    const auto pixel = [](double millimetres) {
        return static_cast<int>(millimetres * kRasterDpi / 25.4);
    };
    int count = 0;
    for (int y = pixel(box.top); y < std::min(height, pixel(box.bottom)); ++y) {
        for (int x = pixel(box.left); x < std::min(width, pixel(box.right)); ++x)
            count += pixels[static_cast<std::size_t>(y * width + x)] < kDark ? 1 : 0;
    }
    return count;
}

namespace {

Raster readRaster(std::istream& stream) {
    Raster raster;
    std::string magic;
    int depth = 0;
    stream >> magic >> raster.width >> raster.height >> depth;
    stream.get();
    EXPECT_EQ(magic, "P5");
    raster.pixels.resize(static_cast<std::size_t>(raster.width * raster.height));
    stream.read(reinterpret_cast<char*>(raster.pixels.data()),
                static_cast<std::streamsize>(raster.pixels.size()));
    EXPECT_TRUE(stream) << "a page is cut short";
    return raster;
}

} // namespace

Raster rasterOf(const std::filesystem::path& pdf, int page) {
    const std::string number = std::to_string(page);
    const ToolResult result = runTool({"pdftoppm", "-gray", "-r", std::to_string(kRasterDpi), "-f",
                                       number, "-l", number, pdf.string()});
    EXPECT_EQ(result.status, 0) << "pdftoppm is required (poppler-utils): " << result.errors;
    EXPECT_EQ(result.errors, "");
    std::istringstream stream(result.output);
    return readRaster(stream);
}

std::vector<Raster> rastersOf(const std::filesystem::path& pdf, int dpi) {
    const ToolResult result =
        runTool({"pdftoppm", "-gray", "-r", std::to_string(dpi), pdf.string()});
    EXPECT_EQ(result.status, 0) << "pdftoppm is required (poppler-utils): " << result.errors;
    EXPECT_EQ(result.errors, "");
    std::istringstream stream(result.output);
    std::vector<Raster> pages;
    while (stream.peek() != std::istringstream::traits_type::eof())
        pages.push_back(readRaster(stream));
    return pages;
}

} // namespace bianmin::reports::golden
