#include "reports/layout/font_library.h"
#include "reports/layout/outline.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/reports/report_samples.h"

#include <gtest/gtest.h>
#include <hb.h>

#include <algorithm>
#include <fstream>
#include <map>

namespace bianmin::reports {
namespace {

using support::codeOf;
using support::valueOf;

constexpr const char* kSong = "/usr/share/fonts/truetype/arphic/uming.ttc";
constexpr const char* kHei = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";

std::string fileOf(TextStyle style, char32_t code_point, const FontLibrary& fonts) {
    const auto found = fonts.find(style, code_point);
    return found ? fonts.file(found->font).path : "none";
}

TEST(FontLibrary, SearchesTheChainOfEachStyle) {
    EXPECT_EQ(fileOf(TextStyle::body, U'国', shippedFonts()), kSong);
    EXPECT_EQ(fileOf(TextStyle::sans, U'国', shippedFonts()), kHei);
    EXPECT_NE(fileOf(TextStyle::body, U'\U00020BB7', shippedFonts()), "none");
    EXPECT_EQ(fileOf(TextStyle::body, U'\U000F0000', shippedFonts()), "none");
}

TEST(FontLibrary, DrawsNoInvisibleCharacterThoughFontsHaveGlyphsForThem) {
    for (const TextStyle style : {TextStyle::body, TextStyle::heading, TextStyle::sans}) {
        for (const char32_t c : {U'\0', U'\t', U'\u007F', U'\u00AD', U'\u200B', U'\u202E',
                                 U'\u3164', U'\uFE00', U'\uFEFF', U'\uFFFD', U'\U000E0100'})
            EXPECT_FALSE(shippedFonts().find(style, c)) << std::uint32_t{c};
        EXPECT_TRUE(shippedFonts().find(style, U' '));
        EXPECT_TRUE(shippedFonts().find(style, U'\u3000'));
    }
}

TEST(FontLibrary, TakesTheCountysOwnFontFirst) {
    FontSettings settings;
    settings.body = {{kHei, 0}};
    const auto fonts = valueOf(FontLibrary::create(settings));
    EXPECT_EQ(fileOf(TextStyle::body, U'国', *fonts), kHei);
    EXPECT_EQ(fileOf(TextStyle::heading, U'国', *fonts), kSong);
}

TEST(FontLibrary, DrawsPrivateUseCharactersWithTheCountysOwnFontsOnly) {
    constexpr const char* kNewest = "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf";
    EXPECT_EQ(fileOf(TextStyle::body, U'\uE000', shippedFonts()), "none");
    FontSettings settings;
    settings.body = {{kNewest, 0}};
    const auto fonts = valueOf(FontLibrary::create(settings));
    EXPECT_EQ(fileOf(TextStyle::body, U'\uE000', *fonts), kNewest);
    EXPECT_EQ(fileOf(TextStyle::heading, U'\uE000', *fonts), "none");
}

TEST(FontFolder, AddsTheFontsOfEachStyleByName) {
    const support::TemporaryDirectory folder;
    std::filesystem::create_directories(folder.path() / "body");
    std::filesystem::create_directories(folder.path() / "sans");
    std::filesystem::create_symlink(kHei, folder.path() / "body" / "b.ttc");
    std::filesystem::create_symlink(kSong, folder.path() / "body" / "a.ttc");
    std::ofstream(folder.path() / "body" / "licence.txt") << "not a font";
    FontSettings settings;
    ASSERT_TRUE(addFontFolder(folder.path().string(), settings));
    ASSERT_EQ(settings.body.size(), 2U);
    EXPECT_EQ(settings.body[0].path, (folder.path() / "body" / "a.ttc").string());
    EXPECT_TRUE(settings.heading.empty());
    EXPECT_TRUE(settings.sans.empty());
    const auto fonts = valueOf(FontLibrary::create(settings));
    EXPECT_EQ(fileOf(TextStyle::body, U'国', *fonts), settings.body[0].path);
    EXPECT_EQ(fileOf(TextStyle::heading, U'国', *fonts), kSong);
    EXPECT_EQ(codeOf(addFontFolder((folder.path() / "none").string(), settings)),
              "font.folder_unreadable");
}

TEST(FontLibrary, DrawsOnlyTheFallbackHeadingHeavier) {
    EXPECT_GT(shippedFonts().find(TextStyle::heading, U'书')->weight_permille, 0);
    EXPECT_EQ(shippedFonts().find(TextStyle::body, U'书')->weight_permille, 0);
    FontSettings settings;
    settings.heading = {{kHei, 0}};
    const auto fonts = valueOf(FontLibrary::create(settings));
    EXPECT_EQ(fonts->find(TextStyle::heading, U'书')->weight_permille, 0);
}

TEST(FontLibrary, MeasuresInMicrometres) {
    const auto full = shippedFonts().find(TextStyle::body, U'国');
    const auto half = shippedFonts().find(TextStyle::body, U'8');
    EXPECT_EQ(shippedFonts().advance(full->font, full->glyph, 1200), 4233); // 12 pt
    EXPECT_EQ(shippedFonts().advance(half->font, half->glyph, 1200), 2117);
}

// The full stop of mainland papers stands at the lower left of its square.
class Bounds final : public OutlineSink {
  public:
    void moveTo(OutlinePoint to) override { see(to); }
    void lineTo(OutlinePoint to) override { see(to); }
    void quadraticTo(OutlinePoint control, OutlinePoint to) override {
        see(control);
        see(to);
    }
    void cubicTo(OutlinePoint control1, OutlinePoint control2, OutlinePoint to) override {
        see(control1);
        see(control2);
        see(to);
    }
    void close() override { ++contours; }

    double right = -1e9;
    double top = -1e9;
    int contours = 0;

  private:
    void see(OutlinePoint point) {
        right = std::max(right, point.x);
        top = std::max(top, point.y);
    }
};

Bounds boundsOf(TextStyle style, char32_t code_point) {
    const auto found = shippedFonts().find(style, code_point);
    Bounds bounds;
    visitOutline(shippedFonts(), found->font, found->glyph, bounds);
    return bounds;
}

TEST(Outline, FullStopAndCommaStandAtTheLowerLeft) {
    for (const TextStyle style : {TextStyle::body, TextStyle::heading, TextStyle::sans}) {
        for (const char32_t mark : {U'。', U'、'}) {
            const auto found = shippedFonts().find(style, mark);
            const double em = shippedFonts().unitsPerEm(found->font);
            const Bounds bounds = boundsOf(style, mark);
            EXPECT_LT(bounds.right, em / 2);
            EXPECT_LT(bounds.top, em / 2);
        }
    }
}

TEST(Outline, GivesEveryContourOfAGlyph) {
    EXPECT_EQ(boundsOf(TextStyle::body, U'口').contours, 2);
    EXPECT_EQ(boundsOf(TextStyle::body, U' ').contours, 0);
}

class FontFiles : public testing::Test {
  protected:
    // The tables of the shipped Song, changed, as a font file of its own.
    std::string write(const std::map<hb_tag_t, std::string>& replaced, hb_tag_t without) {
        hb_blob_t* source_bytes = hb_blob_create_from_file(kSong);
        hb_face_t* source = hb_face_create(source_bytes, 0);
        hb_face_t* builder = hb_face_builder_create();
        hb_tag_t tags[64];
        unsigned count = 64;
        hb_face_get_table_tags(source, 0, &count, tags);
        for (unsigned i = 0; i < count; ++i) {
            if (tags[i] == without)
                continue;
            hb_blob_t* table = hb_face_reference_table(source, tags[i]);
            const auto change = replaced.find(tags[i]);
            if (change != replaced.end()) {
                hb_blob_destroy(table);
                table = hb_blob_create(change->second.data(),
                                       static_cast<unsigned>(change->second.size()),
                                       HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr);
            }
            hb_face_builder_add_table(builder, tags[i], table);
            hb_blob_destroy(table);
        }
        hb_blob_t* bytes = hb_face_reference_blob(builder);
        unsigned length = 0;
        const char* data = hb_blob_get_data(bytes, &length);
        const std::string path = (directory_.path() / "font.ttf").string();
        std::ofstream(path, std::ios::binary).write(data, length);
        hb_blob_destroy(bytes);
        hb_face_destroy(builder);
        hb_face_destroy(source);
        hb_blob_destroy(source_bytes);
        return path;
    }

    static std::string codeFor(const std::string& path) {
        FontSettings settings;
        settings.body = {{path, 0}};
        return codeOf(FontLibrary::create(settings));
    }

    support::TemporaryDirectory directory_;
};

TEST_F(FontFiles, RefusesAFileThatIsNotThere) {
    EXPECT_EQ(codeFor((directory_.path() / "none.ttf").string()), "font.file_missing");
    FontSettings settings;
    settings.fallback_root = directory_.path().string();
    EXPECT_EQ(codeOf(FontLibrary::create(settings)), "font.file_missing");
}

TEST_F(FontFiles, RefusesWhatIsNoFontAndFacesThatACollectionDoesNotHave) {
    const std::string path = (directory_.path() / "text.ttf").string();
    std::ofstream(path) << "not a font";
    EXPECT_EQ(codeFor(path), "font.unusable");
    FontSettings settings;
    settings.body = {{kSong, 99}};
    EXPECT_EQ(codeOf(FontLibrary::create(settings)), "font.unusable");
}

TEST_F(FontFiles, RefusesFontsWithoutTrueTypeOutlines) {
    EXPECT_EQ(codeFor(write({}, HB_TAG('g', 'l', 'y', 'f'))), "font.unusable");
}

TEST_F(FontFiles, RefusesFontsWhoseLicenceForbidsEmbedding) {
    std::string os2(96, '\0');
    os2[9] = 2; // fsType: restricted licence
    EXPECT_EQ(codeFor(write({{HB_TAG('O', 'S', '/', '2'), os2}}, 0)), "font.embedding_forbidden");
    os2[9] = 8; // editable embedding
    EXPECT_EQ(codeFor(write({{HB_TAG('O', 'S', '/', '2'), os2}}, 0)), "good");
}

} // namespace
} // namespace bianmin::reports
